// Scoring in a pipe: one answer line for each record of standard input, in order, as they come.

import type { SourceFile } from '../ingest/source.ts';
import type { BadRecord } from '../model/problem.ts';
import { type ScoreOptions, scoreSources } from '../pipeline/score.ts';
import { Tally } from '../pipeline/tally.ts';
import { judge } from './inputs.ts';
import { type Io, writeOut } from './io.ts';
import { jsonText } from './json-text.ts';
import type { Log } from './log.ts';
import { SourceCounts } from './source-counts.ts';

export interface StreamSettings {
  readonly maxBad: string | undefined;
  /** Rows of the CRM export that could not be used: they count too. */
  readonly crmBad: readonly BadRecord[];
}

/** Streams; a record that cannot be used is answered by a `callmark.problem/1`. Answers the exit code. */
export async function scoreStream(
  io: Io,
  sources: readonly SourceFile[],
  options: ScoreOptions,
  { maxBad, crmBad }: StreamSettings,
  log: Log,
): Promise<number> {
  const tally = new Tally();
  const perSource = new SourceCounts(log);
  for (const record of crmBad) log.bad(record);
  for (const source of sources) perSource.begin(source.file);
  for await (const item of scoreSources(sources, options)) {
    perSource.add(item.kind);
    if (item.kind === 'scored') {
      tally.addScored(item.evaluations);
      await writeOut(io, item.evaluations.map((evaluation) => `${jsonText(evaluation)}\n`).join(''));
      continue;
    }
    const { record, code, message } = item.bad;
    await writeOut(io, `${jsonText({ schema: 'callmark.problem/1', record, code, message })}\n`);
    if (item.kind === 'duplicate') tally.addDuplicate();
    else {
      tally.addBad(item.bad);
      log.bad(item.bad);
    }
  }
  perSource.end();
  log.tellWarnings();
  const { counts } = tally;
  log.step('scored', { ...counts });
  const verdict = judge(
    { ...counts, read: counts.read + crmBad.length, quarantined: counts.quarantined + crmBad.length },
    maxBad,
    counts.read === 0,
  );
  // The answers are out already: nothing can be held back, only said.
  if (verdict.why !== undefined) log.failed(verdict.why.replace(/; nothing was published\.$/, '.'));
  return verdict.code;
}
