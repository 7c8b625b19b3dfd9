// Where a finder found what it looks for, or where it looked in vain.

import type { NearMiss, Searched } from '../model/evaluation.ts';
import type { MeaningModel, Meant } from '../model/meaning.ts';
import type { BoundFamily } from './bind-meaning.ts';

/** One place where a finder found what it looks for. */
export interface Occurrence {
  /** Tokens `[start, end)`; equal for a silence, which stands before token `start`. */
  readonly start: number;
  readonly end: number;
  readonly turn: number;
  /** Family or phrase. */
  readonly name: string;
  /** Only for a silence: its own times, since it has no words. */
  readonly silence?: { readonly startMs: number; readonly endMs: number };
  /** Only for a clause found by its meaning. */
  readonly meant?: { readonly model: MeaningModel; readonly family: BoundFamily; readonly place: Meant };
}

export interface Found {
  readonly occurrences: readonly Occurrence[];
  readonly searched: Searched;
  readonly nearMiss?: NearMiss;
  /** Why the finder cannot be answered at all: nobody of that role speaks, no times. */
  readonly unanswerable?: string;
}
