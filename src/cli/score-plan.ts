// What a `score` command is to do, settled before the first record is read: everything that can be wrong with the command is
// found here.

import { resolve } from 'node:path';
import type { Sources } from '../ingest/list.ts';
import type { Channel, Direction } from '../model/interaction.ts';
import type { Problem } from '../model/problem.ts';
import type { Rubric } from '../model/rubric.ts';
import type { RunOptions } from '../pipeline/run.ts';
import { bind } from '../rubric/bind.ts';
import { openStore, type Store } from '../store/index.ts';
import { loadConfig } from './config.ts';
import { type Crm, loadCrmOption } from './crm-option.ts';
import type { Shape } from './evaluation-output.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import { findSources, isOnlyStdin, parseMaxBad } from './inputs.ts';
import type { Io } from './io.ts';
import { type Log, type LogFlags, openLog } from './log.ts';
import { assertNoInput } from './output-file.ts';
import { loadKeywordGroups, loadRubrics } from './rubrics.ts';
import { type Target, targetsOf } from './score-targets.ts';
import { problemText, shownPath } from './shown.ts';
import { zoneOf } from './timezone.ts';

const DEFAULT_STORE = 'callmark-store';

export interface ScoreFlags extends LogFlags {
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

export interface ScorePlan {
  readonly log: Log;
  readonly rubrics: readonly Rubric[];
  readonly crm: Crm;
  readonly sources: Sources;
  readonly stdinOnly: boolean;
  /** Answer standard input line by line: no store, no files. */
  readonly streams: boolean;
  readonly options: RunOptions;
  readonly targets: readonly Target[];
  /** Absent where the evaluations go to the targets only. */
  readonly store?: {
    readonly store: Store;
    readonly shown: string;
    /** True when the same folder would be found without naming it. */
    readonly usual: boolean;
  };
}

export async function planScore(io: Io, inputs: readonly string[], flags: ScoreFlags): Promise<ScorePlan> {
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
  crm.warnings.forEach(warn);
  if (crm.table !== undefined) log.step('CRM loaded', { rows: crm.table.counts().rows, quarantined: crm.bad.length });
  const sources = await findSources(io, inputs, flags.inputFormat);
  for (const { path } of targets)
    if (path !== undefined) await assertNoInput(resolve(io.cwd, path), path, sources.sources);
  log.step('inputs found', { files: sources.sources.length, skipped: sources.skipped.length });

  const stdinOnly = isOnlyStdin(sources);
  const toPipe = targets.every(({ path, shape }) => path === undefined && shape === 'jsonl');
  const streams = stdinOnly && flags.store === undefined && toPipe;
  const dir = flags.store ?? (targets.length === 0 && !streams ? (config.store ?? DEFAULT_STORE) : undefined);
  const usual = flags.store === undefined && (io.env['CALLMARK_STORE'] ?? '') === '';
  const { channel, direction, inputFormat: format } = flags;
  return {
    log,
    rubrics,
    crm,
    sources,
    stdinOnly,
    streams,
    targets,
    options: {
      bound: bind(rubrics, keywords),
      signal: io.signal,
      stdin: io.stdin,
      warn,
      settings: { keywords, crm: crm.digest, timezone, channel, direction, format },
      ...(crm.table === undefined ? {} : { crm: crm.table }),
      ...(timezone === undefined ? {} : { timezone }),
      ...(channel === undefined ? {} : { channel }),
      ...(direction === undefined ? {} : { direction }),
    },
    ...(dir === undefined ? {} : { store: { store: await openForWriting(io, dir), shown: shownPath(io, dir), usual } }),
  };
}

async function openForWriting(io: Io, dir: string): Promise<Store> {
  const store = await openStore(resolve(io.cwd, dir), { create: true });
  if (!('commit' in store)) throw new CommandFailed(EXIT.output, [problemText(io, store)]);
  return store;
}
