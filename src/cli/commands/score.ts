// callmark score: ingest, redact, score; into the store, a file or a pipe.

import { ENGINE } from '../../model/engine.ts';
import { type FinishedRun, readRows, run } from '../../pipeline/run.ts';
import { removeAbandoned } from '../abandoned.ts';
import { CommandFailed, EXIT } from '../exit-code.ts';
import { judge, type Verdict } from '../inputs.ts';
import { type Io, writeOut } from '../io.ts';
import { nextCommands } from '../next-commands.ts';
import { startProgress } from '../progress.ts';
import { writeQuarantine } from '../quarantine.ts';
import { planScore, type ScoreFlags, type ScorePlan } from '../score-plan.ts';
import { scoreStream } from '../score-stream.ts';
import { type StoreFacts, type SummaryFacts, summaryLines } from '../score-summary.ts';
import { writeEvaluations } from '../score-targets.ts';
import { problemText } from '../shown.ts';
import { SourceCounts } from '../source-counts.ts';

export async function score(io: Io, inputs: readonly string[], flags: ScoreFlags): Promise<number> {
  const plan = await planScore(io, inputs, flags);
  const { log, crm } = plan;
  if (plan.streams)
    return scoreStream(io, plan.sources.sources, plan.options, { maxBad: flags.maxBad, crmBad: crm.bad }, log);
  const finished = await runWithProgress(io, plan);
  try {
    const { read, scored, quarantined } = finished.tally.counts;
    const rows = crm.bad.length;
    const counts = { read: read + rows, scored, quarantined: quarantined + rows };
    const verdict = judge(counts, flags.maxBad, plan.stdinOnly);
    const lines = summaryLines(await publish(io, plan, finished, verdict));
    log.tellWarnings();
    // With a store and nothing else the summary is what was asked for; otherwise standard output is for the document.
    const isDocument = plan.targets.length === 0 && verdict.publish;
    if (!isDocument) log.say(lines.join('\n'));
    else if (flags.quiet !== true) await writeOut(io, `${lines.join('\n')}\n`);
    if (verdict.why !== undefined) log.failed(verdict.why);
    return verdict.code;
  } finally {
    await finished.dispose();
  }
}

async function runWithProgress(io: Io, { log, sources, options }: ScorePlan): Promise<FinishedRun> {
  await removeAbandoned(io);
  const progress = await startProgress(io, sources.sources.length, log.silent);
  const counts = new SourceCounts(log);
  try {
    const finished = await run(sources.sources, {
      ...options,
      onSource(source, index) {
        counts.begin(source.file);
        progress.source(index);
      },
      onItem(kind) {
        counts.add(kind);
        progress.item();
      },
    });
    counts.end();
    log.step('scored', { ...finished.tally.counts });
    return finished;
  } finally {
    progress.stop();
  }
}

/** Writes the quarantine always, the store and the targets when the verdict allows; answers what the summary tells. */
async function publish(io: Io, plan: ScorePlan, finished: FinishedRun, verdict: Verdict): Promise<SummaryFacts> {
  const { log, store, targets, rubrics, crm } = plan;
  const bad = [...crm.bad, ...finished.bad];
  const facts = {
    tally: finished.tally,
    skipped: plan.sources.skipped,
    crmBad: crm.bad,
    published: verdict.publish,
    ...(crm.table === undefined ? {} : { crm: crm.table.counts() }),
  };
  let quarantine: string | undefined;
  if (store === undefined) for (const record of bad) log.bad(record);
  else quarantine = await writeQuarantine(store.store.dir, finished.key, bad);
  const listed = quarantine === undefined ? {} : { quarantine: `${store?.shown}/${quarantine}` };
  if (!verdict.publish) return { ...facts, ...listed, outputs: [], next: [] };

  const stored = store === undefined ? {} : await commit(io, plan, store, finished);
  for (const target of targets) {
    await writeEvaluations(io, target, readRows(finished.part), rubrics);
    log.step('evaluations written', { shape: target.shape, to: target.path ?? 'standard output' });
  }
  const outputs = targets.flatMap(({ path }) => (path === undefined ? [] : [path]));
  return { ...facts, ...listed, next: [], ...stored, outputs };
}

async function commit(
  io: Io,
  { rubrics, log }: ScorePlan,
  { store, shown, usual }: NonNullable<ScorePlan['store']>,
  finished: FinishedRun,
): Promise<{ readonly store: StoreFacts; readonly next: readonly string[] }> {
  const result = await store.commit(
    {
      key: finished.key,
      at: io.now().toISOString(),
      engine: ENGINE,
      rubrics: rubrics.map(({ id, version, hash }) => ({ id, version, hash })),
      counts: finished.tally.counts,
    },
    [finished.part],
  );
  if ('code' in result) throw new CommandFailed(EXIT.output, [problemText(io, result)]);
  const { version, added, replaced, noop } = result;
  log.step('committed', { version, added, replaced, noop });
  const worst = finished.tally.rubrics()[0]?.listenFirst[0]?.interaction;
  return { store: { dir: shown, version, added, replaced, noop }, next: nextCommands(shown, usual, worst) };
}
