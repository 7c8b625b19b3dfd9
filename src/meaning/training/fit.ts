// Logistic regression for all families of a side at once: AdaGrad over shuffled samples; of a sample's spans the best one counts.

import type { Rows } from './features.ts';
import { Random } from './random.ts';

export interface FitOptions {
  readonly epochs: number;
  readonly rate: number;
  /** What each feature is taken to have moved before the first step: the larger, the less a rare feature says. */
  readonly inertia: number;
  readonly seed: number;
}

/** Chosen by cross-validation over families: see `npm run bench:accuracy`. */
export const FIT: FitOptions = { epochs: 8, rate: 0.05, inertia: 1, seed: 1 };

/** Slopes below this teach nothing and cost time. */
const FLAT = 0.003;
/** Most sentences don't carry a meaning. */
const START_BIAS = -3;

/** `weights[feature * families + family]`. */
export interface Weights {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly families: number;
}

/**
 * Fits `families` at once. `targets[sample * families + f]` is how much a sample counts for a family: positive when it
 * carries the meaning, negative when not, 0 when it is left out.
 */
export function fitPlain(
  rows: Rows,
  targets: Float32Array,
  features: number,
  families: number,
  options = FIT,
): Weights {
  const model: Weights = {
    weights: new Float32Array(features * families),
    bias: new Float32Array(families).fill(START_BIAS),
    families,
  };
  const moved = new Float32Array(features * families).fill(options.inertia);
  const biasMoved = new Float32Array(families).fill(options.inertia);
  const order = Int32Array.from({ length: rows.samples.length - 1 }, (_, index) => index);
  const random = new Random(options.seed);
  const best = new Float64Array(families);
  const bestRow = new Int32Array(families);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    random.shuffle(order);
    for (const sample of order) {
      scoreSample(rows, sample, model, best, bestRow);
      for (let f = 0; f < families; f++) {
        const target = targets[sample * families + f] as number;
        if (target === 0 || bestRow[f] === -1) continue;
        const probability = 1 / (1 + Math.exp(-(best[f] as number)));
        const slope = (probability - (target > 0 ? 1 : 0)) * Math.abs(target);
        if (Math.abs(slope) >= FLAT) step(rows, bestRow[f] as number, f, slope, model, moved, biasMoved, options.rate);
      }
    }
  }
  return model;
}

function step(
  { starts, ids, values }: Rows,
  row: number,
  family: number,
  slope: number,
  { weights, bias, families }: Weights,
  moved: Float32Array,
  biasMoved: Float32Array,
  rate: number,
): void {
  biasMoved[family] = (biasMoved[family] as number) + slope * slope;
  bias[family] = (bias[family] as number) - (rate * slope) / Math.sqrt(biasMoved[family] as number);
  const end = starts[row + 1] as number;
  for (let at = starts[row] as number; at < end; at++) {
    const place = (ids[at] as number) * families + family;
    const pull = slope * (values[at] as number);
    const sum = (moved[place] as number) + pull * pull;
    moved[place] = sum;
    weights[place] = (weights[place] as number) - (rate * pull) / Math.sqrt(sum);
  }
}

const scratch = new Map<number, Float64Array>();

/** The best score of a sample for each family and, in `row`, the span that has it; −1 where the sample has no words. */
export function scoreSample(rows: Rows, sample: number, model: Weights, best: Float64Array, row: Int32Array): void {
  const { starts, ids, values, samples } = rows;
  const { families, weights, bias } = model;
  let scores = scratch.get(families);
  if (scores === undefined) {
    scores = new Float64Array(families);
    scratch.set(families, scores);
  }
  best.fill(Number.NEGATIVE_INFINITY);
  row.fill(-1);
  for (let one = samples[sample] as number; one < (samples[sample + 1] as number); one++) {
    for (let f = 0; f < families; f++) scores[f] = bias[f] as number;
    const end = starts[one + 1] as number;
    for (let at = starts[one] as number; at < end; at++) {
      const base = (ids[at] as number) * families;
      const value = values[at] as number;
      for (let f = 0; f < families; f++) scores[f] = (scores[f] as number) + value * (weights[base + f] as number);
    }
    for (let f = 0; f < families; f++) {
      if ((scores[f] as number) <= (best[f] as number)) continue;
      best[f] = scores[f] as number;
      row[f] = one;
    }
  }
}
