import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textContent } from '../../src/ingest/content.ts';
import type { ReadItem } from '../../src/ingest/format.ts';
import { readTable } from '../../src/ingest/formats/csv-turns.ts';
import { readBytes } from './reading.ts';

const HEADER = ['Conversation ID', 'Speaker', 'Text', 'Start (s)', 'Agent', 'csat', 'Mood'];
const ROWS = [
  ['k1', 'agent', 'Hello, "Lee"', '0.5', 'Dana', '4', ''],
  ['k1', 'caller', 'two\nlines; yes', '3', 'Dana', '4', 'cross'],
  ['k2', 'Rep', 'Hi', '0', 'Sam', '', ''],
  ['k2', 'Client', 'Hey', '1.25', 'Sam', '', ''],
];

function table(rows: readonly (readonly string[])[], delimiter = ','): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\n');
}

describe('columns', () => {
  test('in any order, with any delimiter, give the same interactions and digests', async () => {
    const plain = await readBytes(table([HEADER, ...ROWS]), 'calls.csv');
    expect(plain.interactions.map(({ id, turns, attributes }) => [id, turns.length, attributes])).toEqual([
      ['k1', 2, { csat: 4 }],
      ['k2', 2, {}],
    ]);
    expect(plain.interactions[0]?.turns[1]).toEqual({ speaker: 'customer', text: 'two\nlines; yes', startMs: 3000 });
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 });
    await fc.assert(
      fc.asyncProperty(order, fc.constantFrom(',', ';', '\t', '|'), async (columns, delimiter) => {
        const shuffled = [HEADER, ...ROWS].map((row) => columns.map((at) => row[at] ?? ''));
        const other = await readBytes(table(shuffled, delimiter), 'calls.csv');
        expect(JSON.stringify(other.interactions)).toBe(JSON.stringify(plain.interactions));
        expect(other.digests).toEqual(plain.digests);
      }),
      { numRuns: 25 },
    );
  });

  test('that are missing are named, with what could be meant', async () => {
    const { bad } = await readBytes('call_id,speaker,txet\n1,agent,hi\n', 'calls.csv');
    expect(bad).toMatchObject([{ code: 'csv/missing-column', line: 1 }]);
    expect(bad[0]?.message).toContain('call_id, speaker, txet. Did you mean "txet"? Rename it to "text".');
  });

  test('without a header nobody is quoted', async () => {
    const { bad } = await readBytes('1,agent,my card is 4111 1111 and so on\n', 'calls.csv');
    expect(bad).toHaveLength(1);
    expect(bad[0]?.message).not.toContain('4111');
  });

  test('with the same name are refused', async () => {
    const { bad } = await readBytes('id,speaker,text,Te_xt\n1,agent,hi,ho\n', 'calls.csv');
    expect(bad).toMatchObject([{ code: 'csv/duplicate-column', line: 1 }]);
  });
});

describe('rows', () => {
  test('an unclosed quote is told with the line of its row', async () => {
    const { bad } = await readBytes('id,speaker,text\n1,agent,"two\nlines"\n1,agent,"open\n2,agent,x\n', 'calls.csv');
    expect(bad).toMatchObject([{ code: 'csv/unclosed-quote', line: 4 }]);
  });

  test('a row with too many or too few cells costs its conversation', async () => {
    const { interactions, bad } = await readBytes(
      'id,speaker,text\n1,agent,a\n1,agent\n2,agent,b\n3,agent,c,d\n',
      'calls.csv',
    );
    expect(interactions.map(({ id }) => id)).toEqual(['2']);
    expect(bad).toMatchObject([
      { code: 'csv/column-count', record: 1, line: 3 },
      { code: 'csv/column-count', record: 3, line: 5 },
    ]);
  });

  test('a row without an id and a rounded id are bad', async () => {
    const { bad } = await readBytes('id,speaker,text\n,agent,a\n1.23E+15,agent,b\n', 'calls.csv');
    expect(bad.map(({ code }) => code)).toEqual(['ingest/missing-id', 'csv/mangled-id']);
  });

  test('decimal commas and the line that names the separator are understood', async () => {
    const { interactions } = await readBytes('sep=;\nid;speaker;text;start_seconds\n1;agent;a;1,5\n', 'calls.csv');
    expect(interactions[0]?.turns[0]?.startMs).toBe(1500);
  });

  test('numbers without a unit are not guessed', async () => {
    const { interactions, warnings } = await readBytes('id,speaker,text,start\n1,agent,a,1.5\n', 'calls.csv');
    expect(interactions[0]?.turns[0]?.startMs).toBeUndefined();
    expect(warnings.map(({ code }) => code)).toEqual(['ingest/bad-turn-time']);
  });

  test('dates without a zone give positions, and a start only with --timezone', async () => {
    const text = 'id,speaker,text,timestamp\n1,agent,a,2026-10-25 02:30:00\n1,customer,b,2026-10-25 02:30:04\n';
    const local = await readBytes(text, 'calls.csv');
    expect(local.interactions[0]?.turns.map(({ startMs }) => startMs)).toEqual([0, 4000]);
    expect(local.interactions[0]?.startedAt).toBeUndefined();
    const zoned = await readBytes(text, 'calls.csv', { timezone: 'Asia/Tokyo' });
    expect(zoned.interactions[0]?.startedAt).toBe('2026-10-24T17:30:00Z');
    const folded = await readBytes(text, 'calls.csv', { timezone: 'Europe/Berlin' });
    expect(folded.bad).toMatchObject([{ code: 'ingest/ambiguous-time', line: 2 }]);
  });
});

describe('rows of a conversation that are apart', () => {
  const header = 'id,speaker,text\n';

  async function readWithin(limit: number, body: string): Promise<string[]> {
    const items: ReadItem[] = [];
    for await (const item of readTable(textContent(header + body), { file: 'calls.csv' }, limit)) items.push(item);
    return items.map((item) =>
      item.kind === 'bad'
        ? item.bad.code
        : `${item.interaction.id}:${item.interaction.turns.map(({ text }) => text).join('')}`,
    );
  }

  test('are brought together in a file that can be held', async () => {
    expect(await readWithin(1000, '1,agent,a\n2,agent,b\n1,agent,c\n')).toEqual(['1:ac', '2:b']);
  });

  test('are refused where they cannot, before anything is read out', async () => {
    const body = `1,agent,a\n2,agent,b\n1,agent,c\n${'3,agent,long enough\n'.repeat(5)}`;
    await expect(readWithin(40, body)).rejects.toMatchObject({ fault: { code: 'csv/rows-apart' } });
  });

  test('are told when they turn up while streaming', async () => {
    const body = `1,agent,a\n${'2,agent,long enough\n'.repeat(4)}3,agent,b\n1,agent,c\n4,agent,d\n`;
    const found = await readWithin(40, body);
    expect([found[0], ...found.slice(2)]).toEqual(['1:a', '3:b', 'csv/rows-apart', '4:d']);
  });
});
