// Payment card numbers: written, said, mixed, and handed over in pieces across turns.

import type { DigitRun } from '../text/spoken-numbers.ts';
import { type Placed, type Sequence, sequencesOf } from './card-sequence.ts';
import { isCardNumber } from './checksum.ts';
import { type Line, type Piece, pieceOf, type Scene } from './line.ts';

/** Finds card numbers: by length, issuer and Luhn; where a card was asked for, also those that fail or are incomplete. */
export function findCards(scene: Scene): void {
  for (const homophones of [false, true]) {
    for (const sequence of sequencesOf(scene, homophones)) findIn(scene, sequence);
  }
}

/** Numbers looked at together: more than any card with its repetitions has, so that long turns cost no more than linear. */
const STRETCH = 64;

function findIn(scene: Scene, sequence: Sequence): void {
  const { placed } = sequence;
  let any = false;
  for (let from = 0; from < placed.length; ) {
    const stretch = placed.slice(from, from + STRETCH).filter((one) => isFree(scene, one));
    const window = bestWindow({ ...sequence, placed: stretch });
    const last = stretch[(window?.to ?? 0) - 1];
    if (window === undefined || last === undefined) {
      from += STRETCH / 2;
      continue;
    }
    scene.add({ type: 'card', pieces: piecesOf(stretch.slice(window.from, window.to)) });
    tail(scene, stretch.slice(window.to));
    any = true;
    // What stood before the card is looked at again by itself when detection is repeated.
    from = placed.indexOf(last, from) + 1;
  }
  if (!any) findWithoutChecksum(scene, sequence);
}

/** A card that fails Luhn or is incomplete, believed because it was asked for. Repeats and corrections land here too. */
function findWithoutChecksum(scene: Scene, sequence: Sequence): void {
  const { placed, named, plain } = sequence;
  if (named?.label !== 'card' || named.back > 3 || placed.some((one) => one.token.attached)) return;
  const digits = placed.map((one) => one.token.digits).join('');
  // Given as an answer: turns that are nothing else, and digits that begin as cards do.
  const handed = plain && placed.every((one) => one.line.otherWords <= (one.line === placed[0]?.line ? 3 : 0));
  const single = placed.every((one) => one.run === placed[0]?.run);
  const answers = handed && digits.length >= 8 && /^[2-6]/.test(digits);
  if (!answers && !(single && digits.length >= 12)) return;
  if (digits.length > 40 || placed.some((one) => one.token.digits.length > 19)) return;
  scene.add({ type: 'card', pieces: piecesOf(placed), partial: digits.length < 13 });
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The stretch of a sequence that is a card number and the likeliest of several: whole, then from the start, then 16 digits. */
function bestWindow(sequence: Sequence): Range | undefined {
  for (const variant of variants(sequence)) {
    const range = search(
      variant.map(({ placed }) => placed),
      sequence,
    );
    const first = variant[range?.from ?? -1];
    const last = variant[(range?.to ?? 0) - 1];
    if (range !== undefined && first !== undefined && last !== undefined) return { from: first.at, to: last.at + 1 };
  }
  return undefined;
}

type Variant = readonly { readonly placed: Placed; readonly at: number }[];

/** The sequence as said, and once more without what was said twice or taken back ("sorry", "no wait"). */
function variants({ placed, plain, named }: Sequence): Variant[] {
  const all = placed.map((one, at) => ({ placed: one, at }));
  if (!plain && named?.label !== 'card') return [all];
  const groups: Variant[] = [];
  let start = 0;
  for (let at = 1; at <= all.length; at += 1) {
    if (at === all.length || all[at]?.placed.opens) {
      groups.push(all.slice(start, at));
      start = at;
    }
  }
  const digitsOf = (group: Variant | undefined) => group?.map((one) => one.placed.token.digits).join('') ?? '';
  const once = groups.filter((group, at) => digitsOf(group) !== digitsOf(groups[at - 1])).flat();
  const corrected = all.filter(({ placed: one, at }) => !isTakenBack(one, all[at + 1]?.placed));
  return [all, once, corrected].filter((variant, at) => at === 0 || variant.length < all.length);
}

/** "four two four three, sorry, two": the number before the correction does not count. */
function isTakenBack(one: Placed, next: Placed | undefined): boolean {
  if (next === undefined || next.line !== one.line) return false;
  return /\b(?:sorry|no|wait|i mean|rather|correction)\b/.test(one.line.lower.slice(one.token.end, next.token.start));
}

function search(placed: readonly Placed[], { plain, named }: Sequence): Range | undefined {
  const cued = named?.label === 'card';
  let best: (Range & { readonly rank: number }) | undefined;
  const total = placed.reduce((sum, one) => sum + one.token.digits.length, 0);
  let skipped = 0;
  for (let from = 0; from < placed.length; from += 1) {
    const first = placed[from];
    if (first === undefined) break;
    let digits = '';
    for (let to = from; to < placed.length && digits.length < 19; to += 1) {
      digits += placed[to]?.token.digits ?? '';
      if (digits.length < 13 || !isCardNumber(digits) || hasPrice(placed.slice(from, to + 1))) continue;
      const left = total - skipped - digits.length;
      const whole = skipped === 0 && left === 0;
      // What may follow a card in one breath: expiry, security code, or both.
      const shaped = first.opens && [0, 3, 4, 7, 8].includes(left);
      const ends = left === 0 && first.opens;
      const opens = first.opens && (placed[to + 1]?.opens ?? true);
      if (!(whole || shaped || ends || (cued && first.opens) || opens)) continue;
      if (!whole && !plain && !cued && first.line !== placed[to]?.line) continue;
      const rank =
        (whole ? 8 : 0) +
        (skipped === 0 ? 4 : 0) +
        (digits.length === 16 || digits.length === 15 ? 2 : 0) +
        (left === 0 ? 1 : 0);
      if (best === undefined || rank > best.rank) best = { from, to: to + 1, rank };
    }
    skipped += first.token.digits.length;
  }
  return best;
}

/** "42.42, 42.42": amounts in a row. */
function hasPrice(placed: readonly Placed[]): boolean {
  return placed.some(({ line, token }) =>
    /^\.\d{2}(?![\d.])|^\.\d{2}\.(?!\d)/.test(line.text.slice(token.end, token.end + 5)),
  );
}

/** What follows the card in the same breath: `1229` expiry, `123` security code, or both. */
function tail(scene: Scene, placed: readonly Placed[]): void {
  const first = placed[0];
  if (first === undefined) return;
  const same = placed.filter((one) => one.run === first.run);
  let digits = '';
  let done = 0;
  for (let at = 0; at < same.length; at += 1) {
    digits += same[at]?.token.digits ?? '';
    const left = same.slice(at + 1).reduce((sum, one) => sum + one.token.digits.length, 0);
    if (done === 0 && /^(?:0?[1-9]|1[0-2])(?:20)?[2-4]\d$/.test(digits) && (left === 0 || left === 3 || left === 4)) {
      scene.add({ type: 'expiry', pieces: piecesOf(same.slice(0, at + 1)) });
      done = at + 1;
      digits = '';
    }
  }
  if (digits.length === 3 || (digits.length === 4 && done > 0)) {
    scene.add({ type: 'cvv', pieces: piecesOf(same.slice(done)) });
  }
}

/** One piece for each run: hesitations stay inside, other words split. */
function piecesOf(placed: readonly Placed[]): Piece[] {
  const pieces: Piece[] = [];
  let last: { run: DigitRun; line: Line } | undefined;
  for (const { line, run, token } of placed) {
    const open = pieces.at(-1);
    if (open !== undefined && last?.run === run && last.line === line) {
      const spoken = open.spoken || token.spoken;
      pieces[pieces.length - 1] = pieceOf(line, open.start, token.end, open.digits + token.digits, spoken);
    } else {
      pieces.push(pieceOf(line, token.start, token.end, token.digits, token.spoken));
    }
    last = { run, line };
  }
  return pieces;
}

function isFree(scene: Scene, { line, token }: Placed): boolean {
  return scene.isFree(line.index, token.start, token.end);
}
