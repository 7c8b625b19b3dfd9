// callmark rubric learn: a model of meanings, taught by the sentences of intent files.

import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Teaching } from '../../meaning/training/teach.ts';
import type { IntentFamily } from '../../model/meaning.ts';
import { inert } from '../../report/inert.ts';
import { paints } from '../../report/terminal/paint.ts';
import { tableLines } from '../../report/terminal/table.ts';
import { readIntents } from '../../rubric/intents-reader.ts';
import { loadConfig } from '../config.ts';
import { CommandFailed, EXIT } from '../exit-code.ts';
import { columnsOf, type Io, wantsColour, writeError, writeOut } from '../io.ts';
import { LESSON_LEGEND, lessonTable } from '../lesson-table.ts';
import { assertFile, writeOutput } from '../output-file.ts';
import { startSteps } from '../progress.ts';
import { rubricFiles, SHIPPED } from '../rubrics.ts';
import { many, problemText, shownPath, wrap } from '../shown.ts';

interface LearnFlags {
  readonly output?: string;
  readonly alone?: boolean;
  readonly check?: boolean;
  readonly quiet?: boolean;
}

const MODEL = 'model.bin';

export async function learn(io: Io, named: readonly string[], flags: LearnFlags): Promise<number> {
  if (flags.output === '-')
    throw new CommandFailed(EXIT.usage, ['A model is not for standard output.', '  name a file to write']);
  const config = await loadConfig(io);
  const own = named.length === 0 ? [join(config.projectDir, 'rubrics', 'intents')] : named;
  const folders = own.map((folder) => resolve(io.cwd, folder));
  const path = resolve(io.cwd, flags.output ?? join(folders[0] ?? '', MODEL));
  await assertFile(path, shownPath(io, path), MODEL);
  const families = await familiesIn(io, flags.alone === true ? folders : [join(SHIPPED, 'intents'), ...folders], flags);
  if (flags.check === true) return compare(io, families, path, flags);
  const { teaching, bytes } = await taught(io, families, flags);
  await writeOutput(path, bytes);
  if (flags.quiet !== true) await writeOut(io, `${summary(io, families, teaching, path).join('\n')}\n`);
  return EXIT.done;
}

/** The families of the folders; faults end the command before anything is learnt. */
async function familiesIn(io: Io, folders: readonly string[], flags: LearnFlags): Promise<readonly IntentFamily[]> {
  const { families, problems } = await readIntents(await distinct(folders), rubricFiles());
  const lines = problems.map((problem) => problemText(io, problem));
  if (families === undefined)
    throw new CommandFailed(EXIT.usage, [...lines, `Nothing was learnt: ${many(lines.length, 'error')}.`]);
  if (flags.quiet !== true) for (const line of lines) writeError(io, line);
  return families;
}

/** Each folder once, under whatever names: the shipped one may be named too. */
async function distinct(folders: readonly string[]): Promise<readonly string[]> {
  const seen = new Map<string, string>();
  for (const folder of folders) {
    const real = await realpath(folder).catch(() => folder);
    if (!seen.has(real)) seen.set(real, folder);
  }
  return [...seen.values()];
}

async function taught(
  io: Io,
  families: readonly IntentFamily[],
  flags: LearnFlags,
): Promise<{ teaching: Teaching; bytes: Uint8Array }> {
  const { teach } = await import('../../meaning/training/teach.ts');
  const { packTeaching } = await import('../../meaning/training/pack.ts');
  const steps = await startSteps(io, 'learning', flags.quiet === true);
  try {
    const teaching = teach(families, steps.say);
    const bytes = packTeaching(teaching);
    // Being told to stop is heard only between two pieces of work.
    await setImmediate();
    io.signal.throwIfAborted();
    return { teaching, bytes };
  } finally {
    steps.stop();
  }
}

/** --check: whether the model is what the sentences teach. */
async function compare(io: Io, families: readonly IntentFamily[], path: string, flags: LearnFlags): Promise<number> {
  const shown = shownPath(io, path);
  const before = await readFile(path).catch(() => undefined);
  if (before === undefined)
    throw new CommandFailed(EXIT.failed, [`${shown}  There is no such model yet.`, '  write it without --check']);
  const { bytes } = await taught(io, families, flags);
  if (!before.equals(bytes))
    throw new CommandFailed(EXIT.failed, [
      `${shown}  This is not the model that the sentences give now.`,
      '  write it anew without --check',
    ]);
  if (flags.quiet !== true) await writeOut(io, `${shown} is what the sentences give.\n`);
  return EXIT.done;
}

function summary(io: Io, families: readonly IntentFamily[], teaching: Teaching, path: string): readonly string[] {
  const trials = teaching.sides.flatMap((side) => side.trials);
  const sentences = families.reduce((sum, one) => sum + one.examples.length + one.nearMisses.length, 0);
  const { base, line } = useOf(io, path);
  const where = base === '' ? 'Rubrics in this folder' : `Rubrics in ${base}/`;
  return [
    ...tableLines(lessonTable(families, trials), columnsOf(io), paints(wantsColour(io, io.stdout))),
    '',
    ...wrap(LESSON_LEGEND, columnsOf(io)),
    '',
    `Wrote ${shownPath(io, path)}: ${many(families.filter(({ ordinary }) => ordinary !== true).length, 'meaning')} from ${many(sentences, 'sentence')}.`,
    `${where} use it with this line, and then with \`means:\`:`,
    `  intents: ${line}`,
  ];
}

/** What a rubric writes: one beside the model's folder, or beside the model where that is the working folder. */
function useOf(io: Io, path: string): { base: string; line: string } {
  const folder = dirname(path);
  const base = folder === io.cwd ? folder : dirname(folder);
  const slashed = (way: string): string => inert(way.split(sep).join('/'));
  const line = slashed(relative(base, path));
  return { base: slashed(relative(io.cwd, base)), line: /^[\w./-]+$/.test(line) ? line : JSON.stringify(line) };
}
