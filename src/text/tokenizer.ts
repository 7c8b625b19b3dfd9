// Turns into tokens: one walk over the characters, folding, joining and splitting as people and recognisers write.

import type { Turn } from '../model/interaction.ts';
import {
  APOSTROPHE,
  CURRENCY,
  classOf,
  DIGIT,
  foldCode,
  foldWord,
  HYPHEN,
  INVISIBLE,
  LETTER,
  STOP,
} from './characters.ts';
import { type Lexicon, TRAIT } from './lexicon.ts';
import type { Prefixes } from './prefixes.ts';
import { FLAG, Tokens } from './tokens.ts';
import { HASH_START, hashStep, UNKNOWN } from './vocabulary.ts';

/** Two turns of one speaker with no more than this between them are one passage. */
const PASSAGE_GAP_MS = 3000;
/** The same where only the times of sending are known (chat). */
const PASSAGE_SENT_GAP_MS = 30_000;

/** Redaction markers, ours and other people's: they stand for a value and act as one. */
const MARKERS =
  /^\[(?:iban|card|cvv|expiry|pin|ssn|nino|national-id|passport|licence|sort-code|account|email|birth-date|phone|address|postcode|ip|password|id|[A-Z][A-Z0-9 _-]{1,30}|pii|redacted|\*+)(?:[-_ ]?\d+)?\]/;
const NAME_MARKERS = /^\[(?:name|NAME|PERSON|PER)\]/;

/** Titles and abbreviations whose point ends no sentence. */
const ABBREVIATIONS = new Set('mr mrs ms miss dr prof st no inc ltd co dept ext approx vs eg ie etc'.split(' '));

const MASKED_WORDS: Readonly<Record<string, string>> = {
  f: 'fuck',
  fk: 'fuck',
  fck: 'fuck',
  fing: 'fucking',
  fcking: 'fucking',
  fking: 'fucking',
  s: 'shit',
  st: 'shit',
  sht: 'shit',
  bs: 'bullshit',
  a: 'ass',
  ahole: 'asshole',
  b: 'bitch',
  btch: 'bitch',
  d: 'damn',
  dmn: 'damn',
  c: 'crap',
  crp: 'crap',
  h: 'hell',
  hll: 'hell',
};

export class Tokenizer {
  readonly #lexicon: Lexicon;
  readonly #prefixes: Prefixes;
  readonly #tokens = new Tokens();
  #turn = 0;
  #sentence = 0;
  #pendingStart = true;
  #pendingHard = true;
  #hasCapitals = false;

  constructor(lexicon: Lexicon, prefixes: Prefixes) {
    this.#lexicon = lexicon;
    this.#prefixes = prefixes;
  }

  /** The tokens of a conversation; `agentNames` are the words of the agent's own name. The result is overwritten by the next call. */
  read(turns: readonly Turn[], agentNames: readonly string[]): Tokens {
    const tokens = this.#tokens;
    tokens.clear();
    this.#sentence = 0;
    tokens.questions.push(0);
    for (let index = 0; index < turns.length; index++) {
      const turn = turns[index] as Turn;
      const before = turns[index - 1];
      this.#turn = index;
      tokens.turnStarts.push(tokens.length);
      const joined = before !== undefined && before.speaker === turn.speaker && near(before, turn);
      if (!joined) {
        this.#endSentence();
        tokens.passages.push(tokens.length);
      }
      this.#pendingStart = true;
      this.#readTurn(turn.text);
      if (tokens.length > 0) tokens.flags[tokens.length - 1] = (tokens.flags[tokens.length - 1] as number) | FLAG.end;
    }
    tokens.turnStarts.push(tokens.length);
    if (agentNames.length > 0) this.#markAgent(turns, agentNames.map(foldWord));
    return tokens;
  }

  /** The rule words of a piece of a phrase, as text would give them. */
  words(text: string): number[] {
    const tokens = this.#tokens;
    tokens.clear();
    tokens.questions.push(0);
    this.#sentence = 0;
    this.#turn = 0;
    this.#readTurn(text);
    return [...tokens.words.subarray(0, tokens.length)];
  }

  #endSentence(): void {
    const tokens = this.#tokens;
    if (tokens.length > 0) tokens.flags[tokens.length - 1] = (tokens.flags[tokens.length - 1] as number) | FLAG.end;
    if (!this.#pendingHard) {
      this.#sentence++;
      tokens.questions.push(0);
    }
    this.#pendingStart = true;
    this.#pendingHard = true;
  }

  #readTurn(text: string): void {
    this.#hasCapitals = /[A-Z]/.test(text);
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
          this.#push(this.#lexicon.vocabulary.get(text.charAt(at)), 0, at, at + 1);
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
        this.#push(UNKNOWN, FLAG.name, at, at + name[0].length);
        return at + name[0].length;
      }
      if (marker !== null) {
        this.#push(UNKNOWN, FLAG.code | FLAG.number | FLAG.digits, at, at + marker[0].length);
        return at + marker[0].length;
      }
    } else if (code === 42 /* * */ && text.charCodeAt(at + 1) === 42 && text.charCodeAt(at + 2) === 42) {
      let end = at;
      while (text.charCodeAt(end) === 42) end++;
      this.#push(UNKNOWN, FLAG.code | FLAG.number | FLAG.digits, at, end);
      return end;
    } else if (code === 37 /* % */) {
      this.#push(this.#lexicon.vocabulary.get('percent'), 0, at, at + 1);
    } else if (code === 38 /* & */) {
      this.#push(this.#lexicon.vocabulary.get('and'), 0, at, at + 1);
    }
    return at + 1;
  }

  #readStop(text: string, at: number, code: number): number {
    const tokens = this.#tokens;
    if (code === 46 /* . */) {
      const next = text.charCodeAt(at + 1);
      if (classOf(next) === LETTER || classOf(next) === DIGIT) {
        const last = tokens.length - 1;
        const short = last >= 0 && tokens.ends[last] === at && at - (tokens.starts[last] as number) === 1;
        if (short) return at + 1;
      }
      const last = tokens.length - 1;
      if (last >= 0 && tokens.ends[last] === at && tokens.turns[last] === this.#turn) {
        const word = text.slice(tokens.starts[last], at).toLowerCase();
        if (ABBREVIATIONS.has(word)) return at + 1;
        if (word.length === 1 && /^\.\s+[a-z]/.test(text.slice(at, at + 6))) return at + 1;
      }
    }
    if (code === 63 /* ? */) tokens.questions[this.#pendingHard ? Math.max(0, this.#sentence - 1) : this.#sentence] = 1;
    this.#endSentence();
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
      } else if (kind === APOSTROPHE && letters > 0 && classOf(text.charCodeAt(at + 1)) === LETTER) {
        hash = hashStep(hash, 39);
      } else if (kind === HYPHEN && at - start === 1 && letters === 1 && classOf(text.charCodeAt(at + 1)) === LETTER) {
        hash = hashStep(hash, foldCode(code));
      } else if (
        digits > 0 &&
        (code === 46 || code === 44 || code === 58 || code === 47) &&
        letters === 0 &&
        classOf(text.charCodeAt(at + 1)) === DIGIT
      ) {
        if (code === 58) colon = true;
        hash = hashStep(hash, code);
      } else if (code === 42 && letters > 0) {
        special = true;
      } else if (
        (code === 64 || (special && (code === 46 || code === 45 || code === 95))) &&
        letters + digits > 0 &&
        isAlphanumeric(text.charCodeAt(at + 1))
      ) {
        special = true;
      } else {
        break;
      }
    }
    let end = at;
    if (special) end = this.#pushSpecial(text, start, at);
    else if (digits > 0) this.#pushDigits(text, start, at, letters, digits, colon);
    else this.#pushWord(text, start, at, hash);
    return Math.max(end, start + 1);
  }

  #pushSpecial(text: string, start: number, end: number): number {
    const raw = text.slice(start, end);
    if (raw.includes('@')) {
      this.#push(UNKNOWN, FLAG.code, start, end);
      return end;
    }
    const meant = MASKED_WORDS[foldWord(raw).replaceAll('*', '')];
    this.#push(meant === undefined ? UNKNOWN : this.#lexicon.vocabulary.get(meant), 0, start, end);
    return end;
  }

  #pushDigits(text: string, start: number, end: number, letters: number, digits: number, colon: boolean): void {
    let flags = FLAG.number | (digits >= 3 ? FLAG.digits : 0) | (colon ? FLAG.clock : 0);
    if (letters > 0) {
      const id = this.#lexicon.vocabulary.get(foldWord(text.slice(start, end)));
      const stands = this.#lexicon.expansions.get(id);
      if (stands !== undefined) {
        for (const word of stands) this.#push(word, 0, start, end);
        return;
      }
      const unit = /^(\d+(?:[.,:]\d+)?)(am|pm|st|nd|rd|th|k|m|p|hrs?|mins?|gb|mb|mg|kg|lb|ft|x|d|h)$/i.exec(
        text.slice(start, end),
      );
      if (unit !== null) {
        const cut = start + (unit[1] as string).length;
        this.#push(UNKNOWN, FLAG.number | (colon ? FLAG.clock : 0), start, cut);
        this.#pushKnown(this.#lexicon.vocabulary.get((unit[2] as string).toLowerCase()), cut, end);
        return;
      }
      flags = FLAG.code | (digits >= 3 ? FLAG.digits : 0);
    }
    this.#push(letters === 0 ? this.#lexicon.vocabulary.get(text.slice(start, end)) : UNKNOWN, flags, start, end);
  }

  #pushWord(text: string, start: number, end: number, hash: number): void {
    const lexicon = this.#lexicon;
    const tokens = this.#tokens;
    const id = lexicon.vocabulary.find(text, start, end, hash);
    const traits = id === UNKNOWN ? 0 : lexicon.traits(id);
    if (traits & TRAIT.filler) return;
    if (traits & TRAIT.beforeVerb) this.#verbAwaited = tokens.length;
    const last = tokens.length - 1;
    const previous = last >= 0 && tokens.turns[last] === this.#turn && !this.#pendingHard ? this.#raw : UNKNOWN;
    if (previous !== UNKNOWN) {
      const before = lexicon.traits(previous);
      if (traits & TRAIT.splitPiece && before & TRAIT.beforeSplit && end - start <= 2) {
        for (const word of lexicon.contextual.get(id) ?? []) this.#push(word, 0, start, end);
        this.#raw = UNKNOWN;
        return;
      }
      if (
        traits & FLAG.letter &&
        before & TRAIT.splitNot &&
        end - start === 1 &&
        foldCode(text.charCodeAt(start)) === 116
      ) {
        tokens.words[last] = lexicon.ruleId(lexicon.splitNot(previous));
        this.#push(lexicon.not, 0, start, end);
        this.#raw = UNKNOWN;
        return;
      }
      if (traits & TRAIT.plainVerb && before & TRAIT.beforeVerb && this.#verbAwaited === last)
        this.#splitBefore(previous);
    }
    const stands = lexicon.expansions.get(id);
    if (stands !== undefined) {
      const letter = traits & FLAG.letter;
      for (const word of stands) this.#push(word, this.#flagsOf(word, text, start, end) | letter, start, end);
      this.#raw = id;
      return;
    }
    if (id === UNKNOWN && this.#pushPossessive(text, start, end)) return;
    if (id !== UNKNOWN && id === previous && traits & TRAIT.stutter) return;
    this.#pushKnown(id, start, end, text);
    this.#raw = id;
  }

  /** Word number of the last token before spelling was folded, for what depends on it. */
  #raw: number = UNKNOWN;
  #verbAwaited = -1;

  /** "ill call": the token already pushed becomes two words at the same place. */
  #splitBefore(form: number): void {
    const tokens = this.#tokens;
    const last = tokens.length - 1;
    const [first, second] = this.#lexicon.contextual.get(form) ?? [];
    if (first === undefined || second === undefined) return;
    tokens.words[last] = this.#lexicon.ruleId(first);
    this.#push(second, 0, tokens.starts[last] as number, tokens.ends[last] as number);
  }

  /** "Dana's", "didn't" where the table has no entry: the stem counts, "n't" is not, "'s" is "is" after some words and nothing after others. */
  #pushPossessive(text: string, start: number, end: number): boolean {
    const word = foldWord(text.slice(start, end));
    const at = word.lastIndexOf("'");
    if (at <= 0) return false;
    const vocabulary = this.#lexicon.vocabulary;
    if (word.endsWith("n't")) {
      this.#push(vocabulary.get(word.slice(0, -3)), 0, start, end);
      this.#push(this.#lexicon.not, 0, start, end);
      return true;
    }
    const stem = vocabulary.get(word.slice(0, at));
    const piece = word.slice(at + 1);
    this.#pushKnown(stem, start, end, text);
    if (piece === 'll') this.#push(vocabulary.get('will'), 0, start, end);
    else if (piece === 've') this.#push(vocabulary.get('have'), 0, start, end);
    else if (piece === 're') this.#push(vocabulary.get('are'), 0, start, end);
    else if (piece === 's' && stem !== UNKNOWN && this.#lexicon.traits(stem) & TRAIT.beforeIs)
      this.#push(this.#lexicon.is, 0, start, end);
    this.#raw = UNKNOWN;
    return true;
  }

  #pushKnown(id: number, start: number, end: number, text = ''): void {
    this.#push(id, this.#flagsOf(id, text, start, end), start, end, text);
  }

  #flagsOf(id: number, text: string, start: number, end: number): number {
    const traits = id === UNKNOWN ? 0 : this.#lexicon.traits(id);
    const flags = traits & (FLAG.number | FLAG.letter);
    if (end - start < 2 || text === '') return flags;
    const capital = isCapital(text, start);
    if (traits & TRAIT.given || (traits & TRAIT.ambiguousName && capital && !this.#pendingStart))
      return flags | FLAG.name | FLAG.given;
    if (traits & (TRAIT.common | TRAIT.ambiguousName)) {
      if (capital && traits & TRAIT.common) this.#unname(text, start);
      return flags;
    }
    // A capital, or, in text without any, a word that neither everyday language nor a rule knows.
    return capital || (!this.#hasCapitals && id === UNKNOWN) ? flags | FLAG.name : flags;
  }

  /** "Pennine Parcels", "Humber Glass": a capitalised everyday word right behind a seeming name makes it a firm's. */
  #unname(text: string, start: number): void {
    const tokens = this.#tokens;
    const last = tokens.length - 1;
    if (last < 0 || tokens.turns[last] !== this.#turn || text.slice(tokens.ends[last], start) !== ' ') return;
    const flags = tokens.flags[last] as number;
    if ((flags & FLAG.given) === 0) tokens.flags[last] = flags & ~FLAG.name;
  }

  #push(id: number, flags: number, start: number, end: number, text = ''): void {
    let all = flags;
    if (this.#pendingStart) all |= FLAG.start;
    if (this.#pendingHard) all |= FLAG.hard;
    this.#pendingStart = false;
    this.#pendingHard = false;
    if (all & FLAG.start && this.#tokens.length > 0) {
      const last = this.#tokens.length - 1;
      this.#tokens.flags[last] = (this.#tokens.flags[last] as number) | FLAG.end;
    }
    const prefix =
      id !== UNKNOWN ? this.#prefixes.ofWord(id) : text === '' ? 0 : this.#prefixes.ofText(text, start, end);
    this.#tokens.push(this.#lexicon.ruleId(id), all, this.#turn, start, end, prefix, this.#sentence);
  }

  #markAgent(turns: readonly Turn[], names: readonly string[]): void {
    const tokens = this.#tokens;
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

function isAlphanumeric(code: number): boolean {
  const kind = classOf(code);
  return kind === LETTER || kind === DIGIT;
}

function near(before: Turn, turn: Turn): boolean {
  if (turn.startMs === undefined || before.startMs === undefined) return true;
  if (before.endMs !== undefined) return turn.startMs - before.endMs <= PASSAGE_GAP_MS;
  return turn.startMs - before.startMs <= PASSAGE_SENT_GAP_MS;
}
