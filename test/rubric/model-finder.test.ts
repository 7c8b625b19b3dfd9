// Where a rubric's trained model comes from, and what its author reads when it does not.

import { expect, test } from 'vitest';
import { bind } from '../../src/rubric/bind.ts';
import { describeCheck } from '../../src/rubric/describe.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import type { ModelReader } from '../../src/rubric/model-finder.ts';
import { markedModel } from './marked-model.ts';
import { load, loaded, memoryFiles, rubricWith } from './memory-files.ts';

const MEANT = rubricWith('check: {any: ["{greeting}", {means: offer-help}]}');

async function told(files: Readonly<Record<string, string>>, reader?: ModelReader): Promise<readonly string[]> {
  const { problems } = await loadRubric('own/r.yaml', memoryFiles(files, 'shipped'), reader);
  return problems.map(
    ({ message, hint, place }) => `${place?.line}:${place?.column} ${message}${hint === undefined ? '' : ` (${hint})`}`,
  );
}

/** Notes the files that it is given. */
function reading(files: string[]): ModelReader {
  return async (_, file) => {
    files.push(file);
    return markedModel();
  };
}

test('a rubric that names no model has the shipped one, whatever lies beside it', async () => {
  const read: string[] = [];
  const shipped = { 'own/r.yaml': MEANT, 'own/intents/model.bin': 'y', 'shipped/intents/model.bin': 'x' };
  expect(await told(shipped, reading(read))).toEqual([]);
  expect(read).toEqual(['shipped/intents/model.bin']);
});

test('a named model that is missing is not replaced by the shipped one', async () => {
  const read: string[] = [];
  const named = { 'own/r.yaml': `intents: intents/model.bin\n${MEANT}`, 'shipped/intents/model.bin': 'x' };
  const problems = await told(named, reading(read));
  expect(
    problems.some((line) => line.includes('There is no trained model `intents/model.bin` beside this rubric.')),
  ).toBe(true);
  expect(read).toEqual([]);
});

test('another is named by `intents`', async () => {
  const read: string[] = [];
  const named = {
    'own/r.yaml': `intents: mine/m.bin\n${MEANT}`,
    'own/mine/m.bin': 'x',
    'shipped/intents/model.bin': 'y',
  };
  expect(await told(named, reading(read))).toEqual([]);
  expect(read).toEqual(['own/mine/m.bin']);
});

test('the configuration names one for rubrics that name none', async () => {
  const read: string[] = [];
  const files = { 'own/r.yaml': MEANT, 'team/m.bin': 'x', 'shipped/intents/model.bin': 'y' };
  const usual = { ...memoryFiles(files, 'shipped'), usualModel: 'team/m.bin' };
  expect((await loadRubric('own/r.yaml', usual, reading(read))).problems).toEqual([]);
  const named = memoryFiles({ ...files, 'own/r.yaml': `intents: m.bin\n${MEANT}`, 'own/m.bin': 'z' }, 'shipped');
  expect((await loadRubric('own/r.yaml', { ...named, usualModel: 'team/m.bin' }, reading(read))).problems).toEqual([]);
  expect(read).toEqual(['team/m.bin', 'own/m.bin']);
  const { problems } = await loadRubric('own/r.yaml', { ...usual, usualModel: 'gone.bin' }, reading(read));
  expect(problems.map(({ message }) => message)).toEqual([
    'There is no trained model `gone.bin`, which the configuration names under `intents`.',
  ]);
});

test('no model is read for a rubric without `means`', async () => {
  const read: string[] = [];
  const plain = { 'own/r.yaml': rubricWith('check: "{greeting}"'), 'own/intents/model.bin': 'x' };
  expect(await told(plain, reading(read))).toEqual([]);
  expect(read).toEqual([]);
});

test('what is missing or broken is told at its place', async () => {
  expect(await told({ 'own/r.yaml': MEANT })).toEqual([
    '10:45 `means` needs a trained model, and there is none here. (write the words under `says:`)',
  ]);
  expect(await told({ 'own/r.yaml': `intents: mine/m.bin\n${MEANT}` }, reading([]))).toEqual([
    '1:10 There is no trained model `mine/m.bin` beside this rubric. (write it with `callmark rubric learn`, or name another under `intents:`)',
  ]);
  expect(await told({ 'own/r.yaml': `intents: /m.bin\n${MEANT}` }, reading([]))).toEqual([
    '1:10 `intents` is a path relative to this file. (for example `intents/model.bin`)',
  ]);
  const broken: ModelReader = () => Promise.reject(new Error('it is cut off.'));
  expect(await told({ 'own/r.yaml': MEANT, 'shipped/intents/model.bin': 'x' }, broken)).toEqual([
    '10:45 `intents/model.bin` cannot be read as a trained model: it is cut off. (write it again with `callmark rubric learn`)',
  ]);
});

test('a rubric keeps its model; bind takes one for rubrics that have none', async () => {
  const model = markedModel();
  const rubric = await loaded(MEANT, model);
  expect(rubric.meaning).toBe(model);
  const { meaning: _, ...bare } = rubric;
  expect(() => bind([bare])).toThrow('without a model');
  expect(bind([bare], [], model).byMeaning.size).toBe(1);
  expect((await load(rubricWith('check: "{greeting}"'), model)).rubric?.meaning).toBeUndefined();
});

test('a meaning is read back in its own words', async () => {
  const model = markedModel();
  const { criteria } = await loaded(
    rubricWith(
      'check: {all: [{means: [offer-help, apology], in: first 3 turns, after: {means: complaint}}, {says: "{greeting}", means: promise}]}',
    ),
    model,
  );
  const [check] = criteria.map((criterion) => criterion.check);
  expect(check && describeCheck(check, model.families)).toEqual([
    'all of:',
    '  what means "offers help" or "says sorry", in the first 3 turns, after what means "complains about the service"',
    '  {greeting} where it means "promises to do something"',
  ]);
  expect(check && describeCheck(check)[2]).toBe('  {greeting} where it means "promise"');
});
