// The Western Electric rules: which patterns on a control chart are more than noise.

/** 1: one point beyond 3σ. 2: two of three beyond 2σ on one side. 3: four of five beyond 1σ on one side. 4: eight in a row on one side. */
export type ZoneRule = 1 | 2 | 3 | 4;

/** A rule that fired: at the point `at` (0-based), over the points `from`…`at`. */
export interface RuleSignal {
  readonly rule: ZoneRule;
  readonly from: number;
  readonly at: number;
  readonly side: 'above' | 'below';
}

interface Zone {
  readonly needed: number;
  readonly of: number;
  readonly beyond: number;
}

const ZONES: Readonly<Record<ZoneRule, Zone>> = {
  1: { needed: 1, of: 1, beyond: 3 },
  2: { needed: 2, of: 3, beyond: 2 },
  3: { needed: 4, of: 5, beyond: 1 },
  4: { needed: 8, of: 8, beyond: 0 },
};

/** The default rules. All four together raise a false alarm every 92 points instead of every 370 (Champ and Woodall, Technometrics 29, 1987). */
export const DEFAULT_RULES: readonly ZoneRule[] = [1, 4];

/**
 * The signals in a series of standardised points (`ChartPoint.z`), in order of point, then rule
 * (Western Electric, Statistical Quality Control Handbook, 1956, pp. 25–28). A null is a gap: no pattern reaches across it.
 */
export function westernElectric(
  points: readonly (number | null)[],
  rules: readonly ZoneRule[] = DEFAULT_RULES,
): readonly RuleSignal[] {
  const signals: RuleSignal[] = [];
  const ordered = [...new Set(rules)].sort((a, b) => a - b);
  for (let at = 0; at < points.length; at++) {
    for (const rule of ordered) {
      for (const side of ['above', 'below'] as const) {
        const from = firesAt(points, at, ZONES[rule], side === 'above' ? 1 : -1);
        if (from !== null) signals.push({ rule, from, at, side });
      }
    }
  }
  return signals;
}

/** The first point of the pattern that `zone` completes at `at`, or null. The point itself must be part of the pattern. */
function firesAt(points: readonly (number | null)[], at: number, zone: Zone, sign: 1 | -1): number | null {
  let found = 0;
  let from = at;
  for (let index = at; index > at - zone.of; index--) {
    const z = points[index];
    if (z === null || z === undefined) break;
    if (z * sign > zone.beyond) {
      found++;
      from = index;
    } else if (index === at) return null;
    if (found === zone.needed) return from;
  }
  return null;
}
