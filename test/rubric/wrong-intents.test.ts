// Every folder of wrong intent files under fixtures/intents-wrong, and the exact message that its author reads. Those under
// `added` are read after fixtures/intents. UPDATE_GOLDEN=1 writes the messages again.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { diskFiles } from '../../src/rubric/files.ts';
import { readIntents } from '../../src/rubric/intents-reader.ts';
import { formatProblem } from '../../src/rubric/problem-text.ts';

const FOLDER = join('fixtures', 'intents-wrong');
const GOLDEN = join(FOLDER, 'expected.txt');
const KNOWN = join('fixtures', 'intents');
const cases = ['alone', 'added'].flatMap((group) =>
  readdirSync(join(FOLDER, group))
    .sort()
    .map((name) => `${group}/${name}`),
);

function read(name: string): ReturnType<typeof readIntents> {
  const folder = join(FOLDER, name);
  return readIntents(name.startsWith('added') ? [KNOWN, folder] : [folder], diskFiles());
}

function told(name: string, problems: readonly Problem[]): string {
  return `# ${name}\n${problems
    .map(formatProblem)
    .join('\n')
    .replaceAll(`${join(FOLDER, name)}/`, '')}`;
}

describe('wrong intent files', () => {
  test('each has one fault, told in the words of expected.txt', async () => {
    const texts: string[] = [];
    for (const name of cases) texts.push(told(name, (await read(name)).problems));
    const text = `${texts.join('\n\n')}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, text);
    expect(text).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  test.each(cases)('%s: one problem, a warning only where the name says so', async (name) => {
    const { families, problems } = await read(name);
    expect(problems).toHaveLength(1);
    const warning = problems[0]?.severity === 'warning';
    expect(warning).toBe(name.includes('-warning-'));
    expect(families !== undefined).toBe(warning);
    expect(problems[0]?.place?.file).toContain('fixtures/intents-wrong');
  });
});
