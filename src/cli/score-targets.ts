// Where the evaluations of a run go besides the store: standard output and files, each in its shape.

import { extname, resolve } from 'node:path';
import type { EvaluationRow } from '../model/evaluation.ts';
import type { Rubric } from '../model/rubric.ts';
import { evaluationPrinter, SHAPES, type Shape } from './evaluation-output.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import { type Io, writeOut } from './io.ts';
import { assertFile, OutputFile } from './output-file.ts';
import { shownName } from './shown.ts';

export interface Target {
  readonly shape: Shape;
  /** As the user wrote it; absent for standard output. */
  readonly path?: string;
}

const OTHER_ENDINGS: Readonly<Record<string, Shape>> = { ndjson: 'jsonl', txt: 'text' };

/** The targets of `-f` and `-o`; a path whose shape is unknown, or that is a folder, ends the command. */
export async function targetsOf(
  io: Io,
  flags: { readonly format?: Shape; readonly output?: readonly string[] },
): Promise<readonly Target[]> {
  const paths = flags.output ?? [];
  if (paths.length === 0) return flags.format === undefined ? [] : [{ shape: flags.format }];
  const targets = paths.map((path): Target => {
    if (path === '-') return { shape: flags.format ?? 'jsonl' };
    const shape = flags.format ?? shapeOf(path);
    if (shape === undefined)
      throw new CommandFailed(EXIT.usage, [
        `The ending of ${shownName(path)} does not tell its shape; add -f ${SHAPES.join('|')}.`,
      ]);
    return { shape, path };
  });
  for (const { path } of targets) if (path !== undefined) await assertFile(resolve(io.cwd, path), path);
  return targets;
}

function shapeOf(path: string): Shape | undefined {
  const ending = extname(path).slice(1).toLowerCase();
  return (
    SHAPES.find((shape) => shape === ending) ??
    (Object.hasOwn(OTHER_ENDINGS, ending) ? OTHER_ENDINGS[ending] : undefined)
  );
}

/** Writes evaluations to a target; a file gets its name when it is whole. */
export async function writeEvaluations(
  io: Io,
  target: Target,
  rows: AsyncIterable<EvaluationRow>,
  rubrics: readonly Rubric[],
): Promise<void> {
  const printer = evaluationPrinter(target.shape, rubrics);
  const file = target.path === undefined ? undefined : await OutputFile.begin(resolve(io.cwd, target.path));
  const write = async (text: string): Promise<void> => {
    if (text === '') return;
    if (file === undefined) await writeOut(io, text);
    else await file.write(text);
  };
  try {
    await write(printer.begin());
    for await (const { evaluation } of rows) {
      io.signal.throwIfAborted();
      await write(printer.print(evaluation));
    }
    await write(printer.end());
    await file?.publish();
  } catch (error) {
    await file?.discard();
    throw error;
  }
}
