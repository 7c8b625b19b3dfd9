// What a span shows to the model: its words, pairs of words with and without one between them, and words under a negation.

import { type Encoded, UNIT } from '../text/encoder.ts';

/** Kinds of features; a feature is a kind and one or two units. `reply`: what the other side meant just before. */
export const KIND = { word: 0, pair: 1, skip: 2, denied: 3, reply: 4 } as const;

/** Words that a negation reaches over. */
const REACH = 4;

/** Called for each feature with the token that shows it; `second` is the later unit, 0 for kinds of one unit. */
export type Show = (kind: number, first: number, second: number, token: number) => void;

/** Tells the features of a clause, tokens `start` to `end`. `negators` holds the units of "not", "never" and their like. */
export function showFeatures(
  encoded: Encoded,
  start: number,
  end: number,
  negators: ReadonlySet<number>,
  show: Show,
): void {
  const { units } = encoded;
  let before: number = encoded.begins(start) ? UNIT.begin : UNIT.none;
  let earlier: number = UNIT.none;
  let denied = 0;
  for (let at = start; at < end; at++) {
    const unit = units[at] as number;
    if (at > start && encoded.begins(at)) {
      showEnd(encoded, at - 1, before, show);
      before = UNIT.begin;
      earlier = UNIT.none;
      denied = 0;
    }
    show(KIND.word, unit, 0, at);
    if (denied > 0) {
      show(KIND.denied, unit, 0, at);
      denied--;
    }
    if (before !== UNIT.none) show(KIND.pair, before, unit, at);
    if (earlier !== UNIT.none) show(KIND.skip, earlier, unit, at);
    if (negators.has(unit)) denied = REACH;
    earlier = before;
    before = unit;
  }
  if (end === encoded.units.length || encoded.begins(end)) showEnd(encoded, end - 1, before, show);
  if (encoded.quoted(start)) show(KIND.word, UNIT.quoted, 0, start);
}

/** Tells the features of a span: those of its clauses, and of the places where they join. `cuts` and `end` are the turn's. */
export function showSpan(
  encoded: Encoded,
  cuts: readonly number[],
  end: number,
  { first, last }: { readonly first: number; readonly last: number },
  negators: ReadonlySet<number>,
  show: Show,
): void {
  for (let clause = first; clause <= last; clause++) {
    const start = cuts[clause] as number;
    const stop = cuts[clause + 1] ?? end;
    showFeatures(encoded, start, stop, negators, show);
    if (clause > first) showJoin(encoded, cuts[clause - 1] as number, start, stop, negators, show);
  }
}

/**
 * Tells what two neighbouring clauses, parted at token `at`, show together beyond what each shows alone. The first begins at
 * `start`, the second ends at `end`. A turn is judged fast by it: each clause is summed once for all spans that it is in.
 */
export function showJoin(
  encoded: Encoded,
  start: number,
  at: number,
  end: number,
  negators: ReadonlySet<number>,
  show: Show,
): void {
  if (encoded.begins(at)) return;
  const { units } = encoded;
  const unitAt = (token: number): number => units[token] as number;
  show(KIND.pair, unitAt(at - 1), unitAt(at), at);
  // What stands before the last word: another word of the same sentence, or its beginning.
  const earlier =
    at - 1 > start
      ? encoded.begins(at - 1)
        ? UNIT.begin
        : unitAt(at - 2)
      : encoded.begins(at - 1)
        ? UNIT.begin
        : UNIT.none;
  if (earlier !== UNIT.none) show(KIND.skip, earlier, unitAt(at), at);
  if (at + 1 < end && !encoded.begins(at + 1)) show(KIND.skip, unitAt(at - 1), unitAt(at + 1), at + 1);
  let since = 1;
  while (since <= REACH && at - since >= start && !negators.has(unitAt(at - since))) {
    if (encoded.begins(at - since)) return;
    since++;
  }
  if (since > REACH || at - since < start) return;
  for (let token = at; token < end && token - (at - since) <= REACH; token++) {
    if (token > at && encoded.begins(token)) return;
    show(KIND.denied, unitAt(token), 0, token);
    // From a negation of its own on, the second stretch tells for itself.
    if (negators.has(unitAt(token))) return;
  }
}

/** The end of a sentence, and whether it asks. */
function showEnd(encoded: Encoded, last: number, before: number, show: Show): void {
  const asks = encoded.asks(last);
  show(KIND.pair, before, asks ? UNIT.asks : UNIT.end, last);
  if (asks) show(KIND.word, UNIT.asks, 0, last);
}

/** Units have 14 bits in a feature's key. */
export const MOST_UNITS = 2 ** 14;

/** A feature as one whole number below 2³². Units stay below `MOST_UNITS`. */
export function keyOf(kind: number, first: number, second: number): number {
  return ((kind << 28) | (first << 14) | second) >>> 0;
}
