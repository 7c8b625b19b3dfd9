// The lexicon of the sentiment score: AFINN-165 from the `sentiment` package, under our own overlay, with the words that modify.

import afinn from 'sentiment/languages/en/labels.json' with { type: 'json' };
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
import { FACE_VALUES, OVERLAY } from './sentiment-overlay.ts';
import { splitWords } from './sentiment-words.ts';

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
}

/** Two words or more that mean something together. */
export interface Phrase extends Meaning {
  /** The words after the first. */
  readonly rest: readonly string[];
}

/** A word, and the phrases that it begins. */
export interface Entry extends Meaning {
  /** Phrases that begin with this word, the longest first. */
  phrases: Phrase[];
}

const NO_FACES: ReadonlySet<string> = new Set();

function nothing(): Meaning {
  return {
    value: 0,
    negates: null,
    modifies: null,
    contrasts: false,
    expletive: false,
    transparent: false,
    barrier: false,
    belief: false,
  };
}

/** Typed faces and emoji. */
export const FACES: ReadonlySet<string> = new Set(FACE_VALUES.flatMap(([, faces]) => faces.split(' ')));

function build(): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const entryOf = (key: string): Entry => {
    const found = entries.get(key);
    if (found !== undefined) return found;
    const entry: Entry = { ...nothing(), phrases: [] };
    entries.set(key, entry);
    return entry;
  };
  /** The meaning of a word or phrase, made when it is new. */
  const meaningOf = (text: string): Meaning => {
    const [first = '', ...rest] = splitWords(text, NO_FACES).keys;
    const entry = entryOf(first);
    if (rest.length === 0) return entry;
    const known = entry.phrases.find((phrase) => phrase.rest.join(' ') === rest.join(' '));
    if (known !== undefined) return known;
    const phrase: Phrase = { ...nothing(), rest };
    entry.phrases.push(phrase);
    return phrase;
  };
  const mark = (words: readonly string[], change: (meaning: Meaning) => void): void => {
    for (const word of words) change(meaningOf(word));
  };

  for (const [text, value] of Object.entries(afinn)) meaningOf(text).value = value;
  for (const [value, words] of OVERLAY) {
    for (const text of words.split(',')) meaningOf(text.trim()).value = value;
  }
  for (const [value, faces] of FACE_VALUES) {
    for (const face of faces.split(' ')) entryOf(face).value = value;
  }
  mark(NEGATORS, (meaning) => {
    meaning.negates = 'far';
  });
  mark(NEAR_NEGATORS, (meaning) => {
    meaning.negates = 'near';
  });
  mark(NO_NEGATORS, () => {});
  mark(BOOSTERS, (meaning) => {
    meaning.modifies = 'boost';
  });
  mark(DAMPENERS, (meaning) => {
    meaning.modifies = 'dampen';
  });
  mark(CONTRASTS, (meaning) => {
    meaning.contrasts = true;
  });
  mark(EXPLETIVES, (meaning) => {
    meaning.expletive = true;
  });
  mark(TRANSPARENT, (meaning) => {
    meaning.transparent = true;
  });
  mark(BARRIERS, (meaning) => {
    meaning.barrier = true;
  });
  mark(BELIEFS, (meaning) => {
    meaning.belief = true;
  });
  // "dont", "cant": typed in a hurry. Other contractions without their apostrophe are words of their own: hell, ill, were, well.
  const hurried = (word: string): string => (word.endsWith("n't") ? word.replace("'", '') : word);
  for (const entry of entries.values()) {
    for (const phrase of [...entry.phrases]) {
      const rest = phrase.rest.map(hurried);
      if (rest.some((word, index) => word !== phrase.rest[index])) entry.phrases.push({ ...phrase, rest });
    }
    entry.phrases.sort((a, b) => b.rest.length - a.rest.length);
  }
  for (const [key, entry] of [...entries]) entries.set(hurried(key), entry);
  entries.set('cannot', entryOf("can't"));
  return entries;
}

/** Every known word by its folded form. */
export const LEXICON: ReadonlyMap<string, Entry> = build();
