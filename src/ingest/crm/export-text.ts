// The text of a CRM export: gzip unpacked, encoding told by its byte order mark or the mapping, line ends as `\n`.

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { decode, type Encoding, readByteOrderMark, unifyLineEnds } from '../encoding.ts';
import { Unreadable } from '../unreadable.ts';

/** Thrown inside this folder only; load.ts turns it into a problem. */
export class UnreadableExport extends Error {
  readonly code: string;
  readonly line: number | undefined;
  readonly hint: string | undefined;

  constructor(
    code: string,
    message: string,
    more: { readonly line?: number | undefined; readonly hint?: string } = {},
  ) {
    super(message);
    this.code = code;
    this.line = more.line;
    this.hint = more.hint;
  }
}

const CHUNK = 256 * 1024;

/** Decoded pieces of the file. Throws `UnreadableExport` where bytes are not of the encoding: a replacement character
 * would be a silent change of somebody's data. */
export async function* readExport(file: string, wanted: Encoding | undefined): AsyncGenerator<string> {
  try {
    const pieces = await openBytes(file);
    const first = await pieces.next();
    if (first.done === true) return;
    const mark = readByteOrderMark(first.value);
    const encoding = mark.length > 0 ? mark.encoding : (wanted ?? 'utf-8');
    if (!encoding.startsWith('utf-16') && first.value.subarray(0, 4096).includes(0)) {
      throw new UnreadableExport('crm/not-text', 'This is not a CSV file: it contains NUL bytes.', {
        hint: 'Save an Excel workbook as “CSV UTF-8”. UTF-16 without a byte order mark needs `encoding: utf-16le` in the mapping.',
      });
    }
    const bytes = prepend(first.value.subarray(mark.length), pieces);
    yield* unifyLineEnds(decode(bytes, encoding, mark.length));
  } catch (error) {
    throw explain(error, wanted);
  }
}

async function openBytes(file: string): Promise<AsyncIterator<Buffer>> {
  const handle = await open(file, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close());
  const raw = createReadStream(file, { highWaterMark: CHUNK });
  if (bytesRead < 2 || buffer[0] !== 0x1f || buffer[1] !== 0x8b) return raw[Symbol.asyncIterator]();
  const unpacked = createGunzip();
  raw.on('error', (error) => unpacked.destroy(error));
  return raw.pipe(unpacked)[Symbol.asyncIterator]();
}

async function* prepend(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function explain(error: unknown, wanted: Encoding | undefined): unknown {
  if (error instanceof Unreadable) {
    return new UnreadableExport(
      'crm/encoding',
      `The file is not ${(wanted ?? 'utf-8').toUpperCase()} from this line on.`,
      {
        line: error.fault.line,
        ...(wanted === undefined
          ? { hint: 'An export from Excel on Windows needs `encoding: windows-1252` in the mapping.' }
          : {}),
      },
    );
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new UnreadableExport('crm/unreadable', 'There is no such file.');
  if (code === 'EISDIR') return new UnreadableExport('crm/unreadable', 'This is a folder; name the CSV file in it.');
  if (code.startsWith('Z_')) return new UnreadableExport('crm/damaged-gzip', 'The gzip file is damaged or cut off.');
  if (/^E[A-Z]+$/.test(code)) return new UnreadableExport('crm/unreadable', `The file cannot be read (${code}).`);
  return error;
}
