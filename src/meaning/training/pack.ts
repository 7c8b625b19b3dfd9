// What was learnt as a model file: words with their parts summed up, weights rounded, those too small to matter left out.

import { deflateSync } from 'node:zlib';
import { SLOTS } from '../../text/encoder.ts';
import { KIND, keyOf } from '../features.ts';
import { packModel, type SideHead, type TaughtSentences } from '../model-file.ts';
import { layTable, nameKey } from '../row-table.ts';
import { partsOfWord } from '../word-parts.ts';
import type { Taught, Teaching } from './teach.ts';

/** Weights this near to zero are left out: of words, of pairs and of letter runs. */
const LEAST_WORD = 0.03;
const LEAST_PAIR = 0.03;
const LEAST_PART = 0.03;
/** Steps per unit of weight. */
const STEPS = 2048;

/** The band of doubt, in calibrated probability. */
const SURE = 0.7;
const DOUBT = 0.4;

/** Rows of cells: cell `c` says that family `families[c]` gets `weights[c]`; row r has cells `ends[r - 1]` to `ends[r]`. */
class RowWriter {
  readonly ends: number[] = [0];
  readonly families: number[] = [];
  readonly weights: number[] = [];

  /** The row's number, 0 when nothing of it is left. */
  add(row: ArrayLike<number>, least: number): number {
    const before = this.families.length;
    for (let f = 0; f < row.length; f++) {
      const weight = row[f] as number;
      if (Math.abs(weight) < least) continue;
      this.families.push(f);
      this.weights.push(Math.max(-32768, Math.min(32767, Math.round(weight * STEPS))));
    }
    if (this.families.length === before) return 0;
    this.ends.push(this.families.length);
    return this.ends.length - 1;
  }
}

export function packTeaching(teaching: Teaching): Uint8Array {
  const arrays: Parameters<typeof packModel>[1][number][] = [];
  const sides = teaching.sides.map((taught): SideHead => {
    const packed = packSide(taught, teaching);
    const { side } = taught;
    arrays.push(
      { name: `${side}.bias`, kind: 'i16', data: packed.bias },
      { name: `${side}.words`, kind: 'u32', data: packed.words },
      { name: `${side}.keys`, kind: 'u32', data: packed.pairs.keys },
      { name: `${side}.rows`, kind: 'u32', data: packed.pairs.rows },
      { name: `${side}.partKeys`, kind: 'u32', data: packed.parts.keys },
      { name: `${side}.partRows`, kind: 'u32', data: packed.parts.rows },
      { name: `${side}.ends`, kind: 'u32', data: Uint32Array.from(packed.writer.ends) },
      { name: `${side}.weights`, kind: 'i16', data: Int16Array.from(packed.writer.weights) },
      { name: `${side}.families`, kind: 'u8', data: Uint8Array.from(packed.writer.families) },
    );
    return {
      side,
      families: taught.families.map((family, index) => {
        const { slope, shift } = taught.calibrations[index] as { slope: number; shift: number };
        return {
          id: family.id,
          means: family.means,
          slope: rounded(slope),
          shift: rounded(shift),
          sure: SURE,
          doubt: DOUBT,
        };
      }),
      scale: 1 / STEPS,
      replies: packed.replies,
    };
  });
  arrays.push({
    name: 'sentences',
    kind: 'u8',
    data: deflateSync(Buffer.from(JSON.stringify(sentences(teaching))), { level: 9 }),
  });
  return packModel({ sides, vocabulary: teaching.vocabulary.join(' ') }, arrays);
}

function packSide({ table, weights, families }: Taught, { vocabulary, sides }: Teaching) {
  const count = families.length;
  const rowOf = (id: number): Float32Array => weights.weights.subarray(id * count, (id + 1) * count);
  const writer = new RowWriter();
  const words = new Uint32Array(SLOTS.length + vocabulary.length);
  for (let unit = 0; unit < words.length; unit++) {
    const sum = new Float64Array(count);
    const own = table.ids.get(keyOf(KIND.word, unit, 0));
    if (own !== undefined) addTo(sum, rowOf(own), 1);
    if (unit >= SLOTS.length)
      for (const part of partsOfWord(vocabulary[unit - SLOTS.length] as string)) {
        const id = table.ids.get(part.name);
        if (id !== undefined) addTo(sum, rowOf(id), part.value);
      }
    words[unit] = writer.add(sum, LEAST_WORD);
  }
  const pairs: (readonly [number, number])[] = [];
  const parts: (readonly [number, number])[] = [];
  const taken = new Set<number>();
  for (const [key, id] of table.ids) {
    if (typeof key === 'string') {
      const hashed = nameKey(key);
      // Of two parts with one key the first stays: of some ten thousand keys hardly any two are equal.
      if (taken.has(hashed)) continue;
      taken.add(hashed);
      const row = writer.add(rowOf(id), LEAST_PART);
      if (row !== 0) parts.push([hashed, row]);
    } else if (key >>> 28 !== KIND.word && key >>> 28 !== KIND.reply) {
      const row = writer.add(rowOf(id), LEAST_PAIR);
      if (row !== 0) pairs.push([key, row]);
    }
  }
  const other = sides.find((side) => side.families !== families);
  const replies = (other?.families ?? []).map((_, index) => {
    const id = table.ids.get(keyOf(KIND.reply, index, 0));
    return id === undefined ? 0 : writer.add(rowOf(id), LEAST_WORD);
  });
  const bias = Int16Array.from(weights.bias, (value) => Math.round(value * STEPS));
  return { bias, words, pairs: layTable(pairs), parts: layTable(parts), writer, replies };
}

function addTo(sum: Float64Array, row: Float32Array, value: number): void {
  for (let f = 0; f < sum.length; f++) sum[f] = (sum[f] as number) + value * (row[f] as number);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function sentences({ sides }: Teaching): Record<string, TaughtSentences> {
  const pair = ({ text, after }: { text: string; after?: string }): readonly [string, string?] =>
    after === undefined ? [text] : [text, after];
  return Object.fromEntries(
    sides.flatMap(({ families }) =>
      families.map((family) => [
        family.id,
        { examples: family.examples.map(pair), nearMisses: family.nearMisses.map(pair) },
      ]),
    ),
  );
}
