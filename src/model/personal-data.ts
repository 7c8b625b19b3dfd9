// What redaction found, as far as a rule may ask about it.

import type { Speaker } from './interaction.ts';

export interface PersonalFinding {
  /** `card`, `cvv`, … */
  readonly type: string;
  readonly turn: number;
  /** UTF-16 code units into the redacted text, where the token that replaced it stands. */
  readonly start: number;
  readonly end: number;
  readonly speaker: Speaker;
  /** Only a part of the whole was given. */
  readonly partial: boolean;
}
