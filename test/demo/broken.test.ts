// The records in fixtures/broken are refused, or taken with care, as their README says.

import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { listSources } from '../../src/ingest/list.ts';
import { readSource } from '../../src/ingest/read.ts';

const BROKEN = resolve(import.meta.dirname, '../../fixtures/broken');

/** What comes out of a file: ids of what can be used, codes of what can't. */
async function outcome(file: string): Promise<string[]> {
  const { sources } = await listSources([file], { cwd: BROKEN });
  const found: string[] = [];
  for (const source of sources) {
    for await (const item of readSource(source, {}))
      found.push(item.kind === 'bad' ? item.bad.code : item.interaction.id);
  }
  return found;
}

test.each([
  ['truncated-line.jsonl', ['truncated-1', 'ingest/json-syntax', 'truncated-3']],
  ['missing-id.jsonl', ['ingest/missing-id', 'with-id']],
  ['missing-speaker.jsonl', ['missing-speaker-1', 'missing-speaker-2']],
  ['long-agent-id.jsonl', ['long-agent-1']],
  ['swapped-columns.csv', ['swapped-1']],
])('%s', async (file, expected) => {
  expect(await outcome(file)).toEqual(expected);
});

test('in the folder, a table whose speakers are no roles is left alone', async () => {
  const { skipped, sources } = await listSources(['.'], { cwd: BROKEN });
  expect(skipped.map(({ file }) => file)).toContain('swapped-columns.csv');
  expect(sources).toHaveLength(6);
});
