// A source opened: its bytes unpacked and decoded, ready for a format. Damage that can be found before reading is found
// here.

import type { Problem } from '../model/problem.ts';
import { decode, type Encoding, readByteOrderMark, unifyLineEnds } from './encoding.ts';
import type { Content, Format } from './format.ts';
import { RECORD_LIMIT, splitBytes, splitText } from './lines.ts';
import type { LineRange } from './ranges.ts';
import type { SourceFile } from './source.ts';
import { gunzip, isGzip, readFileBytes, verifyGzip } from './unpack.ts';
import { Unreadable } from './unreadable.ts';

const LEGACY: Problem = {
  code: 'ingest/legacy-encoding',
  message: 'The file is not UTF-8; it was read as Windows-1252.',
  hint: 'If names look wrong, save the file as UTF-8.',
  severity: 'warning',
};

/** Bytes that can be read from the start as often as wanted (standard input: once), behind their byte order mark. */
interface Bytes {
  readonly encoding: Encoding;
  readonly mark: number;
  read(): AsyncIterable<Uint8Array>;
}

/** Opens a file. Throws Unreadable when it is a damaged gzip file. */
export async function openFile(
  source: SourceFile & { readonly path: string },
  format: Format | undefined,
  range: LineRange | undefined,
  warn: (problem: Problem) => void,
): Promise<Content> {
  const { path, mark } = source;
  if (source.gzip) {
    const fault = await verifyGzip((start) => readFileBytes(path, { start }));
    if (fault !== undefined) throw new Unreadable(fault);
  }
  const read = source.gzip
    ? () => skip(gunzip(readFileBytes(path)), mark)
    : () => readFileBytes(path, { start: mark, ...range });
  const legacy = format?.legacyEncoding === true && mark === 0 && !(await isValid(read(), source.encoding));
  if (legacy) warn(LEGACY);
  return makeContent({ encoding: legacy ? 'windows-1252' : source.encoding, mark, read }, range);
}

/** Opens standard input, which can be read once. A packed one is held in memory, because it must be checked to its end
 * before it is used; over 64 MB it is refused. */
export async function openStandardInput(stdin: AsyncIterable<Uint8Array>): Promise<Content> {
  const { start, all } = await peek(stdin);
  if (!isGzip(start)) {
    const { encoding, length: mark } = readByteOrderMark(start);
    return makeContent({ encoding, mark, read: () => skip(all, mark) });
  }
  const packed = await collect(all);
  const fault = await verifyGzip((from) => once(packed.subarray(from)));
  if (fault !== undefined) throw new Unreadable(fault);
  const unpacked = await peek(gunzip(once(packed)));
  const { encoding, length: mark } = readByteOrderMark(unpacked.start);
  return makeContent({ encoding, mark, read: () => skip(gunzip(once(packed)), mark) });
}

function makeContent(bytes: Bytes, range?: LineRange): Content {
  const { encoding, mark } = bytes;
  const decoded = () => decode(bytes.read(), encoding, mark);
  return {
    chunks: () => unifyLineEnds(decoded()),
    lines: () =>
      encoding === 'utf-8' ? splitBytes(bytes.read(), range?.start ?? mark, range?.line) : splitText(decoded()),
    async text() {
      const pieces: string[] = [];
      let size = 0;
      for await (const piece of unifyLineEnds(decoded())) {
        pieces.push(piece);
        size += piece.length;
        if (size > RECORD_LIMIT) throw new Unreadable(TOO_LARGE);
      }
      return pieces.join('');
    },
  };
}

const TOO_LARGE = {
  code: 'ingest/record-too-large',
  message: 'The file is one record and over the record limit of 64 MB.',
};

async function isValid(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): Promise<boolean> {
  try {
    for await (const _ of decode(bytes, encoding, 0));
    return true;
  } catch (error) {
    if (error instanceof Unreadable && error.fault.code === 'ingest/invalid-encoding') return false;
    throw error;
  }
}

async function* skip(bytes: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of bytes) {
    yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The first bytes of a stream, at least four where there are as many, and the whole stream again. */
async function peek(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly start: Buffer; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  let done = false;
  while (start.length < 4 && !done) {
    const next = await iterator.next();
    if (next.done === true) done = true;
    else start = Buffer.concat([start, next.value]);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield start;
    try {
      while (!done) {
        const next = await iterator.next();
        if (next.done === true) done = true;
        else yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { start, all: all() };
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    parts.push(part);
    size += part.length;
    if (size > RECORD_LIMIT) {
      throw new Unreadable({
        code: 'ingest/record-too-large',
        message:
          'Packed standard input over 64 MB cannot be checked before use; unpack it first, or give it as a file.',
      });
    }
  }
  return Buffer.concat(parts);
}
