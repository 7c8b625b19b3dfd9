// callmark score: ingest, redact, score; into the store, a file or a pipe.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { type CrmTable, loadCrm, loadMapping } from '../../ingest/crm/index.ts';
import type { Sources } from '../../ingest/list.ts';
import { STANDARD_INPUT } from '../../ingest/source.ts';
import { ENGINE } from '../../model/engine.ts';
import type { Channel, Direction } from '../../model/interaction.ts';
import type { BadRecord, Problem } from '../../model/problem.ts';
import { type FinishedRun, readRows, run } from '../../pipeline/run.ts';
import { type ScoreOptions, scoreSources } from '../../pipeline/score.ts';
import { Tally } from '../../pipeline/tally.ts';
import { bind } from '../../rubric/bind.ts';
import { formatProblem } from '../../rubric/problem-text.ts';
import { openStore } from '../../store/index.ts';
import { type Config, loadConfig } from '../config.ts';
import { evaluationPrinter, SHAPES, type Shape } from '../evaluation-output.ts';
import { CommandFailed, EXIT } from '../exit-code.ts';
import { badLine, codeFor, findSources, parseMaxBad, warningLines } from '../inputs.ts';
import { type Io, writeError, writeOut } from '../io.ts';
import { startProgress } from '../progress.ts';
import { loadKeywordGroups, loadRubrics } from '../rubrics.ts';
import { summaryLines } from '../score-summary.ts';

interface ScoreFlags {
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
  readonly quiet?: boolean;
}

/** Where the evaluations go besides the store. */
interface Target {
  readonly shape: Shape;
  /** Absent: standard output. */
  readonly path?: string;
}

export async function score(io: Io, inputs: readonly string[], flags: ScoreFlags): Promise<number> {
  parseMaxBad(flags.maxBad);
  const targets = targetsOf(flags);
  const config = await loadConfig(io);
  const rubrics = await loadRubrics(io, config, flags.rubric);
  const keywords = await loadKeywordGroups(
    io,
    config,
    flags.keywords === undefined ? undefined : resolve(io.cwd, flags.keywords),
  );
  const bound = bind(rubrics, keywords);
  const crm = await loadCrmTable(io, config, flags);
  const sources = await findSources(io, inputs, flags.inputFormat);
  const warnings: Problem[] = [...crm.warnings];
  const timezone = flags.timezone ?? config.timezone;
  const options: ScoreOptions = {
    bound,
    signal: io.signal,
    stdin: io.stdin,
    warn: (problem) => warnings.push(problem),
    ...(crm.table === undefined ? {} : { crm: crm.table }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(flags.channel === undefined ? {} : { channel: flags.channel }),
    ...(flags.direction === undefined ? {} : { direction: flags.direction }),
  };
  const storeDir = flags.store ?? (targets.length === 0 ? (config.store ?? 'callmark-store') : undefined);
  const criteria = [...new Set(rubrics.flatMap((rubric) => rubric.criteria.map((criterion) => criterion.id)))];
  const onlyStdin = sources.sources.length === 1 && sources.sources[0]?.file === STANDARD_INPUT;
  if (
    onlyStdin &&
    storeDir === undefined &&
    targets.length === 1 &&
    targets[0]?.path === undefined &&
    targets[0]?.shape === 'jsonl'
  ) {
    return stream(io, sources, options, flags, warnings);
  }
  const settings = {
    keywords,
    crm: crm.digest,
    timezone,
    channel: flags.channel,
    direction: flags.direction,
    format: flags.inputFormat,
  };
  const progress = await startProgress(io, sources.sources.length, flags.quiet === true);
  let finished: FinishedRun;
  try {
    finished = await run(sources.sources, {
      ...options,
      settings,
      onSource: (_, index) => progress.source(index),
      onItem: () => progress.item(),
    });
  } finally {
    progress.stop();
  }
  try {
    const { tally } = finished;
    const bad = [...crm.bad, ...finished.bad];
    const tooMany =
      flags.maxBad !== undefined && tally.counts.quarantined > parseMaxBad(flags.maxBad)(tally.counts.read);
    const facts: Parameters<typeof summaryLines>[0] = { tally, skipped: sources.skipped, outputs: [], next: [] };
    let store: NonNullable<typeof facts.store> | undefined;
    let quarantineFile: string | undefined;
    if (storeDir !== undefined) {
      quarantineFile = await writeQuarantine(resolve(io.cwd, storeDir), storeDir, finished.key, bad);
      if (!tooMany && tally.counts.scored > 0)
        store = { dir: storeDir, ...(await commit(io, storeDir, rubrics, finished)) };
    } else if (flags.quiet !== true) for (const record of bad) writeError(io, badLine(record));
    const outputs: string[] = [];
    for (const target of targets) {
      await writeEvaluations(io, target, finished.part, criteria);
      if (target.path !== undefined) outputs.push(target.path);
    }
    if (flags.quiet !== true) {
      for (const line of warningLines(warnings)) writeError(io, line);
      const lines = summaryLines({
        ...facts,
        outputs,
        ...(crm.table === undefined ? {} : { crm: crm.table.counts() }),
        ...(store === undefined ? {} : { store }),
        ...(quarantineFile === undefined ? {} : { quarantineFile }),
        next: store === undefined ? [] : nextCommands(storeDir, finished),
      });
      const toOutput = targets.every((target) => target.path !== undefined);
      if (toOutput) await writeOut(io, `${lines.join('\n')}\n`);
      else for (const line of lines) writeError(io, line);
    }
    if (tooMany)
      writeError(
        io,
        `callmark: ${tally.counts.quarantined} records could not be used, more than --max-bad ${flags.maxBad ?? ''} allows; nothing was published.`,
      );
    return codeFor(tally.counts, flags.maxBad);
  } finally {
    await finished.dispose();
  }
}

function nextCommands(storeDir: string | undefined, finished: FinishedRun): readonly string[] {
  const store = storeDir === undefined || storeDir === 'callmark-store' ? '' : ` --store ${storeDir}`;
  const worst = finished.tally.rubrics()[0]?.listenFirst[0]?.interaction;
  return [
    `callmark report scorecards${store} -o scorecards/`,
    ...(worst === undefined ? [] : [`callmark explain ${worst}${store}`]),
  ];
}

/** One answer line for each record, in order, as they come. */
async function stream(
  io: Io,
  sources: Sources,
  options: ScoreOptions,
  flags: ScoreFlags,
  warnings: readonly Problem[],
): Promise<number> {
  const tally = new Tally();
  for await (const item of scoreSources(sources.sources, options)) {
    if (item.kind === 'scored') {
      tally.addScored(item.evaluations);
      await writeOut(io, item.evaluations.map((evaluation) => `${JSON.stringify(evaluation)}\n`).join(''));
      continue;
    }
    if (item.kind === 'duplicate') tally.addDuplicate();
    else tally.addBad(item.bad);
    const { record, code, message } = item.bad;
    await writeOut(io, `${JSON.stringify({ schema: 'callmark.problem/1', record, code, message })}\n`);
    if (item.kind !== 'duplicate') writeError(io, badLine(item.bad));
  }
  if (flags.quiet !== true) for (const line of warningLines(warnings)) writeError(io, line);
  return codeFor(tally.counts, flags.maxBad);
}

function targetsOf(flags: ScoreFlags): readonly Target[] {
  const paths = flags.output ?? [];
  const targets = paths.map((path): Target => {
    if (path === '-') return { shape: flags.format ?? 'jsonl' };
    const ending = extname(path).slice(1).toLowerCase();
    const shape =
      flags.format ??
      ((SHAPES as readonly string[]).includes(ending)
        ? (ending as Shape)
        : ending === 'ndjson'
          ? 'jsonl'
          : ending === 'txt'
            ? 'text'
            : undefined);
    if (shape === undefined)
      throw new CommandFailed(EXIT.usage, [
        `The ending of ${path} does not tell its shape; add -f ${SHAPES.join('|')}.`,
      ]);
    return { shape, path };
  });
  return targets.length === 0 && flags.format !== undefined ? [{ shape: flags.format }] : targets;
}

async function loadCrmTable(
  io: Io,
  config: Config,
  flags: ScoreFlags,
): Promise<{ table?: CrmTable; bad: readonly BadRecord[]; warnings: readonly Problem[]; digest?: string }> {
  const file = flags.crm ?? config.crm;
  const mappingFile = flags.mapping ?? config.mapping;
  if (file === undefined) return { bad: [], warnings: [] };
  if (mappingFile === undefined) {
    throw new CommandFailed(EXIT.usage, [
      '--crm needs --mapping: a YAML file that says which column of the export is what.',
      '  See "CRM exports" in the README for one to copy.',
    ]);
  }
  const timezone = flags.timezone ?? config.timezone;
  const { mapping, problems } = await loadMapping(
    resolve(io.cwd, mappingFile),
    timezone === undefined ? {} : { timezone },
  );
  if (mapping === undefined) throw new CommandFailed(EXIT.usage, problems.map(formatProblem));
  const loaded = await loadCrm(resolve(io.cwd, file), mapping);
  if (loaded.table === undefined) throw new CommandFailed(EXIT.input, loaded.problems.map(formatProblem));
  const digest = createHash('sha256');
  for (const path of [file, mappingFile])
    for await (const piece of createReadStream(resolve(io.cwd, path))) digest.update(piece as Buffer);
  return {
    table: loaded.table,
    bad: loaded.bad,
    warnings: [...problems, ...loaded.problems],
    digest: digest.digest('hex'),
  };
}

/** Quarantine lines never hold content: file, line, code, message, digest. */
async function writeQuarantine(
  dir: string,
  shown: string,
  key: string,
  bad: readonly BadRecord[],
): Promise<string | undefined> {
  if (bad.length === 0) return undefined;
  const name = `${key.replace(/^sha256:/, '').slice(0, 16)}.jsonl`;
  await mkdir(join(dir, 'quarantine'), { recursive: true, mode: 0o700 });
  await writeFile(join(dir, 'quarantine', name), bad.map((record) => `${JSON.stringify(record)}\n`).join(''), {
    mode: 0o600,
  });
  return `${shown}/quarantine/${name}`;
}

async function commit(
  io: Io,
  dir: string,
  rubrics: readonly { id: string; version: string; hash: string }[],
  finished: FinishedRun,
): Promise<{ version: number; added: number; replaced: number; noop: boolean }> {
  const store = await openStore(resolve(io.cwd, dir), { create: true });
  if (!('commit' in store)) throw new CommandFailed(EXIT.output, [formatProblem(store)]);
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
  if ('code' in result) throw new CommandFailed(EXIT.output, [formatProblem(result)]);
  return { version: result.version, added: result.added, replaced: result.replaced, noop: result.noop };
}

async function writeEvaluations(io: Io, target: Target, part: string, criteria: readonly string[]): Promise<void> {
  const printer = evaluationPrinter(target.shape, criteria);
  const file = target.path === undefined ? undefined : await open(resolve(io.cwd, target.path), 'w', 0o600);
  const write = async (text: string): Promise<void> => {
    if (text === '') return;
    if (file === undefined) await writeOut(io, text);
    else await file.write(text);
  };
  try {
    await write(printer.begin());
    for await (const { evaluation } of readRows(part)) await write(printer.print(evaluation));
    await write(printer.end());
  } finally {
    await file?.close();
  }
}
