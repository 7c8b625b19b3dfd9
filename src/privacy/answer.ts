// Numbers that only their context names: "security code?" – "four oh two". One table of what is asked and what answers it.

import type { DigitRun } from '../text/spoken-numbers.ts';
import type { Cue, Label } from './cue.ts';
import { type Find, type Line, type Named, namedAt, type Piece, pieceOf, type Scene } from './line.ts';
import type { PersonalDatum, PersonalType } from './personal-datum.ts';
import { isQuantity } from './quantity.ts';
import { firstAfter } from './stretch.ts';

interface Rule {
  readonly type: PersonalType;
  readonly label: Label;
  /** Whether digits are a full answer. */
  readonly accepts: (digits: string) => boolean;
  /** Whether digits can be the first part of an answer in pieces; default any. */
  readonly begins?: (digits: string) => boolean;
  /** A number this long or longer, given in pieces and never completed, is taken too. */
  readonly partialFrom?: number;
  /** The number must be said as one: "between 10 and 12" is two. */
  readonly strict?: boolean;
  /** Needs another cue near by. */
  readonly unless?: (scene: Scene, line: Line) => boolean;
}

/** How many turns after it was asked for a number may still be the answer. */
const REACH = 3;
/** A security code is looked for longer: "is that the cvv" – "yes" – "one second" – "no rush" – "three eight eight". */
const CVV_REACH = 5;

const length =
  (...lengths: readonly number[]) =>
  (digits: string) =>
    lengths.includes(digits.length);

const isExpiry = (digits: string): boolean => /^(?:0?[1-9]|1[0-2])(?:20)?[2-4]\d$/.test(digits);

const RULES: readonly Rule[] = [
  { type: 'cvv', label: 'cvv', accepts: length(3, 4), strict: true },
  {
    type: 'expiry',
    label: 'expiry',
    accepts: isExpiry,
    strict: true,
    unless: (scene, line) => !talksOfCards(scene, line),
  },
  // Four digits alone are the last four, which may be kept.
  { type: 'ssn', label: 'ssn', accepts: length(9), partialFrom: 5, begins: (digits) => digits.length !== 4 },
  { type: 'sort-code', label: 'sort-code', accepts: length(6) },
  {
    type: 'account',
    label: 'account',
    accepts: (digits) => digits.length >= 6 && digits.length <= 17,
    unless: (scene, line) => !talksOfBanks(scene, line),
  },
  { type: 'national-id', label: 'national-id', accepts: length(10, 12), partialFrom: 8 },
  { type: 'pin', label: 'pin', accepts: length(4), strict: true },
  { type: 'postcode', label: 'pin', accepts: length(6) },
  { type: 'postcode', label: 'postcode', accepts: length(5, 6, 9) },
  { type: 'licence', label: 'licence', accepts: (digits) => digits.length >= 7 && digits.length <= 12 },
  { type: 'passport', label: 'passport', accepts: length(8, 9) },
];

const RULES_BY_LABEL = new Map<Label, readonly Rule[]>(
  RULES.map(({ label }) => [label, RULES.filter((rule) => rule.label === label)]),
);

/** Finds numbers that answer a cue, whole or in pieces over several turns of one speaker. */
export function findAnswers(scene: Scene): void {
  for (const line of scene.lines) {
    for (const run of scene.freeRuns(line)) {
      if (!isWorthNaming(line, run)) continue;
      const first = pieceOf(line, run.start, run.end, run.digits, run.spoken);
      const named = namedAt(scene.lines, first, CVV_REACH);
      if (named !== undefined && named.back > REACH && named.label !== 'cvv') continue;
      const rules = named && RULES_BY_LABEL.get(named.label);
      if (named === undefined || rules === undefined || isQuantity(line, run.start, run.end)) continue;
      const by = answeredBy(scene, named, first);
      if (by !== undefined && (by.speaker !== line.speaker || line.otherWords > 3)) continue;
      const pair = answerTwo(scene, named, line, run);
      const finds = pair.length > 0 ? pair : answerOne(scene, rules, first);
      for (const find of finds) scene.add(find);
    }
  }
}

function answerOne(scene: Scene, rules: readonly Rule[], first: Piece): readonly Find[] {
  return rules
    .filter((rule) => !rule.unless?.(scene, first.line))
    .map((rule) => complete(scene, rule, first))
    .filter((find) => find !== undefined);
}

/** Two things asked at once and answered at once: "expiry and security code?" – "twelve twenty nine and oh four two". */
function answerTwo(scene: Scene, { back }: Named, line: Line, run: DigitRun): readonly Find[] {
  if (run.tokens.length < 2) return [];
  const cues = scene.lines[line.index - back]?.cues ?? [];
  const asked = [...new Set(cues.map((cue) => cue.label))].flatMap((label) => RULES_BY_LABEL.get(label) ?? []);
  const rules = asked.filter((rule) => !rule.unless?.(scene, line));
  if (rules.length < 2) return [];
  const half = (from: number, to: number) => {
    const tokens = run.tokens.slice(from, to);
    const digits = tokens.map((token) => token.digits).join('');
    return pieceOf(line, tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0, digits, run.spoken);
  };
  for (let cut = 1; cut < run.tokens.length; cut += 1) {
    const [left, right] = [half(0, cut), half(cut, run.tokens.length)];
    const one = rules.find((rule) => rule.accepts(left.digits));
    const other = rules.find((rule) => rule.label !== one?.label && rule.accepts(right.digits));
    if (one !== undefined && other !== undefined) {
      return [
        { type: one.type, pieces: [left] },
        { type: other.type, pieces: [right] },
      ];
    }
  }
  return [];
}

/** A single digit is an answer only where the turn is nothing else: "six" – "one one". */
export function isWorthNaming(line: Line, run: DigitRun): boolean {
  return run.digits.length > 1 || line.otherWords === 0;
}

/** The line between a cue and a number that already answered it: with what was found, or with something taken out before. */
export function answeredBy(
  scene: Scene,
  { back, cue, label }: Named,
  piece: { readonly line: Line; readonly start: number },
): Line | undefined {
  for (let index = piece.line.index - back; index <= piece.line.index; index += 1) {
    const line = scene.lines[index];
    if (line === undefined) continue;
    const from = index === piece.line.index - back ? cue.end : 0;
    const to = line === piece.line ? piece.start : line.text.length;
    const answers = (datum: PersonalDatum) => datum.type === label && datum.start >= from && datum.end <= to;
    if (scene.foundIn(line).some(answers) || line.text.slice(from, to).includes('█')) return line;
  }
  return undefined;
}

function complete(scene: Scene, rule: Rule, first: Piece): Find | undefined {
  const pieces = rule.begins?.(first.digits) === false ? [first] : gather(scene, first, rule.label);
  let best: readonly Piece[] | undefined;
  let digits = '';
  pieces.forEach((piece, index) => {
    digits += piece.digits;
    const taken = pieces.slice(0, index + 1);
    if (rule.accepts(digits) && !(rule.strict && taken.some(isTorn))) best = taken;
  });
  if (best !== undefined) return { type: rule.type, pieces: best };
  const trimmed = trim(first, rule);
  if (trimmed !== undefined) return { type: rule.type, pieces: [trimmed] };
  const parts = pieces.length > 1 || pieces.every((piece) => piece.line.otherWords <= 3);
  if (rule.partialFrom !== undefined && parts && digits.length >= rule.partialFrom && digits.length < 12) {
    return { type: rule.type, pieces, partial: true };
  }
  return undefined;
}

/** Words that may stand between the parts of a number given in one turn: "first three … middle two … last four". */
const PART =
  /^(?:[\s,.;:-]|\b(?:first|next|middle|last|final|second|third|then|and|the|is|are|digits?|numbers?|two|three|four|part|rest|after|that)\b)*$/;

/**
 * The pieces of a number that is given bit by bit: the first, what follows it in the turn as a part, and what the same
 * speaker says in further turns that are nothing but numbers. A cue for something else ends it.
 */
export function gather(scene: Scene, first: Piece, label: Label): readonly Piece[] {
  const pieces = [first];
  let last = first;
  const stops = (cue: Cue) => cue.label !== label && cue.label !== 'last-four';
  for (let index = first.line.index; index <= last.line.index + REACH && pieces.length < 10; index += 1) {
    const line = scene.lines[index];
    if (line === undefined) break;
    if (index > first.line.index && line.cues.some(stops)) break;
    if (line.speaker !== first.line.speaker) continue;
    const from = line === first.line ? firstAfter(line.runs, first.end - 1) : 0;
    for (let at = from; at < line.runs.length; at += 1) {
      const run = line.runs[at];
      if (run === undefined || run.start < (line === last.line ? last.end : 0)) continue;
      if (!scene.isFree(line.index, run.start, run.end)) continue;
      const follows = line === last.line ? PART.test(line.lower.slice(last.end, run.start)) : line.otherWords === 0;
      if (!follows || isQuantity(line, run.start, run.end)) return pieces;
      last = pieceOf(line, run.start, run.end, run.digits, run.spoken);
      pieces.push(last);
    }
  }
  return pieces;
}

/** The first numbers of a run when they answer and a mark sets them off from what follows. */
function trim(piece: Piece, rule: Rule): Piece | undefined {
  const run = piece.line.runs.find((candidate) => candidate.start === piece.start);
  let digits = '';
  for (const [index, token] of (run?.tokens ?? []).entries()) {
    digits += token.digits;
    const next = run?.tokens[index + 1];
    if (next === undefined) return undefined;
    if (rule.accepts(digits) && /[,.;?\n]|\b(?:and|then|expir)/.test(piece.line.lower.slice(token.end, next.start))) {
      return pieceOf(piece.line, piece.start, token.end, digits, piece.spoken);
    }
  }
  return undefined;
}

/** Whether words stand between the numbers of a piece that make them two: "10 and 12". */
function isTorn(piece: Piece): boolean {
  const run = piece.line.runs.find((candidate) => candidate.start === piece.start);
  return (run?.tokens ?? []).some((token, index) => {
    const next = run?.tokens[index + 1];
    return (
      next !== undefined && /\b(?:and|no|so|then|point|like|wait)\b/.test(piece.line.lower.slice(token.end, next.start))
    );
  });
}

/** Whether a card was found or is spoken of within eight turns of a line. */
export function talksOfCards(scene: Scene, line: Line): boolean {
  return near(scene, line, 8).some(
    (other) =>
      /\bcards?\b/.test(other.lower) ||
      other.cues.some((cue) => cue.label === 'card' || cue.label === 'cvv') ||
      scene.hasFound('card', other) ||
      scene.hasFound('cvv', other),
  );
}

function near(scene: Scene, line: Line, turns: number): readonly Line[] {
  return scene.lines.slice(Math.max(0, line.index - turns), line.index + turns + 1);
}

const BANK =
  /\b(?:sort ?-?code|routing|iban|bank|direct debit|checking|savings|current account|ach|wire|neft|ifsc|standing order|refund to|payee|aba)\b/;

function talksOfBanks(scene: Scene, line: Line): boolean {
  return near(scene, line, 6).some((other) => BANK.test(other.lower));
}
