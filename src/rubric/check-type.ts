// What a check type is: one kind of question that a rubric can ask, with its documentation.

import type { Evidence, Finding } from '../model/evaluation.ts';
import type { Check, Finder } from '../model/rubric.ts';
import type { Conversation } from './conversation.ts';
import type { Found, Occurrence } from './occurrence.ts';

/** What a check may ask of the conversation in front of it. */
export interface Scene {
  readonly conversation: Conversation;
  find(finder: Finder): Found;
  /** Runs a check of any type. */
  run(check: Check): Finding;
  /** The evidence of some occurrences, at most six of them, in order; one that runs over two turns gives one piece each. */
  evidence(occurrences: readonly Occurrence[]): readonly Evidence[];
}

export interface CheckType<T extends Check['type']> {
  readonly type: T;
  /** The key that tells it in YAML. */
  readonly key: string;
  readonly summary: string;
  /** A short YAML example. */
  readonly example: string;
  /** What is inside: finders and checks that must be bound with it. */
  parts(check: Extract<Check, { type: T }>): {
    readonly finders?: readonly Finder[];
    readonly checks?: readonly Check[];
  };
  run(check: Extract<Check, { type: T }>, scene: Scene): Finding;
}
