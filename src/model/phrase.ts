// Phrases as a rubric declares them, and where they were found.

import type { Speaker } from './interaction.ts';

/** Words around a phrase that make it mean something else. */
export const GUARDS = ['negated', 'quoted', 'hypothetical', 'past', 'question', 'statement'] as const;
export type Guard = (typeof GUARDS)[number];

/** A named family of phrases: any of `say` means the same thing. */
export interface PhraseFamily {
  readonly name: string;
  /** Who must say it; absent = anybody. */
  readonly by?: readonly Speaker[];
  readonly say: readonly string[];
  /** Longer phrases that mean something else: a hit that overlaps one of them does not count. */
  readonly not?: readonly string[];
  /** A hit in one of these contexts does not count. */
  readonly unless?: readonly Guard[];
}
