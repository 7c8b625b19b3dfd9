// Intent files that are right: lists and registers, and what a team's folder does to the shipped one.

import { describe, expect, test } from 'vitest';
import type { IntentFamily } from '../../src/model/meaning.ts';
import type { Problem } from '../../src/model/problem.ts';
import { readIntents } from '../../src/rubric/intents-reader.ts';
import { foldSentence } from '../../src/rubric/intents-sentences.ts';
import { memoryFiles } from './memory-files.ts';

const TEA = `id: offers-tea
by: agent
means: Offers tea.
examples:
  - Would you like some tea?
  - Tea for you?
near_misses:
  - I had tea already.
`;

async function read(
  files: Readonly<Record<string, string>>,
): Promise<{ families: IntentFamily[]; problems: Problem[] }> {
  const folders = [...new Set(Object.keys(files).map((path) => path.slice(0, path.indexOf('/'))))];
  const { families, problems } = await readIntents(folders, memoryFiles(files));
  if (families === undefined) throw new Error(problems.map((problem) => problem.message).join('\n'));
  // The sets here are small on purpose.
  return { families, problems: problems.filter((problem) => problem.code !== 'intents/few') };
}

const texts = (examples: IntentFamily['examples']): string[] => examples.map((one) => one.text);

describe('one file', () => {
  test('a plain list is of the register plain', async () => {
    const { families, problems } = await read({ 'a/offers-tea.yaml': TEA });
    expect(problems).toEqual([]);
    expect(families).toEqual([
      {
        id: 'offers-tea',
        by: 'agent',
        means: 'Offers tea.',
        implies: [],
        examples: [
          { text: 'Would you like some tea?', register: 'plain' },
          { text: 'Tea for you?', register: 'plain' },
        ],
        nearMisses: [{ text: 'I had tea already.', register: 'plain' }],
      },
    ]);
  });

  test('registers and replies', async () => {
    const text = TEA.replace(
      '  - Would you like some tea?\n  - Tea for you?\n',
      '  chat:\n    - tea? 🙂\n    - {after: I am so thirsty., text: " Tea, then? "}\n  terse: [Tea?]\n',
    );
    const { families } = await read({ 'a/offers-tea.yaml': text });
    expect(families[0]?.examples).toEqual([
      { text: 'tea? 🙂', register: 'chat' },
      { text: 'Tea, then?', after: 'I am so thirsty.', register: 'chat' },
      { text: 'Tea?', register: 'terse' },
    ]);
  });

  test('one sentence may be an example after one question and a near miss after another', async () => {
    const text = `${TEA}  - {after: Milk?, text: "Yes, please."}\n  - {after: Sugar?, text: "Yes, please."}\n`;
    expect((await read({ 'a/offers-tea.yaml': text })).families[0]?.nearMisses).toHaveLength(3);
  });

  test('other files of the folder are left alone', async () => {
    const { families } = await read({ 'a/offers-tea.yml': TEA, 'a/model.bin': 'bytes', 'a/README.md': '# Tea' });
    expect(families.map((family) => family.id)).toEqual(['offers-tea']);
  });

  test('what makes two sentences one', () => {
    expect(foldSentence('I’m  at the Café.')).toBe(foldSentence('im at the CAFE'));
    expect(foldSentence('You are done.')).not.toBe(foldSentence('You are done?'));
    expect(foldSentence('It is £5')).not.toBe(foldSentence('It is $5'));
    expect(foldSentence('👍')).not.toBe('');
  });
});

describe('several files', () => {
  const drink = TEA.replace('offers-tea', 'offers-drink');

  test('a sentence may be an example in two families', async () => {
    const { families, problems } = await read({ 'a/offers-tea.yaml': TEA, 'a/offers-drink.yaml': drink });
    expect(problems).toEqual([]);
    expect(families.map((family) => family.id)).toEqual(['offers-drink', 'offers-tea']);
  });

  test('a narrower meaning implies a wider one, wherever that is', async () => {
    const files = {
      'shipped/offers-drink.yaml': drink,
      'team/offers-tea.yaml': TEA.replace('by: agent', 'by: agent\nimplies: offers-drink'),
    };
    expect((await read(files)).families[1]?.implies).toEqual(['offers-drink']);
  });

  test('two ways from one meaning to another are no circle', async () => {
    const implying = (id: string, implied: string): string =>
      TEA.replace('offers-tea', id).replace('by: agent', `by: agent\nimplies: [${implied}]`);
    const files = {
      'a/one.yaml': implying('one', 'two, three'),
      'a/two.yaml': implying('two', 'four'),
      'a/three.yaml': implying('three', 'four'),
      'a/four.yaml': TEA.replace('offers-tea', 'four'),
    };
    expect((await read(files)).families).toHaveLength(4);
  });

  test('a fault in one file is not blamed on those that imply it', async () => {
    const files = {
      'a/offers-drink.yaml': drink.replace('by: agent', 'by: nobody'),
      'a/offers-tea.yaml': TEA.replace('by: agent', 'by: agent\nimplies: offers-drink'),
    };
    const { problems } = await readIntents(['a'], memoryFiles(files));
    expect(problems.map((problem) => problem.place?.file)).toEqual(['a/offers-drink.yaml']);
  });
});

describe('a team’s folder after the shipped one', () => {
  const extended = async (text: string): Promise<IntentFamily | undefined> => {
    const { families } = await read({ 'shipped/offers-tea.yaml': TEA, 'team/offers-tea.yaml': text });
    expect(families).toHaveLength(1);
    return families[0];
  };

  test('adds examples and near misses; by and means are known', async () => {
    const family = await extended(
      'id: offers-tea\nexamples:\n  - A cuppa?\nnear_misses:\n  uk:\n    - I had a cuppa.\n',
    );
    expect(family?.by).toBe('agent');
    expect(family?.means).toBe('Offers tea.');
    expect(texts(family?.examples ?? [])).toEqual(['Would you like some tea?', 'Tea for you?', 'A cuppa?']);
    expect(family?.nearMisses[1]).toEqual({ text: 'I had a cuppa.', register: 'uk' });
  });

  test('a single near miss is enough', async () => {
    const family = await extended('id: offers-tea\nnear_misses:\n  - Tea is over there.\n');
    expect(texts(family?.nearMisses ?? [])).toEqual(['I had tea already.', 'Tea is over there.']);
  });

  test('may word the meaning anew', async () => {
    expect((await extended('id: offers-tea\nby: agent\nmeans: Offers a hot drink.\n'))?.means).toBe(
      'Offers a hot drink.',
    );
  });

  test('replaces with `replace: true`', async () => {
    const text = TEA.replace('  - Would you like some tea?\n  - Tea for you?\n', '  - A cuppa?\n');
    const family = await extended(`${text}replace: true\n`);
    expect(texts(family?.examples ?? [])).toEqual(['A cuppa?']);
    expect(texts(family?.nearMisses ?? [])).toEqual(['I had tea already.']);
  });

  test('a sentence that is there already is left out with a warning', async () => {
    const files = { 'shipped/offers-tea.yaml': TEA, 'team/offers-tea.yaml': TEA };
    const { families, problems } = await read(files);
    expect(families[0]?.examples).toHaveLength(2);
    expect(problems.map((problem) => problem.code)).toEqual(Array(3).fill('intents/double'));
  });

  test('a third folder goes on from the second', async () => {
    const { families } = await read({
      'shipped/offers-tea.yaml': TEA,
      'team/offers-tea.yaml': 'id: offers-tea\nexamples: [A cuppa?]\n',
      'more/offers-tea.yaml': 'id: offers-tea\nexamples: [A brew?]\n',
    });
    expect(texts(families[0]?.examples ?? []).slice(2)).toEqual(['A cuppa?', 'A brew?']);
  });

  test('a folder without intent files is a fault', async () => {
    const { families, problems } = await readIntents(
      ['shipped', 'team'],
      memoryFiles({ 'shipped/offers-tea.yaml': TEA }),
    );
    expect(families).toBeUndefined();
    expect(problems.map((problem) => [problem.code, problem.place?.file])).toEqual([['intents/no-files', 'team']]);
  });

  test('a model has room for so many meanings of a side', async () => {
    const many = Array.from({ length: 256 }, (_, at) => `m${at}`);
    const files = Object.fromEntries(many.map((id) => [`a/${id}.yaml`, TEA.replace('offers-tea', id)]));
    const { problems } = await readIntents(['a'], memoryFiles(files));
    expect(problems.map((problem) => problem.code)).toEqual(['intents/too-many']);
  });
});
