// --rubric over a store: a file, a name, or the id of a rubric that the store has scores of.

import type { Rubric } from '../model/rubric.ts';
import { findRubric, listRubrics } from '../rubric/lookup.ts';
import { suggestion } from '../rubric/spelling.ts';
import type { Store } from '../store/index.ts';
import type { Config } from './config.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { readRubric, rubricFiles, rubricFolders } from './rubrics.ts';
import { problemText, shownName } from './shown.ts';

/** The ids of the rubrics chosen; one that the store has no scores of ends the command. */
export async function chosenRubrics(
  io: Io,
  config: Config,
  store: Store,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const stored = [...new Set(store.runs().flatMap((run) => run.rubrics.map((rubric) => rubric.id)))];
  const ids = new Set<string>();
  for (const name of names) {
    if (stored.includes(name)) {
      ids.add(name);
      continue;
    }
    const found = await findRubric(name, rubricFolders(io, config), rubricFiles());
    const loaded = 'path' in found ? await readRubric(found.path, config) : undefined;
    if (loaded !== undefined && loaded.rubric === undefined)
      throw new CommandFailed(
        EXIT.usage,
        loaded.problems.map((problem) => problemText(io, problem)),
      );
    const id = loaded?.rubric?.id;
    if (id === undefined || !stored.includes(id))
      throw new CommandFailed(EXIT.usage, [
        `The store has no scores under the rubric ${shownName(id ?? name)}.`,
        ...(stored.length === 0 ? [] : [`  ${suggestion(id ?? name, stored)}`]),
      ]);
    ids.add(id);
  }
  return ids;
}

/** The rubrics whose words can be shown: those that load. A store may hold scores of others; their ids are shown. */
export async function knownRubrics(io: Io, config: Config, names: readonly string[]): Promise<readonly Rubric[]> {
  const folders = rubricFolders(io, config);
  const files = rubricFiles();
  const named = await Promise.all(
    [...names, ...(config.rubrics ?? [])].map((name) => findRubric(name, folders, files)),
  );
  const paths = [
    ...named.flatMap((found) => ('path' in found ? [found.path] : [])),
    ...(await listRubrics(folders, files)).map((entry) => entry.path),
  ];
  const loaded = await Promise.all([...new Set(paths)].map((path) => readRubric(path, config)));
  const byId = new Map<string, Rubric>();
  for (const { rubric } of loaded) if (rubric !== undefined && !byId.has(rubric.id)) byId.set(rubric.id, rubric);
  return [...byId.values()];
}
