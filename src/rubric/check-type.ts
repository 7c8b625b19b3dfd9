// What a check type is: one kind of question that a rubric can ask, with its documentation.

import type { Finding } from '../model/evaluation.ts';
import type { Check, Finder } from '../model/rubric.ts';
import type { Scene } from './scene.ts';

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
