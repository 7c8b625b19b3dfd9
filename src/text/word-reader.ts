// Words read as people and recognisers write them: contractions joined or split, possessives, digits with units, masked profanity.

import { foldWord } from './characters.ts';
import { type Lexicon, TRAIT } from './lexicon.ts';
import type { TokenWriter } from './token-writer.ts';
import { FLAG } from './tokens.ts';
import { UNKNOWN } from './vocabulary.ts';

/** "10th", "5pm", "20mins": a number and what it counts, two words. */
export const NUMBER_WITH_UNIT = /^(\d+(?:[.,:]\d+)?)(am|pm|st|nd|rd|th|k|m|p|hrs?|mins?|gb|mb|mg|kg|lb|ft|x|d|h)$/i;

/** Profanity behind asterisks, without them. */
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
  bh: 'bitch',
  d: 'damn',
  dmn: 'damn',
  dn: 'damn',
  c: 'crap',
  crp: 'crap',
  cp: 'crap',
  h: 'hell',
  hll: 'hell',
  hl: 'hell',
};

/** Words that no "'s" follows. */
const WITHOUT_IS: ReadonlySet<string> = new Set(['i', 'you', 'we', 'they']);

export class WordReader {
  readonly #lexicon: Lexicon;
  readonly #writer: TokenWriter;
  /** Word number of the last token before spelling was folded, for what depends on it. */
  #raw: number = UNKNOWN;
  #verbAwaited = -1;

  constructor(lexicon: Lexicon, writer: TokenWriter) {
    this.#lexicon = lexicon;
    this.#writer = writer;
  }

  /** Anything that is no word: a currency, a percent sign, a marker. */
  sign(id: number, flags: number, start: number, end: number): void {
    this.#raw = UNKNOWN;
    this.#writer.push(id, flags, start, end);
  }

  /** An e-mail address, or a word with letters masked by asterisks. */
  special(text: string, start: number, end: number): void {
    this.#raw = UNKNOWN;
    const raw = text.slice(start, end);
    if (raw.includes('@')) {
      this.#writer.push(UNKNOWN, FLAG.code, start, end);
      return;
    }
    const meant = MASKED_WORDS[foldWord(raw).replaceAll('*', '')];
    this.#writer.push(meant === undefined ? UNKNOWN : this.#lexicon.vocabulary.get(meant), 0, start, end);
  }

  /** Digits, alone or with letters: a number, a number with its unit, or a code. */
  digits(text: string, start: number, end: number, letters: number, digits: number, colon: boolean): void {
    this.#raw = UNKNOWN;
    let flags = FLAG.number | (digits >= 3 ? FLAG.digits : 0) | (colon ? FLAG.clock : 0);
    if (letters > 0) {
      const id = this.#lexicon.vocabulary.get(foldWord(text.slice(start, end)));
      const stands = this.#lexicon.expansions.get(id);
      if (stands !== undefined) {
        for (const word of stands) this.#writer.push(word, 0, start, end);
        return;
      }
      const unit = NUMBER_WITH_UNIT.exec(text.slice(start, end));
      if (unit !== null) {
        const cut = start + (unit[1] as string).length;
        this.#writer.push(
          this.#lexicon.vocabulary.get(unit[1] as string),
          FLAG.number | (colon ? FLAG.clock : 0),
          start,
          cut,
        );
        this.#writer.push(this.#lexicon.vocabulary.get((unit[2] as string).toLowerCase()), 0, cut, end);
        return;
      }
      flags = FLAG.code | (digits >= 3 ? FLAG.digits : 0);
    }
    this.#writer.push(this.#lexicon.vocabulary.get(foldWord(text.slice(start, end))), flags, start, end);
  }

  /** Letters; `hash` is that of the folded word. */
  word(text: string, start: number, end: number, hash: number): void {
    const lexicon = this.#lexicon;
    const writer = this.#writer;
    const { tokens } = writer;
    const id = lexicon.vocabulary.find(text, start, end, hash);
    const traits = id === UNKNOWN ? 0 : lexicon.traits(id);
    if (traits & TRAIT.filler) return;
    if (traits & TRAIT.beforeVerb) this.#verbAwaited = tokens.length;
    const last = writer.lastOfSentence;
    const previous = last >= 0 ? this.#raw : UNKNOWN;
    if (previous !== UNKNOWN) {
      const before = lexicon.traits(previous);
      if (traits & TRAIT.splitPiece && before & TRAIT.beforeSplit && !this.#spelled(previous, id)) {
        for (const word of lexicon.contextual.get(id) ?? []) this.#writer.push(word, 0, start, end);
        this.#raw = UNKNOWN;
        return;
      }
      if (traits & FLAG.letter && before & TRAIT.splitNot && lexicon.vocabulary.words[id] === 't') {
        tokens.words[last] = lexicon.ruleId(lexicon.splitNot(previous));
        this.#writer.push(lexicon.not, 0, start, end);
        this.#raw = UNKNOWN;
        return;
      }
      if (traits & TRAIT.plainVerb && before & TRAIT.beforeVerb && this.#verbAwaited === last)
        this.#splitBefore(previous);
    }
    const stands = lexicon.expansions.get(id);
    if (stands !== undefined) {
      const letter = traits & FLAG.letter;
      for (const word of stands) writer.pushWord(word, start, end, text, letter);
      this.#raw = id;
      return;
    }
    if (id === UNKNOWN && this.#pushPossessive(text, start, end)) return;
    if (id !== UNKNOWN && id === previous && traits & TRAIT.stutter) return;
    this.#writer.pushWord(id, start, end, text);
    this.#raw = id;
  }

  /** "I S": letters spelled out, since no contraction has these two. */
  #spelled(previous: number, piece: number): boolean {
    const { words } = this.#lexicon.vocabulary;
    return words[piece] === 's' && WITHOUT_IS.has(words[previous] as string);
  }

  /** "ill call": the token already pushed becomes two words at the same place. */
  #splitBefore(form: number): void {
    const { tokens } = this.#writer;
    const last = tokens.length - 1;
    const [first, second] = this.#lexicon.contextual.get(form) ?? [];
    if (first === undefined || second === undefined) return;
    tokens.words[last] = this.#lexicon.ruleId(first);
    this.#writer.push(second, 0, tokens.starts[last] as number, tokens.ends[last] as number);
  }

  /** "Dana's", "didn't" where the table has no entry: the stem counts, "n't" is not, "'s" is "is" after some words and nothing after others. */
  #pushPossessive(text: string, start: number, end: number): boolean {
    const word = foldWord(text.slice(start, end));
    const at = word.lastIndexOf("'");
    if (at <= 0) return false;
    this.#raw = UNKNOWN;
    const vocabulary = this.#lexicon.vocabulary;
    if (word.endsWith("n't")) {
      this.#writer.push(vocabulary.get(word.slice(0, -3)), 0, start, end);
      this.#writer.push(this.#lexicon.not, 0, start, end);
      return true;
    }
    const stem = vocabulary.get(word.slice(0, at));
    const piece = word.slice(at + 1);
    this.#writer.pushWord(stem, start, end, text);
    if (piece === 'll') this.#writer.push(vocabulary.get('will'), 0, start, end);
    else if (piece === 've') this.#writer.push(vocabulary.get('have'), 0, start, end);
    else if (piece === 're') this.#writer.push(vocabulary.get('are'), 0, start, end);
    else if (piece === 's' && stem !== UNKNOWN && this.#lexicon.traits(stem) & TRAIT.beforeIs)
      this.#writer.push(this.#lexicon.is, 0, start, end);
    return true;
  }
}
