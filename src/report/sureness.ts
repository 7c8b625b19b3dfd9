// How far a number can be trusted, in numbers and in words. The limits are stated wherever they are applied.

import { studentQuantile } from '../stats/distributions.ts';
import { wilsonInterval } from '../stats/interval.ts';
import type { Moments } from './fold/moments.ts';

/** Fewer than this: no figure at all. */
export const FEWEST = 5;
/** Fewer than this: the figure is called indicative. */
const SOLID = 10;

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const quantiles = new Map<number, number>();

function student(df: number): number {
  const known = quantiles.get(df);
  if (known !== undefined) return known;
  const value = studentQuantile(0.975, df);
  quantiles.set(df, value);
  return value;
}

/** A mean with its 95 % t-interval within bounds (Wilson’s where all values are equal); null for fewer than two values. */
export function meanEstimate(moments: Moments, lowest: number, highest: number): Estimate | null {
  const { n, mean, sd } = moments;
  if (mean === null || sd === null) return null;
  // No spread seen is not certainty: a value between bounds varies at most as much as a yes or no, and Wilson covers that.
  if (sd === 0 && highest > lowest) {
    const share = wilsonInterval(((mean - lowest) / (highest - lowest)) * n, n);
    const at = (part: number) => lowest + part * (highest - lowest);
    return share && { value: mean, low: at(share.low), high: at(share.high), n };
  }
  const half = (student(n - 1) * sd) / Math.sqrt(n);
  return { value: mean, low: Math.max(lowest, mean - half), high: Math.min(highest, mean + half), n };
}

/** A mean score, or null where there are too few to publish. */
export function scoreEstimate(moments: Moments): Estimate | null {
  return moments.n < FEWEST ? null : meanEstimate(moments, 0, 100);
}

/** A share with its 95 % Wilson interval; null for none of none. */
export function shareEstimate(hits: number, n: number): Estimate | null {
  const interval = wilsonInterval(hits, n);
  return interval && { value: interval.estimate, low: interval.low, high: interval.high, n };
}

/** Says in a word or two what the number of evaluations allows; empty when it is enough. */
export function caution(n: number): string {
  if (n < FEWEST) return `not shown: fewer than ${FEWEST}`;
  return n < SOLID ? 'indicative' : '';
}

/** An axis for scores that starts at the ten below the lowest bound: dots and intervals need no zero. */
export function scoreAxis(lows: readonly number[]): readonly [number, number] {
  return [Math.min(90, Math.floor(Math.min(100, ...lows) / 10) * 10), 100];
}
