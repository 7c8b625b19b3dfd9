// A rubric that asks for a meaning, at the command line: its model is looked for, and a wrong one told in the rubric's words.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callmark } from './shell.ts';

const RUBRIC = `id: mine
version: 1.0.0
intents: own/model.bin
sections:
  - id: one
    criteria:
      - {id: one.help, met: Offered., not-met: Not offered., check: {means: offer-help}}
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meaning-'));
  await writeFile(join(folder, 'mine.yaml'), RUBRIC);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['rubric', 'lint', './mine.yaml'],
  ['rubric', 'explain', './mine.yaml'],
  ['score', '-', '-r', './mine.yaml'],
])('%s %s: a model that is not there is told with its place', async (...argv) => {
  const { status, stdout, stderr } = await callmark(argv, folder);
  expect(status).toBe(2);
  expect(stdout + stderr).toContain('mine.yaml:3:10  There is no trained model `own/model.bin` beside this rubric.');
});

test('a file that is no model is told with its place', async () => {
  await mkdir(join(folder, 'own'));
  await writeFile(join(folder, 'own', 'model.bin'), 'no model');
  const { status, stdout } = await callmark(['rubric', 'lint', './mine.yaml'], folder);
  expect(status).toBe(2);
  expect(stdout).toContain('mine.yaml:3:10  `own/model.bin` cannot be read as a trained model: ');
});
