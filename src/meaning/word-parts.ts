// What is known of a word beside itself: its stem and how it begins. By them words never seen are understood: mistyped, cut short, inflected.

import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** A part of a word and how much it counts beside the word itself. */
export interface WordPart {
  readonly name: string;
  readonly value: number;
}

/** Words of fewer letters have no parts of their own. */
const SHORTEST = 3;
const STEM = 0.7;
/** Words of more letters than this share their beginning with others. */
const LONG = 5;
const BEGINNING = 4;
const BEGIN = 0.6;

const known = new Map<string, readonly WordPart[]>();
/** Words kept with their parts; the rest is made again. */
const MOST_KNOWN = 50_000;

export function partsOfWord(word: string): readonly WordPart[] {
  const before = known.get(word);
  if (before !== undefined) return before;
  const parts: WordPart[] = [];
  const letters = word.replaceAll("'", '');
  if (letters.length >= SHORTEST) parts.push({ name: `~${porter.stem(letters)}`, value: STEM });
  if (letters.length > LONG) parts.push({ name: `${letters.slice(0, BEGINNING)}*`, value: BEGIN });
  if (known.size < MOST_KNOWN) known.set(word, parts);
  return parts;
}
