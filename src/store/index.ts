// The store: one folder of immutable Parquet files behind a Delta Lake log, readable by any Delta reader without callmark.

import { readdir } from 'node:fs/promises';
import type { EvaluationRow } from '../model/evaluation.ts';
import type { Problem } from '../model/problem.ts';
import type { Committed } from './commit.ts';
import { commitRun } from './commit.ts';
import { errnoOf, orProblem, problemOf, StoreFault } from './fault.ts';
import { onceIntact } from './intact.ts';
import { EMPTY, LOG_FOLDER, readLog } from './log.ts';
import type { RowFilter } from './rows.ts';
import { findRows, readRows } from './rows.ts';
import type { Run, RunInfo } from './run.ts';
import type { Verification } from './verify.ts';
import { verifyStore } from './verify.ts';

export type { Committed } from './commit.ts';
export { StoreFault } from './fault.ts';
export type { RowFilter } from './rows.ts';
export type { Run, RunInfo } from './run.ts';
export type { Verification } from './verify.ts';

export interface Store {
  readonly dir: string;
  /** The version that is read: the latest when the store was opened, or the one committed last through this object; -1 before the first commit. */
  readonly version: number;
  /** The runs of this version, oldest first. */
  runs(): readonly RunInfo[];
  /**
   * Publishes a run as the next version, all of it or nothing. `parts` are files of EvaluationRow, one JSON object a
   * line. A run whose key is stored already, and of which nothing was replaced since, is a no-op. Evaluations of the same
   * interaction under the same rubric id are replaced; older versions keep them. Throws when the counts of the run do not
   * add up or its parts hold an evaluation twice: those are bugs.
   */
  commit(run: Run, parts: readonly string[]): Promise<Committed | Problem>;
  /** Evaluations by start, interaction id and rubric id; those without a start last. Throws a StoreFault for a file that is missing or damaged. */
  rows(filter?: RowFilter): AsyncIterable<EvaluationRow>;
  /** The evaluations of one interaction, empty when there are none. */
  find(interactionId: string): Promise<readonly EvaluationRow[] | Problem>;
  /** Recomputes the digests of everything stored. */
  verify(): Promise<Verification | Problem>;
}

export interface OpenOptions {
  /** Takes a folder that does not exist yet, or is empty; it is made by the first commit. Otherwise that is a Problem. */
  readonly create?: boolean;
  /** Reads an older version. */
  readonly version?: number;
}

/** Opens a store; writes nothing. A Problem `store/…` when there is none, or none that can be read. */
export async function openStore(dir: string, options: OpenOptions = {}): Promise<Store | Problem> {
  return orProblem(dir, async () => {
    let snapshot = await readLog(dir, EMPTY, options.version);
    if (snapshot.version < 0) await assertUsable(dir, options.create ?? false);
    if (options.version !== undefined && snapshot.version !== options.version) throw noVersion(dir, snapshot.version);
    const check = onceIntact(dir);
    return {
      dir,
      get version() {
        return snapshot.version;
      },
      runs: () => snapshot.runs,
      commit: (run, parts) =>
        orProblem(dir, async () => {
          const result = await commitRun(dir, snapshot, run, parts);
          snapshot = result.snapshot;
          return result.committed;
        }),
      rows: (filter = {}) => faulting(dir, readRows(dir, [...snapshot.files.values()], filter, check)),
      find: (id) => orProblem(dir, () => findRows(dir, [...snapshot.files.values()], id, check)),
      verify: () => orProblem(dir, () => verifyStore(dir, snapshot)),
    } satisfies Store;
  });
}

/** Names that a folder may hold before the first commit: ours, and those that no data lies under. */
const OURS = /^(_|\.|quarantine$|week=)/;

async function assertUsable(dir: string, create: boolean): Promise<void> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return null;
    if (errnoOf(error) === 'ENOTDIR') throw notAStore(dir, 'This is a file, not a folder.');
    throw error;
  });
  if (names === null && !create) {
    throw new StoreFault({
      code: 'store/not-found',
      message: 'There is no store here.',
      place: { file: dir },
      hint: 'Make one with callmark score, or name another folder with --store.',
    });
  }
  const holdsOthers = names?.some((name) => !OURS.test(name)) ?? false;
  if (names !== null && (!create || holdsOthers)) {
    throw notAStore(
      dir,
      holdsOthers ? 'The folder holds other things and no store.' : 'The folder holds no store yet.',
    );
  }
}

function notAStore(dir: string, message: string): StoreFault {
  const hint = `A store is a folder with ${LOG_FOLDER} in it; name another folder with --store.`;
  return new StoreFault({ code: 'store/not-a-store', message, place: { file: dir }, hint });
}

function noVersion(dir: string, latest: number): StoreFault {
  return new StoreFault({
    code: 'store/no-version',
    message: `The store has no such version; its latest is ${latest}.`,
    place: { file: dir },
    hint: 'Name a version between 0 and the latest.',
  });
}

/** Turns what the disk does during iteration into a StoreFault. */
async function* faulting<T>(dir: string, rows: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* rows;
  } catch (error) {
    const problem = problemOf(error, dir);
    throw problem === undefined ? error : new StoreFault(problem);
  }
}
