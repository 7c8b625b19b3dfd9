// The kinds of personal data that are found, the token that stands in for each, and what a finding says.

import type { Speaker } from '../model/interaction.ts';

/** Every type of personal data that redaction knows, most specific first: on overlap the earlier one wins. */
export const PERSONAL_TYPES = [
  'iban',
  'card',
  'cvv',
  'expiry',
  'pin',
  'ssn',
  'nino',
  'national-id',
  'passport',
  'licence',
  'sort-code',
  'account',
  'email',
  'birth-date',
  'phone',
  'address',
  'postcode',
  'ip',
  'password',
] as const;
export type PersonalType = (typeof PERSONAL_TYPES)[number];

/** A piece of personal data in one turn. A number given over several turns is several of these with one `datum`. */
export interface PersonalDatum {
  readonly type: PersonalType;
  /** Index of the turn. */
  readonly turn: number;
  /** UTF-16 code units into the turn's text as it was before redaction. */
  readonly start: number;
  readonly end: number;
  /** Said in words ("four two"), not written in digits. */
  readonly spoken: boolean;
  readonly speaker: Speaker;
  /** Pieces with the same number are one thing, its read-back included. Counts from 0 in the order of finding. */
  readonly datum: number;
  /** Only a part of the whole was given, or its checksum fails; context alone says what it is. */
  readonly partial: boolean;
}

/** The token that stands in a redacted text for a piece of this type: `[card]`. */
export function tokenOf(type: PersonalType): string {
  return `[${type}]`;
}
