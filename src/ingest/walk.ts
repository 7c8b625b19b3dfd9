// The regular files below a folder. Hidden files, links and devices are left out and said so; links are never followed.

import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Ways are relative to the folder, with `/`. */
export interface Walk {
  readonly files: readonly { readonly way: string; readonly size: number }[];
  readonly skipped: readonly { readonly way: string; readonly reason: string }[];
  readonly problems: readonly { readonly way: string; readonly message: string }[];
}

/** Walks a folder and all folders below it. Folders of installed packages and stores of callmark are not entered. */
export async function walkFolder(root: string): Promise<Walk> {
  const files: { way: string; size: number }[] = [];
  const skipped: { way: string; reason: string }[] = [];
  const problems: { way: string; message: string }[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(describe);
    if (typeof entries === 'string') {
      problems.push({ way: folder, message: entries });
      continue;
    }
    if (folder !== '' && isStore(entries)) {
      skipped.push({ way: folder, reason: 'a store' });
      continue;
    }
    for (const entry of entries) {
      const way = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const reason = reasonToLeaveOut(entry);
      if (reason !== undefined) skipped.push({ way, reason });
      else if (entry.isDirectory()) folders.push(way);
      else {
        const state = await lstat(join(root, way)).catch(() => undefined);
        if (state === undefined) skipped.push({ way, reason: 'gone since the folder was listed' });
        else files.push({ way, size: state.size });
      }
    }
  }
  return { files, skipped, problems };
}

/** A store, or the beginning of one: a run that published nothing leaves its quarantine. */
function isStore(entries: readonly Dirent[]): boolean {
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('_delta_log')) return true;
  names.delete('_tmp');
  return names.size === 1 && names.has('quarantine');
}

function reasonToLeaveOut(entry: Dirent): string | undefined {
  if (entry.name.startsWith('.')) return 'hidden';
  if (entry.isSymbolicLink()) return 'a symbolic link';
  if (entry.isDirectory()) return entry.name === 'node_modules' ? 'installed packages' : undefined;
  return entry.isFile() ? undefined : 'not a regular file';
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return `The folder cannot be read${code}.`;
}
