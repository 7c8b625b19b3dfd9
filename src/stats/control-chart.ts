// Control charts: what a process does when nothing special happens, and the limits that follow.

import { sum } from './summation.ts';

/** A sample of a p-chart: how many of `n` have the property. */
export interface Share {
  readonly count: number;
  readonly n: number;
}

/** A point with its own limits. All in the unit of `value`. */
export interface ChartPoint {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Standard deviations from the centre line; 0 when the chart has no spread and the point lies on the line. */
  readonly z: number;
}

export interface Chart {
  readonly centre: number;
  readonly points: readonly (ChartPoint | null)[];
}

export interface ShareChart extends Chart {
  /** 1 for a plain p-chart; Laney's σ_z for p′: above 1 the samples vary more than their size explains. */
  readonly dispersion: number;
  /** False where a point expects fewer than five of either kind: its limits are too rough to act on. */
  readonly reliable: readonly boolean[];
}

export interface MovingRangeChart extends Chart {
  readonly meanRange: number;
  readonly ranges: readonly (number | null)[];
  /** Upper limit of the moving ranges. */
  readonly rangeHigh: number;
}

/** d₂ for ranges of two. */
const D2 = 1.128;
/** Wheeler's constants for individuals: 3 ÷ d₂ and D₄ for ranges of two. */
const X_FACTOR = 2.66;
const RANGE_FACTOR = 3.268;

function movingRanges(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value, index) => {
    const before = index === 0 ? null : values[index - 1];
    return value === null || before === null || before === undefined ? null : Math.abs(value - before);
  });
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function standardised(value: number, centre: number, deviation: number): number {
  if (deviation > 0) return (value - centre) / deviation;
  return value === centre ? 0 : Math.sign(value - centre) * Number.POSITIVE_INFINITY;
}

/**
 * p-chart with a limit for each sample's own size: p̄ ± 3√(p̄(1 − p̄)/nᵢ), clipped to 0…1 (Montgomery, Introduction to Statistical Quality Control, §7.2).
 * The centre and, for p′, the dispersion come from the first `baseline` samples (default: all), so that limits can stay frozen.
 * A sample of size 0 has no point. Null when the baseline is empty.
 */
export function pChart(samples: readonly Share[], baseline = samples.length): ShareChart | null {
  return shareChart(samples, baseline, false);
}

/**
 * Laney's p′-chart for large samples that vary more than binomially: the p-chart's limits × σ_z, where σ_z is the mean moving
 * range of the z-scores ÷ 1.128 (Laney, Quality Engineering 14 (2002) 531–537). Null when the baseline holds no two neighbours.
 */
export function laneyPChart(samples: readonly Share[], baseline = samples.length): ShareChart | null {
  return shareChart(samples, baseline, true);
}

function shareChart(samples: readonly Share[], baseline: number, laney: boolean): ShareChart | null {
  const frozen = samples.slice(0, baseline);
  const size = sum(frozen.map((sample) => sample.n));
  if (size <= 0) return null;
  const centre = sum(frozen.map((sample) => sample.count)) / size;
  const deviation = (n: number): number => Math.sqrt((centre * (1 - centre)) / n);
  const z = (sample: Share): number | null =>
    sample.n > 0 ? standardised(sample.count / sample.n, centre, deviation(sample.n)) : null;

  let dispersion = 1;
  if (laney) {
    const ranges = known(movingRanges(frozen.map(z)));
    if (ranges.length === 0) return null;
    dispersion = sum(ranges) / ranges.length / D2;
  }
  const points = samples.map((sample): ChartPoint | null => {
    if (sample.n <= 0) return null;
    const value = sample.count / sample.n;
    const spread = dispersion * deviation(sample.n);
    return {
      value,
      low: Math.max(0, centre - 3 * spread),
      high: Math.min(1, centre + 3 * spread),
      z: standardised(value, centre, spread),
    };
  });
  const reliable = samples.map(({ n }) => n * Math.min(centre, 1 - centre) >= 5);
  return { centre, points, dispersion, reliable };
}

/**
 * XmR chart of single values (weekly means, handle times): mean ± 2.66 × mean moving range; ranges up to 3.268 × their mean
 * (Wheeler, Understanding Variation; the factors are 3/1.128 and D₄ for ranges of two).
 * A null value is a gap: no range is taken across it. Limits come from the first `baseline` places. Null without two neighbours.
 */
export function xmrChart(values: readonly (number | null)[], baseline = values.length): MovingRangeChart | null {
  const ranges = movingRanges(values);
  const frozen = known(values.slice(0, baseline));
  const frozenRanges = known(ranges.slice(0, baseline));
  if (frozenRanges.length === 0) return null;
  const centre = sum(frozen) / frozen.length;
  const meanRange = sum(frozenRanges) / frozenRanges.length;
  const half = X_FACTOR * meanRange;
  const points = values.map((value): ChartPoint | null =>
    value === null
      ? null
      : { value, low: centre - half, high: centre + half, z: standardised(value, centre, half / 3) },
  );
  return { centre, points, meanRange, ranges, rangeHigh: RANGE_FACTOR * meanRange };
}
