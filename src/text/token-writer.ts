// Tokens written one by one: where sentences begin and end, what a word is beside its spelling, who could be a person.

import type { Turn } from '../model/interaction.ts';
import { foldCode, foldWord } from './characters.ts';
import { type Lexicon, TRAIT } from './lexicon.ts';
import type { Prefixes } from './prefixes.ts';
import { FLAG, Tokens } from './tokens.ts';
import { UNKNOWN } from './vocabulary.ts';

/** Writes the tokens of one conversation after another into the same arrays. */
export class TokenWriter {
  readonly tokens = new Tokens();
  readonly #lexicon: Lexicon;
  readonly #prefixes: Prefixes;
  #turn = 0;
  #sentence = 0;
  #pendingStart = true;
  #pendingHard = true;
  #hasCapitals = false;

  constructor(lexicon: Lexicon, prefixes: Prefixes) {
    this.#lexicon = lexicon;
    this.#prefixes = prefixes;
  }

  begin(): void {
    this.tokens.clear();
    this.tokens.questions.push(0);
    this.#sentence = 0;
    this.#pendingStart = true;
    this.#pendingHard = true;
  }

  /** `joined` when the turn goes on with the passage before it: then only a sentence may begin here, not a new context. */
  beginTurn(turn: number, text: string, joined: boolean): void {
    this.#turn = turn;
    this.#hasCapitals = /[A-Z]/.test(text);
    this.tokens.turnStarts.push(this.tokens.length);
    if (!joined) {
      this.endSentence();
      this.tokens.passages.push(this.tokens.length);
    }
    this.#pendingStart = true;
  }

  endTurn(): void {
    this.#mark(FLAG.end);
  }

  /** After terminal punctuation. */
  endSentence(): void {
    this.#mark(FLAG.end);
    if (!this.#pendingHard) {
      this.#sentence++;
      this.tokens.questions.push(0);
    }
    this.#pendingStart = true;
    this.#pendingHard = true;
  }

  /** The sentence at hand asks. */
  ask(): void {
    if (!this.#pendingHard) this.tokens.questions[this.#sentence] = 1;
    // "What!?" asks, but a "?" all alone is not the question of whoever spoke before.
    else if (this.lastOfTurn >= 0) this.tokens.questions[this.#sentence - 1] = 1;
  }

  /** Index of the last token if it stands in this turn, else −1. */
  get lastOfTurn(): number {
    const last = this.tokens.length - 1;
    return last >= 0 && this.tokens.turns[last] === this.#turn ? last : -1;
  }

  /** The same, and no terminal punctuation since. */
  get lastOfSentence(): number {
    return this.#pendingHard ? -1 : this.lastOfTurn;
  }

  /** A word with what its spelling and its capital tell; `text` is that of the turn. */
  pushWord(id: number, start: number, end: number, text: string, extra = 0): void {
    this.push(id, this.#flagsOf(id, text, start, end) | extra, start, end, text);
  }

  /** A word, its place in the turn's text and its flags; `text` is needed for words that no rule knows, whose beginnings may count. */
  push(id: number, flags: number, start: number, end: number, text = ''): void {
    let all = flags;
    if (this.#pendingStart) all |= FLAG.start;
    if (this.#pendingHard) all |= FLAG.hard;
    this.#pendingStart = false;
    this.#pendingHard = false;
    if (all & FLAG.start && this.tokens.length > 0) {
      const last = this.tokens.length - 1;
      this.tokens.flags[last] = (this.tokens.flags[last] as number) | FLAG.end;
    }
    const prefix =
      id !== UNKNOWN ? this.#prefixes.ofWord(id) : text === '' ? 0 : this.#prefixes.ofText(text, start, end);
    this.tokens.push(this.#lexicon.ruleId(id), all, this.#turn, start, end, prefix, this.#sentence);
  }

  #flagsOf(id: number, text: string, start: number, end: number): number {
    const traits = id === UNKNOWN ? 0 : this.#lexicon.traits(id);
    const flags = traits & (FLAG.number | FLAG.letter);
    if (end - start < 2 || text === '') return flags;
    // "Hye-jin": the rest of a name behind a hyphen is the name.
    const last = this.lastOfTurn;
    if (last >= 0 && text.charAt(start - 1) === '-' && this.tokens.ends[last] === start - 1) {
      const inherited = (this.tokens.flags[last] as number) & (FLAG.name | FLAG.given);
      if (inherited !== 0) return flags | inherited;
    }
    const capital = isCapital(text, start);
    if (traits & TRAIT.given || (traits & TRAIT.ambiguousName && capital && !this.#pendingStart))
      return flags | FLAG.name | FLAG.given;
    if (traits & (TRAIT.common | TRAIT.ambiguousName)) {
      if (capital && traits & TRAIT.common) this.#unname(text, start);
      return flags;
    }
    // A capital or, in text without any, a word that everyday language does not know. What rules know plays no part: a rubric
    // must find the same names whichever others are bound with it.
    return capital || !this.#hasCapitals ? flags | FLAG.name : flags;
  }

  /** "Pennine Parcels", "Humber Glass": a capitalised everyday word right behind a seeming name makes it a firm's. */
  #unname(text: string, start: number): void {
    const tokens = this.tokens;
    const last = tokens.length - 1;
    if (last < 0 || tokens.turns[last] !== this.#turn || text.slice(tokens.ends[last], start) !== ' ') return;
    const flags = tokens.flags[last] as number;
    if ((flags & FLAG.given) === 0) tokens.flags[last] = flags & ~FLAG.name;
  }

  #mark(flag: number): void {
    const last = this.tokens.length - 1;
    if (last >= 0) this.tokens.flags[last] = (this.tokens.flags[last] as number) | flag;
  }

  /** Marks the words of the agent's own name wherever they stand. */
  markAgent(turns: readonly Turn[], names: readonly string[]): void {
    const tokens = this.tokens;
    for (let at = 0; at < tokens.length; at++) {
      const start = tokens.starts[at] as number;
      const end = tokens.ends[at] as number;
      for (const name of names) {
        if (Math.abs(end - start - name.length) > 2 || name.length < 2) continue;
        const text = (turns[tokens.turns[at] as number] as Turn).text;
        if (foldCode(text.charCodeAt(start)) !== name.charCodeAt(0)) continue;
        if (foldWord(text.slice(start, end)).replace(/'s$/, '') === name) {
          tokens.flags[at] = (tokens.flags[at] as number) | FLAG.agent | FLAG.name;
        }
      }
    }
  }
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  const character = text.charAt(at);
  return character !== character.toLowerCase();
}
