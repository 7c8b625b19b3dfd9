// The README tells the truth: its rubric loads, its cases pass, its error is what the linter says.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepare } from '../src/pipeline/prepare.ts';
import { bind } from '../src/rubric/bind.ts';
import { loadCases } from '../src/rubric/cases.ts';
import type { RubricFiles } from '../src/rubric/files.ts';
import { loadRubric } from '../src/rubric/load.ts';
import { formatProblem } from '../src/rubric/problem-text.ts';
import { runCases } from '../src/rubric/run-cases.ts';
import { evaluate } from '../src/scoring/evaluate.ts';

const README = await readFile(join(import.meta.dirname, '../README.md'), 'utf8');
const RUBRIC = 'rubrics/front-desk.yaml';
const CASES = 'rubrics/front-desk.cases.yaml';

/** The block of that language that begins so. */
function block(language: string, beginning: string): string {
  // Between two fences stands a block, its language on the first line.
  const found = README.split(/^```/m)
    .filter((_, index) => index % 2 === 1)
    .filter((text) => text.startsWith(`${language}\n`))
    .map((text) => text.slice(language.length + 1))
    .find((text) => text.startsWith(beginning));
  if (found === undefined) throw new Error(`the README has no such block: ${beginning}`);
  return found;
}

function files(texts: Readonly<Record<string, string>>): RubricFiles {
  return {
    read: async (path) => (texts[path] === undefined ? undefined : new TextEncoder().encode(texts[path])),
    list: async () => [],
  };
}

describe('the README', () => {
  const rubricText = block('yaml', 'id: front-desk');

  it('has a rubric that loads without a problem, and cases that pass', async () => {
    const disk = files({ [RUBRIC]: rubricText, [CASES]: block('yaml', 'cases:') });
    const { rubric, problems } = await loadRubric(RUBRIC, disk);
    expect(problems).toEqual([]);
    if (rubric === undefined) throw new Error('not loaded');
    const { cases } = await loadCases(CASES, disk, rubric);
    const bound = bind([rubric]);
    const report = runCases(rubric, cases ?? [], (interaction) => {
      const { interaction: redacted, redaction } = prepare(interaction, undefined);
      return { criteria: evaluate(redacted, bound, redaction).flatMap((evaluation) => evaluation.criteria) };
    });
    expect(report).toMatchObject({ passed: 1, total: 1 });
  });

  it('shows the error that the linter gives', async () => {
    const wrong = rubricText.replace('says: "{greeting}"', 'says: "{greting}"');
    const { problems } = await loadRubric(RUBRIC, files({ [RUBRIC]: wrong }));
    const errors = problems.filter((problem) => problem.severity !== 'warning');
    expect(`${errors.map(formatProblem).join('\n')}\n`).toBe(block('', 'rubrics/front-desk.yaml'));
  });
});
