// A second fit in which families share what they learn: features → a few hidden sums → families. It has no bend in it, so that it
// folds into the plain weights: the model stays one row per feature, and every row can be explained.

import type { Rows } from './features.ts';
import type { Weights } from './fit.ts';
import { Random } from './random.ts';

/** Hidden sums; more did not help. */
const HIDDEN = 64;
const EPOCHS = 8;
const RATE = 0.05;
const INERTIA = 0.1;
/** Shares of hidden sums and of features left out of each step, so that none is relied on alone. */
const DROP_HIDDEN = 0.3;
const DROP_FEATURE = 0.1;
/** Keeps the hidden sums of a sentence of some forty features near one. */
const SCALE = 0.15;
const START_BIAS = -1;
const FLAT = 0.002;

/** Weights of the same shape as `fitPlain`'s; `targets` as there. */
export function fitShared(
  rows: Rows,
  targets: Float32Array,
  features: number,
  families: number,
  seed: number,
): Weights {
  const random = new Random(seed);
  const inner = new Learnt(features * HIDDEN, () => (random.next() - 0.5) * 0.2);
  const outer = new Learnt(HIDDEN * families, () => (random.next() - 0.5) * 0.4);
  const bias = new Learnt(families, () => START_BIAS);
  const { starts, ids, values, samples } = rows;
  const hidden = new Float64Array(HIDDEN);
  const slopes = new Float64Array(HIDDEN);
  const open = new Float64Array(HIDDEN);
  let kept = new Uint8Array(256);

  const hide = (row: number, dropped: boolean): void => {
    hidden.fill(0);
    const from = starts[row] as number;
    for (let at = from; at < (starts[row + 1] as number); at++) {
      if (dropped && kept[at - from] === 0) continue;
      const base = (ids[at] as number) * HIDDEN;
      const value = (values[at] as number) * SCALE;
      for (let k = 0; k < HIDDEN; k++) hidden[k] = (hidden[k] as number) + value * (inner.values[base + k] as number);
    }
  };
  const scoreOf = (family: number): number => {
    let score = bias.values[family] as number;
    for (let k = 0; k < HIDDEN; k++) score += (hidden[k] as number) * (outer.values[k * families + family] as number);
    return score;
  };
  /** The span that a step is made on: of a sentence that carries a meaning the one that shows it best, else any. */
  const choose = (sample: number): number => {
    const first = samples[sample] as number;
    const end = samples[sample + 1] as number;
    if (end - first === 1) return first;
    let family = -1;
    for (let f = 0; f < families; f++) if ((targets[sample * families + f] as number) > 0) family = f;
    if (family === -1) return first + random.below(end - first);
    let best = first;
    let most = Number.NEGATIVE_INFINITY;
    for (let row = first; row < end; row++) {
      hide(row, false);
      const score = scoreOf(family);
      if (score > most) {
        most = score;
        best = row;
      }
    }
    return best;
  };

  const order = Int32Array.from({ length: samples.length - 1 }, (_, index) => index);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    random.shuffle(order);
    for (const sample of order) {
      if (samples[sample] === samples[sample + 1]) continue;
      const row = choose(sample);
      const from = starts[row] as number;
      const end = starts[row + 1] as number;
      if (end - from > kept.length) kept = new Uint8Array((end - from) * 2);
      for (let at = 0; at < end - from; at++) kept[at] = random.next() >= DROP_FEATURE ? 1 : 0;
      hide(row, true);
      for (let k = 0; k < HIDDEN; k++) {
        open[k] = random.next() >= DROP_HIDDEN ? 1 / (1 - DROP_HIDDEN) : 0;
        hidden[k] = (hidden[k] as number) * (open[k] as number);
        slopes[k] = 0;
      }
      let moves = false;
      for (let f = 0; f < families; f++) {
        const target = targets[sample * families + f] as number;
        if (target === 0) continue;
        const probability = 1 / (1 + Math.exp(-scoreOf(f)));
        const slope = (probability - (target > 0 ? 1 : 0)) * Math.abs(target);
        if (Math.abs(slope) < FLAT) continue;
        moves = true;
        bias.move(f, slope);
        for (let k = 0; k < HIDDEN; k++) {
          if (open[k] === 0) continue;
          const place = k * families + f;
          slopes[k] = (slopes[k] as number) + slope * (open[k] as number) * (outer.values[place] as number);
          outer.move(place, slope * (hidden[k] as number));
        }
      }
      if (!moves) continue;
      for (let at = from; at < end; at++) {
        if (kept[at - from] === 0) continue;
        const base = (ids[at] as number) * HIDDEN;
        const value = (values[at] as number) * SCALE;
        for (let k = 0; k < HIDDEN; k++) if (slopes[k] !== 0) inner.move(base + k, (slopes[k] as number) * value);
      }
    }
  }
  return { weights: folded(inner.values, outer.values, features, families), bias: bias.values, families };
}

/** Numbers that are learnt by AdaGrad. */
class Learnt {
  readonly values: Float32Array;
  readonly #moved: Float32Array;

  constructor(count: number, start: () => number) {
    this.values = Float32Array.from({ length: count }, start);
    this.#moved = new Float32Array(count).fill(INERTIA);
  }

  move(place: number, slope: number): void {
    const sum = (this.#moved[place] as number) + slope * slope;
    this.#moved[place] = sum;
    this.values[place] = (this.values[place] as number) - (RATE * slope) / Math.sqrt(sum);
  }
}

function folded(inner: Float32Array, outer: Float32Array, features: number, families: number): Float32Array {
  const weights = new Float32Array(features * families);
  for (let id = 0; id < features; id++) {
    for (let k = 0; k < HIDDEN; k++) {
      const value = (inner[id * HIDDEN + k] as number) * SCALE;
      for (let f = 0; f < families; f++) {
        const place = id * families + f;
        weights[place] = (weights[place] as number) + value * (outer[k * families + f] as number);
      }
    }
  }
  return weights;
}
