// The database driver takes a third of a second to load: only a store that is read or written may pay for it.

import { join } from 'node:path';
import { expect, it, vi } from 'vitest';

const loaded = vi.hoisted(() => ({ times: 0 }));

vi.mock('@duckdb/node-api', async (original) => {
  loaded.times += 1;
  return original();
});

it('importing and opening load no driver; the first commit does', async () => {
  const { openStore } = await import('../../src/store/index.ts');
  const { commitRows, scratchFolder, sketch, storeIn } = await import('./scratch.ts');
  const folder = await scratchFolder();
  const store = await storeIn(join(folder, 'store'));
  await openStore(folder);
  expect(await store.find('c-1')).toEqual([]);
  expect(loaded.times).toBe(0);
  await commitRows(store, folder, 'run-1', [sketch({ id: 'c-1' })]);
  expect(loaded.times).toBe(1);
});
