// What is counted over a group of evaluations of one rubric: a week of an agent, a team, everybody.

import type { CriterionResult, Evaluation, Status } from '../../model/evaluation.ts';
import type { Attributes } from '../../model/interaction.ts';
import { crmMeasures } from './crm.ts';
import { Mean, Moments, type Share } from './moments.ts';

export const CRITICAL = ['customer-critical', 'business-critical', 'compliance-critical'] as const;
export type CriticalClass = (typeof CRITICAL)[number];

/** How often a criterion was met, of the times it applied. */
export interface CriterionTally {
  met: number;
  partial: number;
  notMet: number;
  notApplicable: number;
  /** Not scorable, in error, or waiting for a person. */
  open: number;
}

export interface Tally {
  rows: number;
  readonly statuses: Record<Status, number>;
  readonly score: Moments;
  passed: number;
  judged: number;
  /** Evaluations in which critical errors could be seen, and those with one of the class. */
  checked: number;
  readonly erred: Record<CriticalClass, number>;
  /** Those with an error of any class, each counted once. */
  erredAny: number;
  readonly coverage: Mean;
  readonly sections: Map<string, Moments>;
  readonly criteria: Map<string, CriterionTally>;
  readonly shift: Moments;
  readonly sentiment: Moments;
  readonly measures: Map<string, Mean>;
  readonly crm: Map<string, Share>;
  readonly keywords: Map<string, number>;
}

export function emptyTally(): Tally {
  return {
    rows: 0,
    statuses: { scored: 0, 'low-coverage': 0, 'not-scorable': 0, incomplete: 0 },
    score: new Moments(),
    passed: 0,
    judged: 0,
    checked: 0,
    erred: { 'customer-critical': 0, 'business-critical': 0, 'compliance-critical': 0 },
    erredAny: 0,
    coverage: new Mean(10_000),
    sections: new Map(),
    criteria: new Map(),
    shift: new Moments(1000),
    sentiment: new Moments(1000),
    measures: new Map(),
    crm: new Map(),
    keywords: new Map(),
  };
}

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const noCriterion = (): CriterionTally => ({ met: 0, partial: 0, notMet: 0, notApplicable: 0, open: 0 });

function addCriterion(tally: CriterionTally, result: CriterionResult): void {
  if (result.outcome === 'met') tally.met += 1;
  else if (result.outcome === 'partial') tally.partial += 1;
  else if (result.outcome === 'not-met') tally.notMet += 1;
  else if (result.outcome === 'not-applicable') tally.notApplicable += 1;
  else tally.open += 1;
}

/** How often a criterion applied: the denominator of its met rate. */
export function applied(tally: CriterionTally): number {
  return tally.met + tally.partial + tally.notMet;
}

/** Adds score, pass, critical errors, sections and criteria: all that a line over weeks needs. */
export function addVerdict(tally: Tally, evaluation: Evaluation): void {
  tally.rows += 1;
  tally.statuses[evaluation.status] += 1;
  if (evaluation.status === 'scored' && evaluation.score !== null) tally.score.add(evaluation.score);
  if (evaluation.passed !== null) {
    tally.judged += 1;
    if (evaluation.passed) tally.passed += 1;
  }
  if (evaluation.status !== 'not-scorable') {
    tally.checked += 1;
    for (const name of CRITICAL) if (evaluation.errors[name] > 0) tally.erred[name] += 1;
    if (CRITICAL.some((name) => evaluation.errors[name] > 0)) tally.erredAny += 1;
    tally.coverage.add(evaluation.coverage);
  }
  const customer = evaluation.sentiment.customer;
  if (customer) {
    tally.shift.add(customer.shift);
    tally.sentiment.add(customer.overall);
  }
}

export function addCriteria(tally: Tally, evaluation: Evaluation): void {
  for (const result of evaluation.criteria) addCriterion(at(tally.criteria, result.id, noCriterion), result);
}

export function addSections(tally: Tally, evaluation: Evaluation): void {
  if (evaluation.status !== 'scored') return;
  for (const section of evaluation.sections) {
    if (section.score !== null) at(tally.sections, section.id, () => new Moments()).add(section.score);
  }
}

/** Adds what stands beside the score: times from the transcript, values from the CRM. */
export function addMeasures(tally: Tally, { interaction, metrics }: Evaluation, attributes: Attributes): void {
  const add = (name: string, value: number | undefined, scale = 1) => {
    if (value !== undefined) at(tally.measures, name, () => new Mean(scale)).add(value);
  };
  add('handle-time', interaction.durationMs);
  add('talk-share', metrics.talkShare, 10_000);
  add('longest-silence', metrics.longestSilenceMs);
  if (metrics.nonTalkMs !== undefined && interaction.durationMs) {
    add('dead-air', metrics.nonTalkMs / interaction.durationMs, 10_000);
  }
  add('holds', metrics.holds);
  if (metrics.holds !== undefined && metrics.holds > 0) add('hold-time', metrics.holdMs);
  if (interaction.channel !== undefined && interaction.channel !== 'voice') {
    add('first-response', metrics.firstResponseMs);
    add('mean-response', metrics.meanResponseMs);
    add('longest-response', metrics.longestResponseMs);
  }
  for (const measure of crmMeasures) {
    const hit = measure.hit(attributes);
    if (hit === undefined) continue;
    const share = at(tally.crm, measure.name, () => ({ hits: 0, n: 0 }));
    share.n += 1;
    if (hit) share.hits += 1;
  }
}

/** Counts each keyword group once an interaction, however often it is said. */
export function addKeywords(tally: Tally, evaluation: Evaluation): void {
  for (const group of new Set(evaluation.keywords.map((hit) => hit.group))) {
    tally.keywords.set(group, (tally.keywords.get(group) ?? 0) + 1);
  }
}

/** The sum of tallies, for lines that a new rubric version doesn't break: volume, sentiment, keywords, measures. */
export function mergeTallies(tallies: Iterable<Tally>): Tally {
  const sum = emptyTally();
  for (const tally of tallies) {
    sum.rows += tally.rows;
    sum.checked += tally.checked;
    sum.shift.merge(tally.shift);
    sum.sentiment.merge(tally.sentiment);
    for (const [group, count] of tally.keywords) sum.keywords.set(group, (sum.keywords.get(group) ?? 0) + count);
  }
  return sum;
}
