// Working folders that killed runs left behind in the system's temporary folder. A run that lives writes to its own all the
// time, so that one which nobody has touched for a day is nobody's.

import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORK_FOLDER_PREFIX } from '../pipeline/run.ts';
import type { Io } from './io.ts';

const DAY_MS = 86_400_000;

/** Removes them. Whatever stands in the way, such as another owner, is left alone. */
export async function removeAbandoned(io: Pick<Io, 'now'>, base = tmpdir()): Promise<void> {
  const names = await readdir(base).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(WORK_FOLDER_PREFIX))) {
    const folder = join(base, name);
    const files = await readdir(folder).catch(() => []);
    const states = await Promise.all(
      [folder, ...files.map((file) => join(folder, file))].map((path) => stat(path).catch(() => undefined)),
    );
    const touched = Math.max(...states.map((state) => state?.mtimeMs ?? Number.POSITIVE_INFINITY));
    if (io.now().getTime() - touched > DAY_MS)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
