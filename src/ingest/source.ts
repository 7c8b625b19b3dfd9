// One source: a file or standard input, looked at once, described by plain data that can be handed to another thread.

import type { Encoding } from './encoding.ts';
import type { Sample } from './format.ts';
import { recogniseFormat } from './index.ts';
import { makeSample, takeStart } from './sample.ts';
import { gunzip, isGzip, readFileBytes } from './unpack.ts';
import { Unreadable } from './unreadable.ts';

/** The name of standard input among the inputs. */
export const STANDARD_INPUT = '-';

export interface SourceFile {
  /** As given on the command line (for a file in a folder: the folder as given, and the way from there). */
  readonly file: string;
  /** Absolute; absent for standard input. */
  readonly path?: string;
  /** In bytes, as stored. */
  readonly size?: number;
  /** Name of the format; absent when no format knows the file, which reading it then reports. */
  readonly format?: string;
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly mark: number;
  readonly gzip: boolean;
  /** True when the file is UTF-8 lines of JSON, not packed: it can be read in ranges, see ranges.ts. */
  readonly lines: boolean;
}

/** A source with what a decision about it needs. */
export interface Inspected {
  readonly source: SourceFile;
  /** Absent when the start of the file could not be read. */
  readonly sample?: Sample;
}

/** Looks at the start of a file and finds its format: `forced`, or the one that recognises it. */
export async function inspectFile(file: string, path: string, size: number, forced?: string): Promise<Inspected> {
  const plain = { file, path, size, encoding: 'utf-8', mark: 0, gzip: false, lines: false } as const;
  const format = forced === undefined ? {} : { format: forced };
  try {
    const packed = await takeStart(readFileBytes(path));
    const gzip = isGzip(packed.start);
    const { start, complete } = gzip ? await takeStart(gunzip(readFileBytes(path))) : packed;
    const { sample, encoding, mark } = await makeSample(file, start, complete);
    const name = forced ?? recogniseFormat(sample)?.name;
    const lines = name === 'canonical' && !gzip && encoding === 'utf-8' && isJsonLines(sample);
    return {
      source: { ...plain, ...(name === undefined ? {} : { format: name }), encoding, mark, gzip, lines },
      sample,
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { source: { ...plain, ...format, gzip: error.fault.code.endsWith('-gzip') } };
  }
}

function isJsonLines(sample: Sample): boolean {
  const first = sample.firstLineJson;
  return typeof first === 'object' && first !== null && !Array.isArray(first);
}

/** Standard input as a source: canonical JSON lines unless told otherwise. */
export function standardInput(forced = 'canonical'): SourceFile {
  return { file: STANDARD_INPUT, format: forced, encoding: 'utf-8', mark: 0, gzip: false, lines: false };
}
