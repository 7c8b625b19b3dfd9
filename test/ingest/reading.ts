// Reading a file that a test has just written, or a stream.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ReadItem } from '../../src/ingest/format.ts';
import { listSources } from '../../src/ingest/list.ts';
import { type ReadOptions, readSource } from '../../src/ingest/read.ts';
import { standardInput } from '../../src/ingest/source.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import type { BadRecord, Problem } from '../../src/model/problem.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callmark-ingest-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Outcome {
  readonly interactions: readonly Interaction[];
  readonly digests: readonly string[];
  readonly bad: readonly BadRecord[];
  readonly warnings: readonly Problem[];
}

/** Writes `bytes` under `name` and reads it as a named input. */
export async function readBytes(
  bytes: Uint8Array | string,
  name = 'calls.jsonl',
  options: ReadOptions & { readonly format?: string } = {},
): Promise<Outcome> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), bytes);
  const { format, ...rest } = options;
  const { sources } = await listSources([name], { cwd: folder, ...(format === undefined ? {} : { format }) });
  const warnings: Problem[] = [];
  const items: ReadItem[] = [];
  for (const source of sources) {
    for await (const item of readSource(source, { ...rest, warn: (problem) => warnings.push(problem) }))
      items.push(item);
  }
  return { ...sortOut(items), warnings };
}

/** Reads pieces of bytes as standard input. */
export async function readStream(pieces: Iterable<Uint8Array>, format?: string): Promise<Outcome> {
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield* pieces;
  }
  const items: ReadItem[] = [];
  for await (const item of readSource(standardInput(format), { stdin: stdin() })) items.push(item);
  return { ...sortOut(items), warnings: [] };
}

function sortOut(items: readonly ReadItem[]): Omit<Outcome, 'warnings'> {
  const good = items.filter((item) => item.kind === 'interaction');
  return {
    interactions: good.map((item) => item.interaction),
    digests: good.map((item) => item.digest),
    bad: items.filter((item) => item.kind === 'bad').map((item) => item.bad),
  };
}

/** An interaction as a JSON line. */
export function line(id: string, text = 'hello', extra: object = {}): string {
  return `${JSON.stringify({ id, ...extra, turns: [{ speaker: 'agent', text }] })}\n`;
}
