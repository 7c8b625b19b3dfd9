// Axes: from values to places on paper, with round numbers on the ticks.

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** A number for an SVG attribute: two decimals, no trailing zeros, the same on every machine. */
export function place(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = rough / power;
  return (unit <= 1 ? 1 : unit <= 2 ? 2 : unit <= 5 ? 5 : 10) * power;
}

/** An axis around the values, on round steps, within `bounds` (0…1 for shares, say). */
export function axis(values: readonly number[], bounds: readonly [number, number], steps = 4): Scale {
  const finite = values.filter(Number.isFinite);
  const lowest = finite.length > 0 ? Math.min(...finite) : 0;
  const highest = finite.length > 0 ? Math.max(...finite) : 1;
  // Values that are all but equal get an axis around them, not one that magnifies nothing.
  const spread = highest - lowest;
  const span = spread > 1e-6 ? spread : Math.max(Math.abs(highest) * 0.1, 1e-3);
  const step = roundStep(span / steps);
  const low = Math.max(bounds[0], Math.floor((lowest - span * 0.05) / step) * step);
  const high = Math.min(bounds[1], Math.ceil((highest + span * 0.05) / step) * step);
  const ticks: number[] = [];
  const decimals = Math.max(0, Math.ceil(-Math.log10(step)) + 1);
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9; index++) {
    ticks.push(Number((index * step).toFixed(decimals)));
  }
  return { low, high: high > low ? high : low + step, ticks };
}

/** Where a value stands between two ends of a scale, as a share of its length. */
export function share(value: number, scale: Pick<Scale, 'low' | 'high'>): number {
  return (value - scale.low) / (scale.high - scale.low);
}

/** Consecutive runs of points that have a value: a gap or a break ends a run. */
export function runs<T>(items: readonly T[], has: (item: T) => boolean, breaksBefore: (item: T) => boolean): T[][] {
  const found: T[][] = [];
  let current: T[] = [];
  for (const item of items) {
    if (breaksBefore(item) && current.length > 0) {
      found.push(current);
      current = [];
    }
    if (has(item)) current.push(item);
    else if (current.length > 0) {
      found.push(current);
      current = [];
    }
  }
  if (current.length > 0) found.push(current);
  return found;
}
