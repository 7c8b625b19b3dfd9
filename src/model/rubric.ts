// The rubric as the engine sees it: loaded, validated, with every phrase family resolved. The YAML language is in src/rubric/.

import type { Channel, Direction, Speaker } from './interaction.ts';
import type { MeaningModel } from './meaning.ts';
import type { Guard, PhraseFamily } from './phrase.ts';

export const ERROR_CLASSES = ['customer-critical', 'business-critical', 'compliance-critical', 'non-critical'] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];

export const SCORING_METHODS = ['percent', 'points', 'scale'] as const;
export type ScoringMethod = (typeof SCORING_METHODS)[number];

export const NA_POLICIES = ['redistribute', 'credit', 'zero', 'fail'] as const;
export type NaPolicy = (typeof NA_POLICIES)[number];

export interface Band {
  readonly name: string;
  /** Lowest score of the band, 0…100. */
  readonly from: number;
}

export interface Scoring {
  readonly method: ScoringMethod;
  readonly notApplicable: NaPolicy;
  /** Scores at or above pass, 0…100. */
  readonly passMark: number;
  readonly bands: readonly Band[];
  /** Applicable share of the weight below which no score is published, 0…1. */
  readonly minimumCoverage: number;
}

export interface AutoFail {
  readonly scope: 'section' | 'evaluation';
  readonly mode: 'flag' | 'zero' | { readonly cap: number };
}

/** A part of the conversation. Absent bounds are open. */
export type Window =
  | { readonly unit: 'turns'; readonly edge: 'first' | 'last'; readonly count: number }
  | { readonly unit: 'seconds'; readonly edge: 'first' | 'last'; readonly count: number }
  | { readonly unit: 'percent'; readonly edge: 'first' | 'last'; readonly count: number };

/** How near two things must be: `within: 2 turns` (turns of the one who answers) or `within: 30 seconds`. */
export interface Distance {
  readonly unit: 'turns' | 'seconds';
  readonly count: number;
}

/** Something to look for in a conversation: words said by somebody, somewhere. */
export interface Finder {
  /** Phrases in the phrase language; any of them. A family is written `{name}`. */
  readonly says: readonly string[];
  /** Ids of meanings; any of them. Beside `says`, the words must stand inside a clause that carries the meaning. */
  readonly means?: readonly string[];
  /** Who says it. Absent: the family's own speaker, else anybody. */
  readonly by?: readonly Speaker[];
  readonly in?: Window;
  /** Words that mean something else: a hit overlapping one of these does not count. */
  readonly not?: readonly string[];
  readonly unless?: readonly Guard[];
  /** Only hits that come after (before) a hit of this other finder. */
  readonly after?: Finder;
  readonly before?: Finder;
  /** With `after`/`before`: how near. */
  readonly within?: Distance;
  /** Only hits with no hit of this finder in the same turn or, with `within`, near by. */
  readonly without?: Finder;
  /** Only in a turn that also has a hit of this finder. */
  readonly with?: Finder;
  /** Instead of words: nobody speaks for at least this long (ms), and it is neither a hold nor the customer fetching something. */
  readonly silenceMs?: number;
  /** Only hits whose turn repeats at least this many content words that somebody said before. */
  readonly echoes?: { readonly by: readonly Speaker[]; readonly atLeast: number };
}

export type Comparison = {
  readonly is?: string | number | boolean;
  readonly isNot?: string | number | boolean;
  readonly oneOf?: readonly (string | number | boolean)[];
  readonly present?: boolean;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly above?: number;
  readonly below?: number;
};

/** One rule. `type` names an entry in the table of check types (src/rubric/checks/index.ts). */
export type Check =
  | {
      readonly type: 'says';
      readonly find: Finder;
      readonly mode: 'any' | 'none';
      readonly atLeast: number;
      readonly atMost?: number;
    }
  | { readonly type: 'order'; readonly steps: readonly Finder[]; readonly before?: Finder }
  | {
      readonly type: 'response';
      readonly to: Finder;
      readonly with: Finder;
      readonly within: Distance;
      /** `share`: credit by share answered; `all`: every one or not met; `any`: one is enough. */
      readonly credit: 'share' | 'all' | 'any';
      /** Triggers in one turn are one occasion; so are those up to this many turns apart. */
      readonly merge: number;
    }
  | { readonly type: 'metric'; readonly name: string; readonly test: Comparison }
  | { readonly type: 'attribute'; readonly name: string; readonly test: Comparison }
  | {
      readonly type: 'sentiment';
      readonly measure: 'overall' | 'first' | 'last' | 'shift' | 'worst';
      readonly test: Comparison;
    }
  | { readonly type: 'personal-data'; readonly types: readonly string[]; readonly by?: readonly Speaker[] }
  | {
      readonly type: 'regex';
      readonly pattern: string;
      readonly flags: string;
      readonly by?: readonly Speaker[];
      readonly in?: Window;
      readonly mode: 'any' | 'none';
    }
  | { readonly type: 'all'; readonly of: readonly Check[] }
  | { readonly type: 'any'; readonly of: readonly Check[] }
  | { readonly type: 'not'; readonly of: Check }
  | { readonly type: 'elements'; readonly of: readonly Check[]; readonly atLeast: number }
  | {
      readonly type: 'grade';
      readonly steps: readonly {
        readonly if: Check;
        readonly outcome: 'met' | 'partial' | 'not-met' | 'not-applicable';
        readonly credit: number;
        readonly reason?: string;
      }[];
      readonly otherwise: {
        readonly outcome: 'met' | 'partial' | 'not-met' | 'not-applicable';
        readonly credit: number;
        readonly reason?: string;
      };
    }
  | { readonly type: 'human' };

export interface Criterion {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly class: ErrorClass;
  /** 0 = reported, never in the arithmetic. */
  readonly weight: number;
  readonly channels?: readonly Channel[];
  readonly directions?: readonly Direction[];
  /** The criterion applies only when this is met. */
  readonly when?: Check;
  readonly check: Check;
  readonly autoFail?: AutoFail;
  /** Adds to earned weight, never to possible weight. */
  readonly bonus: boolean;
  readonly texts: {
    readonly met?: string;
    readonly notMet?: string;
    readonly notApplicable?: string;
    readonly partial?: string;
  };
  /** One or two sentences for a coach. */
  readonly coaching?: string;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
}

/** Something worth knowing about an interaction that is not scored: churn threat, supervisor request. */
export interface FlagRule {
  readonly name: string;
  readonly find: Finder;
}

export interface Rubric {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly language: string;
  readonly scoring: Scoring;
  readonly sections: readonly Section[];
  readonly criteria: readonly Criterion[];
  readonly families: readonly PhraseFamily[];
  readonly flags: readonly FlagRule[];
  /** `sha256:…` over the canonical form of everything that can change a score. */
  readonly hash: string;
  /** The YAML file, for messages. */
  readonly file: string;
  /** The trained model; there only when the rubric uses `means`. */
  readonly meaning?: MeaningModel;
}

/** A group of words and phrases to count, from `rubrics/keywords.yaml`. */
export interface KeywordGroup {
  readonly name: string;
  readonly by?: readonly Speaker[];
  readonly terms: readonly string[];
}
