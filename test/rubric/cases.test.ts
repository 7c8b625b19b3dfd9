import { describe, expect, test } from 'vitest';
import type { CriterionResult, Outcome } from '../../src/model/evaluation.ts';
import { loadCases, type RubricCase } from '../../src/rubric/cases.ts';
import { runCases } from '../../src/rubric/run-cases.ts';
import { loaded, memoryFiles, rubricWith } from './memory-files.ts';

const CASES = `cases:
  - name: greets
    channel: chat
    attributes: {disposition: refund, csat: 4, note: null}
    agent: Dana Reyes
    conversation: |
      agent: Thank you for calling: this is Dana.
      customer [0:09]: Hi.

      other-agent [1:02.5-1:05]: Hello there.
    expect:
      opening.greeting: met
  - name: does not greet
    direction: inbound
    recording-notice: true
    agent: {id: a-17, name: Dana Reyes, team: Billing}
    duration: 3 minutes
    conversation: "agent: Yes?"
    expect: {opening.greeting: not-met}
`;

const load = async (text: string, withRubric = false) =>
  loadCases(
    'x.cases.yaml',
    memoryFiles({ 'x.cases.yaml': text }),
    withRubric ? await loaded(rubricWith('check: hello there')) : undefined,
  );

describe('loading', () => {
  test('lines become turns with times', async () => {
    const { cases, problems } = await load(CASES, true);
    expect(problems).toEqual([]);
    expect(cases).toEqual([
      {
        name: 'greets',
        file: 'x.cases.yaml',
        line: 2,
        interaction: {
          id: 'case-1',
          channel: 'chat',
          attributes: { disposition: 'refund', csat: 4, note: null },
          agent: { name: 'Dana Reyes' },
          durationMs: 65_000,
          turns: [
            { speaker: 'agent', text: 'Thank you for calling: this is Dana.' },
            { speaker: 'customer', text: 'Hi.', startMs: 9000 },
            { speaker: 'other-agent', text: 'Hello there.', startMs: 62_500, endMs: 65_000 },
          ],
          source: { file: 'x.cases.yaml', record: 1 },
        },
        expect: { 'opening.greeting': 'met' },
      },
      {
        name: 'does not greet',
        file: 'x.cases.yaml',
        line: 13,
        interaction: {
          id: 'case-2',
          channel: 'voice',
          direction: 'inbound',
          recordingNotice: true,
          durationMs: 180_000,
          attributes: {},
          agent: { id: 'a-17', name: 'Dana Reyes', team: 'Billing' },
          turns: [{ speaker: 'agent', text: 'Yes?' }],
          source: { file: 'x.cases.yaml', record: 2 },
        },
        expect: { 'opening.greeting': 'not-met' },
      },
    ]);
  });

  test.each([
    [
      'an unknown speaker',
      'customer [0:09]',
      'custmer [0:09]',
      8,
      7,
      '"custmer" is not a speaker.',
      'did you mean `customer`?',
    ],
    [
      'a time that is none',
      '[0:09]',
      '[9]',
      8,
      16,
      '"9" is not a time.',
      'write minutes and seconds, for example [0:09] or [0:09-0:14]',
    ],
    ['a time that goes backwards', '1:02.5-1:05', '0:02.5-1:05', 10, 19, 'This time goes backwards.', undefined],
    [
      'a line without a speaker',
      'customer [0:09]: Hi.',
      'Hi, I am Sam.',
      8,
      7,
      'This line does not begin with who speaks.',
      undefined,
    ],
    [
      'a line without words',
      'customer [0:09]: Hi.',
      'customer:',
      8,
      7,
      'Nobody says anything in this line.',
      undefined,
    ],
    [
      'an unknown outcome',
      'greeting: met',
      'greeting: mett',
      12,
      25,
      'An outcome must be met, partial, not-met, not-applicable, not-scorable, needs-review or error, not "mett".',
      'did you mean `met`?',
    ],
    [
      'an unknown criterion',
      '  opening.greeting: met',
      '  opening.greting: met',
      12,
      7,
      'The rubric has no criterion `opening.greting`.',
      'did you mean `opening.greeting`?',
    ],
    [
      'a name used twice',
      'does not greet',
      'greets',
      13,
      11,
      'There are two cases of this name; the first is in line 2.',
      undefined,
    ],
    [
      'an unknown key',
      'direction:',
      'directon:',
      14,
      5,
      '`directon` is not a key of a case.',
      'did you mean `direction`?',
    ],
    [
      'a conversation that is a list',
      '"agent: Yes?"',
      '[agent, yes]',
      18,
      19,
      '`conversation` must be a text with one line for each turn; here is a list.',
      undefined,
    ],
    [
      'nothing expected',
      '{opening.greeting: not-met}',
      '{}',
      19,
      13,
      '`expect` must be a mapping of criterion ids to outcomes; here is an empty one.',
      undefined,
    ],
  ])('%s', async (_, from, to, line, column, message, hint) => {
    expect(CASES).toContain(from);
    const { cases, problems } = await load(CASES.replace(from, to), true);
    expect(cases).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ message, place: { line, column }, ...(hint === undefined ? {} : { hint }) });
  });
});

describe('running', () => {
  const one = (name: string, expected: Outcome): RubricCase => ({
    name,
    file: 'x.cases.yaml',
    line: 2,
    interaction: { id: name, attributes: {}, turns: [], source: { file: 'x', record: 1 } },
    expect: { 'opening.greeting': expected },
  });
  const result = (outcome: Outcome): CriterionResult => ({
    id: 'opening.greeting',
    section: 'opening',
    class: 'non-critical',
    weight: 1,
    outcome,
    credit: null,
    reason: 'Nothing was said.',
    confidence: 'exact',
    evidence: [{ turn: 0, start: 0, end: 2, quote: 'hi', phrase: 'hi' }],
    nearMiss: { turn: 1, quote: 'hello hello', why: 'a line check' },
  });

  test('failures tell what was expected, what came and why', async () => {
    const rubric = await loaded(rubricWith('check: hello there'));
    const report = runCases(rubric, [one('a', 'met'), one('b', 'not-applicable')], () => ({
      criteria: [result('met')],
    }));
    expect(report).toMatchObject({
      passed: 1,
      total: 2,
      coverage: [{ criterion: 'opening.greeting', met: 1, partial: 0, notMet: 0, notApplicable: 1 }],
    });
    expect(report.failures).toEqual([
      {
        case: 'b',
        file: 'x.cases.yaml',
        line: 2,
        criterion: 'opening.greeting',
        expected: 'not-applicable',
        actual: 'met',
        why: 'Nothing was said. Found: "hi". Nearest: "hello hello" (a line check).',
      },
    ]);
    expect(report.warnings.map((warning) => warning.message)).toEqual([
      'No case expects `opening.greeting` to be not-met.',
    ]);
  });

  test('a criterion that the evaluation lacks is a failure', async () => {
    const rubric = await loaded(rubricWith('check: hello there'));
    const report = runCases(rubric, [one('a', 'met')], () => ({ criteria: [] }));
    expect(report.passed).toBe(0);
    expect(report.failures[0]).not.toHaveProperty('actual');
  });

  test('no case at all is told for both outcomes; what a person decides needs none', async () => {
    const rubric = await loaded(rubricWith('check: hello there'));
    expect(runCases(rubric, [], () => ({ criteria: [] })).warnings[0]?.message).toBe(
      'No case expects `opening.greeting` to be met or not-met.',
    );
    const human = await loaded(rubricWith('check: {human: true}'));
    expect(runCases(human, [], () => ({ criteria: [] })).warnings).toEqual([]);
  });
});
