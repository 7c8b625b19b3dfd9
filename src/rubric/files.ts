// How rubric files are read: from disk, or from memory in tests.

import { readdir, readFile } from 'node:fs/promises';

export interface RubricFiles {
  /** The bytes of a file; undefined when there is no such file. Other failures are thrown. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** The names in a folder; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Where `use:` looks when a file isn't beside the rubric: the folder of the shipped rubrics. */
  readonly shippedDir?: string;
  /** The trained model for rubrics that name none; absent: the shipped one. */
  readonly usualModel?: string;
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ABSENT.has(String(error.code));
}

/** Files on disk. */
export function diskFiles(shippedDir?: string): RubricFiles {
  return {
    async read(path) {
      try {
        return await readFile(path);
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    async list(folder) {
      try {
        return (await readdir(folder)).sort();
      } catch (error) {
        if (isAbsent(error)) return [];
        throw error;
      }
    },
    ...(shippedDir === undefined ? {} : { shippedDir }),
  };
}
