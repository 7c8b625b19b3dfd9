// CRM exports as files of the world: encodings, delimiters, broken rows, and what is said about them.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CrmTable,
  joinCrm,
  type LoadedCrm,
  loadCrm,
  loadMapping,
  type Mapping,
  openCrmTable,
  parseMapping,
} from '../../../src/ingest/crm/index.ts';
import type { Interaction } from '../../../src/model/interaction.ts';

const HELPDESK = 'fixtures/crm/helpdesk.csv';
let folder = '';
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callmark-crm-'));
});
afterAll(() => rm(folder, { recursive: true }));

function interaction(id: string, more: Partial<Interaction> = {}): Interaction {
  return { id, attributes: {}, turns: [], source: { file: 'calls.jsonl', record: 1 }, ...more };
}

function mappingOf(text: string): Mapping {
  const { mapping, problems } = parseMapping(text, 'crm.yaml');
  expect(problems).toEqual([]);
  if (mapping === undefined) throw new Error('no mapping');
  return mapping;
}

async function load(
  content: string | Uint8Array,
  yaml = 'key: id\nignore: all\ncolumns: { team: agent.team }',
): Promise<LoadedCrm> {
  const file = join(folder, `export-${++files}.csv`);
  await writeFile(file, content);
  return loadCrm(file, mappingOf(yaml));
}

function tableOf(loaded: LoadedCrm): CrmTable {
  expect(loaded.problems).toEqual([]);
  if (loaded.table === undefined) throw new Error('no table');
  return loaded.table;
}

async function helpdesk(content: string | Uint8Array, encoding?: string): Promise<LoadedCrm> {
  const yaml = await readFile('fixtures/crm/helpdesk.yaml', 'utf8');
  return load(content, encoding === undefined ? yaml : `encoding: ${encoding}\n${yaml}`);
}

describe('a help desk export', () => {
  it('fills fields and attributes of the interactions it knows', async () => {
    const { mapping, problems } = await loadMapping('fixtures/crm/helpdesk.yaml');
    expect(problems).toEqual([]);
    if (mapping === undefined) return;
    const table = tableOf(await loadCrm(HELPDESK, mapping));
    expect(joinCrm(interaction('h-101'), table)).toEqual(
      interaction('h-101', {
        channel: 'voice',
        startedAt: '2026-11-02T08:14:00Z',
        durationMs: 412_000,
        agent: { id: 'a-17', name: 'Dana Reyes', team: 'Billing' },
        attributes: { disposition: 'refund', csat: 4.5, escalated: false },
      }),
    );
    const chat = joinCrm(interaction('h-102'), table);
    expect(chat.channel).toBe('chat');
    expect(chat.attributes).toEqual({ disposition: 'address change', csat: null, escalated: true });
    expect(joinCrm(interaction('h-103'), table).attributes['disposition']).toBeNull();
    expect(joinCrm(interaction('h-999'), table)).toEqual(interaction('h-999'));
    expect(table.counts()).toEqual({
      rows: 3,
      usedRows: 3,
      rowsWithoutInteraction: 0,
      joined: 3,
      interactionsWithoutRow: 1,
    });
  });

  it('gives the same rows in every encoding, line end and delimiter, packed or not', async () => {
    const text = (await readFile(HELPDESK, 'utf8')).replace('Dana Reyes', 'Zoë Müller – “Z”');
    const expected = joinCrm(interaction('h-101'), tableOf(await helpdesk(text)));
    expect(expected.agent?.name).toBe('Zoë Müller – “Z”');
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const windows = Buffer.from(text.replace('–', '\u0096').replace('“', '\u0093').replace('”', '\u0094'), 'latin1');
    const variants: [string, Promise<LoadedCrm>][] = [
      ['BOM', helpdesk(`\uFEFF${text}`)],
      ['UTF-16LE', helpdesk(utf16)],
      ['UTF-16BE', helpdesk(Buffer.from(utf16).swap16())],
      ['windows-1252', helpdesk(windows, 'windows-1252')],
      ['CRLF', helpdesk(text.replaceAll('\n', '\r\n'))],
      ['CR', helpdesk(text.replaceAll('\n', '\r'))],
      ['gzip', helpdesk(gzipSync(text))],
      ['sep= line', helpdesk(`sep=,\n${text}`)],
      ['semicolons', helpdesk(text.replaceAll(',', ';').replace('"4;5"', '"4,5"'))],
    ];
    for (const [name, loading] of variants) {
      expect(joinCrm(interaction('h-101'), tableOf(await loading)), name).toEqual(expected);
    }
  });

  it('does not depend on the order of columns', async () => {
    const plain = await load('id,team\nx,Billing\n');
    const shuffled = await load('extra,team,id\n1,Billing,x\n');
    expect(joinCrm(interaction('x'), tableOf(shuffled))).toEqual(joinCrm(interaction('x'), tableOf(plain)));
  });
});

describe('the file', () => {
  it('must be there, be text, and decode', async () => {
    const missing = await loadCrm(join(folder, 'nowhere.csv'), mappingOf('key: id\ncolumns: { team: agent.team }'));
    expect(missing.problems).toMatchObject([{ code: 'crm/unreadable', severity: 'error' }]);
    expect((await load('')).problems).toMatchObject([{ code: 'crm/empty' }]);
    expect((await load(Buffer.from('PK\u0003\u0004\0\0\0'))).problems).toMatchObject([{ code: 'crm/not-text' }]);
    expect((await load(Buffer.from('id,team\nx,A\ny,\xe9\n', 'latin1'))).problems).toMatchObject([
      { code: 'crm/encoding', place: { line: 3 }, hint: expect.stringContaining('windows-1252') },
    ]);
    expect((await load(gzipSync('id,team\nx,Billing\n').subarray(0, 20))).problems).toMatchObject([
      { code: 'crm/damaged-gzip' },
    ]);
  });

  it('names the line of a quote that is never closed', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `k${i},Billing`).join('\n');
    const { problems, table } = await load(`id,team\n${rows}\nk9,"Billing\nk10,Orders\nk11,Orders\n`);
    expect(problems).toMatchObject([{ code: 'crm/unclosed-quote', place: { line: 5002 } }]);
    expect(table).toBeUndefined();
  });

  it('names the line of text after a closing quote, which may hide rows', async () => {
    expect((await load('id,team\na,Billing\nb,"Bill"ing\nc,Orders\n')).problems).toMatchObject([
      { code: 'crm/stray-quote', place: { line: 3 } },
    ]);
  });

  it('refuses a column that is there twice', async () => {
    expect((await load('id,team,team\nx,A,B\n')).problems).toMatchObject([
      { code: 'crm/duplicate-column', place: { line: 1 } },
    ]);
  });

  it('shows the line of the mapping whose column is missing, with the nearest name', async () => {
    const { problems } = await load('id,Team name\nx,A\n', 'key: id\nignore: all\ncolumns:\n  team_nmae: agent.team\n');
    expect(problems).toMatchObject([
      {
        code: 'crm/missing-column',
        place: { file: 'crm.yaml', line: 4, column: 3 },
        hint: 'Did you mean `Team name`?',
        excerpt: expect.stringContaining('> 4 |   team_nmae: agent.team'),
      },
    ]);
  });

  it('warns once of columns that nobody mapped', async () => {
    const { problems, table } = await load('id,team,mood\nx,A,calm\n', 'key: id\ncolumns: { team: agent.team }');
    expect(problems).toMatchObject([
      { code: 'crm/unmapped-columns', severity: 'warning', message: expect.stringContaining('`mood`') },
    ]);
    expect(table?.counts().rows).toBe(1);
  });

  it('skips a row of column types', async () => {
    const { problems, table } = await load('id,team\nVARCHAR(50),TEXT\nx,A\n');
    expect(problems).toMatchObject([{ code: 'crm/type-row', severity: 'warning' }]);
    expect(table?.counts().rows).toBe(1);
  });
});

describe('a row that cannot be used', () => {
  it.each([
    ['an id that Excel has rounded', 'id,team\n1.23E+15,A\n', 'crm/mangled-id'],
    ['an id that Excel has rounded, with a decimal comma', 'id;team\n1,23E+15;A\n', 'crm/mangled-id'],
    ['no key', 'id,team\n ,A\n', 'crm/no-key'],
    ['an error of Excel', 'id,team\nx,#REF!\n', 'crm/excel-error'],
    ['too few cells', 'id,team\nx\n', 'crm/column-count'],
    ['too many cells', 'id,team\nx,A,B\n', 'crm/column-count'],
    ['a quote in the middle of a cell', 'id,team\nx,A"B\n', 'crm/stray-quote'],
  ])('has %s', async (_, text, code) => {
    const { bad, problems, table } = await load(`${text}good${text.includes(';') ? ';' : ','}Billing\n`);
    expect(problems).toEqual([]);
    expect(bad).toMatchObject([{ record: 1, line: 2, code }]);
    expect(table?.counts().rows).toBe(1);
  });

  it('is quarantined with every other row of its key, unless they say the same', async () => {
    const { bad, table } = await load('id,team\na,X\nb,X\na,Y\nb,X\na,X\nc,"1\n2"\nc,3\n');
    expect(bad.map(({ record, line, code }) => [record, line, code])).toEqual([
      [1, 2, 'crm/duplicate-key'],
      [3, 4, 'crm/duplicate-key'],
      [5, 6, 'crm/duplicate-key'],
      [6, 7, 'crm/duplicate-key'],
      [7, 9, 'crm/duplicate-key'],
    ]);
    if (table === undefined) throw new Error('no table');
    expect(joinCrm(interaction('a'), table).agent).toBeUndefined();
    expect(joinCrm(interaction('b'), table).agent).toEqual({ team: 'X' });
    expect(table.counts()).toMatchObject({ rows: 1, joined: 1, interactionsWithoutRow: 1 });
  });

  it('never shows what is in it', async () => {
    const { bad } = await load(
      'id,csat\nx,sécret-42\n',
      'key: id\ncolumns: { csat: { to: attributes.csat, type: number } }',
    );
    expect(bad).toHaveLength(1);
    expect(JSON.stringify(bad)).not.toContain('sécret');
  });

  it('stops the loading when there are more than ten thousand', async () => {
    const rows = Array.from({ length: 10_002 }, () => ',A').join('\n');
    const { problems, table } = await load(`id,team\n${rows}\n`);
    expect(problems).toMatchObject([{ code: 'crm/too-many-bad-rows', severity: 'error' }]);
    expect(table).toBeUndefined();
  });

  it('keeps an id that is written as ="00417"', async () => {
    const table = tableOf(await load('id,team\n"=""00417""",A\n'));
    expect(joinCrm(interaction('00417'), table).agent).toEqual({ team: 'A' });
  });
});

describe('a table in another thread', () => {
  it('reads the same rows and counts with this one', async () => {
    const here = tableOf(await load('id,team\na,X\nb,Y\n'));
    const there = openCrmTable(structuredClone(here.data()));
    expect(joinCrm(interaction('b'), there).agent).toEqual({ team: 'Y' });
    joinCrm(interaction('zzz'), there);
    expect(here.counts()).toEqual({
      rows: 2,
      usedRows: 1,
      rowsWithoutInteraction: 1,
      joined: 1,
      interactionsWithoutRow: 1,
    });
  });
});
