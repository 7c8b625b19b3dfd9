// A group's weeks in order, each with the one rubric version it is shown in: versions are never averaged together.

import { mergeTallies, type Tally } from '../fold/tally.ts';
import type { Group, Ledger } from './ledger.ts';

export interface Week {
  readonly week: string;
  /** The version shown and its tally; undefined in a week without data. */
  readonly hash?: string;
  readonly tally?: Tally;
  /** All versions together, for what no rubric decides: volume, sentiment, keywords. */
  readonly merged?: Tally;
  /** Evaluations of other versions in this week, left out of the lines. */
  readonly leftOut: number;
}

/** Which version a week is shown in, the same for every group: the one with most evaluations; between equals the later. */
export function versionOfWeek(ledger: Ledger, week: string): string | undefined {
  const tallies = [...(ledger.all.weeks.get(week) ?? [])];
  const started = (hash: string) => ledger.forms.get(hash)?.firstWeek ?? '';
  tallies.sort(
    ([a, x], [b, y]) =>
      y.rows - x.rows || (started(a) > started(b) ? -1 : started(a) < started(b) ? 1 : a < b ? -1 : 1),
  );
  return tallies[0]?.[0];
}

/** The weeks of a group. */
export function groupWeeks(group: Group, weeks: readonly string[], versions: ReadonlyMap<string, string>): Week[] {
  return weeks.map((week): Week => {
    const tallies = group.weeks.get(week);
    const hash = versions.get(week);
    if (!tallies || hash === undefined) return { week, leftOut: 0 };
    const tally = tallies.get(hash);
    const merged = tallies.size === 1 && tally ? tally : mergeTallies(tallies.values());
    const leftOut = merged.rows - (tally?.rows ?? 0);
    return { week, hash, ...(tally ? { tally } : {}), merged, leftOut };
  });
}

/** Runs of weeks under one version, as [first, end) places; a week without data belongs to the run around it. */
export function stretches(weeks: readonly string[], versions: ReadonlyMap<string, string>): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  let current: string | undefined;
  weeks.forEach((week, index) => {
    const hash = versions.get(week);
    if (hash === undefined) return;
    if (current !== undefined && hash !== current) {
      found.push([start, index]);
      start = index;
    }
    current = hash;
  });
  if (weeks.length > 0) found.push([start, weeks.length]);
  return found;
}
