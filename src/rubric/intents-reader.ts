// From folders of intent files to the families that a model is taught.

import { join } from 'node:path';
import type { IntentFamily } from '../model/meaning.ts';
import type { Problem } from '../model/problem.ts';
import type { RubricFiles } from './files.ts';
import { familyOf, intentId, isIntentFile, readIntentFile, type WrittenFamily } from './intents-file.ts';
import { lintIntents } from './intents-lint.ts';
import { sortProblems } from './problem-text.ts';
import type { Draft } from './reading.ts';

/**
 * Reads the intent files of the folders, the shipped one first: a file with a known id adds to that family, or replaces it
 * with `replace: true`; another adds a family. `families` (by id) is there only when no problem is an error; warnings come
 * with it.
 */
export async function readIntents(
  folders: readonly string[],
  files: RubricFiles,
): Promise<{ families?: IntentFamily[]; problems: Problem[] }> {
  const draft: Draft = { problems: [], phrases: [], meanings: [] };
  const families = new Map<string, WrittenFamily>();
  const paths: string[] = [];
  for (const folder of folders) {
    const names = (await files.list(folder)).filter(isIntentFile);
    if (names.length === 0) draft.problems.push(emptyFolder(folder));
    paths.push(...names.map((name) => join(folder, name)));
    for (const family of await readFolder(folder, names, families, files, draft)) families.set(family.id, family);
  }
  const sorted = [...families].sort(([a], [b]) => (a < b ? -1 : 1));
  const linted = lintIntents(draft, new Map(sorted), new Set(paths.map(intentId).filter((id) => !families.has(id))));
  const problems = sortProblems(draft.problems, paths);
  const errors = problems.filter((problem) => problem.severity !== 'warning');
  return errors.length > 0 ? { problems: errors } : { families: linted.map(familyOf), problems };
}

/** The families of one folder; those of the folders before are added to, not changed. */
async function readFolder(
  folder: string,
  names: readonly string[],
  known: ReadonlyMap<string, WrittenFamily>,
  files: RubricFiles,
  draft: Draft,
): Promise<WrittenFamily[]> {
  const read = new Map<string, WrittenFamily>();
  for (const name of names) {
    const path = join(folder, name);
    const bytes = await files.read(path);
    if (bytes === undefined) continue;
    const twin = names.find((other) => other < name && intentId(other) === intentId(name));
    if (twin !== undefined) {
      draft.problems.push({
        code: 'intents/two-files',
        message: `There is \`${twin}\` in this folder too, for the same family.`,
        place: { file: path },
        hint: 'make one file of them',
        severity: 'error',
      });
      continue;
    }
    const family = readIntentFile(path, bytes, known, draft);
    if (family !== undefined) read.set(family.id, family);
  }
  return [...read.values()];
}

function emptyFolder(folder: string): Problem {
  return {
    code: 'intents/no-files',
    message: 'There are no intent files in this folder.',
    place: { file: folder },
    hint: 'an intent file is called like the meaning, for example offers-refund.yaml',
    severity: 'error',
  };
}
