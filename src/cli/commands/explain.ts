// callmark explain: why an interaction got its score, from the store.

import { resolve } from 'node:path';
import type { CriterionResult, Evaluation } from '../../model/evaluation.ts';
import { formatProblem } from '../../rubric/problem-text.ts';
import { openStore } from '../../store/index.ts';
import { loadConfig } from '../config.ts';
import { CommandFailed, EXIT } from '../exit-code.ts';
import { explainCriterion, explainScore } from '../explain-text.ts';
import { columnsOf, type Io, writeOut } from '../io.ts';

interface ExplainFlags {
  readonly store?: string;
  readonly rubric?: string;
  readonly format?: string;
}

export async function explain(io: Io, id: string, criterion: string | undefined, flags: ExplainFlags): Promise<number> {
  const config = await loadConfig(io);
  const store = await openStore(resolve(io.cwd, flags.store ?? config.store ?? 'callmark-store'));
  if (!('find' in store)) throw new CommandFailed(EXIT.input, [formatProblem(store)]);
  const rows = await store.find(id);
  if ('code' in rows) throw new CommandFailed(EXIT.output, [formatProblem(rows)]);
  const evaluations = rows
    .map((row) => row.evaluation)
    .filter((evaluation) => flags.rubric === undefined || evaluation.rubric.id === flags.rubric);
  if (evaluations.length === 0)
    throw new CommandFailed(EXIT.input, [`The store has no score of an interaction ${id}.`]);
  for (const evaluation of evaluations) {
    const result = criterion === undefined ? undefined : resultOf(evaluation, criterion);
    if (flags.format === 'json') await writeOut(io, `${JSON.stringify(result ?? evaluation)}\n`);
    else
      await writeOut(
        io,
        `${(result === undefined ? explainScore(evaluation, columnsOf(io)) : explainCriterion(result, columnsOf(io))).join('\n')}\n`,
      );
  }
  return EXIT.done;
}

function resultOf(evaluation: Evaluation, id: string): CriterionResult {
  const found = evaluation.criteria.find((result) => result.id === id);
  if (found !== undefined) return found;
  throw new CommandFailed(EXIT.usage, [
    `${evaluation.rubric.id} has no criterion ${id}. It has:`,
    ...evaluation.criteria.map((result) => `  ${result.id}`),
  ]);
}
