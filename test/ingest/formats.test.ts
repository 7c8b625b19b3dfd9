// Every input format has a folder in fixtures/formats with samples and what must come out of them.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/ingest/index.ts';
import { listSources } from '../../src/ingest/list.ts';
import { readSource } from '../../src/ingest/read.ts';

const ROOT = resolve(import.meta.dirname, '../../fixtures/formats');
const folders = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('every format of the table has a sample, and every sample a format', () => {
  // What is refused has no result to compare; its messages have their own tests.
  const readable = FORMATS.map((format) => format.name).filter((name) => name !== 'refused');
  expect(folders.filter((name) => name !== 'refused').sort()).toEqual(readable.sort());
});

test('names of formats are unique', () => {
  expect(new Set(FORMATS.map((format) => format.name)).size).toBe(FORMATS.length);
});

describe.each(folders)('%s', (name) => {
  const folder = join(ROOT, name);
  const files = readdirSync(folder);
  const samples = files.filter((file) => file !== 'options.json' && !/expected\.jsonl?$/.test(file));
  const optionsFile = join(folder, 'options.json');
  const options = existsSync(optionsFile) ? JSON.parse(readFileSync(optionsFile, 'utf8')) : {};

  test('has a sample', () => expect(samples).not.toEqual([]));

  test.each(samples)('%s is recognised and gives what is expected', async (sample) => {
    const { sources, problems } = await listSources([sample], { cwd: folder });
    expect(problems).toEqual([]);
    expect(sources.map((source) => source.format)).toEqual([name]);
    const results: unknown[] = [];
    for (const source of sources) {
      for await (const item of readSource(source, options)) {
        if (item.kind === 'bad') results.push({ bad: item.bad.code });
        else results.push(withoutSource(item.interaction));
      }
    }
    expect(results).toEqual(readExpected(folder, sample).map(withoutSource));
  });
});

/** `<sample>.expected.json` for one interaction, `expected.jsonl` for several. */
function readExpected(folder: string, sample: string): readonly object[] {
  const single = join(folder, `${sample}.expected.json`);
  if (existsSync(single)) return [JSON.parse(readFileSync(single, 'utf8'))];
  const lines = readFileSync(join(folder, 'expected.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

function withoutSource(interaction: object): object {
  const { source: _, ...rest } = interaction as { source?: unknown };
  return rest;
}
