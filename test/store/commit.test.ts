import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { allRows, commitRows, partOf, runOf, scratchFolder, sketch, storeIn, unwrap } from './scratch.ts';
import { dataFiles, treeOf } from './tree.ts';

const MONDAY = '2026-11-02T09:14:00Z';
const NEXT_WEEK = '2026-11-10T09:14:00Z';

async function scores(dir: string, version?: number): Promise<readonly (readonly [string, string, number | null])[]> {
  const store = unwrap(await openStore(dir, version === undefined ? {} : { version }));
  const rows = await allRows(store.rows());
  return rows.map(({ evaluation }) => [evaluation.interaction.id, evaluation.rubric.id, evaluation.score]);
}

describe('a first commit', () => {
  it('makes version 0 with one file per ISO week, and one for rows without a time', async () => {
    const dir = join(await scratchFolder(), 'store');
    const store = await storeIn(dir);
    expect(store.version).toBe(-1);
    const rows = [
      sketch({ id: 'c-1', startedAt: MONDAY }),
      sketch({ id: 'c-2', startedAt: '2027-01-03T23:59:59Z' }),
      sketch({ id: 'c-3' }),
    ];
    const committed = await commitRows(store, join(dir, '..'), 'run-1', rows);
    expect(committed).toEqual({ version: 0, added: 3, replaced: 0, noop: false });
    expect(store.version).toBe(0);
    expect((await dataFiles(dir)).map((path) => path.split('/')[0])).toEqual([
      'week=2026-W45',
      'week=2026-W53',
      'week=unknown',
    ]);
  });

  it('tells the run back', async () => {
    const folder = await scratchFolder();
    const store = await storeIn(join(folder, 'store'));
    const run = { ...runOf('run-1', 1), counts: { read: 4, scored: 1, quarantined: 2, duplicates: 1 } };
    unwrap(await store.commit(run, [await partOf(folder, [sketch({ id: 'c-1', startedAt: MONDAY })])]));
    expect(unwrap(await openStore(store.dir)).runs()).toEqual([{ ...run, version: 0, added: 1, replaced: 0 }]);
  });

  it('is readable by its owner only, and leaves no scratch files', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'new', 'store');
    await commitRows(await storeIn(dir), folder, 'run-1', [sketch({ id: 'c-1', startedAt: MONDAY })]);
    const files = Object.keys(await treeOf(dir));
    expect(files).toHaveLength(2);
    for (const file of files) expect((await stat(join(dir, file))).mode & 0o777).toBe(0o600);
    for (const sub of ['', '_delta_log', 'week=2026-W45']) {
      expect((await stat(join(dir, sub))).mode & 0o777).toBe(0o700);
    }
  });

  it('puts no name, id or text into a file name', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'store');
    const row = sketch({
      id: '../c-77',
      startedAt: MONDAY,
      agent: { id: 'a/17', name: 'Dana Reyes', team: 'Billing' },
    });
    await commitRows(await storeIn(dir), folder, 'sha256:run of Dana', [row]);
    expect(Object.keys(await treeOf(dir))).toEqual([
      '_delta_log/00000000000000000000.json',
      expect.stringMatching(/^week=2026-W45\/[0-9a-f]{12}-[0-9a-f]{16}\.parquet$/),
    ]);
  });

  it('takes any folder name, with quotes and wildcards', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, "Dana's [store] *?");
    await commitRows(await storeIn(dir), folder, 'run-1', [sketch({ id: 'c-1', startedAt: MONDAY })]);
    await commitRows(await storeIn(dir), folder, 'run-2', [sketch({ id: 'c-1', startedAt: MONDAY, score: 60 })]);
    expect(await scores(dir)).toEqual([['c-1', 'service', 60]]);
  });

  it('records a run without evaluations', async () => {
    const folder = await scratchFolder();
    const store = await storeIn(join(folder, 'store'));
    const run = { ...runOf('run-1', 0), counts: { read: 2, scored: 0, quarantined: 2, duplicates: 0 } };
    expect(await store.commit(run, [])).toEqual({ version: 0, added: 0, replaced: 0, noop: false });
    expect(await store.commit(runOf('run-2', 0), [await partOf(folder, [])])).toMatchObject({ version: 1, added: 0 });
    expect(await scores(store.dir)).toEqual([]);
  });
});

describe('the same run again', () => {
  it('changes nothing', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'store');
    const rows = [sketch({ id: 'c-1', startedAt: MONDAY })];
    await commitRows(await storeIn(dir), folder, 'run-1', rows);
    const before = await treeOf(dir);
    const again = await commitRows(await storeIn(dir), folder, 'run-1', rows);
    expect(again).toEqual({ version: 0, added: 1, replaced: 0, noop: true });
    expect(await treeOf(dir)).toEqual(before);
  });

  it('makes the same bytes in another store, whatever the order of the parts', async () => {
    const folder = await scratchFolder();
    const rows = Array.from({ length: 40 }, (_, index) =>
      sketch({ id: `c-${index}`, startedAt: index % 3 === 0 ? MONDAY : NEXT_WEEK, score: index }),
    );
    const forwards = [await partOf(folder, rows.slice(0, 15)), await partOf(folder, rows.slice(15))];
    const backwards = [await partOf(folder, rows.toReversed())];
    unwrap(await (await storeIn(join(folder, 'one'))).commit(runOf('run-1', 40), forwards));
    unwrap(await (await storeIn(join(folder, 'two'))).commit(runOf('run-1', 40), backwards));
    expect(await treeOf(join(folder, 'two'))).toEqual(await treeOf(join(folder, 'one')));
  });

  it('after a killed attempt makes the same bytes as if nothing had happened', async () => {
    const folder = await scratchFolder();
    const rows = [sketch({ id: 'c-1', startedAt: MONDAY }), sketch({ id: 'c-2', startedAt: NEXT_WEEK })];
    await commitRows(await storeIn(join(folder, 'clean')), folder, 'run-1', rows);
    const clean = await treeOf(join(folder, 'clean'));
    // Killed between its data files and its log entry: one file is in place, the rest is scratch.
    const dir = join(folder, 'killed');
    const [placed = ''] = await dataFiles(join(folder, 'clean'));
    const scratch = join(dir, '_tmp', `${placed.split('/')[1]?.slice(0, 12)}-Xy12ab`);
    await mkdir(join(dir, '_delta_log'), { recursive: true });
    await mkdir(scratch, { recursive: true });
    await mkdir(join(dir, placed, '..'), { recursive: true });
    await writeFile(join(dir, placed), 'half a file');
    await writeFile(join(scratch, '2026-W46.parquet'), 'half a file');
    expect(await openStore(dir)).toMatchObject({ code: 'store/not-a-store' });
    await commitRows(await storeIn(dir), folder, 'run-1', rows);
    expect(await treeOf(dir)).toEqual(clean);
  });
});

describe('scoring again', () => {
  it('replaces the evaluations of the same interactions under the same rubric, and nothing else', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'store');
    await commitRows(await storeIn(dir), folder, 'run-1', [
      sketch({ id: 'c-1', startedAt: MONDAY, score: 10 }),
      sketch({ id: 'c-1', startedAt: MONDAY, rubric: 'sales', score: 20 }),
      sketch({ id: 'c-2', startedAt: MONDAY, score: 30 }),
      sketch({ id: 'c-3', startedAt: NEXT_WEEK, score: 40 }),
    ]);
    const untouched = (await dataFiles(dir)).filter((path) => path.startsWith('week=2026-W46'));
    const second = await commitRows(await storeIn(dir), folder, 'run-2', [
      sketch({ id: 'c-1', startedAt: MONDAY, score: 11 }),
      sketch({ id: 'c-4', startedAt: MONDAY, score: 50 }),
    ]);
    expect(second).toEqual({ version: 1, added: 2, replaced: 1, noop: false });
    expect(await scores(dir)).toEqual([
      ['c-1', 'sales', 20],
      ['c-1', 'service', 11],
      ['c-2', 'service', 30],
      ['c-4', 'service', 50],
      ['c-3', 'service', 40],
    ]);
    expect(await dataFiles(dir)).toEqual(expect.arrayContaining([...untouched]));
    expect(await dataFiles(dir)).toHaveLength(3);
  });

  it('leaves older versions readable', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'store');
    await commitRows(await storeIn(dir), folder, 'run-1', [sketch({ id: 'c-1', startedAt: MONDAY, score: 10 })]);
    await commitRows(await storeIn(dir), folder, 'run-2', [sketch({ id: 'c-1', startedAt: MONDAY, score: 11 })]);
    expect(await scores(dir, 0)).toEqual([['c-1', 'service', 10]]);
    expect(await scores(dir, 1)).toEqual([['c-1', 'service', 11]]);
  });

  it('finds the old evaluation when the interaction has moved to another week', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'store');
    await commitRows(await storeIn(dir), folder, 'run-1', [sketch({ id: 'c-1', startedAt: MONDAY, score: 10 })]);
    await commitRows(await storeIn(dir), folder, 'run-2', [sketch({ id: 'c-1', startedAt: NEXT_WEEK, score: 11 })]);
    expect(await scores(dir)).toEqual([['c-1', 'service', 11]]);
  });

  it('brings a run back that another had replaced: a rubric changed and changed back', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'store');
    const first = [
      sketch({ id: 'c-1', startedAt: MONDAY, score: 10 }),
      sketch({ id: 'c-2', startedAt: NEXT_WEEK, score: 20 }),
    ];
    await commitRows(await storeIn(dir), folder, 'run-1', first);
    await commitRows(await storeIn(dir), folder, 'run-2', [sketch({ id: 'c-1', startedAt: MONDAY, score: 11 })]);
    const back = await commitRows(await storeIn(dir), folder, 'run-1', first);
    expect(back).toEqual({ version: 2, added: 2, replaced: 2, noop: false });
    expect(await scores(dir)).toEqual([
      ['c-1', 'service', 10],
      ['c-2', 'service', 20],
    ]);
    expect(await commitRows(await storeIn(dir), folder, 'run-1', first)).toMatchObject({ noop: true });
    // And run 2 is now the one that was replaced.
    const store = await storeIn(dir);
    expect(store.runs().map(({ key }) => key)).toEqual(['run-2', 'run-1']);
    expect(
      await commitRows(store, folder, 'run-2', [sketch({ id: 'c-1', startedAt: MONDAY, score: 11 })]),
    ).toMatchObject({
      noop: false,
    });
  });
});

describe('writers at the same time', () => {
  it('lose no run', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'store');
    const keys = Array.from({ length: 12 }, (_, index) => `run-${index}`);
    await Promise.all(
      keys.map(async (key) =>
        commitRows(await storeIn(dir), folder, key, [sketch({ id: `c-${key}`, startedAt: MONDAY })]),
      ),
    );
    const store = unwrap(await openStore(dir));
    expect(store.version).toBe(11);
    expect(
      store
        .runs()
        .map(({ key }) => key)
        .sort(),
    ).toEqual(keys.sort());
    expect(await allRows(store.rows())).toHaveLength(12);
  });

  it('leave one evaluation of an interaction that all of them scored', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'store');
    const runs = Array.from({ length: 6 }, (_, index) => index);
    await Promise.all(
      runs.map(async (index) =>
        commitRows(await storeIn(dir), folder, `run-${index}`, [
          sketch({ id: 'c-all', startedAt: MONDAY, score: index }),
          sketch({ id: `c-${index}`, startedAt: MONDAY, score: index }),
        ]),
      ),
    );
    const store = unwrap(await openStore(dir));
    const last = store.runs().at(-1)?.key;
    const rows = await scores(dir);
    expect(rows).toHaveLength(7);
    expect(rows.filter(([id]) => id === 'c-all')).toEqual([['c-all', 'service', Number(last?.slice(4))]]);
  });

  it('publish the same run once', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'store');
    const rows = [sketch({ id: 'c-1', startedAt: MONDAY })];
    const answers = await Promise.all(
      [1, 2, 3, 4].map(async () => commitRows(await storeIn(dir), folder, 'run-1', rows)),
    );
    expect(answers.filter(({ noop }) => !noop)).toHaveLength(1);
    expect(unwrap(await openStore(dir)).version).toBe(0);
    expect(await scores(dir)).toHaveLength(1);
  });
});

describe('what may not be committed', () => {
  it('counts that disagree are a bug, and nothing is made', async () => {
    const dir = join(await scratchFolder(), 'store');
    const run = { ...runOf('run-1', 1), counts: { read: 3, scored: 1, quarantined: 1, duplicates: 0 } };
    await expect((await storeIn(dir)).commit(run, [])).rejects.toThrow(
      '3 read, 1 scored + 1 quarantined + 0 duplicates',
    );
    await expect(stat(dir)).rejects.toThrow('ENOENT');
  });

  it('the same evaluation twice in a run is a bug', async () => {
    const folder = await scratchFolder();
    const store = await storeIn(join(folder, 'store'));
    const row = sketch({ id: 'c-1', startedAt: MONDAY });
    await expect(commitRows(store, folder, 'run-1', [row, row])).rejects.toThrow(
      '1 evaluations are in the parts more than once',
    );
  });

  it('lines that are no rows are a bug', async () => {
    const folder = await scratchFolder();
    const store = await storeIn(join(folder, 'store'));
    const part = join(folder, 'part.jsonl');
    await writeFile(part, `${JSON.stringify(sketch({ id: 'c-1' }).evaluation)}\n`);
    await expect(store.commit(runOf('run-1', 1), [part])).rejects.toThrow('1 lines of the parts are not rows');
  });

  it('a part that is cut off is a Problem with its place and without its content', async () => {
    const folder = await scratchFolder();
    const store = await storeIn(join(folder, 'store'));
    const part = join(folder, 'part.jsonl');
    const line = JSON.stringify(sketch({ id: 'c-secret' }));
    await writeFile(part, `${line.replace('c-secret', 'c-1')}\n${line.slice(0, 400)}`);
    const problem = await store.commit(runOf('run-1', 2), [part]);
    expect(problem).toMatchObject({ code: 'store/bad-part', place: { file: part } });
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(store.version).toBe(-1);
  });

  it('half a surrogate pair cannot be stored as UTF-8, and is a Problem', async () => {
    const folder = await scratchFolder();
    const store = await storeIn(join(folder, 'store'));
    const part = await partOf(folder, [sketch({ id: 'c-\ud800' })]);
    expect(await store.commit(runOf('run-1', 1), [part])).toMatchObject({ code: 'store/bad-part' });
  });
});
