// The inputs of a command: found, or the command ends with what was wrong with them.

import { listSources, type Sources } from '../ingest/list.ts';
import type { BadRecord, Problem } from '../model/problem.ts';
import { formatProblem } from '../rubric/problem-text.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import type { Io } from './io.ts';

/** The sources of the inputs; one that matches nothing ends the command before anything is read. */
export async function findSources(io: Io, inputs: readonly string[], format: string | undefined): Promise<Sources> {
  const found = await listSources(inputs, { cwd: io.cwd, ...(format === undefined ? {} : { format }) });
  const unknown = found.problems.some((problem) => problem.code === 'ingest/unknown-format');
  if (found.problems.length > 0)
    throw new CommandFailed(unknown ? EXIT.usage : EXIT.input, found.problems.map(formatProblem));
  if (found.sources.length === 0) {
    const skipped = found.skipped.slice(0, 10).map(({ file, reason }) => `  ${file}: ${reason}`);
    throw new CommandFailed(EXIT.input, ['There is nothing to read in these inputs.', ...skipped]);
  }
  return found;
}

/** `--max-bad`: how many unusable records are accepted, of so many read. */
export function parseMaxBad(text: string | undefined): (read: number) => number {
  if (text === undefined) return () => 0;
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
  if (match === null)
    throw new CommandFailed(EXIT.usage, [
      `--max-bad takes a number or a percentage, such as 10 or 2%; it was "${text}".`,
    ]);
  const value = Number(match[1]);
  return match[2] === '%' ? (read) => Math.floor((read * value) / 100) : () => value;
}

/** Exit code for what became of the records. */
export function codeFor(
  counts: { readonly read: number; readonly scored: number; readonly quarantined: number },
  maxBad: string | undefined,
): number {
  if (counts.quarantined === 0) return EXIT.done;
  if (counts.scored === 0) return EXIT.input;
  const allowed = parseMaxBad(maxBad)(counts.read);
  if (counts.quarantined <= allowed) return EXIT.done;
  return maxBad === undefined ? EXIT.quarantined : EXIT.input;
}

export function badLine(bad: BadRecord): string {
  const place = `${bad.file}${bad.line === undefined ? '' : `:${bad.line}`}`;
  return `${place}  ${bad.message} (record ${bad.record}, ${bad.code})`;
}

/** Warnings, each kind once, for the end of a run. */
export function warningLines(problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => formatProblem({ ...problem, severity: 'warning' }));
}
