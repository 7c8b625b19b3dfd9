import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvaluationRow } from '../../src/model/evaluation.ts';
import type { RowFilter } from '../../src/store/index.ts';
import { allRows, commitRows, scratchFolder, sketch, storeIn, unwrap } from './scratch.ts';

function ids(rows: readonly EvaluationRow[]): string[] {
  return rows.map(({ evaluation }) => `${evaluation.interaction.id} ${evaluation.rubric.id}`);
}

const rows = [
  sketch({ id: 'c-9', startedAt: '2026-11-02T09:14:00Z' }),
  sketch({ id: 'c-1', startedAt: '2026-11-02T09:14:00Z', rubric: 'sales' }),
  sketch({ id: 'c-1', startedAt: '2026-11-02T09:14:00Z' }),
  sketch({ id: 'c-2', startedAt: '2026-10-31T23:59:59.999Z', agent: { name: 'Lee', team: 'Sales' } }),
  sketch({ id: 'c-3', startedAt: '2027-01-01T00:00:00Z' }),
  sketch({ id: 'c-4', startedAt: '2026-11-02T11:00:00+02:00' }),
  sketch({ id: 'c-5' }),
  sketch({ id: 'c-6', startedAt: 'yesterday' }),
];

/** All rows in one store, by two runs, so that a week has two files. */
async function storeOfRows() {
  const folder = await scratchFolder();
  const store = await storeIn(join(folder, 'store'));
  await commitRows(store, folder, 'run-1', rows.slice(0, 3));
  await commitRows(store, folder, 'run-2', rows.slice(3));
  return store;
}

describe('rows', () => {
  it('come by time, interaction and rubric, those without a time last', async () => {
    const store = await storeOfRows();
    expect(ids(await allRows(store.rows()))).toEqual([
      'c-2 service',
      'c-4 service',
      'c-1 sales',
      'c-1 service',
      'c-9 service',
      'c-3 service',
      'c-5 service',
      'c-6 service',
    ]);
  });

  it.each<[string, RowFilter, string[]]>([
    [
      'from an instant on',
      { from: '2026-11-02T09:14:00Z' },
      ['c-1 sales', 'c-1 service', 'c-9 service', 'c-3 service'],
    ],
    ['before an instant', { to: '2026-11-02T09:14:00Z' }, ['c-2 service', 'c-4 service']],
    ['of one UTC day', { from: '2026-10-31', to: '2026-11-01' }, ['c-2 service']],
    ['of a rubric', { rubric: 'sales' }, ['c-1 sales']],
    ['of an agent who has no id', { agent: 'Lee' }, ['c-2 service']],
    ['of nobody, when an agent with an id is asked for by name', { agent: 'Dana Reyes' }, []],
    ['of a team', { team: 'Sales' }, ['c-2 service']],
    ['of all conditions at once', { from: '2026-11-02', team: 'Billing', rubric: 'sales' }, ['c-1 sales']],
    ['of nobody, when the value is an attempt at SQL', { team: "' OR true --" }, []],
  ])('%s', async (_, filter, expected) => {
    const store = await storeOfRows();
    expect(ids(await allRows(store.rows(filter)))).toEqual(expected);
  });

  it('can be left half read', async () => {
    const store = await storeOfRows();
    for await (const row of store.rows()) {
      expect(row.evaluation.interaction.id).toBe('c-2');
      break;
    }
    expect(await allRows(store.rows())).toHaveLength(rows.length);
  });

  it('are found by interaction', async () => {
    const store = await storeOfRows();
    expect(unwrap(await store.find('c-1'))).toEqual([rows[1], rows[2]]);
    expect(await store.find("c-1' OR true --")).toEqual([]);
  });

  it('of any period are those that the times say', async () => {
    const folder = await scratchFolder();
    const store = await storeIn(join(folder, 'store'));
    const hour = (n: number) => new Date(Date.UTC(2026, 11, 20) + n * 3_600_000).toISOString();
    const hours = Array.from({ length: 500 }, (_, n) => n);
    await commitRows(
      store,
      folder,
      'run-1',
      hours.map((n) => sketch({ id: `c-${n}`, startedAt: hour(n) })),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -50, max: 550 }), fc.integer({ min: -50, max: 550 }), async (first, last) => {
        const found = await allRows(store.rows({ from: hour(first), to: hour(last) }));
        const expected = hours.filter((n) => n >= first && n < last).map((n) => `c-${n}`);
        expect(found.map(({ evaluation }) => evaluation.interaction.id)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});
