import { describe, expect, test } from 'vitest';
import { SPEAKERS } from '../../src/model/interaction.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { checkOf, load, loaded, memoryFiles, rubricWith } from './memory-files.ts';

const says = (...phrases: string[]) => ({ type: 'says', find: { says: phrases }, mode: 'any', atLeast: 1 });

describe('defaults', () => {
  test('what is left out gets its default', async () => {
    const rubric = await loaded(
      'id: small\nversion: 0.1.0\nsections:\n  - id: opening\n    criteria:\n      - id: opening.agent-name\n        check: my name is *\n',
    );
    expect(rubric).toMatchObject({
      title: 'Small',
      language: 'en',
      scoring: {
        method: 'percent',
        notApplicable: 'redistribute',
        passMark: 75,
        minimumCoverage: 0.6,
        bands: [
          { name: 'exceeds', from: 90 },
          { name: 'meets', from: 80 },
          { name: 'develop', from: 70 },
          { name: 'below', from: 0 },
        ],
      },
      sections: [{ id: 'opening', title: 'Opening', weight: 1 }],
      flags: [],
      families: [],
      file: 'rubric.yaml',
    });
    expect(rubric.criteria).toEqual([
      {
        id: 'opening.agent-name',
        section: 'opening',
        title: 'Agent name',
        class: 'non-critical',
        weight: 1,
        check: says('my name is *'),
        bonus: false,
        texts: {},
      },
    ]);
  });

  test('auto-fail: true is a flag on the evaluation, false is none, a mapping fills up', async () => {
    const autoFail = async (text: string) =>
      (await loaded(rubricWith(`check: hello there\nauto-fail: ${text}`))).criteria[0]?.autoFail;
    expect(await autoFail('true')).toEqual({ scope: 'evaluation', mode: 'flag' });
    expect(await autoFail('false')).toBeUndefined();
    expect(await autoFail('{scope: section}')).toEqual({ scope: 'section', mode: 'flag' });
    expect(await autoFail('{mode: {cap: 50}}')).toEqual({ scope: 'evaluation', mode: { cap: 50 } });
  });
});

describe('shorthand', () => {
  test('a text, a list and a mapping say the same', async () => {
    expect(await checkOf('check: "{greeting}"')).toEqual(says('{greeting}'));
    expect(await checkOf('check: ["{greeting}"]')).toEqual(says('{greeting}'));
    expect(await checkOf('check: {says: "{greeting}"}')).toEqual(says('{greeting}'));
  });

  test('numbers and true are words in a phrase', async () => {
    expect(await checkOf('check: [911, true, 1.50]')).toEqual(says('911', 'true', '1.50'));
  });

  test('a star alone is anything said', async () => {
    expect(await checkOf('check: "*"')).toEqual(says('*'));
  });

  test('the keys of a finder, in any order', async () => {
    expect(
      await checkOf(`check:
  in: first 30 seconds
  by: any
  says: "{greeting}"
  not: hello hello
  unless: quoted
  after: good day
  within: 2 turns
  without: {says: goodbye now, by: customer}
  echoes: {by: customer}`),
    ).toEqual({
      type: 'says',
      find: {
        says: ['{greeting}'],
        in: { unit: 'seconds', edge: 'first', count: 30 },
        by: SPEAKERS,
        not: ['hello hello'],
        unless: ['quoted'],
        after: { says: ['good day'] },
        within: { unit: 'turns', count: 2 },
        without: { says: ['goodbye now'], by: ['customer'] },
        echoes: { by: ['customer'], atLeast: 1 },
      },
      mode: 'any',
      atLeast: 1,
    });
  });
});

describe('checks', () => {
  test.each([
    [
      'never-says',
      'check: {never-says: "{greeting}", by: agent}',
      { type: 'says', find: { says: ['{greeting}'], by: ['agent'] }, mode: 'none', atLeast: 1 },
    ],
    [
      'at-most alone is content with none',
      'check: {says: "{greeting}", at-most: 2}',
      { type: 'says', find: { says: ['{greeting}'] }, mode: 'any', atLeast: 0, atMost: 2 },
    ],
    [
      'silence',
      'check: {silence: 20 s, in: last 25 %}',
      {
        type: 'says',
        find: { says: [], silenceMs: 20_000, in: { unit: 'percent', edge: 'last', count: 25 } },
        mode: 'any',
        atLeast: 1,
      },
    ],
    [
      'says-all shares its keys; an item’s own win',
      'check: {says-all: ["{greeting}", {says: bye now, by: any}], by: agent}',
      {
        type: 'all',
        of: [
          { type: 'says', find: { says: ['{greeting}'], by: ['agent'] }, mode: 'any', atLeast: 1 },
          { type: 'says', find: { says: ['bye now'], by: SPEAKERS }, mode: 'any', atLeast: 1 },
        ],
      },
    ],
    [
      'order',
      'check: {order: ["{greeting}", bye now], before: thank you}',
      { type: 'order', steps: [{ says: ['{greeting}'] }, { says: ['bye now'] }], before: { says: ['thank you'] } },
    ],
    [
      'response',
      'check: {response: {to: "{greeting}", with: bye now}}',
      {
        type: 'response',
        to: { says: ['{greeting}'] },
        with: { says: ['bye now'] },
        within: { unit: 'turns', count: 2 },
        credit: 'share',
        merge: 0,
      },
    ],
    [
      'metric in time',
      'check: {metric: dead-air, at-most: 1.5 minutes}',
      { type: 'metric', name: 'dead-air', test: { atMost: 90_000 } },
    ],
    [
      'metric as a share',
      'check: {metric: talk-share, below: 60 %}',
      { type: 'metric', name: 'talk-share', test: { below: 0.6 } },
    ],
    [
      'attribute',
      'check: {attribute: csat, one-of: [4, 5]}',
      { type: 'attribute', name: 'csat', test: { oneOf: [4, 5] } },
    ],
    [
      'sentiment',
      'check: {sentiment: shift, above: -1.5}',
      { type: 'sentiment', measure: 'shift', test: { above: -1.5 } },
    ],
    ['no-personal-data', 'check: {no-personal-data: card, by: any}', { type: 'personal-data', types: ['card'] }],
    [
      'regex',
      "check: {regex: '\\bRMA-\\d{6}\\b', by: agent, mode: none}",
      { type: 'regex', pattern: '\\bRMA-\\d{6}\\b', flags: '', mode: 'none', by: ['agent'] },
    ],
    ['not', 'check: {not: bye now}', { type: 'not', of: says('bye now') }],
    [
      'any in all',
      'check: {all: [hello there, {any: [bye now, thank you]}]}',
      { type: 'all', of: [says('hello there'), { type: 'any', of: [says('bye now'), says('thank you')] }] },
    ],
    [
      'elements need all of them',
      'check: {elements: [hello there, bye now]}',
      { type: 'elements', of: [says('hello there'), says('bye now')], atLeast: 2 },
    ],
    [
      'grade',
      'check:\n  grade:\n    - {if: hello there, then: met}\n    - {if: bye now, then: partial, because: only a farewell}\n    - {else: not-applicable}',
      {
        type: 'grade',
        steps: [
          { if: says('hello there'), outcome: 'met', credit: 1 },
          { if: says('bye now'), outcome: 'partial', credit: 0.5, reason: 'only a farewell' },
        ],
        otherwise: { outcome: 'not-applicable', credit: 0 },
      },
    ],
    ['human', 'check: {human: true}', { type: 'human' }],
  ])('%s', async (_, criterion, expected) => {
    expect(await checkOf(`${criterion}`)).toEqual(expected);
  });
});

describe('phrase files', () => {
  const rubric = rubricWith('check: "{greeting} {farewell}"').replace(
    'phrases:',
    'use: [phrases/shared.yaml]\nphrases:',
  );
  const shared = 'phrases:\n  farewell: {by: agent, say: goodbye now}\n  unused: thank you\n';

  test('are found beside the rubric; only what is used becomes part of it', async () => {
    const { rubric: found, problems } = await loadRubric(
      'rubrics/a.yaml',
      memoryFiles({ 'rubrics/a.yaml': rubric, 'rubrics/phrases/shared.yaml': shared }),
    );
    expect(problems).toEqual([]);
    expect(found?.families).toEqual([
      { name: 'farewell', by: ['agent'], say: ['goodbye now'] },
      { name: 'greeting', say: ['hello', 'good morning'] },
    ]);
  });

  test('are found among the shipped ones when not beside the rubric', async () => {
    const { rubric: found } = await loadRubric(
      'mine/a.yaml',
      memoryFiles({ 'mine/a.yaml': rubric, 'shipped/phrases/shared.yaml': shared }, 'shipped'),
    );
    expect(found?.families).toHaveLength(2);
  });
});

describe('problems', () => {
  test('all of them are told, sorted, each once', async () => {
    const { rubric, problems } = await load(`id: Bad Name
version: 1.0.0
phrases:
  greeting: ["(hello", hello]
sections:
  - id: opening
    weight: heavy
    criteria:
      - id: opening.greeting
        check: {says: "{greting}", in: first, by: agnt}
        clas: non-critical
`);
    expect(rubric).toBeUndefined();
    expect(problems.map((problem) => [problem.place?.line, problem.place?.column, problem.code])).toEqual([
      [1, 5, 'rubric/bad-value'],
      [4, 15, 'rubric/phrase'],
      [7, 13, 'rubric/bad-value'],
      [10, 24, 'rubric/unknown-family'],
      [10, 40, 'rubric/bad-value'],
      [10, 51, 'rubric/bad-value'],
      [11, 9, 'rubric/unknown-key'],
    ]);
  });

  test('a missing file is a problem, not a throw', async () => {
    const { problems } = await loadRubric('nowhere.yaml', memoryFiles({}));
    expect(problems).toMatchObject([{ code: 'rubric/no-such-file', place: { file: 'nowhere.yaml' } }]);
  });

  test('warnings come with the rubric, and not beside errors', async () => {
    const good = rubricWith('check: hello there');
    const { rubric, problems } = await load(good);
    expect(rubric).toBeDefined();
    expect(problems.map((problem) => [problem.code, problem.severity])).toEqual([['rubric/unused-family', 'warning']]);
    const bad = await load(good.replace('version: 1.0.0', 'version: one'));
    expect(bad.problems.map((problem) => problem.severity)).toEqual(['error']);
  });
});
