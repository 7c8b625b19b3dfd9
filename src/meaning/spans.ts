// The stretches of a turn that are judged: each clause, neighbouring clauses together, and a short turn whole.

/** Tokens `start` to `end` (exclusive), made of clauses `first` to `last`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

/** Neighbours are judged together up to this many words. */
const LONGEST_PAIR = 26;
/** A turn of up to this many words is judged whole, too. */
const LONGEST_WHOLE = 26;

/** All spans of a turn with the clauses `cuts` (first tokens, then the end), single clauses first. */
export function spansOf(cuts: readonly number[], end: number): readonly Span[] {
  const bounds = [...cuts, end];
  const count = cuts.length;
  const spans: Span[] = [];
  for (let size = 1; size <= count; size++) {
    if (size > 2 && size < count) continue;
    for (let first = 0; first + size <= count; first++) {
      const start = bounds[first] as number;
      const stop = bounds[first + size] as number;
      if (size > 1 && stop - start > (size === 2 ? LONGEST_PAIR : LONGEST_WHOLE)) continue;
      spans.push({ start, end: stop, first, last: first + size - 1 });
    }
  }
  return spans;
}
