import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, hashRubric } from '../../src/rubric/hash.ts';
import { markedModel } from './marked-model.ts';
import { loaded, rubricWith } from './memory-files.ts';

const hashOf = async (text: string): Promise<string> => (await loaded(text)).hash;
const BASE = rubricWith('check: {says: "{greeting}", by: agent}\nweight: 3\nmet: Greeted.');

describe('what changes the hash', () => {
  test.each([
    ['a weight', 'weight: 3', 'weight: 4'],
    ['a check', 'by: agent', 'by: customer'],
    ['a phrase of a family that is used', 'good morning', 'good day'],
    ['the class of an error', 'weight: 3', 'weight: 3\n        class: business-critical'],
    ['an auto-fail', 'weight: 3', 'weight: 3\n        auto-fail: true'],
    ['the pass mark', 'phrases:', 'scoring: {pass-mark: 80}\nphrases:'],
  ])('%s', async (_, from, to) => {
    expect(await hashOf(BASE.replace(from, to))).not.toBe(await hashOf(BASE));
  });
});

describe('what does not', () => {
  test.each([
    ['texts', 'Greeted.', 'The agent greeted.'],
    ['coaching', 'weight: 3', 'weight: 3\n        coaching: Smile.'],
    ['titles', 'weight: 3', 'weight: 3\n        title: Says hello'],
    ['the version', '1.0.0', '2.0.0'],
    ['a family that is not used', 'phrases:\n', 'phrases:\n  other: thank you\n'],
    ['a flag', 'phrases:', 'flags: {rude: shut up now}\nphrases:'],
    ['a default written out', 'weight: 3', 'weight: 3\n        class: non-critical'],
    ['the longer form of the same', 'greeting: [hello, good morning]', 'greeting: {say: [hello, good morning]}'],
    ['the order of keys', '{says: "{greeting}", by: agent}', '{by: agent, says: "{greeting}"}'],
    ['comments', 'phrases:', '# families\nphrases:'],
  ])('%s', async (_, from, to) => {
    expect(BASE).toContain(from);
    expect(await hashOf(BASE.replace(from, to))).toBe(await hashOf(BASE));
  });

  test('the reason of a grade', async () => {
    const graded = (because: string) =>
      hashOf(
        rubricWith(`check:\n  grade:\n    - {if: "{greeting}", then: met, because: ${because}}\n    - {else: not-met}`),
      );
    expect(await graded('greeted')).toBe(await graded('said hello'));
  });

  test('the order of sections and criteria', async () => {
    const rubric = await loaded(`${BASE}      - id: opening.name\n        check: my name is *\n`);
    expect(hashRubric({ ...rubric, criteria: [...rubric.criteria].reverse() })).toBe(rubric.hash);
  });
});

test('canonical JSON does not depend on the order of keys, and reads back as the same value', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, field]) => [key, reversed(field)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a hash is sha256 in hex', async () => {
  expect(await hashOf(BASE)).toMatch(/^sha256:[0-9a-f]{64}$/);
});

describe('the model', () => {
  const model = (digit: string) => markedModel({ hash: `sha256:${digit.repeat(64)}` });
  const hashWith = async (criterion: string, digit: string): Promise<string> =>
    (await loaded(rubricWith(criterion), model(digit))).hash;

  test('changes the hash of a rubric that asks it, and no other', async () => {
    const meant = 'check: {any: ["{greeting}", {means: offer-help}]}';
    expect(await hashWith(meant, '1')).not.toBe(await hashWith(meant, '2'));
    expect(await hashWith('check: "{greeting}"', '1')).toBe(await hashOf(rubricWith('check: "{greeting}"')));
  });

  test('is not hashed for a flag, which is not scored', async () => {
    const flagged = (digit: string) =>
      loaded(`${rubricWith('check: "{greeting}"')}flags: {angry: {means: complaint}}\n`, model(digit));
    expect((await flagged('1')).hash).toBe((await flagged('2')).hash);
  });
});
