// What a span shows to the model: its words, pairs of words with and without one between them, and words under a negation.

import { type Encoded, UNIT } from '../text/encoder.ts';

/** Kinds of features; a feature is a kind and one or two units. `reply`: what the other side meant just before. */
export const KIND = { word: 0, pair: 1, skip: 2, denied: 3, reply: 4 } as const;

/** Words that a negation reaches over. */
const REACH = 4;

/** Called for each feature with the token that shows it; `second` is the later unit, 0 for kinds of one unit. */
export type Show = (kind: number, first: number, second: number, token: number) => void;

/** Tells the features of tokens `start` to `end`. `negators` holds the units of "not", "never" and their like. */
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

/** The end of a sentence, and whether it asks. */
function showEnd(encoded: Encoded, last: number, before: number, show: Show): void {
  const asks = encoded.asks(last);
  show(KIND.pair, before, asks ? UNIT.asks : UNIT.end, last);
  if (asks) show(KIND.word, UNIT.asks, 0, last);
}

/** A feature as one whole number below 2³², and back again in its bits: units stay below 2¹⁴. */
export function keyOf(kind: number, first: number, second: number): number {
  return ((kind << 28) | (first << 14) | second) >>> 0;
}
