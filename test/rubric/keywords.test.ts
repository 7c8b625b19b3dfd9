import { expect, test } from 'vitest';
import { loadKeywords } from '../../src/rubric/keywords.ts';
import { memoryFiles } from './memory-files.ts';

const load = (text: string) => loadKeywords('keywords.yaml', memoryFiles({ 'keywords.yaml': text }));

test('groups with and without a speaker, in the long form and the short one', async () => {
  expect(
    await load(
      'groups:\n  churn: {by: customer, terms: [cancel*, "close my account"]}\n  refund: [refund*, money back]\n',
    ),
  ).toEqual({
    groups: [
      { name: 'churn', by: ['customer'], terms: ['cancel*', 'close my account'] },
      { name: 'refund', terms: ['refund*', 'money back'] },
    ],
    problems: [],
  });
});

test.each([
  ['groups:\n  churn: {by: custmer, terms: [cancel*]}', 'did you mean `customer`?', 2, 15],
  ['groups:\n  churn: {term: [cancel*], terms: [cancel*]}', 'write one of: by', 2, 11],
  ['groups:\n  churn: ["(cancel"]', 'in the phrase: (cancel', 2, 12],
  ['groups:\n  churn: ["{leaving}"]', 'this rubric has no phrase families yet', 2, 12],
  ['groups:\n  Churn Threat: [cancel*]', 'write `churn-threat`', 2, 3],
  ['groups:\n  churn:', 'write its terms, or remove it', 2, 3],
  ['groups: [cancel*]', 'for example `churn: {by: customer, terms: [cancel*, "close my account"]}`', 1, 9],
  ['group: {churn: [cancel*]}\ngroups: {refund: [refund*]}', 'write one of: ', 1, 1],
])('%s', async (text, hint, line, column) => {
  const { groups, problems } = await load(`${text}\n`);
  expect(groups).toBeUndefined();
  expect(problems).toHaveLength(1);
  expect(problems[0]?.place).toEqual({ file: 'keywords.yaml', line, column });
  if (hint !== 'write one of: ') expect(problems[0]?.hint).toBe(hint);
});
