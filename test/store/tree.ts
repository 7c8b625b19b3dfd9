// What lies in a folder, byte by byte, to say that nothing changed or that two stores are the same.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** The files below a folder, by relative path, with the digest of their content. */
export async function treeOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digests: [string, string][] = [];
  for (const file of files.sort()) {
    const digest = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    digests.push([relative(folder, file), digest]);
  }
  return Object.fromEntries(digests);
}

export async function dataFiles(folder: string): Promise<readonly string[]> {
  return Object.keys(await treeOf(folder)).filter((path) => path.endsWith('.parquet'));
}
