// Reading a source: opened, unpacked, decoded, handed to its format; whatever stops the reading becomes a bad record.

import { createHash } from 'node:crypto';
import type { Channel, Direction } from '../model/interaction.ts';
import type { Problem } from '../model/problem.ts';
import { badItem } from './bad-item.ts';
import type { Content, Fault, Format, ReadContext, ReadItem } from './format.ts';
import { findFormat } from './index.ts';
import { openFile, openStandardInput } from './open.ts';
import type { LineRange } from './ranges.ts';
import type { SourceFile } from './source.ts';
import { readFileBytes } from './unpack.ts';
import { Unreadable } from './unreadable.ts';
import { countWarnings } from './warnings.ts';

export interface ReadOptions {
  /** IANA zone for times without one. */
  readonly timezone?: string;
  readonly channel?: Channel;
  readonly direction?: Direction;
  /** Bytes of standard input; needed to read `-`. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Only these lines of a source that has `lines`. */
  readonly range?: LineRange;
  /** Takes what was noticed, once a kind and source, when the source has been read. */
  readonly warn?: (problem: Problem) => void;
}

/** Reads one source, item by item, in the order of its records. Never rejects for what is in the file: a source that
 * cannot be read, or not to its end, gives a bad record. Memory stays at one record for the formats that stream. */
export async function* readSource(source: SourceFile, options: ReadOptions): AsyncGenerator<ReadItem> {
  const warnings = countWarnings(source.file);
  const context: ReadContext = {
    file: source.file,
    warn: warnings.add,
    linesOnly: options.range !== undefined,
    ...(options.timezone === undefined ? {} : { timezone: options.timezone }),
    ...(options.channel === undefined ? {} : { channel: options.channel }),
    ...(options.direction === undefined ? {} : { direction: options.direction }),
  };
  let record = 0;
  try {
    const format = source.format === undefined ? undefined : findFormat(source.format);
    const content = await open(source, options, format, warnings.add);
    if (format === undefined) throw new Unreadable(unrecognised(source));
    for await (const item of format.read(content, context)) {
      record = item.kind === 'bad' ? item.bad.record : item.interaction.source.record;
      yield item;
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield badItem(context, error.fault, { record: record + 1, sha256: await digestFile(source) });
  }
  for (const problem of warnings.problems()) options.warn?.(problem);
}

async function open(
  source: SourceFile,
  options: ReadOptions,
  format: Format | undefined,
  warn: (problem: Problem) => void,
): Promise<Content> {
  const { path } = source;
  if (path !== undefined) return openFile({ ...source, path }, format, options.range, warn);
  if (options.stdin === undefined) throw new Error('standard input was not passed in');
  return openStandardInput(options.stdin);
}

function unrecognised(source: SourceFile): Fault {
  if (source.size === 0) return { code: 'ingest/empty-file', message: 'The file is empty.' };
  return { code: 'ingest/unrecognised', message: 'No input format knows this file. Name one with --input-format.' };
}

/** Digest of a file's bytes as they are stored; undefined for standard input and where the file cannot be read. */
async function digestFile(source: SourceFile): Promise<string | undefined> {
  if (source.path === undefined) return undefined;
  const hash = createHash('sha256');
  try {
    for await (const chunk of readFileBytes(source.path)) hash.update(chunk);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
  return `sha256:${hash.digest('hex')}`;
}
