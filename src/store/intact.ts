// Whether stored bytes are still what was written. Parquet readers do not notice a flipped bit, so files are checked
// against the log before they are believed.

import { join } from 'node:path';
import { digestFile } from './durable.ts';
import type { StoredFile } from './entry.ts';
import { errnoOf, StoreFault } from './fault.ts';

/** Throws a StoreFault when a file is missing or not as the log says; files without a digest (of other writers) are taken as they are. */
export async function assertIntact(dir: string, file: StoredFile): Promise<void> {
  const path = join(dir, file.path);
  if (file.sha256 === undefined) return;
  let found: { readonly sha256: string };
  try {
    found = await digestFile(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    throw new StoreFault({
      code: 'store/missing-file',
      message: 'A file of the store is missing.',
      place: { file: path },
      hint: 'Restore it from a backup, or score its period again; an older version may have been vacuumed.',
    });
  }
  if (found.sha256 === file.sha256) return;
  throw new StoreFault({
    code: 'store/damaged-file',
    message: 'A file of the store is not as it was written.',
    place: { file: path },
    hint: 'Restore it from a backup, or remove the store and score again.',
  });
}

/** Checks files once: immutable files that were intact need no second look. */
export function onceIntact(dir: string): (files: Iterable<StoredFile>) => Promise<void> {
  const seen = new Set<string>();
  return async (files) => {
    for (const file of files) {
      if (seen.has(file.path)) continue;
      await assertIntact(dir, file);
      seen.add(file.path);
    }
  };
}
