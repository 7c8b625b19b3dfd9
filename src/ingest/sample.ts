// The start of a source, decoded: what formats recognise themselves by.

import { decode, type Encoding, readByteOrderMark, unifyLineEnds } from './encoding.ts';
import type { Sample } from './format.ts';
import { tryJson } from './json.ts';
import { Unreadable } from './unreadable.ts';

/** In bytes. */
const SAMPLE_SIZE = 64 * 1024;

export interface SampledEncoding {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

/** Takes at most SAMPLE_SIZE bytes from the start of a stream; `complete` when that is all there is. */
export async function takeStart(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly start: Buffer; readonly complete: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    parts.push(part);
    size += part.length;
    if (size > SAMPLE_SIZE) break;
  }
  return { start: Buffer.concat(parts).subarray(0, SAMPLE_SIZE), complete: size <= SAMPLE_SIZE };
}

/** A sample of a source from its first bytes. Bytes that are not valid text stand as Latin letters here: recognising
 * needs only the ASCII around them. */
export async function makeSample(
  file: string,
  start: Buffer,
  complete: boolean,
): Promise<SampledEncoding & { readonly sample: Sample }> {
  const { encoding, length: mark } = readByteOrderMark(start);
  let text = '';
  try {
    for await (const piece of unifyLineEnds(decode([start.subarray(mark)], encoding, mark, !complete))) text += piece;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    text = start.subarray(mark).toString('latin1').replace(/\r\n?/g, '\n');
  }
  const firstLine = /\S[^\n]*/.exec(text);
  const lineIsWhole = firstLine !== null && (complete || firstLine.index + firstLine[0].length < text.length);
  const firstLineJson = lineIsWhole && /^[[{]/.test(firstLine[0]) ? tryJson(firstLine[0]) : undefined;
  const json = complete && /^\s*[[{]/.test(text) ? (tryJson(text) ?? undefined) : undefined;
  return {
    encoding,
    mark,
    sample: {
      name: file.replace(/\.gz$/i, ''),
      text,
      complete,
      ...(json === undefined ? {} : { json }),
      ...(firstLineJson === undefined ? {} : { firstLineJson }),
    },
  };
}
