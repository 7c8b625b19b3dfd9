// Telephone numbers: by their written shape where that is telling, else where a number to call was spoken of.

import type { DigitRun } from '../text/spoken-numbers.ts';
import { gather, isWorthNaming } from './answer.ts';
import { isCardNumber } from './checksum.ts';
import type { Label } from './cue.ts';
import { isSpent, type Line, namedAt, type Piece, pieceOf, type Scene } from './line.ts';
import { isQuantity } from './quantity.ts';

const REACH = 3;

/** Numbers that anyone may call: they belong to companies. US 800 and like, UK 080, 084, 087, 03, India 1800. */
const PUBLIC = /^(?:1?(?:800|888|877|866|855|844|833)\d{7}|(?:0|44)(?:80|84|87|3)\d+|1800\d{6,7}|911|999|112|1[01]1)$/;

/** Finds telephone numbers of people; free-phone and other company numbers stay. */
export function findPhones(scene: Scene): void {
  for (const line of scene.lines) {
    for (const run of scene.freeRuns(line)) {
      for (const group of groupsOf(line, run)) findGroup(scene, line, group);
    }
  }
  for (const line of scene.lines) {
    for (const run of scene.freeRuns(line)) findAsked(scene, line, run);
  }
}

/** What else a number as long as a telephone number may have been called. */
const FOREIGN: ReadonlySet<Label> = new Set<Label>([
  'other',
  'national-id',
  'account',
  'licence',
  'passport',
  'ssn',
  'iban',
]);

interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly spoken: boolean;
  /** Lengths of its written groups: `3-3-4`. */
  readonly shape: string;
  readonly plus: boolean;
}

/** Parts of a run with nothing but spaces, hyphens, dots and brackets between their numbers. */
function groupsOf(line: Line, run: DigitRun): Group[] {
  const groups: Group[] = [];
  let first = 0;
  for (let at = 1; at <= run.tokens.length; at += 1) {
    const before = run.tokens[at - 1];
    const token = run.tokens[at];
    if (before === undefined) continue;
    if (token !== undefined && /^[\s().\-‐‑–\u200b-\u200d]{0,4}$/.test(line.text.slice(before.end, token.start)))
      continue;
    const tokens = run.tokens.slice(first, at);
    const head = tokens[0];
    first = at;
    if (head === undefined || tokens.some((one) => one.attached)) continue;
    const bracket = line.text.charAt(head.start - 1) === '(' ? 1 : 0;
    const plus = line.text.charAt(head.start - 1 - bracket) === '+';
    groups.push({
      start: head.start - bracket - (plus ? 1 : 0),
      end: before.end,
      digits: tokens.map((one) => one.digits).join(''),
      spoken: tokens.some((one) => one.spoken),
      shape: tokens.map((one) => one.digits.length).join('-'),
      plus,
    });
  }
  return groups;
}

function findGroup(scene: Scene, line: Line, group: Group): void {
  if (group.digits.length < 7 || group.digits.length > 15 || isQuantity(line, group.start, group.end)) return;
  if (PUBLIC.test(group.digits)) return;
  const naming = namedAt(scene.lines, { line, start: group.start, end: group.end }, REACH);
  const named = naming?.label;
  const telling = group.plus ? group.digits.length >= 9 : isTelling(group);
  const foreign =
    naming !== undefined && FOREIGN.has(naming.label) && !isSpent(scene.lines, naming, { line, start: group.start });
  // Spoken digits after "the long number?" are a card begun.
  const card = group.spoken && named === 'card';
  if ((telling && !foreign && !card) || (named === 'phone' && isCallable(group.digits))) {
    scene.add({ type: 'phone', pieces: [pieceOf(line, group.start, group.end, group.digits, group.spoken)] });
  }
}

/** Shapes that are telephone numbers without being said to be. */
function isTelling({ digits, shape, spoken }: Group): boolean {
  if (/^(?:1-)?3-3-4$/.test(shape) || /^(?:1-)?3-7$/.test(shape)) return !spoken && isNanp(digits);
  if (/^07\d{9}$/.test(digits)) return true;
  if (spoken) return digits.length === 10 && isNanp(digits) && !/^[01]/.test(digits);
  if (/^0[12]\d{8,9}$/.test(digits)) return shape.includes('-');
  if (/^(?:91-|0)?5-5$/.test(shape)) return /^(?:91)?[6-9]/.test(digits);
  return false;
}

function isNanp(digits: string): boolean {
  return /^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits);
}

/** Digits that somebody could be called on, given that they were asked for. */
function isCallable(digits: string): boolean {
  if (PUBLIC.test(digits) || isCardNumber(digits)) return false;
  return /^\d{7}$|^\d{10}$|^0\d{9,11}$|^1\d{10}$|^(?:44|91|353|61|64|65|49|33|34|39|31|27|971)\d{8,11}$|^00\d{9,13}$/.test(
    digits,
  );
}

/** A number that was asked for, said or in pieces over turns. */
function findAsked(scene: Scene, line: Line, run: DigitRun): void {
  const first = pieceOf(line, run.start, run.end, run.digits, run.spoken);
  if (
    !isWorthNaming(line, run) ||
    !scene.isFree(line.index, run.start, run.end) ||
    isQuantity(line, run.start, run.end)
  )
    return;
  if (namedAt(scene.lines, first, REACH)?.label !== 'phone') return;
  const pieces = gather(scene, first, 'phone');
  let best: readonly Piece[] | undefined;
  let digits = '';
  pieces.forEach((piece, at) => {
    digits += piece.digits;
    if (isCallable(digits)) best = pieces.slice(0, at + 1);
  });
  if (best !== undefined) scene.add({ type: 'phone', pieces: best });
}
