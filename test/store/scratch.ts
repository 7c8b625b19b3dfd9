// Stores and part files in a temporary folder that goes away with the test.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Evaluation, EvaluationRow } from '../../src/model/evaluation.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Run, Store } from '../../src/store/index.ts';
import { openStore } from '../../src/store/index.ts';

export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'callmark-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export function unwrap<T>(answer: T | Problem): T {
  if (typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer) {
    throw new Error(`unexpected problem ${answer.code}: ${answer.message}`);
  }
  return answer as T;
}

/** The store in a folder, ready for its first commit where there is none. */
export async function storeIn(dir: string): Promise<Store> {
  return unwrap(await openStore(dir, { create: true }));
}

let parts = 0;

/** Writes rows as a part file, as the pipeline does. */
export async function partOf(folder: string, rows: readonly EvaluationRow[]): Promise<string> {
  parts += 1;
  const path = join(folder, `part-${parts}.jsonl`);
  await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

export function runOf(key: string, interactions: number, rubricVersion = '1.0.0'): Run {
  return {
    key,
    at: '2026-11-09T06:00:00Z',
    engine: '0.1.0',
    rubrics: [{ id: 'service', version: rubricVersion, hash: `sha256:${rubricVersion}` }],
    counts: { read: interactions, scored: interactions, quarantined: 0, duplicates: 0 },
  };
}

export async function commitRows(store: Store, dir: string, key: string, rows: readonly EvaluationRow[]) {
  return unwrap(await store.commit(runOf(key, rows.length), [await partOf(dir, rows)]));
}

export async function allRows(rows: AsyncIterable<EvaluationRow>): Promise<EvaluationRow[]> {
  const all: EvaluationRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

interface Sketch {
  readonly id: string;
  readonly startedAt?: string;
  readonly rubric?: string;
  readonly score?: number;
  readonly agent?: NonNullable<Evaluation['interaction']['agent']>;
}

/** A plain evaluation row of which only these parts matter. */
export function sketch({
  id,
  startedAt,
  rubric = 'service',
  score = 80,
  agent = { id: 'a-17', name: 'Dana Reyes', team: 'Billing' },
}: Sketch): EvaluationRow {
  return {
    evaluation: {
      schema: 'callmark.evaluation/1',
      interaction: {
        id,
        channel: 'voice',
        ...(startedAt === undefined ? {} : { startedAt }),
        durationMs: 412000,
        agent,
        customer: { id: 'cu-88' },
        source: { file: 'calls.jsonl', record: 1 },
      },
      rubric: { id: rubric, version: '1.0.0', hash: 'sha256:1' },
      engine: '0.1.0',
      status: 'scored',
      score,
      unpenalised: score,
      passed: score >= 80,
      band: null,
      autoFailed: [],
      coverage: 1,
      errors: { 'customer-critical': 0, 'business-critical': 0, 'compliance-critical': 0 },
      sections: [{ id: 'opening', weight: 1, score }],
      criteria: [
        {
          id: 'opening.greeting',
          section: 'opening',
          class: 'non-critical',
          outcome: 'met',
          credit: 1,
          weight: 1,
          reason: 'Said in the first turn.',
          confidence: 'exact',
          evidence: [{ turn: 0, start: 0, end: 12, startMs: 1200, quote: 'Good morning', phrase: 'greeting' }],
        },
      ],
      sentiment: { customer: null },
      metrics: { holds: 1 },
      keywords: [],
      driver: null,
      flags: [],
      redactions: { card: 1 },
    },
    attributes: { csat: 4 },
  };
}
