// Numbers of one speaker that may together be one card number: joined over hesitations, few words, and others' turns.

import { type DigitRun, digitRuns, type NumberToken } from '../text/spoken-numbers.ts';
import { isCardNumber } from './checksum.ts';
import { isSpent, type Line, type Named, namedAt, type Scene } from './line.ts';
import { isNamedThing, isQuantity } from './quantity.ts';

/** A number of a card sequence, and whether a listener would hear a new group begin with it. */
export interface Placed {
  readonly line: Line;
  readonly run: DigitRun;
  readonly token: NumberToken;
  readonly opens: boolean;
}

/** Numbers of one speaker that may be one card number. */
export interface Sequence {
  readonly placed: readonly Placed[];
  /** Nothing but hesitations, or turns that are nothing but numbers: no other words in between. */
  readonly plain: boolean;
  readonly named: Named | undefined;
}

/** Turns that may lie between two pieces of a card number. */
const GAP = 5;
const CUE_REACH = 6;

/** Digits that a recogniser wrote as other words: "four two for two". */
const MISHEARD =
  /\b(?:to|too|tu|for|fore|ate|won|tree) (?:one|two|three|four|five|six|seven|eight|nine|zero|oh|double|triple|treble|\d)/;

/** The sequences of every speaker: runs joined over hesitations, few words, and the turns of others. */
export function sequencesOf(scene: Scene, homophones: boolean): Sequence[] {
  const sequences: Sequence[] = [];
  if (homophones && !scene.lines.some((line) => line.traits.row >= 3 && MISHEARD.test(line.lower))) return sequences;
  for (const speaker of new Set(scene.lines.map((line) => line.speaker))) {
    let placed: Placed[] = [];
    let plain = true;
    const close = () => {
      const first = placed[0];
      const count = placed.reduce((sum, one) => sum + one.token.digits.length, 0);
      if (first !== undefined && count >= 8) {
        const start = { line: first.line, start: first.token.start, end: first.run.end };
        sequences.push({ placed, plain, named: namedAt(scene.lines, start, CUE_REACH) });
      }
      placed = [];
      plain = true;
    };
    for (const line of scene.lines) {
      if (line.speaker !== speaker || !bearsPart(line)) continue;
      const runs = homophones ? digitRuns(line.text, { homophones }) : line.runs;
      for (const run of runs) {
        if (
          !scene.isFree(line.index, run.start, run.end) ||
          isOrdinary(line, run) ||
          isNamedElse(scene, line, run, placed)
        ) {
          close();
          continue;
        }
        const link = linkOf(placed.at(-1), line, run);
        if (link === 'none') close();
        if (link === 'loose') plain = false;
        run.tokens.forEach((token, at) => {
          placed.push({ line, run, token, opens: at === 0 || opensGroup(line, run, at) });
        });
      }
    }
    close();
  }
  return sequences;
}

/** Whether a turn can hold a piece of a card number: three digits in a row, or nothing but numbers. */
function bearsPart(line: Line): boolean {
  return line.runs.some((run) => run.digits.length >= 3) || (line.runs.length > 0 && line.otherWords <= 3);
}

/** Long numbers are ordinary only when directly named so: "form 4242…" may well be a card. */
function isOrdinary(line: Line, run: DigitRun): boolean {
  if (run.digits.length < 13) return isQuantity(line, run.start, run.end);
  return isNamedThing(line, run.start) && !holdsCard(run);
}

/** Whether a number behind the first of a run is a card by itself: a name before the run is the first one's. */
function holdsCard(run: DigitRun): boolean {
  return run.tokens.some((token, at) => at > 0 && isCardNumber(token.digits));
}

/** Whether a run is said to be something other than a card: an order number, a phone, an expiry. */
function isNamedElse(scene: Scene, line: Line, run: DigitRun, before: readonly Placed[]): boolean {
  const named = namedAt(scene.lines, { line, start: run.start, end: run.end }, 1);
  if (named === undefined || named.label === 'card') return false;
  // "and the last four" goes on with a number; "ending 4242" stands alone.
  if (named.label === 'last-four' && run.digits.length < 13)
    return before.reduce((sum, one) => sum + one.token.digits.length, 0) < 8;
  if (run.digits.length < 13) return true;
  return named.label === 'other' && !holdsCard(run) && !isSpent(scene.lines, named, { line, start: run.start });
}

function opensGroup(line: Line, run: DigitRun, at: number): boolean {
  const token = run.tokens[at];
  const before = run.tokens[at - 1];
  if (token === undefined || before === undefined) return true;
  const gap = line.lower.slice(before.end, token.start);
  if (/[,;.?\n…]|[a-z]/.test(gap)) return true;
  if (token.spoken !== before.spoken) return true;
  return !token.spoken && (token.digits.length >= 4 || before.digits.length >= 4);
}

/** How a run goes on from the number before it: only hesitations between, some words between, or not at all. */
function linkOf(before: Placed | undefined, line: Line, run: DigitRun): 'plain' | 'loose' | 'none' {
  if (before === undefined) return 'plain';
  if (before.line === line) {
    const words = line.lower.slice(before.token.end, run.start).match(/[a-z']+/g)?.length ?? 0;
    return words <= 4 ? 'loose' : 'none';
  }
  if (line.index - before.line.index > GAP + 1) return 'none';
  const spare = Math.max(line.otherWords, before.line.otherWords);
  if (spare <= 3) return 'plain';
  return spare <= 8 ? 'loose' : 'none';
}
