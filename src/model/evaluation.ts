// The evaluation: one rubric filled in for one interaction. This is the contract's `callmark.evaluation/1`.

import type { Agent, Attributes, Channel, Direction, Person, Source, Speaker } from './interaction.ts';
import type { MeaningProof } from './meaning.ts';
import type { ErrorClass } from './rubric.ts';

export const OUTCOMES = [
  'met',
  'partial',
  'not-met',
  'not-applicable',
  'not-scorable',
  'needs-review',
  'error',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Confidence = 'exact' | 'approximate' | 'meaning' | 'inferred';

export interface Evidence {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  /** Absent where the transcript has no times. */
  readonly startMs?: number;
  /** Law: `turns[turn].text.slice(start, end) === quote`. */
  readonly quote: string;
  /** Family name, or the phrase itself when it was written in the criterion; for a meaning without words, its id. */
  readonly phrase: string;
  /** Only of a piece found by meaning: the id of the meaning. */
  readonly family?: string;
  /** How sure the model is of it, 0…1. */
  readonly confidence?: number;
  /** The example that it is most like. */
  readonly nearest?: string;
  readonly means?: MeaningProof;
}

/** Where a check looked: the evidence of something that was not said. */
export interface Searched {
  readonly speaker: string;
  /** First and last turn looked at, inclusive. */
  readonly turns: readonly [number, number];
  /** `word` when word times decided, `turn` when only turn times were there, `none` when time played no part. */
  readonly precision: 'word' | 'turn' | 'none';
  /** What was looked for, in words. */
  readonly for?: string;
}

export interface NearMiss {
  readonly turn: number;
  readonly quote: string;
  /** Why it did not count. */
  readonly why: string;
  /** Only where the model doubts that it means what was looked for: the id of the meaning. */
  readonly family?: string;
}

/** What a check found, before any weight: the rubric's question answered. */
export interface Finding {
  readonly outcome: Outcome;
  /** 0…1 for met, partial and not-met; null otherwise. */
  readonly credit: number | null;
  readonly reason: string;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly searched?: Searched;
  readonly nearMiss?: NearMiss;
}

export interface CriterionResult extends Finding {
  readonly id: string;
  readonly section: string;
  readonly class: ErrorClass;
  readonly weight: number;
}

export interface SectionResult {
  readonly id: string;
  readonly weight: number;
  /** 0…100, null when nothing in the section applied. */
  readonly score: number | null;
}

export type Status = 'scored' | 'low-coverage' | 'not-scorable' | 'incomplete';

export interface CustomerSentiment {
  /** All in −1…1. */
  readonly overall: number;
  readonly first: number;
  readonly last: number;
  /** last − first. */
  readonly shift: number;
  readonly quarters: readonly (number | null)[];
  /** `[turn index, score]` for each customer turn with words. */
  readonly turns: readonly (readonly [number, number])[];
}

/** Timing of one interaction, in milliseconds; a key is absent where the transcript cannot tell. */
export interface Metrics {
  readonly talkMs?: { readonly agent: number; readonly customer: number };
  readonly nonTalkMs?: number;
  readonly longestSilenceMs?: number;
  readonly holds?: number;
  readonly holdMs?: number;
  readonly longestHoldMs?: number;
  readonly interruptions?: { readonly agent: number; readonly customer: number };
  readonly wordsPerMinute?: { readonly agent: number; readonly customer: number };
  /** Agent talk ÷ (agent + customer talk). */
  readonly talkShare?: number;
  readonly longestMonologueMs?: number;
  readonly firstResponseMs?: number;
  readonly meanResponseMs?: number;
  readonly longestResponseMs?: number;
}

export interface KeywordHit {
  readonly group: string;
  readonly term: string;
  readonly speaker: Speaker;
  readonly count: number;
  readonly turns: readonly number[];
}

export interface InteractionHead {
  readonly id: string;
  readonly channel?: Channel;
  readonly direction?: Direction;
  readonly startedAt?: string;
  readonly durationMs?: number;
  readonly agent?: Agent;
  readonly customer?: Person;
  readonly queue?: string;
  readonly source: Source;
}

export interface Evaluation {
  readonly schema: 'callmark.evaluation/1';
  readonly interaction: InteractionHead;
  readonly rubric: { readonly id: string; readonly version: string; readonly hash: string };
  readonly engine: string;
  readonly status: Status;
  /** 0…100, null unless `status` is scored. */
  readonly score: number | null;
  /** The score before auto-fails. */
  readonly unpenalised: number | null;
  readonly passed: boolean | null;
  readonly band: string | null;
  /** Ids of the criteria that auto-failed. */
  readonly autoFailed: readonly string[];
  /** Applicable weight ÷ total weight, 0…1. */
  readonly coverage: number;
  readonly errors: Readonly<Record<Exclude<ErrorClass, 'non-critical'>, number>>;
  readonly sections: readonly SectionResult[];
  readonly criteria: readonly CriterionResult[];
  readonly sentiment: { readonly customer: CustomerSentiment | null };
  readonly metrics: Metrics;
  readonly keywords: readonly KeywordHit[];
  readonly driver: string | null;
  readonly flags: readonly string[];
  /** How many of each type were redacted. */
  readonly redactions: Readonly<Record<string, number>>;
}

/** What the store keeps for an evaluation: the evaluation and the CRM attributes that stand beside it. */
export interface EvaluationRow {
  readonly evaluation: Evaluation;
  readonly attributes: Attributes;
}
