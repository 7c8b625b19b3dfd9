// Intervals: what a sample says about the whole, and how much it leaves open.

import { normalQuantile, studentQuantile } from './distributions.ts';
import { mean, standardDeviation } from './summation.ts';

/** An estimate with the bounds of its confidence interval, all in the unit of the estimate. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** How many observations it rests on. */
  readonly n: number;
}

/** What a mean may be told: the range that its values live in (scores: 0…100) bounds the interval too. */
export interface MeanOptions {
  /** 0…1, default 0.95. */
  readonly confidence?: number;
  readonly lowest?: number;
  readonly highest?: number;
}

/**
 * Wilson's score interval for a share: `successes` of `n`, in 0…1; null when n is 0.
 * Wilson, JASA 22 (1927) 209–212; without continuity correction (Newcombe, Statistics in Medicine 17 (1998), method 3).
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Interval | null {
  if (n <= 0) return null;
  if (successes < 0 || successes > n) throw new RangeError('successes must lie between 0 and n');
  const z = normalQuantile(0.5 + confidence / 2);
  const share = successes / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    estimate: share,
    // At the edges the formula gives 0 and 1 but for rounding.
    low: successes === 0 ? 0 : (centre - spread) / scale,
    high: successes === n ? 1 : (centre + spread) / scale,
    n,
  };
}

/** The mean with its t-interval, clipped to `lowest`…`highest`; null for fewer than two values, whose spread is unknown. */
export function meanInterval(values: readonly number[], options: MeanOptions = {}): Interval | null {
  const estimate = mean(values);
  const deviation = standardDeviation(values);
  if (estimate === null || deviation === null) return null;
  const { confidence = 0.95, lowest = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY } = options;
  const n = values.length;
  const half = (studentQuantile(0.5 + confidence / 2, n - 1) * deviation) / Math.sqrt(n);
  return { estimate, low: Math.max(lowest, estimate - half), high: Math.min(highest, estimate + half), n };
}

/** The t-interval of a mean of scores, which never leaves 0…100. */
export function scoreInterval(scores: readonly number[], confidence = 0.95): Interval | null {
  return meanInterval(scores, { confidence, lowest: 0, highest: 100 });
}
