// The words a model knows: everyday words, and those that at least two of the sentences it is taught use.

import { COMMON_WORDS } from '../../text/common-words.ts';
import { Encoder, SLOTS, UNIT } from '../../text/encoder.ts';
import { MOST_UNITS } from '../features.ts';
import { type Lesson, turnsOf } from './samples.ts';

const LEAST_SENTENCES = 2;

/** Sorted, each once; of more words than a feature's key has room for, those in most sentences. */
export function vocabularyOf(lessons: readonly Lesson[]): readonly string[] {
  const encoder = new Encoder([...COMMON_WORDS]);
  const sentences = new Map<string, Set<string>>();
  for (const { samples, side } of lessons) {
    for (const sample of samples) {
      if (sample.noisy) continue;
      const encoded = encoder.read(turnsOf(sample, side));
      for (let at = 0; at < encoded.units.length; at++) {
        if (encoded.units[at] !== UNIT.unknown) continue;
        const word = encoded.wordAt(at);
        if (!/^[a-z][a-z']+$/.test(word)) continue;
        const seen = sentences.get(word) ?? new Set();
        sentences.set(word, seen.add(`${side} ${sample.origin}`));
      }
    }
  }
  const taught = [...sentences]
    .filter(([, seen]) => seen.size >= LEAST_SENTENCES)
    .sort(([a, { size: often }], [b, { size: seldom }]) => seldom - often || (a < b ? -1 : 1))
    .map(([word]) => word)
    .slice(0, MOST_UNITS - SLOTS.length - COMMON_WORDS.size);
  return [...new Set([...COMMON_WORDS, ...taught])].sort();
}
