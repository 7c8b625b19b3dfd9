// Checks every byte of a store that has a digest: the log, the files of this version, and those that older versions
// still need.

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { errnoOf, problemOf } from './fault.ts';
import { assertIntact } from './intact.ts';
import type { Snapshot } from './log.ts';
import { readLog } from './log.ts';

export interface Verification {
  /** Entries of the log and data files looked at. */
  readonly checked: number;
  /** Bytes of the data files looked at. */
  readonly bytes: number;
  /** What is missing or not as it was written; empty when all is well. */
  readonly problems: readonly Problem[];
}

/** Recomputes all digests. Files that only older versions have may be gone, since they may be vacuumed, but not damaged. */
export async function verifyStore(dir: string, snapshot: Snapshot): Promise<Verification> {
  const problems: Problem[] = [];
  let bytes = 0;
  const collect = async (file: string, check: () => Promise<unknown>): Promise<void> => {
    try {
      await check();
    } catch (error) {
      const problem = problemOf(error, file);
      if (problem === undefined) throw error;
      problems.push(problem);
    }
  };
  await collect(dir, () => readLog(dir, undefined, snapshot.version));
  const removed = await present(dir, snapshot.removed);
  for (const file of [...snapshot.files.values(), ...removed.values()]) {
    bytes += file.size;
    await collect(join(dir, file.path), () => assertIntact(dir, file));
  }
  return { checked: snapshot.version + 1 + snapshot.files.size + removed.size, bytes, problems };
}

async function present(dir: string, files: Snapshot['removed']): Promise<Snapshot['removed']> {
  const kept = new Map(files);
  for (const path of files.keys()) {
    try {
      await access(join(dir, path));
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') kept.delete(path);
    }
  }
  return kept;
}
