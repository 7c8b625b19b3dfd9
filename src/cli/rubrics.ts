// Rubrics and keywords by name or path, loaded before anything else is read: a wrong one stops everything.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../model/problem.ts';
import type { KeywordGroup, Rubric } from '../model/rubric.ts';
import { diskFiles, type RubricFiles } from '../rubric/files.ts';
import { loadKeywords } from '../rubric/keywords.ts';
import { loadRubric } from '../rubric/load.ts';
import { findRubric, type RubricFolders } from '../rubric/lookup.ts';
import type { Config } from './config.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { readModel } from './meaning-model.ts';
import { problemText } from './shown.ts';

/** The rubrics that come with callmark. */
export const SHIPPED = fileURLToPath(new URL('../../rubrics', import.meta.url));

export function rubricFiles(): RubricFiles {
  return diskFiles(SHIPPED);
}

export function rubricFolders(io: Io, config: Config): RubricFolders {
  return { projectDir: config.projectDir, shippedDir: SHIPPED, cwd: io.cwd };
}

/** Loads a rubric as every command does: with the trained model, where it uses `means`. */
export function readRubric(path: string, { intents }: Config): ReturnType<typeof loadRubric> {
  return loadRubric(path, { ...rubricFiles(), ...(intents === undefined ? {} : { usualModel: intents }) }, readModel);
}

/** The path of a rubric; an unknown one ends the command. */
export async function rubricPath(io: Io, config: Config, name: string): Promise<string> {
  const found = await findRubric(name, rubricFolders(io, config), rubricFiles());
  if ('problem' in found) throw new CommandFailed(EXIT.usage, [problemText(io, found.problem)]);
  return found.path;
}

/** Loads the rubrics asked for, else those of the config, else customer-service. Errors end the command. */
export async function loadRubrics(
  io: Io,
  config: Config,
  names: readonly string[] | undefined,
  warn: (problem: Problem) => void,
): Promise<readonly Rubric[]> {
  const wanted = names ?? config.rubrics ?? ['customer-service'];
  const rubrics: Rubric[] = [];
  const lines: string[] = [];
  for (const name of wanted) {
    const { rubric, problems } = await readRubric(await rubricPath(io, config, name), config);
    if (rubric === undefined) lines.push(...problems.map((problem) => problemText(io, problem)));
    else if (rubrics.some((other) => other.id === rubric.id))
      lines.push(
        `Two of the rubrics have the id ${rubric.id}: the store could not tell their scores apart.`,
        '  Name each rubric once, or give one of them another id.',
      );
    else {
      rubrics.push(rubric);
      problems.forEach(warn);
    }
  }
  if (lines.length > 0) throw new CommandFailed(EXIT.usage, lines);
  return rubrics;
}

export async function loadKeywordGroups(
  io: Io,
  config: Config,
  path: string | undefined,
  warn: (problem: Problem) => void,
): Promise<readonly KeywordGroup[]> {
  const file = path ?? config.keywords ?? join(SHIPPED, 'keywords.yaml');
  const { groups, problems } = await loadKeywords(file, rubricFiles());
  const errors = problems.filter((problem) => problem.severity !== 'warning');
  if (groups === undefined || errors.length > 0)
    throw new CommandFailed(
      EXIT.usage,
      problems.map((problem) => problemText(io, problem)),
    );
  problems.forEach(warn);
  return groups;
}
