// What would change a score: how many points each criterion that fell short would add if it were met, all else equal.

import type { Evaluation } from '../model/evaluation.ts';
import type { Rubric } from '../model/rubric.ts';
import { weigh } from './weigh.ts';

export interface Gain {
  readonly criterion: string;
  /** Points of 100; 0 for a criterion that only decides whether the interaction passes. */
  readonly points: number;
  /** Whether the interaction would pass. */
  readonly passes: boolean;
}

/** The gains of a scored evaluation under the rubric that made it, largest first; those that change nothing are left out. */
export function gains(evaluation: Pick<Evaluation, 'score' | 'passed' | 'criteria'>, rubric: Rubric): readonly Gain[] {
  if (evaluation.score === null) return [];
  const score = evaluation.score;
  const found = evaluation.criteria.flatMap((result): Gain[] => {
    if (result.outcome !== 'not-met' && result.outcome !== 'partial') return [];
    const better = weigh(
      evaluation.criteria.map((other) => {
        const criterion = rubric.criteria.find((one) => one.id === other.id);
        const met = other === result ? { outcome: 'met' as const, credit: 1 } : {};
        const autoFail = criterion?.autoFail === undefined ? {} : { autoFail: criterion.autoFail };
        return { ...other, ...met, ...autoFail, bonus: criterion?.bonus ?? false };
      }),
      rubric.sections,
      rubric.scoring,
    );
    const points = (better.score ?? score) - score;
    const passes = better.passed === true;
    return points > 0 || (passes && evaluation.passed === false) ? [{ criterion: result.id, points, passes }] : [];
  });
  return found.sort((a, b) => b.points - a.points || (a.criterion < b.criterion ? -1 : 1));
}
