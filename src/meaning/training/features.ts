// The table of features that a lesson is learnt by, and its samples as rows of it.

import { type Encoded, type Encoder, SLOTS, UNIT } from '../../text/encoder.ts';
import { KIND, keyOf, showFeatures } from '../features.ts';
import { turnSpans } from '../spans.ts';
import { partsOfWord } from '../word-parts.ts';
import { type Lesson, type Sample, turnsOf } from './samples.ts';

/** A pair or a denied word is a feature when this many sentences have it; a part of a word, when this many do. */
const LEAST_PAIR = 2;
const LEAST_PART = 3;

/** The spans of the samples; row `i` has the features `ids[starts[i]] … ids[starts[i + 1] - 1]` with their values. */
export interface Rows {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float32Array;
  /** Rows of sample `s`: `samples[s]` to `samples[s + 1]`. */
  readonly samples: Int32Array;
}

/** Features by key, parts of words by name, numbered in the order in which they were first seen. */
export class FeatureTable {
  readonly ids = new Map<number | string, number>();
  readonly #encoder: Encoder;
  readonly #negators: ReadonlySet<number>;

  constructor(encoder: Encoder, negators: ReadonlySet<number>) {
    this.#encoder = encoder;
    this.#negators = negators;
  }

  get size(): number {
    return this.ids.size;
  }

  /** Counts what the clean samples show and numbers what is shown often enough. */
  learn(lesson: Lesson, samples: readonly Sample[]): void {
    const counts = new Map<number | string, number>();
    for (const sample of samples) {
      if (sample.noisy) continue;
      const encoded = this.#encoder.read(turnsOf(sample, lesson.side));
      const turn = encoded.turns.length - 1;
      const start = encoded.tokens.turnStarts[turn] as number;
      const end = encoded.tokens.turnStarts[turn + 1] as number;
      if (start === end) continue;
      const shown = new Set<number | string>();
      this.#show(encoded, start, end, (key) => shown.add(key));
      for (const one of sample.replyTo) shown.add(keyOf(KIND.reply, one, 0));
      for (const key of shown) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) {
      const kind = typeof key === 'string' ? -1 : key >>> 28;
      const least = kind === -1 ? LEAST_PART : kind === KIND.word ? 1 : LEAST_PAIR;
      if (count >= least && !this.ids.has(key)) this.ids.set(key, this.ids.size);
    }
  }

  /** The samples as rows, one for each span. */
  rows(lesson: Lesson): Rows {
    const starts: number[] = [0];
    const ids: number[] = [];
    const values: number[] = [];
    const samples: number[] = [0];
    for (const sample of lesson.samples) {
      const encoded = this.#encoder.read(turnsOf(sample, lesson.side));
      for (const span of turnSpans(encoded, encoded.turns.length - 1)) {
        const row = new Map<number, number>();
        const add = (key: number | string, value: number): void => {
          const id = this.ids.get(key);
          if (id !== undefined) row.set(id, (row.get(id) ?? 0) + value);
        };
        this.#show(encoded, span.start, span.end, add);
        for (const one of sample.replyTo) add(keyOf(KIND.reply, one, 0), 1);
        for (const [id, value] of row) {
          ids.push(id);
          values.push(value);
        }
        starts.push(ids.length);
      }
      samples.push(starts.length - 1);
    }
    return {
      starts: Int32Array.from(starts),
      ids: Int32Array.from(ids),
      values: Float32Array.from(values),
      samples: Int32Array.from(samples),
    };
  }

  #show(encoded: Encoded, start: number, end: number, add: (key: number | string, value: number) => void): void {
    showFeatures(encoded, start, end, this.#negators, (kind, first, second, token) => {
      add(keyOf(kind, first, second), 1);
      if (kind !== KIND.word || (first < SLOTS.length && first !== UNIT.unknown)) return;
      for (const part of partsOfWord(encoded.wordAt(token))) add(part.name, part.value);
    });
  }
}
