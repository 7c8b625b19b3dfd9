// callmark rubric learn from end to end, on a small set: files in, a model that a rubric can use out.

import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadModel } from '../../src/meaning/index.ts';
import { callmark } from './shell.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/intents');
const SHIPPED = join(import.meta.dirname, '../../rubrics/intents');
const INTENTS = 'rubrics/intents';
const RUBRIC = `id: mine
version: 1.0.0
intents: intents/model.bin
sections:
  - id: one
    criteria:
      - {id: one.photo, met: Asked., not-met: Not asked., check: {means: asks-for-photo}}
`;

let folder: string;
const path = (name: string): string => join(folder, name);
const learn = (...argv: readonly string[]): ReturnType<typeof callmark> =>
  callmark(['rubric', 'learn', ...argv], folder);

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'learn-')));
  await cp(FIXTURES, path(INTENTS), { recursive: true, filter: (file) => !file.endsWith('.txt') });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('learning', () => {
  test('writes a model, tells what it learnt and how to use it', async () => {
    const { status, stdout, stderr } = await learn(INTENTS, '--alone');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Meaning +Said by +Examples +Near misses +Precision +Recall/);
    expect(stdout).toMatch(/^wants-receipt +customer +25 +15 +\d+\u00a0% +\d+\u00a0%$/m);
    expect(stdout).toContain('Wrote rubrics/intents/model.bin: 3 meanings from 120 sentences.');
    expect(stdout).toMatch(/^Rubrics in rubrics\/ use it .*\n {2}intents: intents\/model\.bin\n$/m);
    expect((await readdir(path(INTENTS))).filter((name) => name.startsWith('.'))).toEqual([]);
    const model = loadModel(await readFile(path(`${INTENTS}/model.bin`)));
    expect([...model.families]).toEqual([
      ['asks-for-photo', { by: 'agent', means: 'Asks the customer for a picture of the thing.' }],
      ['offers-refund', { by: 'agent', means: 'Offers to give the customer money back.' }],
      ['wants-receipt', { by: 'customer', means: 'Asks for a receipt or an invoice.' }],
    ]);
  });

  test('the model does its work in a rubric', async () => {
    await learn(INTENTS, '--alone', '--quiet');
    await writeFile(path('rubrics/mine.yaml'), RUBRIC);
    const call = (id: string, text: string): string => JSON.stringify({ id, turns: [{ speaker: 'agent', text }] });
    const stdin = `${call('a', 'Could you send me a picture of the dent?')}\n${call('b', 'Our cameras are upstairs.')}\n`;
    const { status, stdout } = await callmark(['score', '-', '-r', 'mine'], folder, { stdin });
    expect(status).toBe(0);
    const outcomes = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).criteria[0].outcome);
    expect(outcomes).toEqual(['met', 'not-met']);
  });

  test('two trainings give the same bytes, in whatever folders the files lie', async () => {
    await mkdir(path('other'));
    await cp(path(`${INTENTS}/wants-receipt.yaml`), path('other/wants-receipt.yaml'));
    await rm(path(`${INTENTS}/wants-receipt.yaml`));
    await learn(INTENTS, 'other', '--alone', '-o', 'one.bin', '-q');
    await learn('other', INTENTS, '--alone', '-o', 'two.bin', '-q');
    expect((await readFile(path('one.bin'))).equals(await readFile(path('two.bin')))).toBe(true);
  });

  test.each([
    ['agent', 'wants-receipt.yaml'],
    ['customer', 'asks-for-photo.yaml', 'offers-refund.yaml'],
  ])('families of the %s only', async (side, ...others) => {
    for (const file of others) await rm(path(`${INTENTS}/${file}`));
    expect((await learn(INTENTS, '--alone', '-q')).status).toBe(0);
    const model = loadModel(await readFile(path(`${INTENTS}/model.bin`)));
    expect(new Set([...model.families.values()].map((family) => family.by))).toEqual(new Set([side]));
    const meanings = model.open([{ speaker: side === 'agent' ? 'agent' : 'customer', text: 'Receipt, please.' }]);
    for (const id of model.families.keys()) expect(() => meanings.of(id, 0)).not.toThrow();
  });

  test('--quiet says nothing; few sentences are warned of without it', async () => {
    await writeFile(path(`${INTENTS}/waves.yaml`), 'id: waves\nby: agent\nmeans: Waves.\nexamples: [I wave at you.]\n');
    expect(await learn(INTENTS, '--alone', '-q')).toEqual({ status: 0, stdout: '', stderr: '' });
    const { stderr } = await learn(INTENTS, '--alone');
    expect(stderr).toContain('rubrics/intents/waves.yaml:4:1  warning: `waves` learns badly from so few: 1 of 20');
  });

  test('without a folder: rubrics/intents of the project', async () => {
    await writeFile(path('callmark.config.yaml'), 'store: somewhere\n');
    await mkdir(path('deep'));
    const { status, stdout } = await callmark(['rubric', 'learn', '--alone'], path('deep'));
    expect(status).toBe(0);
    expect(stdout).toContain('Wrote ../rubrics/intents/model.bin');
  });

  test('beside the rubrics of the working folder', async () => {
    const { stdout } = await learn(INTENTS, '--alone', '-o', 'my model.bin');
    expect(stdout).toContain('Rubrics in this folder use it');
    expect(stdout).toContain('  intents: "my model.bin"\n');
  });

  test('what was told to stop writes nothing', async () => {
    const stop = new AbortController();
    stop.abort(130);
    const argv = ['rubric', 'learn', INTENTS, '--alone'];
    const { status, stderr } = await callmark(argv, folder, { signal: stop.signal });
    expect([status, stderr]).toEqual([
      130,
      'callmark: stopped; nothing was published. The same command starts again.\n',
    ]);
    expect(await readdir(path(INTENTS))).not.toContain('model.bin');
  });
});

describe('--check', () => {
  test('0 when the model is what the sentences give, 1 when it is not, and nothing is written', async () => {
    await learn(INTENTS, '--alone', '-q');
    const same = await learn(INTENTS, '--alone', '--check');
    expect(same).toEqual({ status: 0, stdout: 'rubrics/intents/model.bin is what the sentences give.\n', stderr: '' });
    const before = await readFile(path(`${INTENTS}/model.bin`));
    await appendFile(path(`${INTENTS}/offers-refund.yaml`), '  - The money tree is in the garden.\n');
    const other = await learn(INTENTS, '--alone', '--check');
    expect([other.status, other.stdout]).toEqual([1, '']);
    expect(other.stderr).toBe(
      'rubrics/intents/model.bin  This is not the model that the sentences give now.\n  write it anew without --check\n',
    );
    expect((await readFile(path(`${INTENTS}/model.bin`))).equals(before)).toBe(true);
  });

  test('1 when there is no model yet', async () => {
    const { status, stderr } = await learn(INTENTS, '--alone', '--check');
    expect([status, stderr]).toEqual([
      1,
      'rubrics/intents/model.bin  There is no such model yet.\n  write it without --check\n',
    ]);
  });
});

// What is missing is told before anything is learnt: all the shipped sentences take minutes.
describe.skipIf(!existsSync(SHIPPED))('beside the shipped meanings', () => {
  const missing = 'none.bin  There is no such model yet.\n  write it without --check\n';

  test('a file named like a shipped meaning adds to it', async () => {
    await writeFile(
      path(`${INTENTS}/offer-help.yaml`),
      'id: offer-help\nnear_misses: [The help page is down again.]\n',
    );
    const { status, stderr } = await learn(INTENTS, '--check', '-o', 'none.bin');
    expect([status, stderr]).toEqual([1, missing]);
    const alone = await learn(INTENTS, '--alone', '--check', '-o', 'none.bin');
    expect([alone.status, alone.stderr.split('\n')[0]]).toEqual([
      2,
      'rubrics/intents/offer-help.yaml:1:1  The key `by` is missing in this intent file.',
    ]);
  });

  test('the shipped folder under its own name is read once', async () => {
    const { status, stderr } = await learn(SHIPPED, '--check', '-o', 'none.bin');
    expect([status, stderr]).toEqual([1, missing]);
  });
});

describe('what is refused', () => {
  test('a folder that is not there, or holds nothing', async () => {
    const { status, stderr } = await learn('nowhere', '--alone');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^nowhere {2}There are no intent files in this folder\.\n/);
  });

  test('standard output', async () => {
    expect((await learn(INTENTS, '--alone', '-o', '-')).status).toBe(2);
  });

  test('a model that would be a folder', async () => {
    const { status, stderr } = await learn(INTENTS, '--alone', '-o', 'rubrics');
    expect([status, stderr]).toEqual([
      5,
      'rubrics  This is a folder; name a file to write, such as rubrics/model.bin.\n',
    ]);
  });
});
