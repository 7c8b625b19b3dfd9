// The store in the eyes of a Delta reader: the log's actions, and a schema that is exactly that of the files.

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { commitRows, scratchFolder, sketch, storeIn } from './scratch.ts';
import { dataFiles } from './tree.ts';

type Action = Readonly<Record<string, Record<string, unknown>>>;

async function entryOf(dir: string, version: number): Promise<readonly Action[]> {
  const text = await readFile(join(dir, '_delta_log', `${String(version).padStart(20, '0')}.json`), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Action);
}

async function twoRuns(): Promise<string> {
  const folder = await scratchFolder();
  const dir = join(folder, 'store');
  await commitRows(await storeIn(dir), folder, 'run-1', [
    sketch({ id: 'c-1', startedAt: '2026-11-02T09:14:00.250Z' }),
    sketch({ id: 'c-2', startedAt: '2026-11-03T09:14:00Z' }),
    sketch({ id: 'c-3' }),
  ]);
  await commitRows(await storeIn(dir), folder, 'run-2', [sketch({ id: 'c-1', startedAt: '2026-11-02T09:14:00.250Z' })]);
  return dir;
}

interface DeltaField {
  readonly name: string;
  readonly type: DeltaType;
}
type DeltaType =
  | string
  | { type: string; fields?: DeltaField[]; elementType?: DeltaType; keyType?: DeltaType; valueType?: DeltaType };

const SCALARS: Readonly<Record<string, string>> = {
  string: 'VARCHAR',
  long: 'BIGINT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP WITH TIME ZONE',
};

/** A Delta type in the words in which the database describes a Parquet column. */
function sqlType(type: DeltaType | undefined): string {
  if (type === undefined) return 'nothing';
  if (typeof type === 'string') return SCALARS[type] ?? type;
  if (type.type === 'array') return `${sqlType(type.elementType)}[]`;
  if (type.type === 'map') return `MAP(${sqlType(type.keyType)}, ${sqlType(type.valueType)})`;
  return `STRUCT(${(type.fields ?? []).map((field) => `"${field.name}" ${sqlType(field.type)}`).join(', ')})`;
}

describe('the Delta log', () => {
  it('asks for reader version 1 and writer version 2', async () => {
    const [, protocol] = await entryOf(await twoRuns(), 0);
    expect(protocol).toEqual({ protocol: { minReaderVersion: 1, minWriterVersion: 2 } });
  });

  it('describes exactly the columns of the files, and the partition column after them', async () => {
    const dir = await twoRuns();
    const metaData = (await entryOf(dir, 0)).find((action) => 'metaData' in action)?.['metaData'];
    const schema = JSON.parse(String(metaData?.['schemaString'])) as { fields: DeltaField[] };
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const [file = ''] = await dataFiles(dir);
    const described = await connection.runAndReadAll(
      `SELECT column_name, replace(column_type, '"', '') FROM (DESCRIBE FROM read_parquet('${join(dir, file)}', hive_partitioning = false))`,
    );
    connection.closeSync();
    instance.closeSync();
    const declared = schema.fields.map(({ name, type }) => [name, sqlType(type).replaceAll('"', '')]);
    expect(declared.at(-1)).toEqual(['week', 'VARCHAR']);
    expect(declared.slice(0, -1)).toEqual(described.getRows());
    expect(metaData?.['partitionColumns']).toEqual(['week']);
  });

  it('adds files with size, week, digest and statistics', async () => {
    const dir = await twoRuns();
    const adds = (await entryOf(dir, 0)).flatMap(({ add }) => (add === undefined ? [] : [add]));
    expect(adds).toHaveLength(2);
    for (const add of adds) {
      expect(add['size']).toBe((await stat(join(dir, String(add['path'])))).size);
      expect(add).toMatchObject({ dataChange: true, tags: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    }
    expect(adds[0]).toMatchObject({ partitionValues: { week: '2026-W45' } });
    expect(JSON.parse(String(adds[0]?.['stats']))).toEqual({
      numRecords: 2,
      minValues: { started_at: '2026-11-02T09:14:00.250Z' },
      maxValues: { started_at: '2026-11-03T09:14:00.000Z' },
      nullCount: { started_at: 0 },
    });
    expect(JSON.parse(String(adds[1]?.['stats']))).toEqual({ numRecords: 1, nullCount: { started_at: 1 } });
  });

  it('removes what a later run replaced, and names the run in a transaction', async () => {
    const dir = await twoRuns();
    const first = (await entryOf(dir, 0)).find(({ add }) => add !== undefined)?.['add'];
    const second = await entryOf(dir, 1);
    expect(second.map((action) => Object.keys(action)[0])).toEqual(['commitInfo', 'txn', 'remove', 'add']);
    expect(second[1]).toEqual({ txn: { appId: 'run-2', version: 1, lastUpdated: Date.parse('2026-11-09T06:00:00Z') } });
    expect(second[2]?.['remove']).toMatchObject({ path: first?.['path'], dataChange: true, size: first?.['size'] });
    expect(JSON.parse(String(second[3]?.['add']?.['stats']))).toMatchObject({ numRecords: 2 });
  });

  it('holds nothing of the people in it', async () => {
    const dir = await twoRuns();
    for (const version of [0, 1]) {
      const text = JSON.stringify((await entryOf(dir, version)).filter((action) => !('metaData' in action)));
      for (const word of ['c-1', 'Dana', 'a-17', 'cu-88', 'Good morning']) expect(text).not.toContain(word);
    }
  });
});
