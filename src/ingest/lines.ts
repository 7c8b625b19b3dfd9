// Lines of a byte stream in constant memory. A line that cannot be decoded or is over the limit keeps its place, its
// offset and its digest, and does not hurt its neighbours.

import { isUtf8 } from 'node:buffer';
import { createHash, type Hash } from 'node:crypto';
import { digestRecord } from './digest.ts';
import { firstInvalidByte, invalidText } from './encoding.ts';
import type { Line } from './format.ts';

/** The largest record, in bytes. */
export const RECORD_LIMIT = 64 * 1024 * 1024;

const LF = 10;
const CR = 13;

/** Splits UTF-8 bytes at `\n`, `\r\n` or `\r`. `offset` is where the stream starts in the file, `first` the number of
 * its first line. Holds one line of at most `limit` bytes. */
export async function* splitBytes(
  bytes: AsyncIterable<Uint8Array>,
  offset: number,
  first = 1,
  limit = RECORD_LIMIT,
): AsyncGenerator<Line> {
  let number = first;
  let lineStart = offset;
  let chunkStart = offset;
  let pending: Uint8Array[] = [];
  let pendingSize = 0;
  let oversize: Hash | undefined;
  let swallowLineFeed = false;

  function keep(part: Uint8Array): void {
    if (part.length === 0) return;
    pendingSize += part.length;
    if (oversize === undefined && pendingSize > limit) {
      oversize = createHash('sha256');
      for (const earlier of pending) oversize.update(earlier);
      pending = [];
    }
    if (oversize === undefined) pending.push(part);
    else oversize.update(part);
  }

  function finish(): Line {
    const [only] = pending;
    const line =
      oversize === undefined
        ? lineOf(pending.length === 1 && only !== undefined ? only : Buffer.concat(pending), number, lineStart)
        : oversizeLine(oversize, number, lineStart, limit);
    number++;
    pending = [];
    pendingSize = 0;
    oversize = undefined;
    return line;
  }

  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let from = 0;
    if (swallowLineFeed && buffer[0] === LF) from = 1;
    if (swallowLineFeed && buffer.length > 0) lineStart = chunkStart + from;
    swallowLineFeed = swallowLineFeed && buffer.length === 0;
    let lf = buffer.indexOf(LF, from);
    let cr = buffer.indexOf(CR, from);
    while (lf !== -1 || cr !== -1) {
      const end = cr === -1 || (lf !== -1 && lf < cr) ? lf : cr;
      keep(buffer.subarray(from, end));
      yield finish();
      from = end + 1;
      if (end === cr) {
        if (from === buffer.length) swallowLineFeed = true;
        else if (lf === from) from++;
        cr = buffer.indexOf(CR, from);
      }
      if (lf !== -1 && lf < from) lf = buffer.indexOf(LF, from);
      lineStart = chunkStart + from;
    }
    keep(buffer.subarray(from));
    chunkStart += buffer.length;
  }
  if (pendingSize > 0) yield finish();
}

function lineOf(bytes: Uint8Array, number: number, byteOffset: number): Line {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const digest = () => digestRecord(buffer);
  if (isUtf8(buffer)) return { number, byteOffset, text: buffer.toString('utf8'), digest };
  const fault = invalidText('utf-8', number, byteOffset + firstInvalidByte(buffer));
  return { number, byteOffset, fault, digest };
}

function oversizeLine(hash: Hash, number: number, byteOffset: number, limit: number): Line {
  const digest = `sha256:${hash.digest('hex')}`;
  const message = `The line is longer than the record limit of ${limit / 1024 / 1024} MB.`;
  return {
    number,
    byteOffset,
    fault: { code: 'ingest/record-too-large', message, line: number, byteOffset },
    digest: () => digest,
  };
}

/** Splits text that came in another encoding than UTF-8. Re-encoded, a line keeps the digest it would have in UTF-8; its
 * byte offset is not known. */
export async function* splitText(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  async function* encode(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) yield Buffer.from(piece, 'utf8');
  }
  for await (const line of splitBytes(encode(), 0)) {
    const { byteOffset: _, ...rest } = line;
    yield rest;
  }
}
