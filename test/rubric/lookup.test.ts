import { expect, test } from 'vitest';
import { findRubric, listRubrics } from '../../src/rubric/lookup.ts';
import { memoryFiles } from './memory-files.ts';

const files = memoryFiles({
  'home/rubrics/billing.yaml': 'x',
  'home/rubrics/billing.cases.yaml': 'x',
  'home/rubrics/customer-service.yaml': 'x',
  'home/other/own.yaml': 'x',
  'shipped/customer-service.yaml': 'x',
  'shipped/sales.yml': 'x',
  'shipped/keywords.yaml': 'x',
});
const folders = { projectDir: 'home', shippedDir: 'shipped' };

test('a name is looked up in the project first, then among the shipped', async () => {
  expect(await findRubric('customer-service', folders, files)).toEqual({ path: 'home/rubrics/customer-service.yaml' });
  expect(await findRubric('sales', folders, files)).toEqual({ path: 'shipped/sales.yml' });
});

test('a path is a path', async () => {
  expect(await findRubric('other/own.yaml', folders, files)).toEqual({ path: 'home/other/own.yaml' });
  expect(await findRubric('own.yaml', { ...folders, cwd: 'home/other' }, files)).toEqual({
    path: 'home/other/own.yaml',
  });
  expect(await findRubric('other/none.yaml', folders, files)).toMatchObject({
    problem: { message: 'There is no rubric file other/none.yaml.' },
  });
});

test('an unknown name gets the nearest and the list', async () => {
  expect(await findRubric('biling', folders, files)).toMatchObject({
    problem: {
      message: 'There is no rubric called `biling`.',
      hint: 'did you mean `billing`? There are: billing, customer-service, sales',
    },
  });
  expect(await findRubric('zebra', folders, files)).toMatchObject({
    problem: { hint: 'write one of: billing, customer-service, sales' },
  });
});

test('cases and keywords are no rubrics; the project hides a shipped one of the same name', async () => {
  expect(await listRubrics(folders, files)).toEqual([
    { name: 'billing', path: 'home/rubrics/billing.yaml', shipped: false },
    { name: 'customer-service', path: 'home/rubrics/customer-service.yaml', shipped: false },
    { name: 'sales', path: 'shipped/sales.yml', shipped: true },
  ]);
});
