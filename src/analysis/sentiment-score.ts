// The sentiment of a text, −1 … 1, with the words that moved it.

import { FACES, LEXICON, type Meaning, type Phrase } from './sentiment-lexicon.ts';
import { CONTRAST, EMPHASIS, NEGATED, STRENGTH } from './sentiment-modifiers.ts';
import { splitWords, type Words } from './words.ts';

/** A word or phrase that moved the score: `text` is `input.slice(start, end)`, `value` what it added, on AFINN's scale of −5 … 5. */
export interface ScoredWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

export interface TextScore {
  /** −1 … 1, four decimals. */
  readonly score: number;
  /** In order of the text. */
  readonly words: readonly ScoredWord[];
}

/** A known word or phrase in the text, from word `first` to word `last`. Words that the lexicon doesn't know lie between. */
interface Unit {
  readonly first: number;
  readonly last: number;
  readonly meaning: Meaning;
  value: number;
}

/** How far a sum of values is from certain: the constant of VADER (Hutto and Gilbert, ICWSM 2014). */
const SOFTNESS = 15;
/** How many words of weight a negation reaches over, and how many at all. */
const NEGATION_REACH = 3;
const NEGATION_SPAN = 8;
const MARKS_THAT_COUNT = 3;

const NEUTRAL: TextScore = { score: 0, words: [] };

/** Brings a sum of values into −1 … 1: s ÷ √(s² + 15). */
function squash(sum: number): number {
  return Math.round((sum / Math.sqrt(sum * sum + SOFTNESS)) * 1e4) / 1e4 + 0;
}

/** Scores a text in English. Words that are unknown, and a text without words, say nothing: 0. */
export function scoreText(text: string): TextScore {
  const words = splitWords(text, FACES);
  const units = readUnits(words);
  if (units === null) return NEUTRAL;
  let shouting: boolean | undefined;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined || unit.meaning.value === 0) continue;
    unit.value = valueIn(at, units, words);
    if (!isShouted(text, words, unit)) continue;
    // Capitals stand out only where there are small letters too.
    shouting ??= text === text.toUpperCase();
    if (!shouting) unit.value *= 1 + EMPHASIS.capitals;
  }
  weighContrasts(units, words);
  return collect(text, words, units);
}

/** The known words and phrases of the text, or null when none of them has a value. */
function readUnits({ keys, clauses, drawn }: Words): readonly Unit[] | null {
  for (const index of drawn) keys[index] = shortened(keys[index] ?? '');
  const meanings: Meaning[] = [];
  const lasts: number[] = [];
  let found = false;
  for (let index = 0; index < keys.length; index++) {
    const entry = LEXICON.get(keys[index] ?? '');
    if (entry === undefined) continue;
    const phrase = entry.phrases === null ? null : longestPhrase(entry.phrases, keys, clauses, index);
    if (phrase !== null) index += phrase.rest.length;
    const meaning = phrase ?? entry;
    if (meaning.value !== 0) found = true;
    meanings.push(meaning);
    lasts.push(index);
  }
  // Most turns say nothing: their units are never made.
  if (!found) return null;
  return meanings.map((meaning, index) => {
    const last = lasts[index] ?? 0;
    return { first: last - meaning.more, last, meaning, value: 0 };
  });
}

function longestPhrase(
  phrases: ReadonlyMap<string, readonly Phrase[]>,
  keys: readonly string[],
  clauses: readonly number[],
  at: number,
): Phrase | null {
  const candidates = phrases.get(keys[at + 1] ?? '');
  if (candidates === undefined) return null;
  for (const phrase of candidates) {
    const { rest } = phrase;
    if (clauses[at + rest.length] !== clauses[at]) continue;
    let same = 1;
    while (same < rest.length && keys[at + 1 + same] === rest[same]) same++;
    if (same === rest.length) return phrase;
  }
  return null;
}

/** "Sooo", "goood": a word drawn out is the word, with its letters doubled or single. */
function shortened(key: string): string {
  if (LEXICON.has(key)) return key;
  let single = '';
  let double = '';
  for (let at = 0; at < key.length; at++) {
    const character = key[at] ?? '';
    if (character !== key[at - 1]) single += character;
    if (character !== key[at - 1] || character !== key[at - 2]) double += character;
  }
  return LEXICON.has(double) ? double : single;
}

/** The value of a unit among the units before it: negated, strengthened, weakened. */
function valueIn(at: number, units: readonly Unit[], { clauses }: Words): number {
  const unit = units[at];
  if (unit === undefined) return 0;
  const { value, expletive } = unit.meaning;
  const after = units[at + 1];
  if (expletive && value < 0 && after?.first === unit.last + 1 && after.meaning.value > 0) return 0;
  // "Not very good" is not "not good" made stronger.
  if (isNegated(at, units, clauses)) return value * (value > 0 ? NEGATED.praise : NEGATED.blame);
  let strength = 0;
  let next = unit;
  for (let back = 1; back <= 2; back++) {
    const before = units[at - back];
    if (before === undefined || before.last + 1 !== next.first || clauses[before.first] !== clauses[unit.first]) break;
    const { modifies } = before.meaning;
    if (modifies === null) break;
    strength += STRENGTH[modifies] / back;
    next = before;
  }
  return value * (1 + strength);
}

/** Whether an odd number of negations before the unit, in its clause, reach it. */
function isNegated(at: number, units: readonly Unit[], clauses: readonly number[]): boolean {
  let next = units[at];
  if (next === undefined) return false;
  const clause = clauses[next.first];
  const start = next.first;
  let negations = 0;
  let weight = 0;
  for (let index = at - 1; index >= 0; index--) {
    const unit = units[index];
    if (unit === undefined || clauses[unit.first] !== clause || start - unit.last > NEGATION_SPAN) break;
    weight += next.first - unit.last - 1;
    if (weight >= NEGATION_REACH) break;
    const { negates, barrier, transparent, modifies } = unit.meaning;
    if (negates === 'far' || (negates === 'near' && unit.last + 1 === start)) negations++;
    else if (barrier) {
      // "I don't think you are rude": the new subject still stands under the negation.
      const before = units[index - 1];
      if (before?.meaning.belief !== true || before.last + 1 !== unit.first) break;
    } else if (!transparent && modifies === null) weight++;
    if (weight >= NEGATION_REACH) break;
    next = unit;
  }
  return negations % 2 === 1;
}

/** A unit in capitals. Whether the text shouts throughout is for the caller to know. */
function isShouted(text: string, { starts, ends }: Words, unit: Unit): boolean {
  const start = starts[unit.first] ?? 0;
  const code = text.charCodeAt(start + 1);
  if (code < 65 || code > 90) return false;
  const piece = text.slice(start, ends[unit.last]);
  return piece === piece.toUpperCase();
}

/** "Nice, but slow": in a sentence with "but" what stands before it weighs less and what follows more. The last "but" decides. */
function weighContrasts(units: readonly Unit[], { sentences }: Words): void {
  /** The word of the "but" of each sentence that has something to contrast with. */
  const pivots = new Map<number, number>();
  let opinion = -1;
  for (const { first, meaning } of units) {
    const sentence = sentences[first] ?? 0;
    if (meaning.value !== 0) opinion = sentence;
    if (meaning.contrasts && opinion === sentence) pivots.set(sentence, first);
  }
  if (pivots.size === 0) return;
  for (const unit of units) {
    const pivot = pivots.get(sentences[unit.first] ?? 0);
    if (pivot !== undefined) unit.value *= unit.first < pivot ? CONTRAST.before : CONTRAST.after;
  }
}

function collect(text: string, words: Words, units: readonly Unit[]): TextScore {
  let sum = 0;
  const moved: ScoredWord[] = [];
  for (const unit of units) {
    if (unit.value === 0) continue;
    const marks = Math.min(MARKS_THAT_COUNT, words.exclamations[words.sentences[unit.first] ?? 0] ?? 0);
    const value = Math.round(unit.value * (1 + EMPHASIS.exclamation * marks) * 1e4) / 1e4;
    if (value === 0) continue;
    sum += value;
    const start = words.starts[unit.first] ?? 0;
    const end = words.ends[unit.last] ?? start;
    moved.push({ text: text.slice(start, end), start, end, value });
  }
  return { score: squash(sum), words: moved };
}
