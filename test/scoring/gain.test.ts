// What would change a score: the gains are what scoring again would give.

import { describe, expect, it } from 'vitest';
import type { CriterionResult, Evaluation, Outcome } from '../../src/model/evaluation.ts';
import type { AutoFail, Criterion, Rubric } from '../../src/model/rubric.ts';
import { gains } from '../../src/scoring/gain.ts';
import { weigh } from '../../src/scoring/weigh.ts';

const SCORING: Rubric['scoring'] = {
  method: 'percent',
  notApplicable: 'redistribute',
  passMark: 75,
  bands: [{ name: 'all', from: 0 }],
  minimumCoverage: 0,
};

function case_(outcomes: readonly [id: string, outcome: Outcome, weight: number, autoFail?: AutoFail][]) {
  const criteria = outcomes.map(([id, outcome, weight]): CriterionResult => {
    const credit = { met: 1, partial: 0.5, 'not-met': 0 }[outcome as 'met'] ?? null;
    return {
      id,
      section: 's',
      class: 'non-critical',
      outcome,
      credit,
      weight,
      reason: '',
      confidence: 'exact',
      evidence: [],
    };
  });
  const rubric = {
    sections: [{ id: 's', title: 's', weight: 1 }],
    scoring: SCORING,
    criteria: outcomes.map(([id, , , autoFail]) => ({ id, bonus: false, ...(autoFail && { autoFail }) }) as Criterion),
  } as unknown as Rubric;
  const weighed = criteria.map((result, at) => ({ ...result, ...(rubric.criteria[at] as Criterion) }));
  const { score, passed } = weigh(weighed, rubric.sections, SCORING);
  return {
    evaluation: { score, passed, criteria } satisfies Pick<Evaluation, 'score' | 'passed' | 'criteria'>,
    rubric,
  };
}

describe('gains', () => {
  it('says how many points each missed criterion would add, largest first, and whether it would pass', () => {
    const { evaluation, rubric } = case_([
      ['a', 'met', 6],
      ['b', 'not-met', 1],
      ['c', 'partial', 4],
    ]);
    expect(evaluation.score).toBeCloseTo(72.727, 2);
    expect(
      gains(evaluation, rubric).map(({ criterion, points, passes }) => [
        criterion,
        Math.round(points * 10) / 10,
        passes,
      ]),
    ).toEqual([
      ['c', 18.2, true],
      ['b', 9.1, true],
    ]);
  });

  it('names an auto-fail that costs no points but the pass', () => {
    const { evaluation, rubric } = case_([
      ['a', 'met', 1],
      ['b', 'not-met', 0, { scope: 'evaluation', mode: 'flag' }],
    ]);
    expect(evaluation).toMatchObject({ score: 100, passed: false });
    expect(gains(evaluation, rubric)).toEqual([{ criterion: 'b', points: 0, passes: true }]);
  });

  it('has nothing to say where no score was published or nothing fell short', () => {
    const { evaluation, rubric } = case_([['a', 'met', 1]]);
    expect(gains(evaluation, rubric)).toEqual([]);
    expect(gains({ ...evaluation, score: null }, rubric)).toEqual([]);
  });
});
