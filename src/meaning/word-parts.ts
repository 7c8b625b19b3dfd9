// What is known of a word beside itself: its stem and the letters it is made of. By them words never seen are understood: mistyped, misheard, inflected.

import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** A part of a word and how much it counts beside the word itself. */
export interface WordPart {
  readonly name: string;
  readonly value: number;
}

/** Words of fewer letters have no parts of their own. */
const SHORTEST = 3;
/** Sizes of the letter runs. */
const RUNS = [3, 4, 5];
const STEM = 0.7;
const RUN = 0.3;

const known = new Map<string, readonly WordPart[]>();
/** Words kept with their parts; the rest is made again. */
const MOST_KNOWN = 50_000;

export function partsOfWord(word: string): readonly WordPart[] {
  const before = known.get(word);
  if (before !== undefined) return before;
  const parts: WordPart[] = [];
  const inner = word.replaceAll("'", '');
  if (inner.length >= SHORTEST) {
    parts.push({ name: `~${porter.stem(inner)}`, value: STEM });
    const bounded = `^${inner}$`;
    for (const run of RUNS)
      for (let at = 0; at + run <= bounded.length; at++) parts.push({ name: bounded.slice(at, at + run), value: RUN });
  }
  if (known.size < MOST_KNOWN) known.set(word, parts);
  return parts;
}
