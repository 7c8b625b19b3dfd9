// Turns into tokens: one walk over the characters, folding, joining and splitting as people and recognisers write.

import type { Turn } from '../model/interaction.ts';
import {
  APOSTROPHE,
  CURRENCY,
  classFrom,
  classOf,
  DIGIT,
  foldCode,
  foldWord,
  HYPHEN,
  INVISIBLE,
  LETTER,
  STOP,
} from './characters.ts';
import type { Lexicon } from './lexicon.ts';
import type { Prefixes } from './prefixes.ts';
import { TokenWriter } from './token-writer.ts';
import { FLAG, type Tokens } from './tokens.ts';
import { HASH_START, hashStep, UNKNOWN } from './vocabulary.ts';
import { WordReader } from './word-reader.ts';

/** Two turns of one speaker with no more than this between them are one passage. */
const PASSAGE_GAP_MS = 3000;
/** The same where only the times of sending are known (chat). */
const PASSAGE_SENT_GAP_MS = 30_000;

/** Redaction markers, ours and other people's: they stand for a value and act as one. */
const MARKERS =
  /^\[(?:iban|card|cvv|expiry|pin|ssn|nino|national-id|passport|licence|sort-code|account|email|birth-date|phone|address|postcode|ip|password|id|[A-Z][A-Z0-9 _-]{1,30}|pii|redacted|\*+)(?:[-_ ]?\d+)?\]/;
/** Those of them that stand for a day. */
const DATE_MARKERS = /^\[(?:birth-date|DATE|DOB|BIRTH)/;
const NAME_MARKERS = /^\[(?:name|NAME|PERSON|PER)\]/;

/** Titles and abbreviations whose point ends no sentence. */
const ABBREVIATIONS = new Set('mr mrs ms miss dr prof st inc ltd co dept ext approx vs eg ie etc'.split(' '));

export class Tokenizer {
  readonly #lexicon: Lexicon;
  readonly #writer: TokenWriter;
  readonly #words: WordReader;

  constructor(lexicon: Lexicon, prefixes: Prefixes) {
    this.#lexicon = lexicon;
    this.#writer = new TokenWriter(lexicon, prefixes);
    this.#words = new WordReader(lexicon, this.#writer);
  }

  /** The tokens of a conversation; `agentNames` are the words of the agent's own name. The result is overwritten by the next call. */
  read(turns: readonly Turn[], agentNames: readonly string[]): Tokens {
    const writer = this.#writer;
    writer.begin();
    for (let index = 0; index < turns.length; index++) {
      const turn = turns[index] as Turn;
      const before = turns[index - 1];
      writer.beginTurn(index, turn.text, before !== undefined && before.speaker === turn.speaker && near(before, turn));
      this.#readTurn(turn.text);
      writer.endTurn();
    }
    writer.tokens.turnStarts.push(writer.tokens.length);
    if (agentNames.length > 0) writer.markAgent(turns, agentNames.map(foldWord));
    return writer.tokens;
  }

  /** The rule words of a piece of a phrase, as text would give them. */
  words(text: string): number[] {
    const { tokens } = this.#writer;
    this.#writer.begin();
    this.#writer.beginTurn(0, text, false);
    this.#readTurn(text);
    return [...tokens.words.subarray(0, tokens.length)];
  }

  #readTurn(text: string): void {
    const length = text.length;
    let at = 0;
    while (at < length) {
      const code = text.charCodeAt(at);
      switch (classOf(code)) {
        case LETTER:
        case DIGIT:
          at = this.#readWord(text, at);
          break;
        case STOP:
          at = this.#readStop(text, at, code);
          break;
        case CURRENCY:
          this.#words.sign(this.#lexicon.vocabulary.get(text.charAt(at)), 0, at, at + 1);
          at++;
          break;
        case APOSTROPHE:
          at++;
          break;
        default:
          at = this.#readSign(text, at, code);
      }
    }
  }

  #readSign(text: string, at: number, code: number): number {
    if (code === 91 /* [ */) {
      const rest = text.slice(at, at + 40);
      const marker = MARKERS.exec(rest);
      const name = NAME_MARKERS.exec(rest);
      if (name !== null) {
        this.#words.sign(UNKNOWN, FLAG.name, at, at + name[0].length);
        return at + name[0].length;
      }
      if (marker !== null) {
        const day = DATE_MARKERS.test(marker[0]) ? FLAG.date : 0;
        this.#words.sign(UNKNOWN, FLAG.code | FLAG.number | FLAG.digits | day, at, at + marker[0].length);
        return at + marker[0].length;
      }
    } else if (code === 42 /* * */ && text.charCodeAt(at + 1) === 42 && text.charCodeAt(at + 2) === 42) {
      let end = at;
      while (text.charCodeAt(end) === 42) end++;
      this.#words.sign(UNKNOWN, FLAG.code | FLAG.number | FLAG.digits, at, end);
      return end;
    } else if (code === 37 /* % */) {
      this.#words.sign(this.#lexicon.vocabulary.get('percent'), 0, at, at + 1);
    } else if (code === 38 /* & */) {
      this.#words.sign(this.#lexicon.vocabulary.get('and'), 0, at, at + 1);
    }
    return at + 1;
  }

  #readStop(text: string, at: number, code: number): number {
    const { tokens } = this.#writer;
    if (code === 46 /* . */) {
      const next = text.charCodeAt(at + 1);
      if (classOf(next) === LETTER || classOf(next) === DIGIT) {
        const last = this.#writer.lastOfTurn;
        const short = last >= 0 && tokens.ends[last] === at && at - (tokens.starts[last] as number) === 1;
        if (short) return at + 1;
      }
      const last = this.#writer.lastOfTurn;
      if (last >= 0 && tokens.ends[last] === at) {
        const word = text.slice(tokens.starts[last], at).toLowerCase();
        if (ABBREVIATIONS.has(word) || (word === 'no' && /^\.\s?\d/.test(text.slice(at, at + 3)))) return at + 1;
        if (word.length === 1 && /^\.\s+[a-z]/.test(text.slice(at, at + 6))) return at + 1;
      }
    }
    if (code === 63 /* ? */ || code === 0xff1f) this.#writer.ask();
    this.#writer.endSentence();
    return at + 1;
  }

  #readWord(text: string, start: number): number {
    let hash = HASH_START;
    let letters = 0;
    let digits = 0;
    let at = start;
    let colon = false;
    let special = false;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      if (kind === LETTER) {
        letters++;
        hash = hashStep(hash, foldCode(code));
      } else if (kind === DIGIT) {
        digits++;
        hash = hashStep(hash, code);
      } else if (kind === INVISIBLE) {
        // Not there.
      } else if (kind === APOSTROPHE && letters > 0 && classFrom(text, at + 1) === LETTER) {
        hash = hashStep(hash, 39);
      } else if (kind === HYPHEN && at - start === 1 && letters === 1 && isWord(text, at + 1)) {
        // "e-mail", but not "K-E-I-S-H-A".
        hash = hashStep(hash, foldCode(code));
      } else if (
        digits > 0 &&
        (code === 46 || code === 44 || code === 58 || code === 47) &&
        letters === 0 &&
        classFrom(text, at + 1) === DIGIT
      ) {
        if (code === 58) colon = true;
        hash = hashStep(hash, code);
      } else if (code === 42 && letters > 0) {
        special = true;
      } else if (
        (code === 64 || (special && (code === 46 || code === 45 || code === 95))) &&
        letters + digits > 0 &&
        isAlphanumeric(classFrom(text, at + 1))
      ) {
        special = true;
      } else {
        break;
      }
    }
    if (special) this.#words.special(text, start, at);
    else if (digits > 0) this.#words.digits(text, start, at, letters, digits, colon);
    else this.#words.word(text, start, at, hash);
    return Math.max(at, start + 1);
  }
}

/** Whether at least two letters stand here. */
function isWord(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === LETTER && classOf(text.charCodeAt(at + 1)) === LETTER;
}

function isAlphanumeric(kind: number): boolean {
  return kind === LETTER || kind === DIGIT;
}

function near(before: Turn, turn: Turn): boolean {
  if (turn.startMs === undefined || before.startMs === undefined) return true;
  if (before.endMs !== undefined) return turn.startMs - before.endMs <= PASSAGE_GAP_MS;
  return turn.startMs - before.startMs <= PASSAGE_SENT_GAP_MS;
}
