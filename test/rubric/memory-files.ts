// Rubric files in memory, for tests.

import type { MeaningModel } from '../../src/model/meaning.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Rubric } from '../../src/model/rubric.ts';
import type { RubricFiles } from '../../src/rubric/files.ts';
import { loadRubric } from '../../src/rubric/load.ts';

export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>, shippedDir?: string): RubricFiles {
  return {
    read: async (path) => {
      const content = files[path];
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    list: async (folder) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/'))
        .map((path) => path.slice(folder.length + 1))
        .sort(),
    ...(shippedDir === undefined ? {} : { shippedDir }),
  };
}

/** A whole rubric around one criterion's lines. */
export function rubricWith(criterion: string, phrases = 'greeting: [hello, good morning]'): string {
  const indented = criterion
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n');
  return `id: example
version: 1.0.0
phrases:
  ${phrases}
sections:
  - id: opening
    criteria:
      - id: opening.greeting
        not-met: No greeting.
${indented}
`;
}

export async function load(
  text: string | Uint8Array,
  meaning?: MeaningModel,
): Promise<{ rubric?: Rubric; problems: Problem[] }> {
  return loadRubric('rubric.yaml', memoryFiles({ 'rubric.yaml': text }), meaning);
}

/** The rubric of a text that must have none but warnings. */
export async function loaded(text: string, meaning?: MeaningModel): Promise<Rubric> {
  const { rubric, problems } = await load(text, meaning);
  if (rubric === undefined) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return rubric;
}

/** The check of a rubric with one criterion. */
export async function checkOf(criterion: string): Promise<unknown> {
  return (await loaded(rubricWith(criterion))).criteria[0]?.check;
}
