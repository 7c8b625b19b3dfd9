// Repetitions of what was found: the agent who reads a card back, the customer who says a number again.

import type { DigitRun } from '../text/spoken-numbers.ts';
import { cueAt, digitsOf, type Find, type Line, pieceOf, type Scene } from './line.ts';
import { isQuantity } from './quantity.ts';

/** Turns after the last piece within which parts of a number are taken for a read-back. */
const PARTS_WITHIN = 3;
const CVV_WITHIN = 3;

/** Finds numbers that repeat an earlier find: the whole anywhere after it, parts of it in and around its turns. */
export function findEchoes(scene: Scene): void {
  const open = scene.lines.flatMap((line) => scene.freeRuns(line).map((run) => ({ line, run })));
  if (open.length === 0) return;
  for (const find of [...scene.finds]) {
    const digits = digitsOf(find);
    const first = find.pieces[0]?.line.index;
    const last = find.pieces.at(-1)?.line.index;
    if (digits.length < 3 || first === undefined || last === undefined) continue;
    for (const { line, run } of open) {
      if (line.index < first - PARTS_WITHIN) continue;
      if (digits.length < 6 && line.index > last + CVV_WITHIN) break;
      if (repeats(find, digits, { first, last }, line, run) && scene.isFree(line.index, run.start, run.end)) {
        scene.echo(find, pieceOf(line, run.start, run.end, run.digits, run.spoken));
      }
    }
  }
}

function repeats(
  find: Find,
  digits: string,
  { first, last }: { readonly first: number; readonly last: number },
  line: Line,
  run: DigitRun,
): boolean {
  if (isQuantity(line, run.start, run.end)) return false;
  const label = cueAt(line, run.start, run.end)?.label;
  if (label === 'last-four' || label === 'other') return false;
  if (run.digits === digits) return digits.length >= 6 || line.otherWords <= 6;
  if (digits.length < 6 || find.type === 'expiry' || !digits.includes(run.digits)) return false;
  if (line.index < first && run.digits.length < 4) return false;
  if (line.index > last + PARTS_WITHIN || line.otherWords > 3)
    return run.digits.length >= 8 && line.index <= last + PARTS_WITHIN;
  if (run.digits.length >= 4) return true;
  // Two or three digits: only in the middle of the giving, and as the whole turn.
  return run.digits.length >= 2 && line.index > first && line.index < last && line.otherWords === 0;
}
