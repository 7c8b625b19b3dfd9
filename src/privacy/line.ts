// A turn as the detectors see it: its numbers, its cues, and what is already known to be personal data in it.

import type { Speaker, Turn } from '../model/interaction.ts';
import { type DigitRun, digitRuns } from '../text/spoken-numbers.ts';
import { type Cue, findCues, LABELS, type Label, lastCue } from './cue.ts';
import { blackOut } from './handled.ts';
import type { PersonalDatum, PersonalType } from './personal-datum.ts';
import { scan, type Traits } from './scan.ts';
import { firstAfter, insertDisjoint, type Stretch } from './stretch.ts';

const NONE: readonly never[] = [];

/** One turn prepared for detection. Numbers and cues are worked out when first asked for. */
export class Line {
  readonly index: number;
  readonly speaker: Speaker;
  readonly traits: Traits;
  /** The turn's text with what is already redacted blacked out, character for character: it is handled. */
  readonly text: string;
  #lower: string | undefined;
  #runs: readonly DigitRun[] | undefined;
  #cues: readonly Cue[] | undefined;
  #otherWords: number | undefined;

  constructor(turn: Turn, index: number, traits: Traits) {
    this.index = index;
    this.speaker = turn.speaker;
    this.traits = traits;
    this.text = blackOut(turn.text);
  }

  /** Same length as the text: characters whose lower case is longer are left alone. */
  get lower(): string {
    if (this.#lower === undefined) {
      const lower = this.text.toLowerCase().replaceAll('’', "'");
      this.#lower = lower.length === this.text.length ? lower : this.text.replace(/[A-Z]/g, (c) => c.toLowerCase());
    }
    return this.#lower;
  }

  get runs(): readonly DigitRun[] {
    this.#runs ??= this.traits.weight === 0 ? NONE : digitRuns(this.text);
    return this.#runs;
  }

  /** Words outside the numbers, hesitations not counted: 0 means that the turn is nothing but numbers. */
  get otherWords(): number {
    this.#otherWords ??= countOtherWords(this.lower, this.runs);
    return this.#otherWords;
  }

  get cues(): readonly Cue[] {
    this.#cues ??= this.traits.labels === 0 ? NONE : findCues(this.lower, this.traits.labels);
    return this.#cues;
  }
}

/** A stretch of one line. */
export interface Piece {
  readonly line: Line;
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly spoken: boolean;
}

/** One thing found: its pieces in the order in which they were said. */
export interface Find {
  readonly type: PersonalType;
  readonly pieces: readonly Piece[];
  readonly partial?: boolean;
}

/** The conversation under detection, and what was found in it so far. */
export class Scene {
  readonly lines: readonly Line[];
  readonly #found: PersonalDatum[] = [];
  readonly #finds: Find[] = [];
  /** Long numbers found, by type and digits: index of the find. */
  readonly #numbers = new Map<string, number>();
  readonly #byTurn = new Map<number, PersonalDatum[]>();
  /** By turn, the stretches found in it, in order. */
  readonly #taken = new Map<number, Stretch[]>();

  /** `traits`: of each turn's text. */
  constructor(turns: readonly Turn[], traits: readonly Traits[]) {
    this.lines = turns.map((turn, index) => new Line(turn, index, traits[index] ?? scan(turn.text)));
  }

  get found(): readonly PersonalDatum[] {
    return this.#found;
  }

  get finds(): readonly Find[] {
    return this.#finds;
  }

  /** Whether a line or one of the `reach` lines before it may have a cue of this label; cheap, and errs towards yes. */
  mayBeNamed(line: Line, label: Label, reach: number): boolean {
    const bit = 1 << LABELS.indexOf(label);
    for (let index = Math.max(0, line.index - reach); index <= line.index; index += 1) {
      if (((this.lines[index]?.traits.labels ?? 0) & bit) !== 0) return true;
    }
    return false;
  }

  /** Whether nothing found so far overlaps this stretch. */
  isFree(turn: number, start: number, end: number): boolean {
    const taken = this.#taken.get(turn);
    return taken === undefined || (taken[firstAfter(taken, start)]?.start ?? end) >= end;
  }

  /** What was found in a line. */
  foundIn(line: Line): readonly PersonalDatum[] {
    return this.#byTurn.get(line.index) ?? NONE;
  }

  /** Whether a line has a find of this type. */
  hasFound(type: PersonalType, line: Line): boolean {
    return this.foundIn(line).some((datum) => datum.type === type);
  }

  /** The runs of a line that overlap nothing found. */
  freeRuns(line: Line): readonly DigitRun[] {
    if (this.#found.length === 0) return line.runs;
    return line.runs.filter((run) => this.isFree(line.index, run.start, run.end));
  }

  /** Records a find unless a piece of it overlaps an earlier one; the same number again belongs to the earlier find. */
  add(find: Find): boolean {
    if (!find.pieces.every((piece) => this.isFree(piece.line.index, piece.start, piece.end))) return false;
    const digits = digitsOf(find);
    const key = `${find.type} ${digits}`;
    const same = digits.length < 6 ? undefined : this.#numbers.get(key);
    if (same !== undefined) {
      this.#put({ ...find, partial: this.#finds[same]?.partial ?? false }, same);
      return true;
    }
    this.#numbers.set(key, this.#finds.length);
    this.#put(find, this.#finds.length);
    this.#finds.push(find);
    return true;
  }

  /** Records a repetition of an earlier find. */
  echo(of: Find, piece: Piece): void {
    const datum = this.#finds.indexOf(of);
    this.#put({ ...of, pieces: [piece] }, datum);
  }

  #put(find: Find, number: number): void {
    for (const { line, start, end, spoken } of find.pieces) {
      const taken = this.#taken.get(line.index) ?? [];
      insertDisjoint(taken, { start, end });
      this.#taken.set(line.index, taken);
      const datum: PersonalDatum = {
        type: find.type,
        turn: line.index,
        start,
        end,
        spoken,
        speaker: line.speaker,
        datum: number,
        partial: find.partial ?? false,
      };
      this.#found.push(datum);
      const here = this.#byTurn.get(line.index);
      if (here === undefined) this.#byTurn.set(line.index, [datum]);
      else here.push(datum);
    }
  }
}

/** The digits of a find, all pieces together. */
export function digitsOf(find: Find): string {
  return find.pieces.map((piece) => piece.digits).join('');
}

/** The cue that names what stands at `offset`: the nearest before it in the line, else "… is my order number" after it. */
export function cueAt(line: Line, start: number, end: number): Cue | undefined {
  const next = firstAfter(line.cues, start);
  const before = lastCue(line.lower, line.cues, next);
  if (before !== undefined) return before;
  const after = line.cues.slice(next).find((cue) => cue.start >= end);
  return after !== undefined && IS_THE.test(line.lower.slice(end, after.start)) ? after : undefined;
}

const IS_THE = /^[\s,]*(?:is|was|'s|that's)\s+(?:(?:my|the|your|our|his|her|a|an)\s+)?(?:\w+\s+)?$/;

/** A label and how many turns before the number it was said; 0 is the same turn. */
export interface Named {
  readonly label: Label;
  readonly back: number;
  readonly cue: Cue;
}

/** What a stretch was said to be: a cue of its own line, else the last cue of the nearest of the `reach` lines before. */
export function namedAt(
  lines: readonly Line[],
  piece: { readonly line: Line; readonly start: number; readonly end: number },
  reach: number,
): Named | undefined {
  const own = cueAt(piece.line, piece.start, piece.end);
  if (own !== undefined) return { label: own.label, back: 0, cue: own };
  for (let back = 1; back <= reach; back += 1) {
    const earlier = lines[piece.line.index - back];
    const cue = earlier && lastCue(earlier.lower, earlier.cues);
    if (cue !== undefined) return { label: cue.label, back, cue };
  }
  return undefined;
}

/** Whether a cue already has its number: "your order number is 447129, go ahead" – "4242 …". */
export function isSpent(
  lines: readonly Line[],
  { cue, back }: Named,
  { line, start }: { readonly line: Line; readonly start: number },
): boolean {
  const asking = lines[line.index - back];
  const end = back === 0 ? start : Number.POSITIVE_INFINITY;
  return asking?.runs.some((one) => one.start >= cue.end && one.end <= end && one.digits.length >= 3) ?? false;
}

/** A stretch of a line as a piece. */
export function pieceOf(line: Line, start: number, end: number, digits = '', spoken = false): Piece {
  return { line, start, end, digits, spoken };
}

/** Words that carry nothing beside a number: "yes", "it's", "please". */
const LIGHT = new Set(
  (
    "um umm uh er erm ah mm hmm hm ok okay right so then and yeah yes yep its it's it thats that's that is the a i my " +
    'sorry no again next now well got oh sir madam please sure correct'
  ).split(' '),
);

function countOtherWords(lower: string, runs: readonly DigitRun[]): number {
  let count = 0;
  let at = 0;
  for (let index = 0; index <= runs.length; index += 1) {
    const run = runs[index];
    for (const [word] of lower.slice(at, run?.start).matchAll(/[a-z']+/g)) {
      if (!LIGHT.has(word)) count += 1;
    }
    at = run?.end ?? at;
  }
  return count;
}
