// Strengths and opportunities: where an agent differs from the team by more than chance would explain, and weighs most.

import type { FormCriterion } from '../fold/form.ts';
import { applied, type CriterionTally, type Tally } from '../fold/tally.ts';
import { type Estimate, FEWEST, shareEstimate } from '../sureness.ts';

export interface Standing {
  readonly criterion: FormCriterion;
  readonly rate: Estimate;
  readonly reference: number;
  /** True when the whole interval lies on one side of the reference. */
  readonly clear: boolean;
}

interface Standings {
  readonly strengths: readonly Standing[];
  readonly opportunities: readonly Standing[];
  /** Criteria that applied, but too seldom to say. */
  readonly tooFew: readonly FormCriterion[];
}

const MOST = 3;
/** A lean smaller than this is nothing to coach: 99 % against the team's 99.5 %. */
const LEAST_LEAN = 0.03;

interface Candidate extends Standing {
  readonly margin: number;
}

/** Clear ones first, the widest weighted margin ahead; then those that lean that way, the least doubtful ahead. */
function choose(candidates: readonly Candidate[]): Standing[] {
  const value = ({ clear, margin, criterion }: Candidate) => (clear ? margin * criterion.weight : margin);
  return [...candidates]
    .sort(
      (a, b) =>
        Number(b.clear) - Number(a.clear) ||
        value(b) - value(a) ||
        a.criterion.place - b.criterion.place ||
        (a.criterion.id < b.criterion.id ? -1 : 1),
    )
    .slice(0, MOST);
}

/**
 * Chooses by the lower (upper) 95 % Wilson bound against the reference rate: how far even a cautious reading lies above (below) it.
 * Criteria without weight, or that applied fewer than five times, are not candidates.
 */
export function standings(
  criteria: readonly FormCriterion[],
  own: Tally,
  reference: (id: string) => number | undefined,
): Standings {
  const strengths: Candidate[] = [];
  const opportunities: Candidate[] = [];
  const tooFew: FormCriterion[] = [];
  for (const criterion of criteria) {
    const tally = own.criteria.get(criterion.id);
    const n = tally ? applied(tally) : 0;
    if (criterion.weight <= 0 || n === 0) continue;
    const rate = n < FEWEST ? null : shareEstimate(tally?.met ?? 0, n);
    if (!rate) {
      tooFew.push(criterion);
      continue;
    }
    const against = reference(criterion.id);
    if (against === undefined) continue;
    const base = { criterion, rate, reference: against };
    if (rate.value > against || (rate.value === 1 && against === 1)) {
      strengths.push({ ...base, clear: rate.low > against, margin: rate.low - against });
    } else if (rate.high < against || against - rate.value >= LEAST_LEAN) {
      opportunities.push({ ...base, clear: rate.high < against, margin: against - rate.high });
    }
  }
  return { strengths: choose(strengths), opportunities: choose(opportunities), tooFew };
}

/** The share of times a criterion was met, where it applied at all. */
export function metShare(tally: CriterionTally | undefined): number | undefined {
  const n = tally ? applied(tally) : 0;
  return tally && n > 0 ? tally.met / n : undefined;
}
