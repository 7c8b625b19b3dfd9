// Possible worlds: in each, some of the clauses that the model doubts count and others do not.

import type { Finder } from '../model/rubric.ts';
import { keyOf, type MeantPlace } from './meant.ts';
import type { Found } from './occurrence.ts';

export class World {
  /** What finders that hang on a meaning found in this world. */
  readonly found = new Map<Finder, Found>();
  /** Nothing counts by its meaning: a finder with words finds them whatever they mean, one without finds nothing. */
  readonly wordsOnly: boolean;
  readonly #counting: ReadonlySet<string>;

  constructor(counting: readonly MeantPlace[], wordsOnly = false) {
    this.#counting = new Set(counting.map(keyOf));
    this.wordsOnly = wordsOnly;
  }

  counts(place: MeantPlace): boolean {
    return this.#counting.has(keyOf(place));
  }
}
