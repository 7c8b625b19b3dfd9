import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isIntact } from '../../src/store/entry.ts';
import { openStore } from '../../src/store/index.ts';
import { allRows, commitRows, scratchFolder, sketch, storeIn, unwrap } from './scratch.ts';

const ENTRY = '_delta_log/00000000000000000000.json';

async function storeWith(...keys: string[]): Promise<string> {
  const folder = await scratchFolder();
  const dir = join(folder, 'store');
  for (const key of keys) {
    await commitRows(await storeIn(dir), folder, key, [sketch({ id: key, startedAt: '2026-11-02T09:14:00Z' })]);
  }
  return dir;
}

/** A log entry as another Delta writer would leave it. */
async function foreignTable(...actions: object[]): Promise<string> {
  const dir = await scratchFolder();
  await mkdir(join(dir, '_delta_log'));
  await writeFile(join(dir, ENTRY), actions.map((action) => `${JSON.stringify(action)}\n`).join(''));
  return dir;
}

const ours = { 'callmark.layout': '1' };

describe('opening', () => {
  it('a folder that is not there is a Problem that names it, and makes nothing', async () => {
    const dir = join(await scratchFolder(), 'store');
    expect(await openStore(dir)).toMatchObject({ code: 'store/not-found', place: { file: dir } });
    unwrap(await openStore(dir, { create: true }));
    await expect(stat(dir)).rejects.toThrow('ENOENT');
  });

  it('a new store has no rows, no runs and nothing to verify', async () => {
    const store = unwrap(await openStore(await scratchFolder(), { create: true }));
    expect([store.version, store.runs(), await allRows(store.rows()), await store.find('c-1')]).toEqual([
      -1,
      [],
      [],
      [],
    ]);
    expect(await store.verify()).toEqual({ checked: 0, bytes: 0, problems: [] });
  });

  it('a file is no store', async () => {
    const file = join(await scratchFolder(), 'calls.jsonl');
    await writeFile(file, '');
    expect(await openStore(file, { create: true })).toMatchObject({ code: 'store/not-a-store' });
  });

  it('a folder with other things does not become one', async () => {
    const dir = await scratchFolder();
    await writeFile(join(dir, 'letter.txt'), 'Dear');
    expect(await openStore(dir, { create: true })).toMatchObject({ code: 'store/not-a-store' });
    expect(await openStore(dir)).toMatchObject({ code: 'store/not-a-store' });
  });

  it('a folder that has only a quarantine yet becomes one', async () => {
    const dir = await scratchFolder();
    await mkdir(join(dir, 'quarantine'));
    expect(unwrap(await openStore(dir, { create: true })).version).toBe(-1);
  });

  it("somebody else's Delta table is no store", async () => {
    const dir = await foreignTable(
      { protocol: { minReaderVersion: 1, minWriterVersion: 2 } },
      { metaData: { id: '1', configuration: {}, partitionColumns: [] } },
    );
    expect(await openStore(dir)).toMatchObject({ code: 'store/not-a-store' });
  });

  it.each([
    [3, 7],
    [1, 3],
  ])('a protocol with reader %i and writer %i is refused', async (minReaderVersion, minWriterVersion) => {
    const dir = await foreignTable(
      { protocol: { minReaderVersion, minWriterVersion } },
      { metaData: { configuration: ours } },
    );
    expect(await openStore(dir)).toMatchObject({
      code: 'store/newer-protocol',
      hint: expect.stringContaining('newer'),
    });
  });

  it('a store of a later callmark is refused', async () => {
    const dir = await foreignTable({ metaData: { configuration: { 'callmark.layout': '2' } } });
    expect(await openStore(dir)).toMatchObject({ code: 'store/newer-layout' });
  });

  it('a version that there is not is a Problem', async () => {
    const dir = await storeWith('run-1', 'run-2');
    expect(
      unwrap(await openStore(dir, { version: 0 }))
        .runs()
        .map(({ key }) => key),
    ).toEqual(['run-1']);
    expect(await openStore(dir, { version: 2 })).toMatchObject({
      code: 'store/no-version',
      message: expect.stringContaining('latest is 1'),
    });
  });
});

describe('a damaged log', () => {
  it('with an entry missing is refused', async () => {
    const dir = await storeWith('run-1', 'run-2', 'run-3');
    await rm(join(dir, '_delta_log', '00000000000000000001.json'));
    expect(await openStore(dir)).toMatchObject({
      code: 'store/log-gap',
      message: expect.stringContaining('version 1'),
    });
  });

  it('with any bit flipped is not believed', async () => {
    const bytes = await readFile(join(await storeWith('run-1'), ENTRY));
    expect(isIntact(bytes.toString())).toBe(true);
    const believed: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit % 8));
      if (isIntact(flipped.toString())) believed.push(bit);
    }
    expect(bytes.length).toBeGreaterThan(3000);
    expect(believed).toEqual([]);
  }, 30_000);

  it('with a bit flipped is refused', async () => {
    const dir = await storeWith('run-1');
    const bytes = await readFile(join(dir, ENTRY));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(join(dir, ENTRY), bytes);
    expect(await openStore(dir)).toMatchObject({ code: 'store/damaged-log', place: { file: join(dir, ENTRY) } });
  });

  it('that points outside of the store is refused', async () => {
    const dir = await foreignTable(
      { metaData: { configuration: ours } },
      { add: { path: '../../etc/secret.parquet', partitionValues: { week: '2026-W45' }, size: 1 } },
    );
    expect(await openStore(dir)).toMatchObject({ code: 'store/damaged-log' });
  });
});
