// Cutting a file of lines into byte ranges, so that several readers can share it. Any cut gives the same records with
// the same numbers.

import { readFileBytes } from './unpack.ts';

/** Whole lines of a file. */
export interface LineRange {
  /** Offset of the first byte. */
  readonly start: number;
  /** Offset behind the last byte. */
  readonly end: number;
  /** Number of the first line, 1-based. */
  readonly line: number;
}

/** Cuts a file, from its byte order mark on, into ranges of about `size` bytes that end at line ends (`\n`, `\r\n` or
 * `\r`). Reads the file once, in constant memory. */
export async function cutRanges(path: string, mark: number, size: number): Promise<readonly LineRange[]> {
  const ranges: LineRange[] = [];
  let start = mark;
  let firstLine = 1;
  let line = 1;
  let offset = mark;
  let afterReturn = false;
  for await (const chunk of readFileBytes(path, { start: mark })) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const hasReturns = buffer.includes(13);
    let at = buffer.indexOf(10);
    if (hasReturns || afterReturn) at = nextEnd(buffer, 0);
    while (at !== -1) {
      const feedOfPair = buffer[at] === 10 && (at === 0 ? afterReturn : buffer[at - 1] === 13);
      if (!feedOfPair) line++;
      const end = offset + at + 1;
      // A pair is cut behind its line feed, so a return is never the end of a range.
      if (buffer[at] === 10 && end - start >= size) {
        ranges.push({ start, end, line: firstLine });
        start = end;
        firstLine = line;
      }
      at = hasReturns ? nextEnd(buffer, at + 1) : buffer.indexOf(10, at + 1);
    }
    if (buffer.length > 0) afterReturn = buffer[buffer.length - 1] === 13;
    offset += buffer.length;
  }
  if (offset > start) ranges.push({ start, end: offset, line: firstLine });
  return ranges;
}

function nextEnd(buffer: Buffer, from: number): number {
  for (let i = from; i < buffer.length; i++) if (buffer[i] === 10 || buffer[i] === 13) return i;
  return -1;
}
