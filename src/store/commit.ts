// One run becomes one version: rows are staged, data files written and made durable, and then a single exclusive create
// of the next log entry publishes all of it or nothing. A killed run leaves nothing that a reader sees.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Replaced, WrittenFile } from './data-files.ts';
import { findReplaced, shortDigest, writeWeek } from './data-files.ts';
import type { Database } from './database.ts';
import { openDatabase } from './database.ts';
import { makeFolder, moveInto, publish, writePrivate } from './durable.ts';
import type { NewFile, StoredFile } from './entry.ts';
import { entryText } from './entry.ts';
import { StoreFault } from './fault.ts';
import { assertIntact } from './intact.ts';
import type { Snapshot } from './log.ts';
import { entryPath, LOG_FOLDER, readLog } from './log.ts';
import type { Run } from './run.ts';
import { assertSound } from './run.ts';
import type { Staged } from './stage.ts';
import { stage } from './stage.ts';

/** Names that begin with `_` are no data to any Delta reader. */
const SCRATCH_FOLDER = '_tmp';

/** Every lost race means that another run was published, so this many in a row is no accident. */
const ATTEMPTS = 1000;

export interface Committed {
  readonly version: number;
  readonly added: number;
  readonly replaced: number;
  /** The run was in the store already, and still is: nothing was written. */
  readonly noop: boolean;
}

interface Result {
  readonly snapshot: Snapshot;
  readonly committed: Committed;
}

/** Commits a run. Throws a StoreFault for what the user can mend; see `Store.commit`. */
export async function commitRun(dir: string, known: Snapshot, run: Run, parts: readonly string[]): Promise<Result> {
  assertSound(run);
  const before = await readLog(dir, known);
  const stored = storedAlready(before, run.key);
  if (stored !== undefined) return { snapshot: before, committed: stored };
  await makeFolder(join(dir, LOG_FOLDER));
  await makeFolder(join(dir, SCRATCH_FOLDER));
  const scratch = await mkdtemp(join(dir, SCRATCH_FOLDER, `${shortDigest(run.key)}-`));
  try {
    const result = await commitIn(scratch, dir, before, run, parts);
    await removeScratch(dir, run.key);
    return result;
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    // Another process may have published this same run, and cleared the scratch folders of it.
    const after = await readLog(dir, before);
    const published = storedAlready(after, run.key);
    if (published === undefined) throw error;
    return { snapshot: after, committed: published };
  }
}

/** Removes what this attempt and killed attempts at the same run left; other runs may be using theirs. */
async function removeScratch(dir: string, runKey: string): Promise<void> {
  const folder = join(dir, SCRATCH_FOLDER);
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${shortDigest(runKey)}-`)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function commitIn(
  scratch: string,
  dir: string,
  before: Snapshot,
  run: Run,
  parts: readonly string[],
): Promise<Result> {
  const database = await openDatabase(join(scratch, 'spill'));
  try {
    const staged = await stage(database, run.key, parts);
    return await publishStaged({ dir, scratch, runKey: run.key, database, staged }, before, run);
  } finally {
    database.close();
  }
}

interface Work {
  readonly dir: string;
  readonly scratch: string;
  readonly runKey: string;
  readonly database: Database;
  readonly staged: Staged;
}

async function publishStaged(work: Work, before: Snapshot, run: Run): Promise<Result> {
  let snapshot = before;
  let plan: Plan | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    plan = await planFiles(work, snapshot, plan);
    const version = snapshot.version + 1;
    const added = work.staged.rows;
    const entry = join(work.scratch, 'entry.json');
    await rm(entry, { force: true });
    await writePrivate(entry, entryText({ run, version, added, ...plan }));
    if (await publish(entry, entryPath(work.dir, version))) {
      return {
        snapshot: await readLog(work.dir, snapshot, version),
        committed: { version, added, replaced: plan.replaced, noop: false },
      };
    }
    snapshot = await readLog(work.dir, snapshot);
    const stored = storedAlready(snapshot, run.key);
    if (stored !== undefined) return { snapshot, committed: stored };
  }
  throw new StoreFault({
    code: 'store/busy',
    message: 'Other runs were published into this store all the while.',
    place: { file: work.dir },
    hint: 'Run the same command again when fewer others write to the store.',
  });
}

function storedAlready(snapshot: Snapshot, key: string): Committed | undefined {
  const info = snapshot.runs.find((run) => run.key === key);
  if (info === undefined || snapshot.superseded.has(key)) return undefined;
  return { version: info.version, added: info.added, replaced: info.replaced, noop: true };
}

interface Plan {
  readonly add: readonly NewFile[];
  readonly remove: readonly StoredFile[];
  readonly replaced: number;
  readonly supersedes: readonly string[];
  /** The files from which rows are taken. */
  readonly from: readonly StoredFile[];
}

/** Writes the files that the run needs on top of a snapshot; those of an earlier plan serve again when they take rows from the same files. */
async function planFiles(work: Work, snapshot: Snapshot, earlier: Plan | undefined): Promise<Plan> {
  const found = work.staged.rows === 0 ? [] : await findReplaced(work.database, work.dir, [...snapshot.files.values()]);
  const from = [...new Set(found.map(({ file }) => file))];
  if (earlier !== undefined && samePaths(earlier.from, from)) return earlier;
  // A damaged file must not pass its damage on under a fresh digest.
  for (const file of from) await assertIntact(work.dir, file);

  const written = await writeWeeks(work, from);
  // All are written before the first gets its name: a full disk leaves nothing behind.
  for (const { file, scratch } of written) await moveInto(scratch, join(work.dir, file.path));
  // A file may come out as it was, when a run that was partly replaced is run again: then it simply stays.
  const add = written.map(({ file }) => file);
  const stays = new Set(add.map(({ path }) => path).filter((path) => from.some((file) => file.path === path)));
  return {
    add: add.filter(({ path }) => !stays.has(path)),
    remove: from.filter(({ path }) => !stays.has(path)),
    from,
    ...replacement(found, work.runKey),
  };
}

async function writeWeeks(work: Work, from: readonly StoredFile[]): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const week of [...new Set([...work.staged.weeks, ...from.map((file) => file.week)])].sort()) {
    const old = from.filter((file) => file.week === week);
    const file = await writeWeek(work.database, work, week, work.staged.weeks.includes(week), old);
    if (file !== undefined) written.push(file);
  }
  return written;
}

function samePaths(left: readonly StoredFile[], right: readonly StoredFile[]): boolean {
  return left.length === right.length && left.every(({ path }, index) => path === right[index]?.path);
}

function replacement(found: readonly Replaced[], runKey: string): Pick<Plan, 'replaced' | 'supersedes'> {
  return {
    replaced: found.reduce((sum, { rows }) => sum + rows, 0),
    supersedes: [...new Set(found.map(({ run }) => run))].filter((run) => run !== runKey).sort(),
  };
}
