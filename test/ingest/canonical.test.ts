import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/model/interaction.ts';
import { line, readBytes, readStream } from './reading.ts';

const TURNS = [{ speaker: 'agent', text: 'hello' }];

async function readOne(record: unknown) {
  return readBytes(typeof record === 'string' ? record : JSON.stringify(record));
}

describe('a record that cannot be used', () => {
  test.each([
    ['ingest/missing-id', { turns: TURNS }],
    ['ingest/missing-id', { id: '  ', turns: TURNS }],
    ['ingest/bad-id', { id: { a: 1 }, turns: TURNS }],
    ['ingest/bad-id', { id: 1.5, turns: TURNS }],
    ['ingest/bad-id', { id: 'a\0b', turns: TURNS }],
    ['ingest/bad-id', { id: '\ud800x', turns: TURNS }],
    ['ingest/bad-id', { id: 'x'.repeat(513), turns: TURNS }],
    ['ingest/bad-id', { id: 'c', agent: { id: 'y\udc00' }, turns: TURNS }],
    ['ingest/no-turns', { id: 'c', turns: [] }],
    ['ingest/no-turns', { id: 'c', turns: 'hello' }],
    ['ingest/bad-turn', { id: 'c', turns: ['hello'] }],
    ['ingest/missing-text', { id: 'c', turns: [{ speaker: 'agent' }] }],
    ['ingest/missing-text', { id: 'c', turns: [{ speaker: 'agent', text: 7 }] }],
    ['ingest/nul', { id: 'c', turns: [{ speaker: 'agent', text: 'a\0' }] }],
    ['ingest/bad-speaker', { id: 'c', turns: [{ speaker: ['agent'], text: 'a' }] }],
    ['ingest/bad-channel', { id: 'c', channel: 'pigeon', turns: TURNS }],
    ['ingest/bad-direction', { id: 'c', direction: 'sideways', turns: TURNS }],
    ['ingest/bad-value', { id: 'c', queue: 7, turns: TURNS }],
    ['ingest/bad-value', { id: 'c', recordingNotice: 'yes', turns: TURNS }],
    ['ingest/bad-time', { id: 'c', startedAt: 'yesterday', turns: TURNS }],
    ['ingest/bad-time', { id: 'c', startedAt: '2026-02-30T10:00:00Z', turns: TURNS }],
    ['ingest/bad-time', { id: 'c', startedAt: 1e300, turns: TURNS }],
    ['ingest/json-duplicate-key', '{"id":"c","id":"d","turns":[{"text":"a"}]}'],
    ['ingest/json-syntax', '{"id":"c","turns":[{"text":"a"}]'],
  ])('%s', async (code, record) => {
    const { interactions, bad } = await readOne(record);
    expect(interactions).toEqual([]);
    expect(bad).toMatchObject([{ file: 'calls.jsonl', record: 1, code }]);
    expect(bad[0]?.sha256).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('does not hurt its neighbours, and has its line and offset', async () => {
    const first = line('a');
    const { interactions, bad } = await readBytes(`${first}{"id":\n${line('b')}`);
    expect(interactions.map(({ id, source }) => [id, source.record])).toEqual([
      ['a', 1],
      ['b', 3],
    ]);
    expect(bad).toMatchObject([{ record: 2, line: 2, byteOffset: first.length, code: 'ingest/json-syntax' }]);
  });

  test('as the first line, even when it looks like the start of a document', async () => {
    const { interactions, bad } = await readBytes(`{"id":"a",\n${line('b')}${line('c')}`, 'calls.jsonl', {
      format: 'canonical',
    });
    expect(interactions.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(bad.map(({ line }) => line)).toEqual([1]);
  });
});

describe('what is forgiven', () => {
  test('hostile keys are ordinary unknown keys', async () => {
    const text = `{"id":"c","__proto__":{"channel":"voice"},"constructor":1,"attributes":{"__proto__":{"a":1},"constructor":"x"},"turns":[{"text":"a","__proto__":{"startMs":5}}]}`;
    const { interactions } = await readOne(text);
    expect(interactions[0]?.channel).toBeUndefined();
    expect(interactions[0]?.turns[0]?.startMs).toBeUndefined();
    expect(Object.entries(interactions[0]?.attributes ?? {})).toEqual([['constructor', 'x']]);
    expect(({} as { channel?: unknown }).channel).toBeUndefined();
  });

  test('an id as a number keeps its digits', async () => {
    const { interactions } = await readOne('{"id":90071992547409931234,"agent":{"id":12},"turns":[{"text":"a"}]}');
    expect(interactions[0]?.id).toBe('90071992547409931234');
    expect(interactions[0]?.agent?.id).toBe('12');
  });

  test('a start without a zone is kept as text and said once', async () => {
    const records =
      line('a', 'x', { startedAt: '2026-11-02 10:14' }) + line('b', 'x', { startedAt: '2026-11-02 10:15' });
    const local = await readBytes(records);
    expect(local.interactions[0]?.startedAt).toBeUndefined();
    expect(local.interactions[0]?.attributes).toEqual({ startedAtLocal: '2026-11-02 10:14' });
    expect(local.warnings).toMatchObject([
      { code: 'ingest/no-timezone', place: { file: 'calls.jsonl' }, severity: 'warning' },
    ]);
    expect(local.warnings[0]?.message).toContain('2 times');
    const zoned = await readBytes(records, 'calls.jsonl', { timezone: 'America/New_York' });
    expect(zoned.interactions[0]?.startedAt).toBe('2026-11-02T15:14:00Z');
    expect(zoned.warnings).toEqual([]);
  });

  test('channel and direction of the command line fill in, and give way', async () => {
    const { interactions } = await readBytes(line('a') + line('b', 'x', { channel: 'sms' }), 'calls.jsonl', {
      channel: 'chat',
      direction: 'outbound',
    });
    expect(interactions.map(({ channel, direction }) => [channel, direction])).toEqual([
      ['chat', 'outbound'],
      ['sms', 'outbound'],
    ]);
  });
});

describe('documents', () => {
  const records = [
    { id: 'a', turns: TURNS },
    { id: 'b', turns: TURNS },
  ];
  test.each([
    ['a list on one line', JSON.stringify(records)],
    ['a list with one record a line', `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`],
    ['a pretty list', JSON.stringify(records, null, 2)],
  ])('%s', async (_, text) => {
    const { interactions } = await readBytes(text, 'calls.json');
    expect(interactions.map(({ id, source }) => [id, source.record])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('a single pretty object', async () => {
    const { interactions } = await readBytes(JSON.stringify(records[0], null, 2), 'call.json');
    expect(interactions.map(({ id }) => id)).toEqual(['a']);
  });

  test('a broken document is one bad record', async () => {
    const { interactions, bad } = await readBytes(JSON.stringify(records, null, 2).slice(0, -4), 'calls.json');
    expect([interactions.length, bad.length]).toEqual([0, 1]);
  });
});

test('standard input is answered line by line, before it ends', async () => {
  const { interactions, bad } = await readStream([Buffer.from(line('a')), Buffer.from(`x\n${line('b')}`)]);
  expect(interactions.map(({ id, source }) => [id, source])).toEqual([
    ['a', { file: '-', record: 1 }],
    ['b', { file: '-', record: 3 }],
  ]);
  expect(bad.map(({ record }) => record)).toEqual([2]);
});

describe('times of turns', () => {
  const time = fc.oneof(
    fc.integer({ min: -10, max: 1000 }),
    fc.constantFrom('12', 'x', null, undefined, -1, 1.5, true),
  );
  const turn = fc.record({ text: fc.string(), startMs: time, endMs: time });

  test('whatever they are: text and order survive, what stays is a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 6 }), async (drafts) => {
        const turns = drafts.map((draft, index) => ({ ...draft, text: `${index}` }));
        const { interactions, bad } = await readOne({ id: 'c', turns });
        expect(bad).toEqual([]);
        const read = interactions[0]?.turns ?? [];
        expect(read.map(({ text }) => text).sort()).toEqual(turns.map(({ text }) => text).sort());
        for (const { startMs, endMs } of read) {
          if (startMs !== undefined) expect(Number.isInteger(startMs) && startMs >= 0).toBe(true);
          if (endMs !== undefined) expect(endMs).toBeGreaterThanOrEqual(startMs ?? 0);
        }
        expect(read.map(({ text }) => text)).toEqual(stably(read).map(({ text }) => text));
      }),
      { numRuns: 60 },
    );
  });

  /** By start where every turn has one, else as given (the texts are numbered). */
  function stably(turns: readonly Turn[]): readonly Turn[] {
    const given = [...turns].sort((a, b) => Number(a.text) - Number(b.text));
    if (given.some(({ startMs }) => startMs === undefined)) return given;
    return given.sort((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0));
  }

  test('Unix times count from the earliest turn', async () => {
    const { interactions } = await readOne({
      id: 'c',
      turns: [
        { text: 'second', unixTime: 1_793_610_845 },
        { text: 'first', unixTime: 1_793_610_840.25 },
      ],
    });
    expect(interactions[0]?.turns).toEqual([
      { speaker: 'unknown', text: 'first', startMs: 0 },
      { speaker: 'unknown', text: 'second', startMs: 4750 },
    ]);
    expect(interactions[0]?.startedAt).toBe('2026-11-02T09:14:00.250Z');
  });

  test('words that cannot be right are left out', async () => {
    const { interactions, warnings } = await readOne({
      id: 'c',
      turns: [
        { text: 'good', words: [['good', 0, 5]] },
        { text: 'bad', words: [['bad', 9, 5]] },
      ],
    });
    expect(interactions[0]?.turns.map(({ words }) => words)).toEqual([[['good', 0, 5]], undefined]);
    expect(warnings.map(({ code }) => code)).toEqual(['ingest/bad-turn-time']);
  });
});
