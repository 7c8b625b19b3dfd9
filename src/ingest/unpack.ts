// Files as byte streams, gzip taken off. A gzip file is checked to its end before a byte of it is used, so that nothing
// of a damaged file is ever published.

import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, type Gunzip } from 'node:zlib';
import type { Fault } from './format.ts';
import { Unreadable } from './unreadable.ts';

const CHUNK = 1024 * 1024;

export interface ByteRange {
  readonly start: number;
  /** Exclusive; absent = to the end. */
  readonly end?: number;
}

/** True for the first bytes of a gzip file. */
export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** The bytes of a file, or of a range of it. Throws Unreadable where the file system refuses. */
export async function* readFileBytes(path: string, range: ByteRange = { start: 0 }): AsyncGenerator<Uint8Array> {
  if (range.end !== undefined && range.end <= range.start) return;
  const end = range.end === undefined ? {} : { end: range.end - 1 };
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK, start: range.start, ...end });
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** The unpacked bytes of a gzip file, all its members. Throws Unreadable where it is damaged. */
export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* inflate(packed, startGunzip());
}

/** Reads a gzip stream to its end; the fault when it is cut off, corrupt, or followed by something else. Zero bytes after
 * the end are padding and allowed. `packed` reads the packed bytes from a given offset. */
export async function verifyGzip(packed: (from: number) => AsyncIterable<Uint8Array>): Promise<Fault | undefined> {
  const engine = startGunzip();
  try {
    for await (const _ of inflate(packed(0), engine));
    for await (const rest of packed(engine.bytesWritten)) if (rest.some((byte) => byte !== 0)) return TRAILING;
    return undefined;
  } catch (error) {
    return asUnreadable(error).fault;
  }
}

const TRAILING: Fault = {
  code: 'ingest/corrupt-gzip',
  message: 'The gzip file is followed by other data; nothing of it was used.',
};

function startGunzip(): Gunzip {
  return createGunzip({ chunkSize: CHUNK });
}

async function* inflate(packed: AsyncIterable<Uint8Array>, engine: Gunzip): AsyncGenerator<Uint8Array> {
  // The callback is required; errors reach the reader through the engine, which the pipeline destroys with them.
  pipeline(Readable.from(packed), engine, () => undefined);
  try {
    yield* engine;
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** An error of the file system or of zlib as a fault; anything else is a bug and is thrown again. */
function asUnreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') {
    return new Unreadable({
      code: 'ingest/truncated-gzip',
      message: 'The gzip file is cut off; nothing of it was used.',
    });
  }
  if (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new Unreadable({
      code: 'ingest/corrupt-gzip',
      message: 'The gzip file is damaged; nothing of it was used.',
    });
  }
  if (/^E[A-Z0-9]+$/.test(code) && !code.startsWith('ERR_')) {
    return new Unreadable({ code: 'ingest/unreadable-file', message: `The file cannot be read (${code}).` });
  }
  throw error;
}
