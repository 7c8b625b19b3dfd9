import { describe, expect, test } from 'vitest';
import { load, rubricWith } from './memory-files.ts';

const warnings = async (phrases: string, check: string): Promise<string[]> =>
  (await load(rubricWith(`check: ${check}`, phrases))).problems.map((problem) => problem.code);

describe('a phrase that is one common word', () => {
  test('warns when it is looked for by itself, directly or through families', async () => {
    expect(await warnings('opener: [and, so]', '"{opener}"')).toEqual(['rubric/common-word', 'rubric/common-word']);
    expect(await warnings('opener: [and]\n  start: "{opener}"', '"{start}"')).toEqual(['rubric/common-word']);
    expect(await warnings('opener: [hello there]', '"[very] the ..."')).toContain('rubric/common-word');
  });

  test('does not when it is a part of longer phrases, has an anchor, or means something', async () => {
    expect(await warnings('opener: [and, so]', '"{opener} welcome back"')).toEqual([]);
    expect(await warnings('opener: ["^ and"]', '"{opener}"')).toEqual([]);
    expect(await warnings('opener: [yes, refund]', '"{opener}"')).toEqual([]);
  });
});

describe('families inside families', () => {
  test('a circle is told once, whoever else leads into it', async () => {
    const { problems } = await load(
      rubricWith('check: "{greeting}"', 'greeting: "{a}"\n  a: ["{b} x", "{b} y"]\n  b: "{a} z"'),
    );
    expect(problems.map((problem) => problem.message)).toEqual([
      'These phrase families contain each other: a → b → a.',
    ]);
  });

  test('a family used by a family that is used counts as used', async () => {
    expect(await warnings('greeting: "{a} there"\n  a: hello\n  b: goodbye now', '"{greeting}"')).toEqual([
      'rubric/unused-family',
    ]);
  });
});
