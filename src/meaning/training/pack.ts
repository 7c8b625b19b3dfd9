// What was learnt as a model file: words with their parts summed up, weights rounded, those too small to matter left out.

import { SLOTS } from '../../text/encoder.ts';
import { KIND, keyOf } from '../features.ts';
import { packModel, type SideHead, type TaughtSentences } from '../model-file.ts';
import { layTable, nameKey } from '../row-table.ts';
import { partsOfWord } from '../word-parts.ts';
import type { Band } from './band.ts';
import type { Calibration } from './calibrate.ts';
import type { Taught, Teaching } from './teach.ts';

/** A row whose weights are all nearer to zero than this is left out. */
const LEAST = 0.02;
/** Steps per unit of weight. */
const STEPS = 2048;

/** 127 times this is the largest weight. */
const LARGEST = 258;

function rounded8(value: number): number {
  return Math.max(-127, Math.min(127, Math.round(value)));
}

/** Rows of weights, one a feature: `weights[row * families + f]` times `multipliers[row]`. Row 0 says nothing. */
class RowWriter {
  readonly #families: number;
  readonly multipliers: number[] = [0];
  readonly weights: number[];

  constructor(families: number) {
    this.#families = families;
    this.weights = new Array<number>(families).fill(0);
  }

  /** The row's number, 0 when it says next to nothing. */
  add(row: ArrayLike<number>): number {
    let most = 0;
    for (let f = 0; f < this.#families; f++) most = Math.max(most, Math.abs(row[f] as number));
    if (most < LEAST) return 0;
    // The product must fit into 16 bits: a weight beyond that decides alone anyway.
    const multiplier = Math.min(LARGEST, Math.ceil((most * STEPS) / 127));
    for (let f = 0; f < this.#families; f++) this.weights.push(rounded8(((row[f] as number) * STEPS) / multiplier));
    this.multipliers.push(multiplier);
    return this.multipliers.length - 1;
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
      { name: `${side}.multipliers`, kind: 'u16', data: Uint16Array.from(packed.writer.multipliers) },
      { name: `${side}.weights`, kind: 'i8', data: Int8Array.from(packed.writer.weights) },
    );
    return {
      side,
      families: taught.families.map((family, index) => {
        const { slope, shift } = taught.calibrations[index] as Calibration;
        const band = taught.bands[index] as Band;
        return {
          id: family.id,
          means: family.means,
          slope: rounded(slope),
          shift: rounded(shift),
          sure: rounded(band.sure),
          doubt: rounded(band.doubt),
        };
      }),
      scale: 1 / STEPS,
      replies: packed.replies,
    };
  });
  arrays.push({
    name: 'sentences',
    kind: 'u8',
    data: Buffer.from(JSON.stringify(sentences(teaching))),
  });
  return packModel({ sides, vocabulary: teaching.vocabulary.join(' ') }, arrays);
}

function packSide({ table, weights, families }: Taught, { vocabulary, sides }: Teaching) {
  const count = families.length;
  const rowOf = (id: number): Float32Array => weights.weights.subarray(id * count, (id + 1) * count);
  const writer = new RowWriter(count);
  const words = new Uint32Array(SLOTS.length + vocabulary.length);
  for (let unit = 0; unit < words.length; unit++) {
    const sum = new Float64Array(count);
    const own = table.ids.get(keyOf(KIND.word, unit, 0));
    if (own !== undefined) addTo(sum, rowOf(own), table.valueOf(keyOf(KIND.word, unit, 0)));
    if (unit >= SLOTS.length)
      for (const part of partsOfWord(vocabulary[unit - SLOTS.length] as string)) {
        const id = table.ids.get(part.name);
        if (id !== undefined) addTo(sum, rowOf(id), part.value);
      }
    words[unit] = writer.add(sum);
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
      const row = writer.add(rowOf(id));
      if (row !== 0) parts.push([hashed, row]);
    } else if (key >>> 28 !== KIND.word && key >>> 28 !== KIND.reply) {
      const row = writer.add(rowOf(id));
      if (row !== 0) pairs.push([key, row]);
    }
  }
  const other = sides.find((side) => side.families !== families);
  const replies = (other?.families ?? []).map((_, index) => {
    const id = table.ids.get(keyOf(KIND.reply, index, 0));
    return id === undefined ? 0 : writer.add(rowOf(id));
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
