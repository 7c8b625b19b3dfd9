// Stretches of a text in order and without overlaps, and the search for one by its place.

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Index of the first of ordered, disjoint stretches that ends behind an offset; their number when none does. */
export function firstAfter(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a stretch in its place unless it overlaps one that is there. */
export function insertDisjoint<T extends Stretch>(stretches: T[], one: T): void {
  const at = firstAfter(stretches, one.start);
  if ((stretches[at]?.start ?? one.end) >= one.end) stretches.splice(at, 0, one);
}
