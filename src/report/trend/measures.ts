// The measures that are followed over weeks, each from a week's tally to a point.

import type { NumberType } from '../../model/document.ts';
import type { ErrorClass } from '../../model/rubric.ts';
import { applied, CRITICAL, type CriticalClass } from '../fold/tally.ts';
import { FEWEST } from '../sureness.ts';
import { controlLine, type Line, type LinePoint } from './line.ts';
import type { Week } from './weeks.ts';

export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly kind: Line['kind'];
  readonly type: NumberType;
  readonly digits: number;
  /** The direction that is good news; none for what is neither. */
  readonly good?: 'above' | 'below';
  readonly class?: ErrorClass;
  /** Followed through a change of the rubric, which doesn't decide it. */
  readonly unbroken?: boolean;
  point(week: Week): Omit<LinePoint, 'week'>;
}

const GAP = { y: null, n: 0 } as const;

function share(hits: number, n: number): Omit<LinePoint, 'week'> {
  return n === 0 ? GAP : { y: hits / n, n, hits };
}

export const score: Measure = {
  id: 'score',
  title: 'Score',
  kind: 'mean',
  type: 'number',
  digits: 1,
  good: 'above',
  point: ({ tally }) => {
    const mean = tally?.score.mean ?? null;
    const n = tally?.score.n ?? 0;
    return mean === null || n < FEWEST ? { y: null, n } : { y: mean, n };
  },
};

export const passed: Measure = {
  id: 'passed',
  title: 'Passed',
  kind: 'share',
  type: 'percent',
  digits: 0,
  good: 'above',
  point: ({ tally }) => (tally ? share(tally.passed, tally.judged) : GAP),
};

const CLASS_TITLES: Readonly<Record<CriticalClass, string>> = {
  'customer-critical': 'With a customer-critical error',
  'business-critical': 'With a business-critical error',
  'compliance-critical': 'With a compliance-critical error',
};

export const critical: readonly Measure[] = CRITICAL.map((name) => ({
  id: `errors.${name}`,
  title: CLASS_TITLES[name],
  kind: 'share',
  type: 'percent',
  digits: 0,
  good: 'below',
  class: name,
  point: ({ tally }) => (tally ? share(tally.erred[name], tally.checked) : GAP),
}));

export const mood: Measure = {
  id: 'sentiment',
  title: 'Customers’ mood',
  kind: 'mean',
  type: 'number',
  digits: 2,
  good: 'above',
  unbroken: true,
  point: ({ merged }) => {
    const mean = merged?.sentiment.mean ?? null;
    const n = merged?.sentiment.n ?? 0;
    return mean === null || n < FEWEST ? { y: null, n } : { y: mean, n };
  },
};

export const volume: Measure = {
  id: 'contacts',
  title: 'Contacts',
  kind: 'count',
  type: 'number',
  digits: 0,
  unbroken: true,
  point: ({ merged }) => (merged ? { y: merged.rows, n: merged.rows } : GAP),
};

/** How often a criterion was met, of the times it applied. */
export function criterionMeasure(id: string, title: string, errorClass: ErrorClass): Measure {
  return {
    id,
    title,
    kind: 'share',
    type: 'percent',
    digits: 0,
    good: 'above',
    class: errorClass,
    point: ({ tally }) => {
      const counts = tally?.criteria.get(id);
      return counts ? share(counts.met, applied(counts)) : GAP;
    },
  };
}

/** The share of contacts in which a keyword group is mentioned. */
export function keywordMeasure(group: string): Measure {
  return {
    id: `keyword.${group}`,
    title: `Mentions of “${group}”`,
    kind: 'share',
    type: 'percent',
    digits: 0,
    unbroken: true,
    point: ({ merged }) => (merged ? share(merged.keywords.get(group) ?? 0, merged.rows) : GAP),
  };
}

/** A measure of a group as a line. */
export function follow(
  measure: Measure,
  weeks: readonly Week[],
  stretches: readonly (readonly [number, number])[],
): Line {
  const points = weeks.map((week): LinePoint => ({ week: week.week, ...measure.point(week) }));
  return controlLine(measure.kind, points, measure.unbroken ? [[0, weeks.length]] : stretches);
}
