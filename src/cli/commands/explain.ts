// callmark explain: why an interaction got its score, from the store.

import { resolve } from 'node:path';
import type { CriterionResult, Evaluation } from '../../model/evaluation.ts';
import type { Rubric } from '../../model/rubric.ts';
import { findRubric } from '../../rubric/lookup.ts';
import { nearest } from '../../rubric/spelling.ts';
import { type Gain, gains } from '../../scoring/gain.ts';
import { openStore } from '../../store/index.ts';
import { type Config, loadConfig } from '../config.ts';
import { CommandFailed, EXIT } from '../exit-code.ts';
import { explainCriterion, explainScore } from '../explain-text.ts';
import { columnsOf, type Io, writeOut } from '../io.ts';
import { jsonText } from '../json-text.ts';
import { chosenRubrics } from '../rubric-choice.ts';
import { readRubric, rubricFiles, rubricFolders } from '../rubrics.ts';
import { problemText, shownName } from '../shown.ts';

interface ExplainFlags {
  readonly store?: string;
  readonly rubric?: readonly string[];
  readonly format?: string;
}

interface Chosen {
  readonly evaluation: Evaluation;
  readonly result: CriterionResult;
}

export async function explain(io: Io, id: string, criterion: string | undefined, flags: ExplainFlags): Promise<number> {
  const config = await loadConfig(io);
  const store = await openStore(resolve(io.cwd, flags.store ?? config.store ?? 'callmark-store'));
  if (!('find' in store)) throw new CommandFailed(EXIT.input, [problemText(io, store)]);
  const only = flags.rubric === undefined ? undefined : await chosenRubrics(io, config, store, flags.rubric);
  const rows = await store.find(id);
  if ('code' in rows) throw new CommandFailed(EXIT.output, [problemText(io, rows)]);
  if (rows.length === 0)
    throw new CommandFailed(EXIT.input, [
      `The store has no score of an interaction ${shownName(id)}.`,
      '  Write the id as it is in the transcripts; callmark report scorecards names some.',
    ]);
  const evaluations = rows
    .map((row) => row.evaluation)
    .filter((evaluation) => only === undefined || only.has(evaluation.rubric.id));
  if (evaluations.length === 0) {
    const under = rows.map((row) => row.evaluation.rubric.id).join(', ');
    throw new CommandFailed(EXIT.input, [`${shownName(id)} was scored under ${under}, not under the rubric named.`]);
  }
  const chosen = criterion === undefined ? [] : resultsOf(evaluations, criterion);
  if (flags.format === 'json') {
    const values = criterion === undefined ? evaluations : chosen.map(({ result }) => result);
    await writeOut(io, values.map((value) => `${jsonText(value)}\n`).join(''));
    return EXIT.done;
  }
  const columns = columnsOf(io);
  const blocks =
    criterion === undefined
      ? await Promise.all(
          evaluations.map(async (evaluation) => {
            const rubric = await rubricOf(io, config, evaluation);
            return explainScore(evaluation, changes(evaluation, rubric), columns, rubric?.meaning?.families);
          }),
        )
      : await Promise.all(
          chosen.map(async ({ evaluation, result }) => {
            const asks = result.evidence.some(({ means }) => means !== undefined);
            const rubric = asks ? await rubricOf(io, config, evaluation) : undefined;
            return explainCriterion(result, columns, rubric?.meaning?.families);
          }),
        );
  await writeOut(io, `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`);
  return EXIT.done;
}

/** The rubric of that id as it is now; undefined when it is not at hand. */
async function rubricOf(io: Io, config: Config, { rubric: { id } }: Evaluation): Promise<Rubric | undefined> {
  const found = await findRubric(id, rubricFolders(io, config), rubricFiles());
  return 'path' in found ? (await readRubric(found.path, config)).rubric : undefined;
}

/** What would change the score; nothing when the rubric that made it is not at hand, or has changed since. */
function changes({ rubric: { hash }, ...rest }: Evaluation, rubric: Rubric | undefined): readonly Gain[] {
  return rubric?.hash === hash ? gains(rest, rubric) : [];
}

/** The results of one criterion, in the evaluations whose rubric has it. */
function resultsOf(evaluations: readonly Evaluation[], id: string): readonly Chosen[] {
  const found = evaluations.flatMap((evaluation) =>
    evaluation.criteria.flatMap((result) => (result.id === id ? [{ evaluation, result }] : [])),
  );
  if (found.length > 0) return found;
  const known = evaluations.flatMap((evaluation) => evaluation.criteria.map((result) => result.id));
  const near = nearest(id, known);
  const rubrics = evaluations.map((evaluation) => evaluation.rubric.id).join(', ');
  throw new CommandFailed(EXIT.usage, [
    `There is no criterion ${shownName(id)} in ${rubrics}.`,
    ...(near === undefined ? ['  There are:', ...known.map((one) => `    ${one}`)] : [`  Did you mean ${near}?`]),
  ]);
}
