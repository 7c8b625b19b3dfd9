// A measure over weeks with its control limits and what crossed them. Limits are frozen on the first weeks of each
// stretch under one rubric version; a new version starts anew.

import type { Limits } from '../../model/document.ts';
import { type ChartPoint, laneyPChart, pChart, xmrChart } from '../../stats/control-chart.ts';
import { wilsonInterval } from '../../stats/interval.ts';
import { westernElectric } from '../../stats/western-electric.ts';

/** Fewer weeks than this give no limits; more than this many are not used for them. */
const FEWEST_WEEKS = 8;
const MOST_WEEKS = 20;
/** The latest weeks are judged by limits that they had no part in. */
const LATEST = 4;

export interface LinePoint {
  readonly week: string;
  readonly y: number | null;
  /** What the point rests on. */
  readonly n: number;
  /** For shares: how many of n. */
  readonly hits?: number;
}

/** A run of points that the rules call more than noise. */
export interface Crossing {
  readonly from: number;
  readonly to: number;
  readonly side: 'above' | 'below';
  /** Places beyond a limit, out of the places with data in the run. */
  readonly beyond: number;
  readonly known: number;
  readonly before: { readonly value: number; readonly n: number };
  readonly during: { readonly value: number; readonly n: number };
  readonly limits: { readonly low: number; readonly high: number };
  /** Standard deviations of the point furthest out. */
  readonly z: number;
  /** False where limits are rough and the intervals before and after decided. */
  readonly reliable: boolean;
  readonly open: boolean;
}

export interface Line {
  readonly kind: 'mean' | 'share' | 'count';
  readonly points: readonly LinePoint[];
  readonly limits: Limits;
  readonly breaks: readonly string[];
  readonly crossings: readonly Crossing[];
  /** Points that were judged: each is a chance of a false alarm. */
  readonly judged: number;
}

interface Drawn {
  readonly centre: number;
  readonly points: readonly (ChartPoint | null)[];
  readonly reliable?: readonly boolean[];
}

function draw(kind: Line['kind'], points: readonly LinePoint[]): Drawn | null {
  const baseline = Math.min(MOST_WEEKS, Math.max(FEWEST_WEEKS, points.length - LATEST));
  if (points.slice(0, baseline).filter((point) => point.y !== null).length < FEWEST_WEEKS) return null;
  if (kind !== 'share')
    return xmrChart(
      points.map((point) => point.y),
      baseline,
    );
  const samples = points.map((point) => ({ count: point.hits ?? 0, n: point.n }));
  const wider = laneyPChart(samples, baseline);
  // Only ever wider than the plain limits: eight weeks can look calmer than chance by chance.
  return wider && wider.dispersion > 1 ? wider : pChart(samples, baseline);
}

function pool(points: readonly LinePoint[], kind: Line['kind']): { value: number; n: number } | undefined {
  const known = points.filter((point) => point.y !== null);
  const n = known.reduce((sum, point) => sum + point.n, 0);
  if (known.length === 0) return undefined;
  if (kind === 'count') return { value: known.reduce((sum, point) => sum + (point.y ?? 0), 0) / known.length, n };
  if (n === 0) return undefined;
  if (kind === 'share') return { value: known.reduce((sum, point) => sum + (point.hits ?? 0), 0) / n, n };
  return { value: known.reduce((sum, point) => sum + (point.y ?? 0) * point.n, 0) / n, n };
}

/** Whether two shares differ by so much that their 95 % intervals don't meet. */
function apart(a: { value: number; n: number }, b: { value: number; n: number }): boolean {
  const [x, y] = [wilsonInterval(Math.round(a.value * a.n), a.n), wilsonInterval(Math.round(b.value * b.n), b.n)];
  return x !== null && y !== null && (x.high < y.low || y.high < x.low);
}

function crossings(kind: Line['kind'], points: readonly LinePoint[], drawn: Drawn, offset: number): Crossing[] {
  const scores = drawn.points.map((point) => point?.z ?? null);
  const found: Crossing[] = [];
  const lastKnown = points.findLastIndex((point) => point.y !== null);
  for (const side of ['above', 'below'] as const) {
    const flagged = new Set<number>();
    for (const signal of westernElectric(scores)) {
      if (signal.side !== side) continue;
      for (let at = signal.from; at <= signal.at; at++) flagged.add(at);
    }
    const sign = side === 'above' ? 1 : -1;
    const runs: [number, number][] = [];
    for (const at of [...flagged].sort((a, b) => a - b)) {
      const run = runs.at(-1);
      // One week in between that leans the same way, or has no data, doesn't end a run.
      const between =
        run && points.slice(run[1] + 1, at).every((_, index) => (scores[run[1] + 1 + index] ?? sign) * sign > 0);
      if (run && at - run[1] <= 2 && between) run[1] = at;
      else runs.push([at, at]);
    }
    for (const [from, to] of runs) {
      const inside = points.slice(from, to + 1);
      const during = pool(inside, kind);
      const before = pool(from > 0 ? points.slice(0, from) : points.slice(to + 1), kind);
      const point = drawn.points[from];
      if (!during || !before || !point) continue;
      const reliable = drawn.reliable === undefined || drawn.reliable.slice(from, to + 1).every(Boolean);
      if (!reliable && !apart(before, during)) continue;
      const zs = scores.slice(from, to + 1).map((z) => Math.abs(z ?? 0));
      found.push({
        from: from + offset,
        to: to + offset,
        side,
        beyond: zs.filter((z) => z > 3).length,
        known: inside.filter((item) => item.y !== null).length,
        before,
        during,
        limits: { low: point.low, high: point.high },
        z: Math.min(99, Math.max(...zs)),
        reliable,
        open: to >= lastKnown && from > 0,
      });
    }
  }
  return found;
}

/** A line over weeks; `stretches` are the runs of places under one rubric version. */
export function controlLine(
  kind: Line['kind'],
  points: readonly LinePoint[],
  stretches: readonly (readonly [number, number])[],
): Line {
  const centre: (number | null)[] = points.map(() => null);
  const lower = [...centre];
  const upper = [...centre];
  const crossed: Crossing[] = [];
  let judged = 0;
  for (const [start, end] of stretches) {
    const part = points.slice(start, end);
    const drawn = draw(kind, part);
    if (!drawn) continue;
    drawn.points.forEach((point, index) => {
      if (!point) return;
      judged += 1;
      centre[start + index] = drawn.centre;
      lower[start + index] = kind === 'count' ? Math.max(0, point.low) : point.low;
      upper[start + index] = point.high;
    });
    crossed.push(...crossings(kind, part, drawn, start));
  }
  const breaks = stretches.slice(1).map(([start]) => points[start]?.week ?? '');
  return { kind, points, limits: { centre, lower, upper }, breaks, crossings: crossed, judged };
}
