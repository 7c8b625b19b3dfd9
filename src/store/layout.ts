// Which column holds which part of an evaluation. The one description from which the SQL, the Delta schema and the
// reader are made; adding a key to the model without a column here does not compile.

import type {
  CriterionResult,
  CustomerSentiment,
  Evaluation,
  EvaluationRow,
  Evidence,
  InteractionHead,
  KeywordHit,
  Metrics,
  NearMiss,
  Searched,
  SectionResult,
} from '../model/evaluation.ts';
import type { Agent, Person, Source } from '../model/interaction.ts';
import type { MeaningProof } from '../model/meaning.ts';
import type { AbsenceOf, Field, FieldsOf } from './shape.ts';
import { count, list, map, measure, nullable, optional, struct, text, truth, tuple } from './shape.ts';

/** Raised when columns are added; a store with a higher number was written by a newer callmark. */
export const LAYOUT_VERSION = 1;

export const EVALUATION_SCHEMA = 'callmark.evaluation/1';

/** A part of the row: a column, an object whose members are columns, a time, or a constant that is not stored. */
export type Part =
  | { readonly kind: 'column'; readonly name: string; readonly field: Field }
  /** `has` names a column that tells an object without members from no object. */
  | { readonly kind: 'group'; readonly parts: Readonly<Record<string, Part>>; readonly has?: string }
  /** A timestamp column, and the text as written where it differs from that timestamp's usual form. */
  | { readonly kind: 'instant'; readonly name: string; readonly written: string }
  | { readonly kind: 'constant'; readonly value: string };

type Scalar = string | number | boolean;
type ColumnOf<A> = { readonly kind: 'column'; readonly name: string; readonly field: A };
type GroupOf<T> = { readonly kind: 'group'; readonly parts: PartsOf<T>; readonly has?: string };
type PartsOf<T> = {
  readonly [K in keyof T]-?:
    | ColumnOf<Field<AbsenceOf<T, K>>>
    | (NonNullable<T[K]> extends readonly unknown[] | Scalar ? never : GroupOf<NonNullable<T[K]>>)
    | Extract<Part, { kind: 'instant' | 'constant' }>;
};

function column<F extends Field>(name: string, field: F): ColumnOf<F> {
  return { kind: 'column', name, field };
}

function group<P>(parts: P): { readonly kind: 'group'; readonly parts: P } {
  return { kind: 'group', parts };
}

const maybeText = optional(text);
const maybeMeasure = optional(measure);

const PROOF: FieldsOf<MeaningProof> = {
  nearest: struct({ text, nearMiss: truth } satisfies FieldsOf<MeaningProof['nearest']>),
  words: list(text),
};

const EVIDENCE: FieldsOf<Evidence> = {
  turn: count,
  start: count,
  end: count,
  startMs: maybeMeasure,
  quote: text,
  phrase: text,
  family: maybeText,
  confidence: maybeMeasure,
  nearest: maybeText,
  means: optional(struct(PROOF)),
};

const SEARCHED: FieldsOf<Searched> = {
  speaker: text,
  turns: tuple({ first: 'count', last: 'count' }),
  precision: text,
  for: maybeText,
};

const NEAR_MISS: FieldsOf<NearMiss> = { turn: count, quote: text, why: text, family: maybeText };

const CRITERION: FieldsOf<CriterionResult> = {
  id: text,
  section: text,
  class: text,
  outcome: text,
  credit: nullable(measure),
  weight: measure,
  reason: text,
  confidence: text,
  evidence: list(struct(EVIDENCE)),
  searched: optional(struct(SEARCHED)),
  nearMiss: optional(struct(NEAR_MISS)),
};

const SECTION: FieldsOf<SectionResult> = { id: text, weight: measure, score: nullable(measure) };

const ERRORS: FieldsOf<Evaluation['errors']> = {
  'customer-critical': count,
  'business-critical': count,
  'compliance-critical': count,
};

const SENTIMENT: FieldsOf<CustomerSentiment> = {
  overall: measure,
  first: measure,
  last: measure,
  shift: measure,
  quarters: list(measure),
  turns: list(tuple({ turn: 'count', score: 'measure' })),
};

const SIDES: FieldsOf<NonNullable<Metrics['talkMs']>> = { agent: measure, customer: measure };

const TIMES: FieldsOf<NonNullable<Metrics['interruptions']>> = { agent: count, customer: count };

const METRICS: FieldsOf<Metrics> = {
  talkMs: optional(struct(SIDES)),
  nonTalkMs: maybeMeasure,
  longestSilenceMs: maybeMeasure,
  holds: optional(count),
  holdMs: maybeMeasure,
  longestHoldMs: maybeMeasure,
  interruptions: optional(struct(TIMES)),
  wordsPerMinute: optional(struct(SIDES)),
  talkShare: maybeMeasure,
  longestMonologueMs: maybeMeasure,
  firstResponseMs: maybeMeasure,
  meanResponseMs: maybeMeasure,
  longestResponseMs: maybeMeasure,
};

const KEYWORD: FieldsOf<KeywordHit> = { group: text, term: text, speaker: text, count, turns: list(count) };

const AGENT: PartsOf<Agent> = {
  id: column('agent_id', maybeText),
  name: column('agent_name', maybeText),
  team: column('agent_team', maybeText),
};

const CUSTOMER: PartsOf<Person> = {
  id: column('customer_id', maybeText),
  name: column('customer_name', maybeText),
};

const SOURCE: PartsOf<Source> = { file: column('source_file', text), record: column('source_record', count) };

const HEAD: PartsOf<InteractionHead> = {
  id: column('interaction_id', text),
  channel: column('channel', maybeText),
  direction: column('direction', maybeText),
  startedAt: { kind: 'instant', name: 'started_at', written: 'started_at_text' },
  durationMs: column('duration_ms', maybeMeasure),
  agent: { ...group(AGENT), has: 'has_agent' },
  customer: { ...group(CUSTOMER), has: 'has_customer' },
  queue: column('queue', maybeText),
  source: group(SOURCE),
};

const EVALUATION: PartsOf<Evaluation> = {
  schema: { kind: 'constant', value: EVALUATION_SCHEMA },
  interaction: group(HEAD),
  rubric: group({
    id: column('rubric_id', text),
    version: column('rubric_version', text),
    hash: column('rubric_hash', text),
  }),
  engine: column('engine', text),
  status: column('status', text),
  score: column('score', nullable(measure)),
  unpenalised: column('unpenalised', nullable(measure)),
  passed: column('passed', nullable(truth)),
  band: column('band', nullable(text)),
  autoFailed: column('auto_failed', list(text)),
  coverage: column('coverage', measure),
  errors: column('errors', struct(ERRORS)),
  sections: column('sections', list(struct(SECTION))),
  criteria: column('criteria', list(struct(CRITERION))),
  sentiment: column('sentiment', struct({ customer: nullable(struct(SENTIMENT)) })),
  metrics: column('metrics', struct(METRICS)),
  keywords: column('keywords', list(struct(KEYWORD))),
  driver: column('driver', nullable(text)),
  flags: column('flags', list(text)),
  redactions: column('redactions', map('count')),
};

const ROW: PartsOf<EvaluationRow> = { evaluation: group(EVALUATION), attributes: column('attributes', map('json')) };

export const LAYOUT: Readonly<Record<string, Part>> = ROW;

/** The column that holds the key of the run which wrote the row; it is not part of the model. */
export const RUN_COLUMN = 'run';

/** The partition column: an ISO week such as `2026-W45`. Delta keeps its value in the log, not in the Parquet files. */
export const WEEK_COLUMN = 'week';
export const UNKNOWN_WEEK = 'unknown';
