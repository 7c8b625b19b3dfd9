// A whole run over files: scored into a part on disk, conflicts taken back, then handed on to the store or a printer.

import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceFile } from '../ingest/source.ts';
import { ENGINE } from '../model/engine.ts';
import type { EvaluationRow } from '../model/evaluation.ts';
import type { BadRecord } from '../model/problem.ts';
import { LinesFile, readLines } from './lines-file.ts';
import { CONFLICT, ContentDigest, type ScoreItem, type ScoreOptions, scoreSources } from './score.ts';
import { Tally } from './tally.ts';

export interface RunOptions extends ScoreOptions {
  /** Where the part is written: the store's own staging folder, or none for the system's temporary folder. */
  readonly workDir?: string;
  /** Everything else that can change a result, for the run's key: keywords, CRM digest, zone, channel. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Told after each record what became of it, for progress. */
  readonly onItem?: (kind: ScoreItem['kind']) => void;
}

export interface FinishedRun {
  /** Digest of inputs, rubrics, engine and settings: the same key is the same run. */
  readonly key: string;
  readonly tally: Tally;
  readonly bad: readonly BadRecord[];
  /** A file of EvaluationRow, one a line, in the order of the sources. */
  readonly part: string;
  /** Removes the part. */
  dispose(): Promise<void>;
}

/** Runs to the end. Errors of the disk are thrown as they are. */
export async function run(sources: readonly SourceFile[], options: RunOptions): Promise<FinishedRun> {
  const folder = await workFolder(options.workDir);
  const digest = new ContentDigest();
  const conflicts = new Set<string>();
  const bad: BadRecord[] = [];
  let file: LinesFile | undefined;
  try {
    file = await LinesFile.create(join(folder, 'part.jsonl'));
    const tally = new Tally();
    for await (const item of scoreSources(sources, options, digest)) {
      options.onItem?.(item.kind);
      if (item.kind === 'scored') {
        tally.addScored(item.evaluations);
        for (const evaluation of item.evaluations) {
          const row: EvaluationRow = { evaluation, attributes: item.attributes };
          const written = file.write(JSON.stringify(row));
          if (written !== undefined) await written;
        }
      } else if (item.kind === 'duplicate') tally.addDuplicate();
      else {
        if (item.kind === 'conflict') conflicts.add(item.id);
        bad.push(item.bad);
        tally.addBad(item.bad);
      }
    }
    await file.close();
    const key = keyOf(options, digest);
    if (conflicts.size === 0)
      return { key, tally, bad, part: file.path, dispose: () => rm(folder, { recursive: true, force: true }) };
    await takeBack(file.path, conflicts, bad);
    bad.sort(byPlace);
    return {
      key,
      tally: await tallyAgain(file.path, bad, tally.counts.duplicates),
      bad,
      part: file.path,
      dispose: () => rm(folder, { recursive: true, force: true }),
    };
  } catch (error) {
    await file?.abandon();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** How the names of working folders begin. */
export const WORK_FOLDER_PREFIX = '.callmark-run-';

async function workFolder(parent: string | undefined): Promise<string> {
  const base = parent ?? tmpdir();
  if (parent !== undefined) await mkdir(parent, { recursive: true, mode: 0o700 });
  return mkdtemp(join(base, WORK_FOLDER_PREFIX));
}

/** The rows of a part, one by one. */
export async function* readRows(part: string): AsyncGenerator<EvaluationRow> {
  for await (const line of readLines(part)) yield JSON.parse(line) as EvaluationRow;
}

/** In the order of the sources, which are sorted by name. */
function byPlace(a: BadRecord, b: BadRecord): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.record - b.record;
}

/** Writes the part again without the interactions whose id turned up with other content; those become bad records too. */
async function takeBack(part: string, conflicts: ReadonlySet<string>, bad: BadRecord[]): Promise<void> {
  const kept = await LinesFile.create(`${part}.kept`);
  const reported = new Set<string>();
  for await (const row of readRows(part)) {
    const { id, source } = row.evaluation.interaction;
    if (!conflicts.has(id)) await kept.write(JSON.stringify(row));
    else if (!reported.has(id)) {
      reported.add(id);
      bad.push({ file: source.file, record: source.record, ...CONFLICT });
    }
  }
  await kept.close();
  await rename(kept.path, part);
}

/** What was counted on the way held the interactions that were taken back: counts what is left. */
async function tallyAgain(part: string, bad: readonly BadRecord[], duplicates: number): Promise<Tally> {
  const tally = new Tally();
  let evaluations: EvaluationRow['evaluation'][] = [];
  const flush = (): void => {
    if (evaluations.length > 0) tally.addScored(evaluations);
    evaluations = [];
  };
  for await (const { evaluation } of readRows(part)) {
    if (evaluations[0] !== undefined && evaluations[0].interaction.id !== evaluation.interaction.id) flush();
    evaluations.push(evaluation);
  }
  flush();
  for (const record of bad) tally.addBad(record);
  for (let count = 0; count < duplicates; count++) tally.addDuplicate();
  return tally;
}

function keyOf(options: RunOptions, digest: ContentDigest): string {
  const rubrics = options.bound.rubrics.map((rubric) => [rubric.id, rubric.hash]);
  const whole = JSON.stringify([ENGINE, rubrics, options.settings, digest.finish()]);
  return `sha256:${createHash('sha256').update(whole).digest('hex')}`;
}
