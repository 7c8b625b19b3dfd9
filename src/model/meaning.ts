// What was meant: intent families taught by example, and what a trained model of them says of a conversation.

import type { Speaker, Turn } from './interaction.ts';

/** The ways of speaking and writing that examples are spread over. */
export const REGISTERS = [
  'plain',
  'terse',
  'formal',
  'chat',
  'uk',
  'indian',
  'philippine',
  'nonnative',
  'asr',
] as const;
export type Register = (typeof REGISTERS)[number];

/** A sentence that somebody could say; `after` is what the other side said just before, where the meaning hangs on it. */
export interface Example {
  readonly text: string;
  readonly after?: string;
  readonly register: Register;
}

/** One meaning: who says it, what it is, sentences that carry it and sentences that only look like it. */
export interface IntentFamily {
  readonly id: string;
  readonly by: Speaker;
  /** One line for people. */
  readonly means: string;
  /** Wider meanings that every example of this one carries too: an exact time promised is a promise. */
  readonly implies: readonly string[];
  readonly examples: readonly Example[];
  readonly nearMisses: readonly Example[];
  /** No meaning at all: everyday sentences of this side that carry none of the others. */
  readonly ordinary?: boolean;
}

/** A clause or a few of them that carry a meaning, or may: offsets are UTF-16 code units into the turn's text. */
export interface Meant {
  readonly start: number;
  readonly end: number;
  /** Calibrated probability, 0…1. */
  readonly confidence: number;
  /** False in the band of doubt, where a person should look. */
  readonly sure: boolean;
}

/** Why a clause was taken to mean something, for a person to accept or contest. */
export interface MeaningProof {
  /** The example or near miss that is most like the clause. */
  readonly nearest: { readonly text: string; readonly nearMiss: boolean };
  /** The words that spoke most for it, heaviest first, as they stand in the clause. */
  readonly words: readonly string[];
}

/** One conversation in front of the model. Turns are read when first asked for. */
export interface Meanings {
  /** The places of a turn that carry `family` or may; none overlap; in order. Empty for a speaker whose meaning it is not. */
  of(family: string, turn: number): readonly Meant[];
  prove(family: string, turn: number, place: Meant): MeaningProof;
}

/** A meaning that a model knows: who says it, and what it is in one line. */
export interface Meaning {
  readonly by: Speaker;
  readonly means: string;
}

/** A trained model. */
export interface MeaningModel {
  /** By id. */
  readonly families: ReadonlyMap<string, Meaning>;
  /** `sha256:` and 64 hex digits of the file. */
  readonly hash: string;
  open(turns: readonly Turn[], agentName?: string): Meanings;
}
