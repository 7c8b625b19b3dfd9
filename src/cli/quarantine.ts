// The quarantine of a store: what could not be used, one JSON object a line, never with content.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BadRecord } from '../model/problem.ts';
import { jsonText } from './json-text.ts';
import { writeOutput } from './output-file.ts';

/** Writes `quarantine/<run>.jsonl`; answers its way from the store, undefined when there is nothing to list. */
export async function writeQuarantine(
  dir: string,
  key: string,
  bad: readonly BadRecord[],
): Promise<string | undefined> {
  if (bad.length === 0) return undefined;
  const way = `quarantine/${key.replace(/^sha256:/, '').slice(0, 16)}.jsonl`;
  await mkdir(join(dir, 'quarantine'), { recursive: true, mode: 0o700 });
  await writeOutput(join(dir, way), bad.map((record) => `${jsonText(record)}\n`).join(''));
  return way;
}
