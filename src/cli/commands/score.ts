// callmark score: ingest, redact, score; into the store, a file or a pipe.

import { resolve } from 'node:path';
import { ENGINE } from '../../model/engine.ts';
import type { Channel, Direction } from '../../model/interaction.ts';
import type { Problem } from '../../model/problem.ts';
import type { Rubric } from '../../model/rubric.ts';
import { type FinishedRun, type RunOptions, readRows, run } from '../../pipeline/run.ts';
import type { ScoreOptions } from '../../pipeline/score.ts';
import { bind } from '../../rubric/bind.ts';
import { openStore, type Store } from '../../store/index.ts';
import { removeAbandoned } from '../abandoned.ts';
import { loadConfig } from '../config.ts';
import { loadCrmOption } from '../crm-option.ts';
import type { Shape } from '../evaluation-output.ts';
import { CommandFailed, EXIT } from '../exit-code.ts';
import { findSources, isOnlyStdin, judge, parseMaxBad } from '../inputs.ts';
import { type Io, writeOut } from '../io.ts';
import { type Log, type LogFlags, openLog } from '../log.ts';
import { nextCommands } from '../next-commands.ts';
import { assertNoInput } from '../output-file.ts';
import { startProgress } from '../progress.ts';
import { writeQuarantine } from '../quarantine.ts';
import { loadKeywordGroups, loadRubrics } from '../rubrics.ts';
import { scoreStream } from '../score-stream.ts';
import { type StoreFacts, summaryLines } from '../score-summary.ts';
import { targetsOf, writeEvaluations } from '../score-targets.ts';
import { problemText, shownPath } from '../shown.ts';
import { SourceCounts } from '../source-counts.ts';
import { zoneOf } from '../timezone.ts';

const DEFAULT_STORE = 'callmark-store';

interface ScoreFlags extends LogFlags {
  readonly rubric?: readonly string[];
  readonly crm?: string;
  readonly mapping?: string;
  readonly keywords?: string;
  readonly store?: string;
  readonly inputFormat?: string;
  readonly channel?: Channel;
  readonly direction?: Direction;
  readonly timezone?: string;
  readonly format?: Shape;
  readonly output?: readonly string[];
  readonly maxBad?: string;
}

/** Everything that can be wrong with the command is found before the first record is read. */
export async function score(io: Io, inputs: readonly string[], flags: ScoreFlags): Promise<number> {
  parseMaxBad(flags.maxBad);
  const config = await loadConfig(io);
  const timezone = zoneOf(flags, config);
  const targets = await targetsOf(io, flags);
  const log = await openLog(io, flags);
  const warn = (problem: Problem): void => log.warning(problem);
  const rubrics = await loadRubrics(io, config, flags.rubric, warn);
  const keywordsFile = flags.keywords === undefined ? undefined : resolve(io.cwd, flags.keywords);
  const keywords = await loadKeywordGroups(io, config, keywordsFile, warn);
  log.step('rubrics loaded', { rubrics: rubrics.map((rubric) => `${rubric.id} ${rubric.version}`) });
  const crm = await loadCrmOption(io, config, flags, timezone);
  if (crm.table !== undefined) log.step('CRM loaded', { rows: crm.table.counts().rows, quarantined: crm.bad.length });
  const sources = await findSources(io, inputs, flags.inputFormat);
  for (const { path } of targets)
    if (path !== undefined) await assertNoInput(resolve(io.cwd, path), path, sources.sources);
  log.step('inputs found', { files: sources.sources.length, skipped: sources.skipped.length });
  const stdinOnly = isOnlyStdin(sources);
  const toOut = targets.length === 1 && targets[0]?.path === undefined && targets[0]?.shape === 'jsonl';
  const streams = stdinOnly && flags.store === undefined && (targets.length === 0 || toOut);
  const shared: ScoreOptions = {
    bound: bind(rubrics, keywords),
    signal: io.signal,
    stdin: io.stdin,
    warn,
    ...(crm.table === undefined ? {} : { crm: crm.table }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(flags.channel === undefined ? {} : { channel: flags.channel }),
    ...(flags.direction === undefined ? {} : { direction: flags.direction }),
  };
  for (const problem of crm.warnings) warn(problem);
  if (streams) return scoreStream(io, sources.sources, shared, { maxBad: flags.maxBad, crmBad: crm.bad }, log);

  const storeDir = flags.store ?? (targets.length === 0 ? (config.store ?? DEFAULT_STORE) : undefined);
  const store = storeDir === undefined ? undefined : await openForWriting(io, storeDir);
  const finished = await runWithProgress(io, sources.sources, log, {
    ...shared,
    settings: {
      keywords,
      crm: crm.digest,
      timezone,
      channel: flags.channel,
      direction: flags.direction,
      format: flags.inputFormat,
    },
  });
  try {
    const { counts } = finished.tally;
    const bad = [...crm.bad, ...finished.bad];
    const verdict = judge(
      { read: counts.read + crm.bad.length, scored: counts.scored, quarantined: bad.length },
      flags.maxBad,
      stdinOnly,
    );
    let quarantine: string | undefined;
    if (store === undefined) for (const record of bad) log.bad(record);
    else quarantine = await writeQuarantine(store.dir, finished.key, bad);
    const stored =
      store === undefined || !verdict.publish ? undefined : await commit(io, store, rubrics, finished, log);
    if (verdict.publish) {
      for (const target of targets) {
        await writeEvaluations(io, target, readRows(finished.part), rubrics);
        log.step('evaluations written', { shape: target.shape, to: target.path ?? 'standard output' });
      }
    }
    const shownStore = storeDir === undefined ? undefined : shownPath(io, storeDir);
    const lines = summaryLines({
      tally: finished.tally,
      skipped: sources.skipped,
      crmBad: crm.bad,
      published: verdict.publish,
      outputs: verdict.publish ? targets.flatMap(({ path }) => (path === undefined ? [] : [path])) : [],
      next:
        stored === undefined || storeDir === undefined
          ? []
          : nextCommands(
              shownPath(io, storeDir),
              flags.store === undefined && (io.env['CALLMARK_STORE'] ?? '') === '',
              finished.tally.rubrics()[0]?.listenFirst[0]?.interaction,
            ),
      ...(crm.table === undefined ? {} : { crm: crm.table.counts() }),
      ...(stored === undefined || shownStore === undefined ? {} : { store: { ...stored, dir: shownStore } }),
      ...(quarantine === undefined || shownStore === undefined ? {} : { quarantine: `${shownStore}/${quarantine}` }),
    });
    log.tellWarnings();
    // With a store and nothing else the summary is what was asked for; otherwise standard output is for the document.
    if (targets.length > 0) log.say(lines.join('\n'));
    else if (flags.quiet !== true && verdict.publish) await writeOut(io, `${lines.join('\n')}\n`);
    else log.say(lines.join('\n'));
    if (verdict.why !== undefined) log.failed(verdict.why);
    return verdict.code;
  } finally {
    await finished.dispose();
  }
}

async function openForWriting(io: Io, dir: string): Promise<Store> {
  const store = await openStore(resolve(io.cwd, dir), { create: true });
  if (!('commit' in store)) throw new CommandFailed(EXIT.output, [problemText(io, store)]);
  return store;
}

async function runWithProgress(
  io: Io,
  sources: Parameters<typeof run>[0],
  log: Log,
  options: RunOptions,
): Promise<FinishedRun> {
  await removeAbandoned(io);
  const progress = await startProgress(io, sources.length, log.silent);
  const counts = new SourceCounts(log);
  try {
    const finished = await run(sources, {
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

async function commit(
  io: Io,
  store: Store,
  rubrics: readonly Rubric[],
  finished: FinishedRun,
  log: Log,
): Promise<Omit<StoreFacts, 'dir'>> {
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
  return { version, added, replaced, noop };
}
