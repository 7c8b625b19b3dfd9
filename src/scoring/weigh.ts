// The arithmetic of a score, and nothing else: outcomes and weights in, numbers out. The vectors in test/scoring are its specification.

import type { Outcome, SectionResult, Status } from '../model/evaluation.ts';
import type { AutoFail, Scoring } from '../model/rubric.ts';

/** A criterion as the arithmetic sees it. */
export interface Weighed {
  readonly id: string;
  readonly section: string;
  readonly weight: number;
  readonly outcome: Outcome;
  /** 0…1, null where the outcome gives none. */
  readonly credit: number | null;
  readonly bonus: boolean;
  readonly autoFail?: AutoFail;
}

export interface WeighedSection {
  readonly id: string;
  readonly weight: number;
}

export interface Score {
  readonly status: Status;
  /** 0…100, null unless the status is scored. */
  readonly score: number | null;
  readonly unpenalised: number | null;
  readonly passed: boolean | null;
  readonly band: string | null;
  readonly autoFailed: readonly string[];
  readonly coverage: number;
  readonly sections: readonly SectionResult[];
}

/** Most points that all bonus criteria together can add. */
export const BONUS_MOST = 5;

/** Credit under which a criterion of a `scale` rubric counts as failed: half of its scale (Zendesk QA's critical categories). */
const SCALE_FAIL = 0.5;

/** Scores one filled rubric. Results are rounded to six decimals. */
export function weigh(criteria: readonly Weighed[], sections: readonly WeighedSection[], scoring: Scoring): Score {
  const counted = criteria
    .filter((criterion) => !criterion.bonus)
    .map((criterion) => ({ ...criterion, credit: creditOf(criterion, scoring) }));
  const weights = weightsOf(counted, sections, scoring);
  const failed = criteria.filter((criterion) => criterion.autoFail !== undefined && fails(criterion, scoring));
  const total = sum(counted.map((criterion) => weights.get(criterion.id) ?? 0));
  const applicable = counted.filter((criterion) => criterion.credit !== null);
  const applicableWeight = sum(applicable.map((criterion) => weights.get(criterion.id) ?? 0));
  const coverage = total === 0 ? 0 : round(applicableWeight / total);
  const status = statusOf(criteria, applicableWeight, coverage, scoring);
  const plain = sections.map((section) => ({ ...section, score: sectionScore(section.id, counted) }));
  const penalised = plain.map((section) => ({
    ...section,
    score: penalise(
      section.score,
      failed.filter((criterion) => criterion.section === section.id && criterion.autoFail?.scope === 'section'),
    ),
  }));
  const results = penalised.map(({ id, weight, score }) => ({
    id,
    weight,
    score: score === null ? null : round(score),
  }));
  const autoFailed = failed.map((criterion) => criterion.id);
  if (status !== 'scored') {
    return {
      status,
      score: null,
      unpenalised: null,
      passed: failed.length > 0 ? false : null,
      band: null,
      autoFailed,
      coverage,
      sections: results,
    };
  }
  const bonus = Math.min(
    BONUS_MOST,
    sum(criteria.filter((criterion) => criterion.bonus).map((criterion) => (criterion.credit ?? 0) * criterion.weight)),
  );
  const base = overall(plain, counted, weights, scoring);
  const afterSections = overall(penalised, counted, weights, scoring);
  const wide = failed.filter((criterion) => criterion.autoFail?.scope === 'evaluation');
  const score = round(penalise(clip(afterSections + bonus), wide) ?? 0);
  // A bonus never rescues: the verdict is made without it.
  const verdict = penalise(clip(afterSections), wide) ?? 0;
  return {
    status,
    score,
    unpenalised: round(clip(base + bonus)),
    passed: failed.length === 0 && round(verdict) >= scoring.passMark,
    band: scoring.bands.find((band) => score >= band.from)?.name ?? null,
    autoFailed,
    coverage,
    sections: results,
  };
}

/** What a criterion earns under the rubric's policy for what does not apply. */
function creditOf(criterion: Weighed, scoring: Scoring): number | null {
  if (criterion.outcome !== 'not-applicable') return criterion.credit;
  if (scoring.notApplicable === 'credit') return 1;
  return scoring.notApplicable === 'redistribute' ? null : 0;
}

function fails(criterion: Weighed, scoring: Scoring): boolean {
  if (criterion.outcome === 'not-met') return true;
  if (criterion.outcome === 'not-applicable') return scoring.notApplicable === 'fail';
  return scoring.method === 'scale' && criterion.outcome === 'partial' && (criterion.credit ?? 0) < SCALE_FAIL;
}

/**
 * The share of the whole that each criterion stands for.
 * percent: a section's weight is split among its criteria by theirs (Amazon Connect). points: the section's weight multiplies each point
 * (Genesys). scale: criteria weigh by themselves (Zendesk QA).
 */
function weightsOf(
  criteria: readonly Weighed[],
  sections: readonly WeighedSection[],
  scoring: Scoring,
): ReadonlyMap<string, number> {
  const sectionWeight = new Map(sections.map((section) => [section.id, section.weight]));
  const sectionTotal = new Map<string, number>();
  for (const criterion of criteria)
    sectionTotal.set(criterion.section, (sectionTotal.get(criterion.section) ?? 0) + criterion.weight);
  return new Map(
    criteria.map((criterion) => {
      const section = sectionWeight.get(criterion.section) ?? 0;
      if (scoring.method === 'scale') return [criterion.id, criterion.weight];
      if (scoring.method === 'points') return [criterion.id, criterion.weight * section];
      const whole = sectionTotal.get(criterion.section) ?? 0;
      return [criterion.id, whole === 0 ? 0 : (section * criterion.weight) / whole];
    }),
  );
}

function statusOf(criteria: readonly Weighed[], applicableWeight: number, coverage: number, scoring: Scoring): Status {
  const waits = (criterion: Weighed): boolean =>
    criterion.outcome === 'error' || (criterion.outcome === 'needs-review' && criterion.weight > 0);
  if (criteria.some(waits)) return 'incomplete';
  if (applicableWeight === 0) return 'not-scorable';
  return coverage < scoring.minimumCoverage ? 'low-coverage' : 'scored';
}

/** 0…100, not rounded; null when nothing in the section applied. */
function sectionScore(section: string, criteria: readonly Weighed[]): number | null {
  const own = criteria.filter((criterion) => criterion.section === section && criterion.credit !== null);
  const possible = sum(own.map((criterion) => criterion.weight));
  return possible === 0
    ? null
    : (100 * sum(own.map((criterion) => criterion.weight * (criterion.credit ?? 0)))) / possible;
}

/**
 * The whole from its sections, 0…100. In a `percent` rubric a section keeps its weight as long as anything in it applied;
 * otherwise it weighs as much as what of it applied.
 */
function overall(
  sections: readonly (WeighedSection & { score: number | null })[],
  criteria: readonly Weighed[],
  weights: ReadonlyMap<string, number>,
  scoring: Scoring,
): number {
  const shares = sections.flatMap(({ id, weight, score }) => {
    if (score === null) return [];
    const applied = criteria.filter((criterion) => criterion.section === id && criterion.credit !== null);
    const share = scoring.method === 'percent' ? weight : sum(applied.map(({ id: one }) => weights.get(one) ?? 0));
    return [{ share, score }];
  });
  return sum(shares.map(({ share, score }) => share * score)) / sum(shares.map(({ share }) => share));
}

function penalise(score: number | null, failed: readonly Weighed[]): number | null {
  if (score === null) return null;
  return failed.reduce((left, criterion) => {
    const mode = criterion.autoFail?.mode ?? 'flag';
    if (mode === 'flag') return left;
    return mode === 'zero' ? 0 : Math.min(left, mode.cap);
  }, score);
}

function clip(score: number): number {
  return Math.min(100, Math.max(0, score));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function round(number: number): number {
  return Math.round(number * 1e6) / 1e6;
}
