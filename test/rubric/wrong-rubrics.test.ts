// Every wrong rubric of fixtures/rubrics-wrong, and the exact message that its author reads.
// UPDATE_GOLDEN=1 writes the messages again.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskFiles } from '../../src/rubric/files.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { formatProblem } from '../../src/rubric/problem-text.ts';
import { markedModel } from './marked-model.ts';

const MODEL = markedModel();
const FOLDER = join('fixtures', 'rubrics-wrong');
const GOLDEN = join(FOLDER, 'expected.txt');
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

async function messages(name: string): Promise<string> {
  const { problems } = await loadRubric(join(FOLDER, name), diskFiles(), MODEL);
  return problems.map(formatProblem).join('\n').replaceAll(`${FOLDER}/`, '');
}

describe('wrong rubrics', () => {
  test('there are at least a hundred', () => {
    expect(names.length).toBeGreaterThanOrEqual(100);
  });

  test('each has one fault, told in the words of expected.txt', async () => {
    const found = new Map<string, string>();
    for (const name of names) found.set(name, await messages(name));
    const text = `${[...found].map(([name, told]) => `# ${name}\n${told}`).join('\n\n')}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, text);
    expect(text).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  test.each(names)('%s: one problem, warnings only where the name says so', async (name) => {
    const { rubric, problems } = await loadRubric(join(FOLDER, name), diskFiles(), MODEL);
    expect(problems).toHaveLength(1);
    const warning = problems[0]?.severity === 'warning';
    expect(rubric !== undefined).toBe(warning);
    expect(problems[0]?.place?.line ?? 1).toBeGreaterThan(0);
  });
});
