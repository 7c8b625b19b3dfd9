// callmark rubric list: the rubrics there are.

import { listRubrics } from '../../rubric/lookup.ts';
import { loadConfig } from '../config.ts';
import { EXIT } from '../exit-code.ts';
import { type Io, writeOut } from '../io.ts';
import { rubricFiles, rubricFolders } from '../rubrics.ts';
import { shownPath } from '../shown.ts';

export async function list(io: Io): Promise<number> {
  const rubrics = await listRubrics(rubricFolders(io, await loadConfig(io)), rubricFiles());
  const width = Math.max(0, ...rubrics.map((rubric) => rubric.name.length));
  for (const rubric of rubrics)
    await writeOut(
      io,
      `${rubric.name.padEnd(width)}  ${rubric.shipped ? 'shipped with callmark' : shownPath(io, rubric.path)}\n`,
    );
  return EXIT.done;
}
