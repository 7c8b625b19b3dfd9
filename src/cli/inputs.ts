// The inputs of a command: found, or the command ends with what was wrong with them; and what became of them, as a code.

import { listSources, type Sources } from '../ingest/list.ts';
import { STANDARD_INPUT } from '../ingest/source.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { problemText, shownPath } from './shown.ts';

/** How many skipped files a message names. */
const SKIPPED_SHOWN = 10;

/** The sources of the inputs; one that matches nothing ends the command before anything is read. */
export async function findSources(io: Io, inputs: readonly string[], format: string | undefined): Promise<Sources> {
  const found = await listSources(inputs, { cwd: io.cwd, ...(format === undefined ? {} : { format }) });
  const unknown = found.problems.some((problem) => problem.code === 'ingest/unknown-format');
  if (found.problems.length > 0) {
    throw new CommandFailed(
      unknown ? EXIT.usage : EXIT.input,
      found.problems.map((problem) => problemText(io, problem)),
    );
  }
  if (found.sources.length === 0) {
    const more = found.skipped.length - SKIPPED_SHOWN;
    throw new CommandFailed(EXIT.input, [
      'There is nothing to read in these inputs.',
      ...found.skipped.slice(0, SKIPPED_SHOWN).map(({ file, reason }) => `  ${shownPath(io, file)}: ${reason}`),
      ...(more > 0 ? [`  and ${more} more`] : []),
    ]);
  }
  return found;
}

/** True when standard input is all there is to read. */
export function isOnlyStdin({ sources }: Sources): boolean {
  return sources.length === 1 && sources[0]?.file === STANDARD_INPUT;
}

/** `--max-bad`: how many unusable records are accepted, of so many read. */
export function parseMaxBad(text: string | undefined): (read: number) => number {
  if (text === undefined) return () => 0;
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim());
  const value = Number(match?.[1]);
  const percent = match?.[2] === '%';
  if (match === null || (percent ? value > 100 : !Number.isSafeInteger(value)))
    throw new CommandFailed(EXIT.usage, [
      `--max-bad takes a whole number or a percentage up to 100%, such as 10 or 2%; it was "${text.slice(0, 40)}".`,
    ]);
  return percent ? (read) => Math.floor((read * value) / 100) : () => value;
}

/** How a command ends, and whether what it made may be published. */
export interface Verdict {
  readonly code: number;
  readonly publish: boolean;
  /** Why nothing is published, for people. */
  readonly why?: string;
}

/** The verdict on what became of the records. `emptyIsFine`: no record at all is an answer too (a filter in a pipe). */
export function judge(
  counts: { readonly read: number; readonly scored: number; readonly quarantined: number },
  maxBad: string | undefined,
  emptyIsFine: boolean,
): Verdict {
  const { read, scored, quarantined } = counts;
  if (read === 0 && emptyIsFine) return { code: EXIT.done, publish: true };
  if (read === 0) return refuse('The inputs hold no interactions.');
  if (scored === 0) return refuse('None of the records could be used; nothing was published.');
  if (quarantined === 0) return { code: EXIT.done, publish: true };
  if (maxBad === undefined) return { code: EXIT.quarantined, publish: true };
  if (quarantined <= parseMaxBad(maxBad)(read)) return { code: EXIT.done, publish: true };
  const records = quarantined === 1 ? '1 record' : `${quarantined} records`;
  return refuse(
    `${records} of ${read} could not be used, more than --max-bad ${maxBad} allows; nothing was published.`,
  );
}

function refuse(why: string): Verdict {
  return { code: EXIT.input, publish: false, why };
}
