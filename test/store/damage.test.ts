import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, StoreFault } from '../../src/store/index.ts';
import { allRows, commitRows, scratchFolder, sketch, storeIn, unwrap } from './scratch.ts';
import { dataFiles, treeOf } from './tree.ts';

async function storeOfOneFile(): Promise<{ folder: string; dir: string; file: string }> {
  const folder = await scratchFolder();
  const dir = join(folder, 'store');
  await commitRows(await storeIn(dir), folder, 'run-1', [sketch({ id: 'c-1', startedAt: '2026-11-02T09:14:00Z' })]);
  const [path = ''] = await dataFiles(dir);
  return { folder, dir, file: join(dir, path) };
}

async function flip(file: string, index: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[index] = (bytes[index] ?? 0) ^ (1 << (index % 8));
  await writeFile(file, bytes);
}

describe('a flipped bit in a data file', () => {
  it('is found by verify wherever it is', async () => {
    const { dir, file } = await storeOfOneFile();
    const good = await readFile(file);
    const store = unwrap(await openStore(dir));
    const step = Math.max(1, Math.floor(good.length / 300));
    for (let index = 0; index < good.length; index += step) {
      await flip(file, index);
      const { problems } = unwrap(await store.verify());
      expect(problems).toEqual([expect.objectContaining({ code: 'store/damaged-file', place: { file } })]);
      await writeFile(file, good);
    }
    expect(unwrap(await store.verify())).toEqual({ checked: 2, bytes: good.length, problems: [] });
  });

  it('is refused by every reader', async () => {
    const { dir, file } = await storeOfOneFile();
    await flip(file, 100);
    const store = unwrap(await openStore(dir));
    await expect(allRows(store.rows())).rejects.toThrow(StoreFault);
    expect(await store.find('c-1')).toMatchObject({ code: 'store/damaged-file' });
  });

  it('does not pass into a new file under a fresh digest', async () => {
    const { folder, dir, file } = await storeOfOneFile();
    // Far from the keys, so that the database itself reads on.
    const size = (await readFile(file)).length;
    await flip(file, Math.floor(size / 4));
    const before = await treeOf(dir);
    const store = unwrap(await openStore(dir));
    await expect(
      commitRows(store, folder, 'run-2', [sketch({ id: 'c-1', startedAt: '2026-11-02T09:14:00Z' })]),
    ).rejects.toThrow('store/damaged-file');
    expect(await treeOf(dir)).toEqual(before);
  });
});

describe('a missing file', () => {
  it('is a Problem where it is needed', async () => {
    const { dir, file } = await storeOfOneFile();
    await rm(file);
    const store = unwrap(await openStore(dir));
    expect(unwrap(await store.verify()).problems).toMatchObject([{ code: 'store/missing-file', place: { file } }]);
    expect(await store.find('c-1')).toMatchObject({ code: 'store/missing-file' });
  });

  it('of an older version is no Problem: it was vacuumed', async () => {
    const { folder, dir, file } = await storeOfOneFile();
    await commitRows(await storeIn(dir), folder, 'run-2', [sketch({ id: 'c-1', startedAt: '2026-11-02T09:14:00Z' })]);
    const store = unwrap(await openStore(dir));
    expect(unwrap(await store.verify())).toMatchObject({ checked: 4, problems: [] });
    await flip(file, 50);
    expect(unwrap(await store.verify()).problems).toMatchObject([{ code: 'store/damaged-file', place: { file } }]);
    await rm(file);
    expect(unwrap(await store.verify())).toMatchObject({ checked: 3, problems: [] });
  });
});
