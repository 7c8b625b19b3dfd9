// One quick pass over a text that tells whether any detector need look at it: most turns end here.

import { HESITATIONS, NUMBER_WORDS } from '../text/spoken-numbers.ts';
import { CUE_WORDS, LABELS, type Label } from './cue.ts';

/** What a text may hold. */
export interface Traits {
  /** Digits plus number words. */
  readonly weight: number;
  /** The longest row of digits and number words with no other word between, a word counting as one digit. */
  readonly row: number;
  /** Labels whose cues may be in it, one bit each in the order of `LABELS`. */
  readonly labels: number;
  readonly at: boolean;
  /** "dot" said, or a dot between letters. */
  readonly dot: boolean;
  readonly password: boolean;
  /** A kind of street. */
  readonly street: boolean;
}

const NUMBER = 1 << 26;
const DOT = 1 << 27;
const PASSWORD = 1 << 28;
const STREET = 1 << 29;
const PAUSE = 1 << 30;

/** What a word may be, by its first four letters (five bits each; a shorter word is padded with zeros). */
const STEMS = new Map<number, number>();

function stemOf(word: string): number {
  let stem = 0;
  for (let at = 0; at < 4; at += 1) stem = (stem << 5) | (at < word.length ? word.charCodeAt(at) & 31 : 0);
  return stem;
}

function enter(words: string, bits: number): void {
  for (const word of words.split(' ')) {
    const stem = stemOf(word);
    STEMS.set(stem, (STEMS.get(stem) ?? 0) | bits);
  }
}

enter(NUMBER_WORDS.join(' '), NUMBER);
enter('dot', DOT);
enter('password passphrase passcode pass', PASSWORD);
enter(
  'street st road rd avenue ave lane ln drive dr close way court ct crescent boulevard blvd place pl terrace terr gardens square grove parade mews hill park row walk circle parkway pkwy highway hwy cross nagar marg layout colony sector chowk salai main rise view quay wharf trail',
  STREET,
);
for (const [label, words] of Object.entries(CUE_WORDS)) enter(words, 1 << LABELS.indexOf(label as Label));

enter(HESITATIONS.join(' '), PAUSE);

/** A first level in front of the map: whether any stem begins with these three letters. */
const FIRST_THREE = new Uint8Array(1 << 15);
for (const stem of STEMS.keys()) FIRST_THREE[stem >> 5] = 1;

/** What a character is: 1…26 a letter, else one of these. */
const [DIGIT, AT, STOP] = [27, 28, 29];
const CLASSES = new Uint8Array(128);
for (let letter = 1; letter <= 26; letter += 1) CLASSES[64 + letter] = CLASSES[96 + letter] = letter;
for (let code = 48; code <= 57; code += 1) CLASSES[code] = DIGIT;
CLASSES[64] = AT;
CLASSES[46] = STOP;

function classOf(code: number): number {
  if (code < 128) return CLASSES[code] ?? 0;
  return code >= 0xff10 && code <= 0xff19 ? DIGIT : 0;
}

/** Reads the traits of a text in one pass over its characters. Errs only towards "may hold". */
export function scan(text: string): Traits {
  let bits = 0;
  let weight = 0;
  let row = 0;
  let longest = 0;
  let at = false;
  let stem = 0;
  let letters = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const what = index < text.length ? classOf(text.charCodeAt(index)) : 0;
    if (what > 0 && what < DIGIT) {
      if (letters < 4) stem = (stem << 5) | what;
      letters += 1;
      continue;
    }
    if (letters > 0) {
      const padded = letters < 4 ? stem << (5 * (4 - letters)) : stem;
      const known = FIRST_THREE[padded >> 5] === 1 ? (STEMS.get(padded) ?? 0) : 0;
      bits |= known;
      if ((known & NUMBER) !== 0) {
        weight += 1;
        row += 1;
      } else if ((known & PAUSE) === 0) {
        if (row > longest) longest = row;
        row = 0;
      }
      stem = 0;
      letters = 0;
    }
    if (what === DIGIT) {
      weight += 1;
      row += 1;
    } else if (what === AT) {
      at = true;
    } else if (what === STOP && isLetterAt(text, index - 1) && isLetterAt(text, index + 1)) {
      bits |= DOT;
    }
  }
  return {
    weight,
    row: Math.max(row, longest),
    labels: bits & (NUMBER - 1),
    at,
    dot: (bits & DOT) !== 0,
    password: (bits & PASSWORD) !== 0,
    street: (bits & STREET) !== 0,
  };
}

function isLetterAt(text: string, index: number): boolean {
  const what = classOf(text.charCodeAt(index));
  return what > 0 && what < DIGIT;
}
