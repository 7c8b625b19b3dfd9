// The arithmetic of a score, rule by rule. Each expectation is worked out by hand from the rule that its name states.

import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/evaluation.ts';
import type { AutoFail, Scoring } from '../../src/model/rubric.ts';
import { type Score, type Weighed, weigh } from '../../src/scoring/weigh.ts';
import { scoreInterval } from '../../src/stats/interval.ts';

const PERCENT: Scoring = {
  method: 'percent',
  notApplicable: 'redistribute',
  passMark: 75,
  bands: [
    { name: 'exceeds', from: 90 },
    { name: 'meets', from: 75 },
    { name: 'below', from: 0 },
  ],
  minimumCoverage: 0.6,
};
const POINTS: Scoring = { ...PERCENT, method: 'points' };
const SCALE: Scoring = { ...PERCENT, method: 'scale' };

const CREDIT: Readonly<Partial<Record<Outcome, number>>> = { met: 1, partial: 0.5, 'not-met': 0 };

type Answer = Outcome | number;
interface Question {
  readonly answer: Answer;
  readonly weight?: number;
  readonly section?: string;
  readonly bonus?: boolean;
  readonly autoFail?: AutoFail;
}

/** `answer` is an outcome, or a credit between 0 and 1. */
function question({ answer, weight = 1, section = 'one', bonus = false, autoFail }: Question, index: number): Weighed {
  const outcome = typeof answer === 'string' ? answer : answer === 1 ? 'met' : answer === 0 ? 'not-met' : 'partial';
  const credit = typeof answer === 'number' ? answer : (CREDIT[answer] ?? null);
  return { id: `q${index + 1}`, section, weight, outcome, credit, bonus, ...(autoFail ? { autoFail } : {}) };
}

function score(
  questions: readonly Question[],
  scoring = PERCENT,
  weights: Readonly<Record<string, number>> = {},
): Score {
  const names = [...new Set(questions.map((one) => one.section ?? 'one'))];
  return weigh(
    questions.map(question),
    names.map((id) => ({ id, weight: weights[id] ?? 100 })),
    scoring,
  );
}

const failing = (scope: AutoFail['scope'], mode: AutoFail['mode']): AutoFail => ({ scope, mode });

describe('percent (Amazon Connect)', () => {
  const weights = { a: 40, b: 20, c: 20, d: 20 };

  it('weighs sections by their weight: 40/20/20/20 with 10, 5, 5 and 0 of 10 is 60', () => {
    const result = score(
      [
        { answer: 1, section: 'a' },
        { answer: 0.5, section: 'b' },
        { answer: 0.5, section: 'c' },
        { answer: 0, section: 'd' },
      ],
      PERCENT,
      weights,
    );
    expect(result.score).toBe(60);
    expect(result.sections.map((section) => section.score)).toEqual([100, 50, 50, 0]);
  });

  it('spreads the weight of a section that does not apply: 50/25/25 is 75', () => {
    const result = score(
      [
        { answer: 1, section: 'a' },
        { answer: 0.5, section: 'b' },
        { answer: 0.5, section: 'c' },
        { answer: 'not-applicable', section: 'd' },
      ],
      PERCENT,
      weights,
    );
    expect(result.score).toBe(75);
    expect(result.coverage).toBe(0.8);
    expect(result.sections[3]).toEqual({ id: 'd', weight: 20, score: null });
  });

  it('does the same with questions of one section', () => {
    const questions: Question[] = [
      { answer: 1, weight: 40 },
      { answer: 0.5, weight: 20 },
      { answer: 0.5, weight: 20 },
    ];
    expect(score([...questions, { answer: 0, weight: 20 }]).score).toBe(60);
    expect(score([...questions, { answer: 'not-applicable', weight: 20 }]).score).toBe(75);
  });

  it('splits a section by the weights of its questions, so more questions do not make it weigh more', () => {
    const result = score(
      [
        { answer: 1, section: 'a' },
        { answer: 0, section: 'b' },
        { answer: 0, section: 'b' },
        { answer: 0, section: 'b' },
      ],
      PERCENT,
      { a: 50, b: 50 },
    );
    expect(result.score).toBe(50);
  });
});

describe('points (Genesys)', () => {
  it('multiplies points by the weight of their group: (1·40 + 1·20) of (2·40 + 1·20) is 60', () => {
    const questions: Question[] = [
      { answer: 1, section: 'a' },
      { answer: 0, section: 'a' },
      { answer: 1, section: 'b' },
    ];
    expect(score(questions, POINTS, { a: 40, b: 20 }).score).toBe(60);
    expect(score(questions, PERCENT, { a: 40, b: 20 }).score, 'percent is another number').toBe(66.666667);
  });

  it('counts what does not apply as 0 of 0', () => {
    const questions: Question[] = [
      { answer: 1, section: 'a' },
      { answer: 'not-applicable', section: 'a' },
      { answer: 0, section: 'b' },
    ];
    expect(score(questions, POINTS, { a: 40, b: 20 }).score).toBe(66.666667);
  });
});

describe('scale (Zendesk QA)', () => {
  it.each([
    [1, 0],
    [2, 25],
    [3, 50],
    [4, 75],
    [5, 100],
  ])('%i on a scale of 1 to 5 is %i', (chosen, expected) => {
    expect(score([{ answer: (chosen - 1) / 4 }], SCALE).score).toBe(expected);
  });

  it('divides Σ credit × weight by Σ weight over what was rated, whatever the sections weigh', () => {
    const questions: Question[] = [
      { answer: 0.75, weight: 3, section: 'a' },
      { answer: 0.25, weight: 1, section: 'b' },
      { answer: 'not-applicable', weight: 1, section: 'b' },
    ];
    expect(score(questions, SCALE, { a: 1, b: 99 }).score).toBe(62.5);
  });

  const critical = failing('evaluation', 'zero');
  it.each([
    [0, 0],
    [0.25, 0],
    [0.5, 75],
    [0.75, 87.5],
  ])('a critical category at %f makes the review %f', (credit, expected) => {
    expect(score([{ answer: credit, autoFail: critical }, { answer: 1 }], SCALE).score).toBe(expected);
  });

  it('reviews of 100, 9.91, 63.96, 90.99 and 0 have a mean of 52.97', () => {
    const review = (first: Question): number =>
      score([first, { answer: 1, weight: 10 }, { answer: 1, weight: 1 }], SCALE).score as number;
    const reviews = [
      review({ answer: 1, weight: 100 }),
      review({ answer: 0, weight: 100 }),
      review({ answer: 0.6, weight: 100 }),
      score(
        [
          { answer: 1, weight: 100 },
          { answer: 0, weight: 10 },
          { answer: 1, weight: 1 },
        ],
        SCALE,
      ).score as number,
      review({ answer: 0.25, weight: 100, autoFail: critical }),
    ];
    expect(reviews.map((one) => one.toFixed(2))).toEqual(['100.00', '9.91', '63.96', '90.99', '0.00']);
    expect(scoreInterval(reviews)?.estimate).toBeCloseTo(52.97, 2);
  });
});

describe('auto-fail', () => {
  const questions = (autoFail: AutoFail, answer: Answer = 0): Question[] => [
    { answer, section: 'a', autoFail },
    { answer: 1, section: 'a', weight: 3 },
    { answer: 1, section: 'b', weight: 4 },
  ];
  const weights = { a: 50, b: 50 };

  it.each([
    ['flag, whole evaluation', failing('evaluation', 'flag'), 87.5, 75],
    ['flag, section', failing('section', 'flag'), 87.5, 75],
    ['zero, whole evaluation', failing('evaluation', 'zero'), 0, 75],
    ['zero, section', failing('section', 'zero'), 50, 0],
    ['cap at 60, whole evaluation', failing('evaluation', { cap: 60 }), 60, 75],
    ['cap at 60, section', failing('section', { cap: 60 }), 80, 60],
    ['a cap above the score changes nothing', failing('evaluation', { cap: 95 }), 87.5, 75],
  ] as const)('%s', (_, autoFail, whole, section) => {
    const result = score(questions(autoFail), PERCENT, weights);
    expect(result.score).toBe(whole);
    expect(result.sections[0]?.score).toBe(section);
    expect(result.unpenalised, 'the score before auto-fails').toBe(87.5);
    expect(result.passed, 'the flag rises to the evaluation').toBe(false);
    expect(result.autoFailed).toEqual(['q1']);
  });

  it('does nothing when the criterion is met, partly met, or does not apply', () => {
    for (const answer of ['met', 'partial', 'not-applicable', 'not-scorable'] as const) {
      const result = score(questions(failing('evaluation', 'zero'), answer), PERCENT, weights);
      expect(result.autoFailed).toEqual([]);
      expect(result.passed).toBe(true);
      expect(result.score).toBe(result.unpenalised);
    }
  });

  it('the hardest of several decides', () => {
    const result = score([
      { answer: 0, autoFail: failing('evaluation', { cap: 60 }) },
      { answer: 0, autoFail: failing('evaluation', { cap: 40 }) },
      { answer: 0, autoFail: failing('evaluation', 'flag') },
      { answer: 1, weight: 17 },
    ]);
    expect(result).toMatchObject({ score: 40, unpenalised: 85, passed: false, autoFailed: ['q1', 'q2', 'q3'] });
  });

  it('a criterion of weight 0 can fail the evaluation', () => {
    const result = score([{ answer: 0, weight: 0, autoFail: failing('evaluation', 'flag') }, { answer: 1 }]);
    expect(result).toMatchObject({ score: 100, passed: false });
  });

  it('a capped section never raises the score, even where parts of other sections do not apply', () => {
    const result = score(
      [
        { answer: 0, section: 'a' },
        ...Array.from({ length: 3 }, (): Question => ({ answer: 'not-applicable', section: 'a' })),
        { answer: 1, section: 'b', weight: 19 },
        { answer: 0, section: 'b', autoFail: failing('section', { cap: 90 }) },
      ],
      PERCENT,
      { a: 50, b: 50 },
    );
    expect(result.unpenalised).toBe(47.5);
    expect(result.score).toBe(45);
  });

  it('in a scale rubric sections do not weigh, penalised or not', () => {
    const result = score(
      [
        { answer: 1, section: 'a', weight: 3 },
        { answer: 0, section: 'b', weight: 1, autoFail: failing('section', 'zero') },
        { answer: 1, section: 'b', weight: 4 },
      ],
      SCALE,
      { a: 0, b: 100 },
    );
    expect(result).toMatchObject({ unpenalised: 87.5, score: 37.5 });
  });
});

describe('bonus', () => {
  it('adds to what is earned, never to what is possible', () => {
    const result = score([{ answer: 0.5 }, { answer: 1, bonus: true, weight: 3 }]);
    expect(result).toMatchObject({ score: 53, unpenalised: 53, coverage: 1 });
  });

  it('is nothing when it was not earned, or did not apply', () => {
    for (const answer of [0, 'not-applicable', 'not-scorable'] as const)
      expect(score([{ answer: 0.5 }, { answer, bonus: true, weight: 3 }]).score).toBe(50);
  });

  it('adds at most 5 points in all, and no more than 100 comes out', () => {
    const bonuses: Question[] = [1, 2, 3].map((weight) => ({ answer: 1, bonus: true, weight }));
    expect(score([{ answer: 0.5 }, ...bonuses]).score).toBe(55);
    expect(score([{ answer: 0.98 }, ...bonuses]).score).toBe(100);
  });

  it('never rescues: 72 and a bonus of 5 is not a pass at 75', () => {
    expect(score([{ answer: 0.72 }, { answer: 1, bonus: true, weight: 5 }])).toMatchObject({
      score: 77,
      passed: false,
    });
    const failed = score([
      { answer: 0, autoFail: failing('evaluation', 'zero') },
      { answer: 1, weight: 9 },
      { answer: 1, bonus: true, weight: 5 },
    ]);
    expect(failed).toMatchObject({ score: 0, unpenalised: 95, passed: false });
    const capped = score([
      { answer: 0, autoFail: failing('evaluation', { cap: 60 }) },
      { answer: 1, weight: 9 },
      { answer: 1, bonus: true, weight: 5 },
    ]);
    expect(capped).toMatchObject({ score: 60, unpenalised: 95, passed: false });
  });
});

describe('what does not apply', () => {
  const questions: Question[] = [
    { answer: 0.75, weight: 3, section: 'a' },
    { answer: 'not-applicable', section: 'a', autoFail: failing('evaluation', 'flag') },
  ];
  it.each([
    ['redistribute', 75, 0.75, true],
    ['credit', 81.25, 1, true],
    ['zero', 56.25, 1, false],
    ['fail', 56.25, 1, false],
  ] as const)('%s', (notApplicable, expected, coverage, passed) => {
    expect(score(questions, { ...PERCENT, notApplicable })).toMatchObject({ score: expected, coverage, passed });
  });

  it('fails the auto-fail criterion itself under `fail` only', () => {
    const failed = (notApplicable: Scoring['notApplicable']) =>
      score(questions, { ...PERCENT, notApplicable }).autoFailed;
    expect(failed('fail')).toEqual(['q2']);
    for (const policy of ['redistribute', 'credit', 'zero'] as const) expect(failed(policy)).toEqual([]);
  });

  it('a policy is for what does not apply, never for what could not be judged', () => {
    for (const notApplicable of ['redistribute', 'credit', 'zero', 'fail'] as const) {
      const result = score([{ answer: 1, weight: 3 }, { answer: 'not-scorable' }], { ...PERCENT, notApplicable });
      expect(result).toMatchObject({ score: 100, coverage: 0.75, passed: true });
    }
  });
});

describe('coverage and status', () => {
  it.each([
    [0.4, 'scored', 50],
    [0.41, 'low-coverage', null],
  ] as const)('with %f of the weight not applicable it is %s', (missing, status, expected) => {
    const result = score([
      { answer: 0.5, weight: 1 - missing },
      { answer: 'not-applicable', weight: missing },
    ]);
    expect(result).toMatchObject({ status, score: expected, passed: expected === null ? null : false });
    if (status !== 'scored') expect(result).toMatchObject({ unpenalised: null, band: null });
  });

  it('is not scorable when nothing applied', () => {
    expect(score([{ answer: 'not-applicable' }, { answer: 'not-scorable' }])).toMatchObject({
      status: 'not-scorable',
      score: null,
      passed: null,
      coverage: 0,
    });
    expect(score([{ answer: 1, weight: 0 }])).toMatchObject({ status: 'not-scorable', score: null, coverage: 0 });
    expect(score([])).toMatchObject({ status: 'not-scorable', score: null, coverage: 0 });
  });

  it('an error makes it incomplete, never a pass, even at weight 0', () => {
    for (const weight of [1, 0])
      expect(score([{ answer: 1 }, { answer: 'error', weight }])).toMatchObject({
        status: 'incomplete',
        score: null,
        passed: null,
      });
  });

  it('a criterion that waits for a person makes it incomplete, unless it is only reported', () => {
    expect(score([{ answer: 1 }, { answer: 'needs-review' }])).toMatchObject({ status: 'incomplete', passed: null });
    expect(score([{ answer: 1 }, { answer: 'needs-review', weight: 0 }])).toMatchObject({
      status: 'scored',
      score: 100,
    });
  });

  it('says that it failed even without a score', () => {
    const result = score([{ answer: 0, autoFail: failing('evaluation', 'flag') }, { answer: 'error' }]);
    expect(result).toMatchObject({ status: 'incomplete', score: null, passed: false, autoFailed: ['q1'] });
  });

  it('a criterion of weight 0 is reported and plays no part', () => {
    expect(score([{ answer: 1 }, { answer: 0, weight: 0 }])).toMatchObject({ score: 100, coverage: 1 });
  });
});

describe('rounding and bands', () => {
  it('rounds to six decimals', () => {
    expect(score([{ answer: 1 }, { answer: 1 }, { answer: 0 }])).toMatchObject({
      score: 66.666667,
      sections: [{ score: 66.666667 }],
    });
    expect(score([{ answer: 1 }, { answer: 'not-applicable' }, { answer: 1 }]).coverage).toBe(0.666667);
  });

  it('compares after rounding: what adds up to the pass mark passes', () => {
    // 0.1 + 0.2 + … in floating point is a little less than what it should be.
    const result = score(
      Array.from({ length: 10 }, () => ({ answer: 0.7, weight: 0.1 })),
      { ...PERCENT, passMark: 70 },
    );
    expect(result).toMatchObject({ score: 70, passed: true });
  });

  it.each([
    [1, 'exceeds'],
    [0.9, 'exceeds'],
    [0.89, 'meets'],
    [0.75, 'meets'],
    [0.74, 'below'],
    [0, 'below'],
  ] as const)('a score of %f is %s', (answer, band) => {
    expect(score([{ answer }]).band).toBe(band);
  });

  it('keeps zeros: 0 is a score, and stays in the mean', () => {
    expect(score([{ answer: 0 }])).toMatchObject({ status: 'scored', score: 0, passed: false, band: 'below' });
    expect(scoreInterval([100, 0, 0, 100])?.estimate).toBe(50);
  });
});
