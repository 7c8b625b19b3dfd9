// The lexicon of the sentiment score: AFINN-165 (Nielsen 2011, ODbL, as the `sentiment` package ships it) under our own lists, with the words
// that modify. Only the package's data is read, never its code.

import afinn from 'sentiment/languages/en/labels.json' with { type: 'json' };
import { FEELINGS } from './sentiment-feelings.ts';
import {
  BARRIERS,
  BELIEFS,
  BOOSTERS,
  CONTRASTS,
  DAMPENERS,
  EXPLETIVES,
  NEAR_NEGATORS,
  NEGATORS,
  NO_NEGATORS,
  TRANSPARENT,
} from './sentiment-modifiers.ts';
import { FACE_VALUES, OTHER_WORDS, OVERLAY } from './sentiment-overlay.ts';
import { splitWords } from './words.ts';

/** What a word or phrase means to the score. */
export interface Meaning {
  /** −5 … 5; 0 = nothing by itself. */
  value: number;
  negates: 'far' | 'near' | null;
  modifies: 'boost' | 'dampen' | null;
  contrasts: boolean;
  expletive: boolean;
  transparent: boolean;
  barrier: boolean;
  belief: boolean;
  /** How many words follow the first: 0 for a word. */
  readonly more: number;
}

/** Two words or more that mean something together. */
export interface Phrase extends Meaning {
  /** The words after the first. */
  readonly rest: readonly string[];
}

/** A word, and the phrases that it begins. */
export interface Entry extends Meaning {
  /** Phrases that begin with this word, by their second word, the longest first. */
  phrases: Map<string, Phrase[]> | null;
}

const NO_FACES: ReadonlySet<string> = new Set();

function nothing(more: number): Meaning {
  return {
    value: 0,
    negates: null,
    modifies: null,
    contrasts: false,
    expletive: false,
    transparent: false,
    barrier: false,
    belief: false,
    more,
  };
}

/** What the modifying words do. */
const ROLES: readonly (readonly [words: readonly string[], role: Partial<Meaning>])[] = [
  [NEGATORS, { negates: 'far' }],
  [NEAR_NEGATORS, { negates: 'near' }],
  [NO_NEGATORS, { negates: null }],
  [BOOSTERS, { modifies: 'boost' }],
  [DAMPENERS, { modifies: 'dampen' }],
  [CONTRASTS, { contrasts: true }],
  [EXPLETIVES, { expletive: true }],
  [TRANSPARENT, { transparent: true }],
  [BARRIERS, { barrier: true }],
  [BELIEFS, { belief: true }],
];

/** Typed faces and emoji. */
export const FACES: ReadonlySet<string> = new Set(FACE_VALUES.flatMap(([, faces]) => faces.split(' ')));

/** The phrase that begins with the entry's word and goes on with `rest`, made when it is new. */
function phraseOf(entry: Entry, rest: readonly string[]): Phrase {
  entry.phrases ??= new Map();
  const [second = ''] = rest;
  const phrases = entry.phrases.get(second) ?? [];
  entry.phrases.set(second, phrases);
  const known = phrases.find((phrase) => phrase.rest.join(' ') === rest.join(' '));
  if (known !== undefined) return known;
  const phrase: Phrase = { ...nothing(rest.length), rest };
  phrases.push(phrase);
  return phrase;
}

/** Regular forms of a word, of any class: AFINN has "happy" and not "happily", "enjoy" and not "enjoys". */
function formsOf(word: string): readonly string[] {
  if (!/^[a-z]{4,}$/.test(word)) return [];
  const stem = word.slice(0, -1);
  if (/[^aeiou]y$/.test(word))
    return [`${stem}ies`, `${stem}ied`, `${stem}ily`, `${stem}ier`, `${stem}iest`, `${word}ing`];
  if (word.endsWith('le')) return [`${word}s`, `${word}d`, `${stem}ing`, `${stem}y`];
  if (word.endsWith('e')) return [`${word}s`, `${word}d`, `${stem}ing`, `${word}ly`];
  if (/(?:ed|ing|ly|s|er|est|ness)$/.test(word)) return [`${word}ly`];
  return [`${word}s`, `${word}ed`, `${word}ing`, `${word}ly`];
}

function build(): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const entryOf = (key: string): Entry => {
    const found = entries.get(key);
    if (found !== undefined) return found;
    const entry: Entry = { ...nothing(0), phrases: null };
    entries.set(key, entry);
    return entry;
  };
  /** The meaning of a word or phrase, made when it is new. */
  const meaningOf = (text: string): Meaning => {
    const [first = '', ...rest] = splitWords(text, NO_FACES).keys;
    const entry = entryOf(first);
    if (rest.length === 0) return entry;
    return phraseOf(entry, rest);
  };
  for (const [text, value] of Object.entries(afinn)) meaningOf(text).value = value;
  for (const [value, words] of [...FEELINGS, ...OVERLAY]) {
    for (const text of words.split(',')) meaningOf(text.trim()).value = value;
  }
  for (const [value, faces] of FACE_VALUES) {
    for (const face of faces.split(' ')) entryOf(face).value = value;
  }
  for (const [word, { value }] of [...entries]) {
    if (value === 0) continue;
    // The meaning of a form that is listed itself, or is another word, is not touched.
    for (const form of formsOf(word)) if (!entries.has(form) && !OTHER_WORDS.has(form)) entryOf(form).value = value;
  }
  for (const [words, role] of ROLES) {
    for (const word of words) Object.assign(meaningOf(word), role);
  }
  // "dont", "cant": typed in a hurry. Other contractions without their apostrophe are words of their own: hell, ill, were, well.
  const hurried = (word: string): string => (word.endsWith("n't") ? word.replace("'", '') : word);
  for (const entry of entries.values()) {
    for (const phrase of [...(entry.phrases?.values() ?? [])].flat()) {
      Object.assign(phraseOf(entry, phrase.rest.map(hurried)), { ...phrase, rest: phrase.rest.map(hurried) });
    }
    for (const phrases of entry.phrases?.values() ?? []) phrases.sort((a, b) => b.rest.length - a.rest.length);
  }
  for (const [key, entry] of [...entries]) entries.set(hurried(key), entry);
  entries.set('cannot', entryOf("can't"));
  return entries;
}

/** Every known word by its folded form. */
export const LEXICON: ReadonlyMap<string, Entry> = build();
