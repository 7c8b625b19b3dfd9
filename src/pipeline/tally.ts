// What a run says of itself at its end: counts, means, critical errors, what to listen to first. Filled as it goes.

import type { Evaluation } from '../model/evaluation.ts';
import type { BadRecord } from '../model/problem.ts';
import { type Interval, scoreInterval } from '../stats/interval.ts';
import { type BadGroup, Reasons } from './reasons.ts';

/** How many interactions a summary names. */
const LISTEN_MOST = 5;

export interface ListenFirst {
  readonly interaction: string;
  readonly agent: string;
  readonly score: number | null;
  /** Ids of the critical criteria that were not met, auto-fails first. */
  readonly because: readonly string[];
  readonly criticalErrors: number;
}

export interface RubricTally {
  readonly rubric: string;
  readonly evaluations: number;
  readonly byStatus: Readonly<Record<Evaluation['status'], number>>;
  readonly passed: number;
  /** Evaluations with a verdict: those scored, and those that failed automatically however little applied. */
  readonly verdicts: number;
  /** Of the published scores; null under two. */
  readonly mean: Interval | null;
  /** Interactions with at least one error of the class. */
  readonly withError: Evaluation['errors'];
  readonly autoFailed: number;
  readonly listenFirst: readonly ListenFirst[];
}

export interface RunCounts {
  readonly read: number;
  readonly scored: number;
  readonly quarantined: number;
  readonly duplicates: number;
}

/** Collects one rubric's evaluations. */
class RubricCollector {
  readonly #rubric: string;
  readonly #scores: number[] = [];
  readonly #byStatus = { scored: 0, 'low-coverage': 0, 'not-scorable': 0, incomplete: 0 };
  readonly #withError = { 'customer-critical': 0, 'business-critical': 0, 'compliance-critical': 0 };
  #passed = 0;
  #verdicts = 0;
  #autoFailed = 0;
  #listen: ListenFirst[] = [];

  constructor(rubric: string) {
    this.#rubric = rubric;
  }

  add(evaluation: Evaluation): void {
    this.#byStatus[evaluation.status]++;
    if (evaluation.score !== null) this.#scores.push(evaluation.score);
    if (evaluation.passed === true) this.#passed++;
    if (evaluation.passed !== null) this.#verdicts++;
    if (evaluation.autoFailed.length > 0) this.#autoFailed++;
    for (const name of ['customer-critical', 'business-critical', 'compliance-critical'] as const)
      if (evaluation.errors[name] > 0) this.#withError[name]++;
    const critical = evaluation.criteria
      .filter((result) => result.outcome === 'not-met' && result.class !== 'non-critical')
      .map((result) => result.id);
    if (critical.length === 0) return;
    const { id, agent } = evaluation.interaction;
    const because = [...evaluation.autoFailed, ...critical.filter((one) => !evaluation.autoFailed.includes(one))];
    this.#listen.push({
      interaction: id,
      agent: agent?.name ?? agent?.id ?? '',
      score: evaluation.score,
      because,
      criticalErrors: critical.length + 100 * evaluation.autoFailed.length,
    });
    if (this.#listen.length > 50 * LISTEN_MOST) this.#listen = worstFirst(this.#listen);
  }

  finish(): RubricTally {
    return {
      rubric: this.#rubric,
      evaluations: Object.values(this.#byStatus).reduce((sum, count) => sum + count, 0),
      byStatus: this.#byStatus,
      passed: this.#passed,
      verdicts: this.#verdicts,
      mean: scoreInterval(this.#scores),
      withError: this.#withError,
      autoFailed: this.#autoFailed,
      listenFirst: worstFirst(this.#listen),
    };
  }
}

/** Auto-fails, then most critical errors, then the lowest score; ties by id, so that the order of reading plays no part. */
function worstFirst(all: readonly ListenFirst[]): ListenFirst[] {
  return [...all]
    .sort(
      (a, b) =>
        b.criticalErrors - a.criticalErrors ||
        (a.score ?? 101) - (b.score ?? 101) ||
        (a.interaction < b.interaction ? -1 : 1),
    )
    .slice(0, LISTEN_MOST);
}

export class Tally {
  readonly #rubrics = new Map<string, RubricCollector>();
  readonly #bad = new Reasons();
  #scored = 0;
  #quarantined = 0;
  #duplicates = 0;

  addScored(evaluations: readonly Evaluation[]): void {
    this.#scored++;
    for (const evaluation of evaluations) {
      let collector = this.#rubrics.get(evaluation.rubric.id);
      if (collector === undefined) {
        collector = new RubricCollector(evaluation.rubric.id);
        this.#rubrics.set(evaluation.rubric.id, collector);
      }
      collector.add(evaluation);
    }
  }

  addBad(bad: BadRecord): void {
    this.#quarantined++;
    this.#bad.add(bad);
  }

  addDuplicate(): void {
    this.#duplicates++;
  }

  get counts(): RunCounts {
    const [scored, quarantined, duplicates] = [this.#scored, this.#quarantined, this.#duplicates];
    return { read: scored + quarantined + duplicates, scored, quarantined, duplicates };
  }

  rubrics(): readonly RubricTally[] {
    return [...this.#rubrics.values()].map((collector) => collector.finish());
  }

  /** What was quarantined, by reason, commonest first. */
  bad(): readonly BadGroup[] {
    return this.#bad.groups();
  }
}
