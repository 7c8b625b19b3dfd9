// What a classifier sees of a conversation: clauses as runs of units (words, or slots for names, numbers and codes).

import type { Turn } from '../model/interaction.ts';
import { foldWord } from './characters.ts';
import { ClauseCutter } from './clauses.ts';
import { Guards } from './guards.ts';
import { Lexicon } from './lexicon.ts';
import { Prefixes } from './prefixes.ts';
import { Tokenizer } from './tokenizer.ts';
import { FLAG, type Tokens } from './tokens.ts';
import { UNKNOWN } from './vocabulary.ts';

/** Units that are no words. A word's unit is its place in the vocabulary plus `SLOTS.length`. */
export const SLOTS = [
  '<none>',
  '<unknown>',
  '<begin>',
  '<end>',
  '<asks>',
  '<name>',
  '<number>',
  '<digits>',
  '<code>',
  '<date>',
  '<clock>',
  '<quoted>',
] as const;
const slot = (name: (typeof SLOTS)[number]): number => SLOTS.indexOf(name);
export const UNIT = {
  none: slot('<none>'),
  unknown: slot('<unknown>'),
  begin: slot('<begin>'),
  end: slot('<end>'),
  asks: slot('<asks>'),
  name: slot('<name>'),
  number: slot('<number>'),
  digits: slot('<digits>'),
  code: slot('<code>'),
  date: slot('<date>'),
  clock: slot('<clock>'),
  quoted: slot('<quoted>'),
} as const;

/** Where a quotation stands in the text, its marks included. */
interface Quotation {
  readonly from: number;
  readonly to: number;
}

const QUOTATION = /"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?<![\p{L}\p{N}])['‘](?=\p{L})[^'’\n]{2,200}['’](?!\p{L})/gu;
/** So many words in quotation marks make a stretch a quotation. */
const QUOTED_WORDS = 3;

/** A conversation as units. Good until the encoder reads the next one. */
export class Encoded {
  readonly tokens: Tokens;
  readonly turns: readonly Turn[];
  /** One unit a token. */
  readonly units: Int32Array;
  readonly #cutter: ClauseCutter;
  readonly #guards: Guards;
  readonly #quotations: (readonly Quotation[] | undefined)[] = [];

  constructor(tokens: Tokens, turns: readonly Turn[], units: Int32Array, cutter: ClauseCutter, guards: Guards) {
    this.tokens = tokens;
    this.turns = turns;
    this.units = units;
    this.#cutter = cutter;
    this.#guards = guards;
  }

  /** First tokens of the clauses of a turn, in order. */
  clausesOf(turn: number): readonly number[] {
    return this.#cutter.cut(this.tokens, turn, (this.turns[turn] as Turn).text);
  }

  /** The word at a token, folded: for words that have no unit. */
  wordAt(token: number): string {
    return foldWord(this.#textOf(token).slice(this.tokens.starts[token], this.tokens.ends[token]));
  }

  /** Whether a sentence begins at a token. */
  begins(token: number): boolean {
    return ((this.tokens.flags[token] as number) & (FLAG.hard | FLAG.start)) !== 0;
  }

  /** Whether the sentence of a token is marked as a question. */
  asks(token: number): boolean {
    return this.tokens.questions[this.tokens.sentences[token] as number] === 1;
  }

  /** Whether a stretch only tells what somebody else said or what stands somewhere: in quotation marks, or after "he said". */
  retells(start: number, end: number): boolean {
    if (this.#guards.reported({ start, end }, this.tokens)) return true;
    const quotations = this.#quotationsIn(this.tokens.turns[start] as number);
    if (quotations.length === 0) return false;
    let quoted = 0;
    for (let token = start; token < end; token++) {
      const at = this.tokens.starts[token] as number;
      if (quotations.some(({ from, to }) => from < at && at < to)) quoted++;
    }
    return quoted >= Math.min(QUOTED_WORDS, end - start);
  }

  /** The quotations of a turn, looked for once: a turn can be a letter of many pages. */
  #quotationsIn(turn: number): readonly Quotation[] {
    const known = this.#quotations[turn];
    if (known !== undefined) return known;
    const text = (this.turns[turn] as Turn).text;
    const found = [...text.matchAll(QUOTATION)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
    }));
    this.#quotations[turn] = found;
    return found;
  }

  /** Whether the token stands inside quotation marks. */
  quoted(token: number): boolean {
    const at = this.tokens.starts[token] as number;
    return this.#quotationsIn(this.tokens.turns[token] as number).some(({ from, to }) => from < at && at < to);
  }

  #textOf(token: number): string {
    return (this.turns[this.tokens.turns[token] as number] as Turn).text;
  }
}

/** Reads conversations into units of a fixed vocabulary. Not shared between threads. */
export class Encoder {
  readonly #lexicon = new Lexicon();
  readonly #tokenizer: Tokenizer;
  readonly #cutter: ClauseCutter;
  readonly #guards: Guards;
  readonly #unitOf: Int32Array;

  /** `vocabulary[i]` is a folded word, whose unit is `i + SLOTS.length`. */
  constructor(vocabulary: readonly string[]) {
    this.#cutter = new ClauseCutter(this.#lexicon);
    this.#guards = new Guards(this.#lexicon);
    const ids = vocabulary.map((word) => this.#lexicon.rule(word));
    this.#unitOf = new Int32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
    ids.forEach((id, index) => {
      this.#unitOf[id] = index + SLOTS.length;
    });
    this.#tokenizer = new Tokenizer(this.#lexicon, new Prefixes(this.#lexicon.vocabulary));
  }

  read(turns: readonly Turn[], agentName?: string): Encoded {
    const names = agentName === undefined ? [] : agentName.split(/[\s,]+/).filter((name) => name.length > 1);
    const tokens = this.#tokenizer.read(turns, names);
    const units = new Int32Array(tokens.length);
    for (let at = 0; at < tokens.length; at++) units[at] = this.#unit(tokens, at, turns);
    return new Encoded(tokens, turns, units, this.#cutter, this.#guards);
  }

  #unit(tokens: Tokens, at: number, turns: readonly Turn[]): number {
    const word = tokens.words[at] as number;
    const flags = tokens.flags[at] as number;
    if (flags & (FLAG.agent | FLAG.given)) return UNIT.name;
    if (flags & FLAG.date) return UNIT.date;
    if (flags & FLAG.clock) return UNIT.clock;
    if (flags & FLAG.code) return UNIT.code;
    if (flags & FLAG.digits) return UNIT.digits;
    const unit = word < this.#unitOf.length ? (this.#unitOf[word] as number) : 0;
    if (unit !== 0 && word !== UNKNOWN) return unit;
    if (flags & FLAG.number) return UNIT.number;
    // Without a capital an unknown word is as likely mistyped or misheard as a name.
    if (flags & FLAG.name && isCapital((turns[tokens.turns[at] as number] as Turn).text, tokens.starts[at] as number))
      return UNIT.name;
    return UNIT.unknown;
  }
}

function isCapital(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character !== character.toLowerCase();
}
