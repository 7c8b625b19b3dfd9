// What a person reads of a criterion that a meaning decided, and the line that contests it.

import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { explainCriterion } from '../../src/cli/explain-text.ts';
import type { CriterionResult } from '../../src/model/evaluation.ts';
import type { Speaker } from '../../src/model/interaction.ts';
import { bind } from '../../src/rubric/bind.ts';
import { evaluate } from '../../src/scoring/evaluate.ts';
import { markedModel } from '../rubric/marked-model.ts';
import { loaded, rubricWith } from '../rubric/memory-files.ts';

const MODEL = markedModel();

async function resultOf(criterion: string, ...lines: readonly string[]): Promise<CriterionResult> {
  const rubric = await loaded(rubricWith(criterion), MODEL);
  const turns = lines.map((line) => {
    const [speaker = '', ...words] = line.split(': ');
    return { speaker: speaker as Speaker, text: words.join(': ') };
  });
  const interaction = { id: 'c', attributes: {}, turns, source: { file: 'x', record: 1 } };
  const [result] = evaluate(interaction, bind([rubric]))[0]?.criteria ?? [];
  if (result === undefined) throw new Error('no result');
  return result;
}

const explained = async (criterion: string, ...lines: readonly string[]): Promise<readonly string[]> =>
  explainCriterion(await resultOf(criterion, ...lines), 200, MODEL.families);

const EITHER = 'check: {any: ["{greeting}", {means: offer-help}]}';

test('a clause that is sure', async () => {
  expect(await explained(EITHER, 'agent: Well. [offer-help] So "what" is up today?')).toEqual([
    '✓ opening.greeting: met  (weight 1, by meaning 0.93)',
    '    Said: “So "what" is up today?”.',
    '    turn 1: “So "what" is up today?” means "offers help" (0.93), most like: “An example of offer-help.”; words: So, "what"',
    '    If that is wrong, add this line to near_misses of intents/offer-help.yaml and run callmark rubric learn:',
    '      - "So \\"what\\" is up today?"',
  ]);
});

test('a clause in doubt that decides', async () => {
  expect(await explained(EITHER, 'agent: [offer-help?] So what is up?')).toEqual([
    '? opening.greeting: needs-review  (weight 1, by meaning 0.55)',
    '    It depends on whether “So what is up?” means "offers help": met if it does, not-met if not.',
    '    turn 1: “So what is up?” may mean "offers help" (0.55), most like: “An example of offer-help.”; words: So, what',
    '    If it does not mean that, add this line to near_misses of intents/offer-help.yaml, if it does, to examples, and run callmark rubric learn:',
    '      - "So what is up?"',
  ]);
});

test('a clause in doubt that came nearest', async () => {
  expect(await explained('check: {means: offer-help, at-least: 2}', 'agent: [offer-help?] So what is up?')).toEqual([
    '✗ opening.greeting: not-met  (weight 1, by meaning 0.55)',
    expect.stringContaining('No greeting. Said: “So what is up?”.'),
    expect.stringContaining('means "offers help" (0.55)'),
    expect.stringContaining('near_misses of intents/offer-help.yaml'),
    '      - "So what is up?"',
  ]);
  const lines = await explained('check: {all: [{means: offer-help}, "{greeting}"]}', 'agent: [offer-help?] So what?');
  expect(lines.slice(-3)).toEqual([
    '    Nearest: turn 1 “So what?”, it may mean “offers help”, but that is not sure (0.55).',
    '    If it does mean that, add this line to examples of intents/offer-help.yaml and run callmark rubric learn:',
    '      - "So what?"',
  ]);
});

const PIECE = { turn: 0, start: 0, end: 5, quote: 'So be.', phrase: 'promise', family: 'promise' };

test('what is less likely than not is not told as a fact, and a near miss is called one', async () => {
  const result = await resultOf('check: {means: promise}', 'agent: [promise] So be.');
  const means = { nearest: { text: 'So be it.', nearMiss: true }, words: [] };
  const evidence = [{ ...PIECE, confidence: 0.12, means }];
  expect(explainCriterion({ ...result, evidence }, 200)[2]).toBe(
    '    turn 1: “So be.” may mean "promise" (0.12), most like a sentence that does not mean it: “So be it.”',
  );
});

test('no likelihood is told where no piece has one', async () => {
  const result = await resultOf('check: {means: promise}', 'agent: [promise] So be.');
  expect(explainCriterion({ ...result, evidence: [] }, 200)[0]).toBe('✓ opening.greeting: met  (weight 1, by meaning)');
});

test('several clauses of one meaning are contested together, and each line is YAML that says the words', async () => {
  const result = await resultOf(
    'check: {means: promise, at-least: 2}',
    'agent: [promise] I\'ll: "go" # now. [promise] {x}',
  );
  const lines = explainCriterion(result, 60, MODEL.families);
  const yaml = lines.slice(lines.findIndex((line) => line.startsWith('      - ')));
  expect(parse(yaml.join('\n'))).toEqual(['I\'ll: "go" # now.', '{x}']);
});

test('without the model the id stands for the meaning; words alone are shown as ever', async () => {
  const result = await resultOf(EITHER, 'agent: [offer-help] So what is up?');
  expect(explainCriterion(result, 200)[2]).toContain('means "offer-help" (0.93)');
  expect(await explained(EITHER, 'agent: Good morning to all of you, dear people.')).toEqual([
    '✓ opening.greeting: met  (weight 1)',
    '    Said: “Good morning to all of you, dear people”.',
    '    turn 1: “Good morning to all of you, dear people” (greeting)',
  ]);
});
