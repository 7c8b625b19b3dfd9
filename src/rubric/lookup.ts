// Finding a rubric by name or path, and listing those there are.

import { isAbsolute, join } from 'node:path';
import type { Problem } from '../model/problem.ts';
import type { RubricFiles } from './files.ts';
import { suggestion } from './spelling.ts';

export interface RubricFolders {
  /** The folder that has the project's `rubrics/`. */
  readonly projectDir: string;
  /** The folder of the shipped rubrics. */
  readonly shippedDir: string;
  /** Where relative paths begin; the project's folder when left out. */
  readonly cwd?: string;
}

export interface RubricEntry {
  readonly name: string;
  readonly path: string;
  readonly shipped: boolean;
}

const YAML = /\.ya?ml$/;
/** Files of a rubrics folder that are not rubrics. */
const OTHER = /(\.cases\.ya?ml|^keywords\.ya?ml)$/;

/** All rubrics by name, sorted; the project's own hides a shipped one of the same name. */
export async function listRubrics(folders: RubricFolders, files: RubricFiles): Promise<RubricEntry[]> {
  const found = new Map<string, RubricEntry>();
  for (const [folder, shipped] of [
    [join(folders.projectDir, 'rubrics'), false],
    [folders.shippedDir, true],
  ] as const) {
    for (const file of await files.list(folder)) {
      const name = file.replace(YAML, '');
      if (YAML.test(file) && !OTHER.test(file) && !found.has(name))
        found.set(name, { name, path: join(folder, file), shipped });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The file of a rubric. With a slash or a YAML ending it is a path; otherwise a name, looked up in the project's
 * `rubrics/` and then among the shipped ones.
 */
export async function findRubric(
  nameOrPath: string,
  folders: RubricFolders,
  files: RubricFiles,
): Promise<{ path: string } | { problem: Problem }> {
  const missing = (message: string, hint?: string): { problem: Problem } => ({
    problem: { code: 'rubric/not-found', message, severity: 'error', ...(hint === undefined ? {} : { hint }) },
  });
  if (/[/\\]/.test(nameOrPath) || YAML.test(nameOrPath)) {
    const path = isAbsolute(nameOrPath) ? nameOrPath : join(folders.cwd ?? folders.projectDir, nameOrPath);
    return (await files.read(path)) === undefined ? missing(`There is no rubric file ${nameOrPath}.`) : { path };
  }
  const all = await listRubrics(folders, files);
  const entry = all.find((one) => one.name === nameOrPath);
  if (entry !== undefined) return { path: entry.path };
  const names = all.map((one) => one.name);
  const list =
    names.length === 0 ? 'there are no rubrics yet: `callmark init` writes one' : suggestion(nameOrPath, names);
  return missing(
    `There is no rubric called \`${nameOrPath}\`.`,
    list.startsWith('did') ? `${list} There are: ${names.join(', ')}` : list,
  );
}
