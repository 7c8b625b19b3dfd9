// Damaged, odd and hostile bytes: nothing of a damaged gzip is published, nothing is replaced silently, neighbours survive.

import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { splitBytes } from '../../src/ingest/lines.ts';
import { line, readBytes, readStream } from './reading.ts';

const CLEAN = line('c-1', 'Café für 3 €') + line('c-2', 'zweite 👋');

describe('gzip', () => {
  const packed = gzipSync(CLEAN);

  test('is unpacked whatever its name, members joined', async () => {
    const { interactions, bad } = await readBytes(
      Buffer.concat([gzipSync(line('a')), gzipSync(line('b'))]),
      'calls.txt',
    );
    expect(bad).toEqual([]);
    expect(interactions.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('cut at any byte: one bad record and nothing else', async () => {
    for (let length = 3; length < packed.length; length++) {
      const { interactions, bad } = await readBytes(packed.subarray(0, length), 'calls.jsonl.gz');
      expect([length, interactions.length, bad.length]).toEqual([length, 0, 1]);
      expect(bad[0]?.code).toMatch(/^ingest\/(truncated|corrupt)-gzip$/);
    }
  });

  test('cut in the second member: nothing of the first is published', async () => {
    const two = Buffer.concat([gzipSync(line('a')), gzipSync(line('b'))]);
    const { interactions, bad } = await readBytes(two.subarray(0, two.length - 3), 'calls.jsonl.gz');
    expect(interactions).toEqual([]);
    expect(bad[0]?.code).toBe('ingest/truncated-gzip');
  });

  test('any flipped bit: refused, or the same content', async () => {
    for (let byte = 2; byte < packed.length; byte++) {
      const flipped = Buffer.from(packed);
      flipped.writeUInt8(flipped.readUInt8(byte) ^ 16, byte);
      const { interactions, bad } = await readBytes(flipped, 'calls.jsonl.gz');
      let sound = false;
      try {
        sound = gunzipSync(flipped).toString() === CLEAN;
      } catch {}
      expect([byte, interactions.length, bad.length]).toEqual(sound ? [byte, 2, 0] : [byte, 0, 1]);
    }
  });

  test.each([
    ['text', Buffer.from('garbage')],
    ['one byte', Buffer.from([7])],
    ['zeros and then text', Buffer.concat([Buffer.alloc(600), Buffer.from('x')])],
    ['half a member', gzipSync(line('z')).subarray(0, 12)],
  ])('followed by %s: refused', async (_, tail) => {
    const { interactions, bad } = await readBytes(Buffer.concat([packed, tail]), 'calls.jsonl.gz');
    expect(interactions).toEqual([]);
    expect(bad[0]?.code).toMatch(/-gzip$/);
    expect(bad[0]?.sha256).toBe(`sha256:${createHash('sha256').update(packed).update(tail).digest('hex')}`);
  });

  test('followed by zeros, as tapes do: read', async () => {
    const { interactions } = await readBytes(Buffer.concat([packed, Buffer.alloc(512)]), 'calls.jsonl.gz');
    expect(interactions).toHaveLength(2);
  });

  test('on standard input, byte by byte', async () => {
    const { interactions } = await readStream([...packed].map((byte) => Uint8Array.of(byte)));
    expect(interactions).toHaveLength(2);
    expect((await readStream([packed.subarray(0, -2)])).bad[0]?.code).toBe('ingest/truncated-gzip');
  });
});

describe('encodings and line ends', () => {
  const utf16 = Buffer.from(`\uFEFF${CLEAN}`, 'utf16le');
  const variants: [string, Buffer][] = [
    ['a UTF-8 mark', Buffer.from(`\uFEFF${CLEAN}`)],
    ['UTF-16 LE', utf16],
    ['UTF-16 BE', Buffer.from(utf16).swap16()],
    ['CR LF', Buffer.from(CLEAN.replaceAll('\n', '\r\n'))],
    ['CR', Buffer.from(CLEAN.replaceAll('\n', '\r'))],
    ['blank lines and no last line end', Buffer.from(`\n${CLEAN.trimEnd().replace('\n', '\n  \n')}`)],
    ['gzip and a mark', gzipSync(`\uFEFF${CLEAN}`)],
  ];
  test.each(variants)('%s gives the same interactions and digests', async (_, bytes) => {
    const clean = await readBytes(CLEAN);
    const other = await readBytes(bytes);
    const turns = ({ interactions }: typeof clean) => interactions.map(({ id, turns }) => ({ id, turns }));
    expect(turns(other)).toEqual(turns(clean));
    expect(other.digests).toEqual(clean.digests);
    expect(other.bad).toEqual([]);
  });

  test('CRLF cut between pieces of any size keeps numbers and offsets', async () => {
    const bytes = Buffer.from('{"a":1}\r\n\r\n€uro\r\rlast');
    const whole = await collect([bytes]);
    expect(whole).toEqual([
      [1, 0, '{"a":1}'],
      [2, 9, ''],
      [3, 11, '€uro'],
      [4, 18, ''],
      [5, 19, 'last'],
    ]);
    for (let size = 1; size < bytes.length; size++) {
      const pieces: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
      expect(await collect(pieces)).toEqual(whole);
    }
  });

  test('an invalid byte costs one line, and says where', async () => {
    const first = line('c-1');
    const bytes = Buffer.concat([Buffer.from(first), Buffer.from(line('c-2', 'X')), Buffer.from(line('c-3'))]);
    const at = bytes.indexOf('X');
    bytes[at] = 0xe9;
    const { interactions, bad } = await readBytes(bytes);
    expect(interactions.map(({ id }) => id)).toEqual(['c-1', 'c-3']);
    expect(bad).toMatchObject([{ record: 2, line: 2, byteOffset: at, code: 'ingest/invalid-encoding' }]);
    const second = bytes.subarray(first.length, bytes.indexOf(10, first.length));
    expect(bad[0]?.sha256).toBe(`sha256:${createHash('sha256').update(second).digest('hex')}`);
    expect(JSON.stringify({ interactions, bad })).not.toContain('\uFFFD');
  });

  test('Windows-1252 is taken for plain text and CSV, with a warning, and never for JSON', async () => {
    const text = Buffer.from(
      'Agent: That is 5 €.\nCustomer: Fine – thanks.\n'.replace('€', '\x80').replace('–', '\x96'),
      'latin1',
    );
    const plain = await readBytes(text, 'call.txt');
    expect(plain.interactions[0]?.turns.map((turn) => turn.text)).toEqual(['That is 5 €.', 'Fine – thanks.']);
    expect(plain.warnings.map(({ code }) => code)).toEqual(['ingest/legacy-encoding']);
    const table = Buffer.from('id,speaker,text\n1,agent,5 \x80\n', 'latin1');
    expect((await readBytes(table, 'calls.csv')).interactions[0]?.turns[0]?.text).toBe('5 €');
  });
});

describe('hostile lines', () => {
  test('a line over the limit costs itself only, without being held', async () => {
    async function* bytes() {
      yield Buffer.from('{"ok":1}\n');
      for (let i = 0; i < 100; i++) yield Buffer.alloc(1000, 'x');
      yield Buffer.from('\n{"ok":2}\n');
    }
    const lines = [];
    for await (const item of splitBytes(bytes(), 0, 1, 4096)) lines.push(item);
    expect(lines.map(({ text, fault }) => text ?? fault?.code)).toEqual([
      '{"ok":1}',
      'ingest/record-too-large',
      '{"ok":2}',
    ]);
    expect(lines[1]?.digest()).toBe(`sha256:${createHash('sha256').update(Buffer.alloc(100_000, 'x')).digest('hex')}`);
    expect(lines[2]?.byteOffset).toBe(9 + 100_001);
  });

  test('a million brackets are refused before they are parsed', async () => {
    const { bad } = await readBytes(`{"id":"x","turns":${'['.repeat(1_000_000)}\n`);
    expect(bad.map(({ code }) => code)).toEqual(['ingest/json-depth']);
  });

  test('messages and places never carry the content', async () => {
    const { bad } = await readBytes('{"id":"c","turns":[{"speaker":"agent","text":"4111 1111" x\n');
    expect(bad).toHaveLength(1);
    expect(JSON.stringify(bad)).not.toContain('4111');
  });
});

async function collect(pieces: readonly Uint8Array[]): Promise<unknown[]> {
  async function* bytes() {
    yield* pieces;
  }
  const result: unknown[] = [];
  for await (const { number, byteOffset, text } of splitBytes(bytes(), 0)) result.push([number, byteOffset, text]);
  return result;
}
