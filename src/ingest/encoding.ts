// Bytes to text, strictly: the encoding comes from the byte order mark, invalid bytes are located and never replaced.

import { isUtf8 } from 'node:buffer';
import { Unreadable } from './unreadable.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Encoding and length of the byte order mark at the start of a file; UTF-8 and 0 without one. */
export function readByteOrderMark(start: Uint8Array): { readonly encoding: Encoding; readonly length: number } {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return { encoding: 'utf-8', length: 0 };
}

/** Decodes a stream whose byte order mark was taken off; `offset` is where the stream starts in the file. Line ends are
 * left alone; `mayEndCut` forgives half a character at the end. Throws Unreadable with line and byte offset at the first invalid byte. */
export async function* decode(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: Encoding,
  offset: number,
  mayEndCut = false,
): AsyncGenerator<string> {
  let carry: Uint8Array = new Uint8Array();
  let base = offset;
  let line = 1;
  for await (const chunk of bytes) {
    const buffer =
      carry.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([carry, chunk]);
    const whole = buffer.length - unfinished(buffer, encoding);
    const body = buffer.subarray(0, whole);
    carry = Uint8Array.prototype.slice.call(buffer, whole);
    const text = decodeWhole(body, encoding, base, line);
    base += whole;
    line += countLines(text);
    if (text !== '') yield text;
  }
  if (carry.length > 0 && !mayEndCut) throw new Unreadable(invalidText(encoding, line, base));
}

/** Decodes complete characters; throws Unreadable when they are not valid. */
function decodeWhole(body: Buffer, encoding: Encoding, base: number, line: number): string {
  if (encoding === 'windows-1252') return decodeWindows1252(body);
  if (encoding === 'utf-8') {
    if (isUtf8(body)) return body.toString('utf8');
    const at = firstInvalidByte(body);
    throw new Unreadable(invalidText(encoding, line + countLines(body.toString('latin1', 0, at)), base + at));
  }
  const text = (encoding === 'utf-16be' ? Buffer.from(body).swap16() : body).toString('utf16le');
  const at = text.search(/\p{Surrogate}/u);
  if (at === -1) return text;
  throw new Unreadable(invalidText(encoding, line + countLines(text.slice(0, at)), base + 2 * at));
}

/** 0x80…0x9F of Windows-1252; its five free places stay control characters, as in the Encoding Standard. Written out
 * because TextDecoder takes Windows-1252 for Latin-1 in some releases of Node 20. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows1252(body: Buffer): string {
  return body.toString('latin1').replace(/[\u0080-\u009f]/g, (c) => UPPER.charAt(c.charCodeAt(0) - 0x80));
}

export function invalidText(encoding: Encoding, line: number, byteOffset: number) {
  return {
    code: 'ingest/invalid-encoding',
    message: `The text is not valid ${encoding.toUpperCase()} at byte ${byteOffset}; save the file as UTF-8.`,
    line,
    byteOffset,
  };
}

/** How many bytes at the end belong to a character that is not complete yet. */
function unfinished(buffer: Buffer, encoding: Encoding): number {
  if (encoding === 'windows-1252') return 0;
  if (encoding === 'utf-8') {
    for (let back = 1; back <= 3 && back <= buffer.length; back++) {
      const byte = buffer[buffer.length - back] ?? 0;
      if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
      if (byte < 0x80) return 0;
    }
    return 0;
  }
  const odd = buffer.length % 2;
  const high = buffer[buffer.length - odd - (encoding === 'utf-16le' ? 1 : 2)];
  return high !== undefined && high >= 0xd8 && high <= 0xdb ? odd + 2 : odd;
}

/** Index of the first byte that starts no valid UTF-8 character; the length when there is none. */
export function firstInvalidByte(buffer: Buffer): number {
  let at = 0;
  while (at < buffer.length) {
    const size = (buffer[at] ?? 0) < 0x80 ? 1 : sizeOfFirst(buffer, at);
    if (size === 0) return at;
    at += size;
  }
  return at;
}

function sizeOfFirst(buffer: Buffer, at: number): number {
  for (let size = 1; size <= 4; size++)
    if (at + size <= buffer.length && isUtf8(buffer.subarray(at, at + size))) return size;
  return 0;
}

function countLines(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) count++;
  return count;
}

/** `\r\n` and `\r` become `\n`, also when the pair is cut by a piece's end. */
export async function* unifyLineEnds(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let heldBack = false;
  for await (const piece of pieces) {
    let text: string = heldBack ? `\r${piece}` : piece;
    heldBack = text.endsWith('\r');
    if (heldBack) text = text.slice(0, -1);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    if (text !== '') yield text;
  }
  if (heldBack) yield '\n';
}
