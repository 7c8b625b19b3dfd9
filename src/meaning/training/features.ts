// The table of features that a lesson is learnt by, and its samples as rows of it.

import { type Encoded, type Encoder, SLOTS, UNIT } from '../../text/encoder.ts';
import { KIND, keyOf, showSpan } from '../features.ts';
import { type Span, spansOf } from '../spans.ts';
import { partsOfWord } from '../word-parts.ts';
import { type Lesson, type Sample, turnsOf } from './samples.ts';

/** A pair or a denied word is a feature when this many sentences have it; a part of a word, when this many do. */
const LEAST_PAIR = 4;
const LEAST_PART = 3;
/** A word in more than this share of the sentences tells little by itself: it counts less, its pairs count in full. */
const COMMON_SHARE = 0.02;
const COMMON_WORD = 0.35;

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
  readonly #common = new Set<number>();
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
    let sentences = 0;
    for (const sample of samples) {
      if (sample.noisy) continue;
      sentences++;
      const encoded = this.#encoder.read(turnsOf(sample, lesson.side));
      const turn = encoded.turns.length - 1;
      const shown = new Set<number | string>();
      const cuts = encoded.clausesOf(turn);
      if (cuts.length === 0) continue;
      this.#show(encoded, turn, cuts, { first: 0, last: cuts.length - 1 }, (key) => shown.add(key));
      for (const one of sample.replyTo) shown.add(keyOf(KIND.reply, one, 0));
      for (const key of shown) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) {
      const kind = typeof key === 'string' ? -1 : key >>> 28;
      const least = kind === -1 ? LEAST_PART : kind === KIND.word ? 1 : LEAST_PAIR;
      if (count >= least && !this.ids.has(key)) this.ids.set(key, this.ids.size);
      if (kind === KIND.word && count > COMMON_SHARE * sentences) this.#common.add(key as number);
    }
  }

  /** How much a word or a pair counts where it stands. */
  valueOf(key: number): number {
    return this.#common.has(key) ? COMMON_WORD : 1;
  }

  /** The samples as rows, one for each span. */
  rows(lesson: Lesson): Rows {
    const starts: number[] = [0];
    const ids: number[] = [];
    const values: number[] = [];
    const samples: number[] = [0];
    for (const sample of lesson.samples) {
      const encoded = this.#encoder.read(turnsOf(sample, lesson.side));
      const turn = encoded.turns.length - 1;
      const cuts = encoded.clausesOf(turn);
      for (const span of spansOf(cuts, encoded.tokens.turnStarts[turn + 1] as number)) {
        const row = new Map<number, number>();
        const add = (key: number | string, value: number): void => {
          const id = this.ids.get(key);
          if (id !== undefined) row.set(id, (row.get(id) ?? 0) + value);
        };
        this.#show(encoded, turn, cuts, span, add);
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

  #show(
    encoded: Encoded,
    turn: number,
    cuts: readonly number[],
    span: Pick<Span, 'first' | 'last'>,
    add: (key: number | string, value: number) => void,
  ): void {
    const end = encoded.tokens.turnStarts[turn + 1] as number;
    showSpan(encoded, cuts, end, span, this.#negators, (kind, first, second, token) => {
      const key = keyOf(kind, first, second);
      // A word that nobody knows says something by its parts only.
      if (kind !== KIND.word || first !== UNIT.unknown) add(key, this.valueOf(key));
      if (kind !== KIND.word || (first < SLOTS.length && first !== UNIT.unknown)) return;
      for (const part of partsOfWord(encoded.wordAt(token))) add(part.name, part.value);
    });
  }
}
