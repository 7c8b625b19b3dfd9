// Rubrics and keywords by name or path, loaded before anything else is read: a wrong one stops everything.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeywordGroup, Rubric } from '../model/rubric.ts';
import { diskFiles, type RubricFiles } from '../rubric/files.ts';
import { loadKeywords } from '../rubric/keywords.ts';
import { loadRubric } from '../rubric/load.ts';
import { findRubric, type RubricFolders } from '../rubric/lookup.ts';
import { formatProblem } from '../rubric/problem-text.ts';
import type { Config } from './config.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import { type Io, writeError } from './io.ts';

/** The rubrics that come with callmark. */
export const SHIPPED = fileURLToPath(new URL('../../rubrics', import.meta.url));

export function rubricFiles(): RubricFiles {
  return diskFiles(SHIPPED);
}

export function rubricFolders(io: Io, config: Config): RubricFolders {
  return { projectDir: config.projectDir, shippedDir: SHIPPED, cwd: io.cwd };
}

/** The path of a rubric; an unknown one ends the command. */
export async function rubricPath(io: Io, config: Config, name: string): Promise<string> {
  const found = await findRubric(name, rubricFolders(io, config), rubricFiles());
  if ('problem' in found) throw new CommandFailed(EXIT.usage, [formatProblem(found.problem)]);
  return found.path;
}

/** Loads the rubrics asked for, else those of the config, else customer-service. Warnings go to standard error, errors end the command. */
export async function loadRubrics(
  io: Io,
  config: Config,
  names: readonly string[] | undefined,
): Promise<readonly Rubric[]> {
  const wanted = names ?? config.rubrics ?? ['customer-service'];
  const rubrics: Rubric[] = [];
  const lines: string[] = [];
  for (const name of wanted) {
    const { rubric, problems } = await loadRubric(await rubricPath(io, config, name), rubricFiles());
    if (rubric === undefined) lines.push(...problems.map(formatProblem));
    else if (rubrics.some((other) => other.id === rubric.id))
      lines.push(`Two of the rubrics have the id ${rubric.id}: the store could not tell their scores apart.`);
    else rubrics.push(rubric);
  }
  if (lines.length > 0) throw new CommandFailed(EXIT.usage, lines);
  return rubrics;
}

export async function loadKeywordGroups(
  io: Io,
  config: Config,
  path: string | undefined,
): Promise<readonly KeywordGroup[]> {
  const file = path ?? config.keywords ?? join(SHIPPED, 'keywords.yaml');
  const { groups, problems } = await loadKeywords(file, rubricFiles());
  const errors = problems.filter((problem) => problem.severity !== 'warning');
  if (groups === undefined || errors.length > 0) throw new CommandFailed(EXIT.usage, problems.map(formatProblem));
  for (const problem of problems) writeError(io, formatProblem(problem));
  return groups;
}
