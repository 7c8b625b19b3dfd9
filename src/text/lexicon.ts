// What the tokeniser knows of a word before any rule: its spelling, whether it is a number, a name, a filler.

import { COMMON_WORDS } from './common-words.ts';
import { AMBIGUOUS_NAMES, GIVEN_NAMES } from './names.ts';
import {
  BEFORE_IS,
  BEFORE_SPLIT,
  BEFORE_VERB,
  FILLERS,
  PLAIN_VERBS,
  SPELLINGS,
  SPLIT_NOT,
  SPLIT_PIECES,
} from './spellings.ts';
import { FLAG } from './tokens.ts';
import { UNKNOWN, Vocabulary } from './vocabulary.ts';

const NUMBER_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand nought'.split(
    ' ',
  );

/** Words that a speaker repeats without meaning to: "I I will", "to the the bank". */
const STUTTERED =
  'i the a an to we you and is it can do my your in on of for was will are if but he she they have me us our at with'.split(
    ' ',
  );

/** Bits of `traits`, beside those of FLAG that belong to a word wherever it stands (number, letter, name). */
export const TRAIT = {
  filler: 1 << 16,
  stutter: 1 << 17,
  common: 1 << 18,
  given: 1 << 19,
  ambiguousName: 1 << 20,
  beforeIs: 1 << 21,
  beforeSplit: 1 << 22,
  plainVerb: 1 << 23,
  splitPiece: 1 << 24,
  splitNot: 1 << 25,
  beforeVerb: 1 << 26,
  /** A rule uses it. */
  rule: 1 << 27,
} as const;

/** The vocabulary with what is known of each word; one per matcher. */
export class Lexicon {
  readonly vocabulary = new Vocabulary();
  #traits = new Int32Array(16384);
  /** The words that a spelling stands for. */
  readonly expansions = new Map<number, readonly number[]>();
  readonly is: number;
  readonly not: number;

  constructor() {
    for (const word of FILLERS) this.#mark(word, TRAIT.filler);
    for (const word of STUTTERED) this.#mark(word, TRAIT.stutter | TRAIT.common);
    for (const word of NUMBER_WORDS) this.#mark(word, FLAG.number | TRAIT.common);
    for (const word of COMMON_WORDS) this.#mark(word, TRAIT.common);
    for (const word of GIVEN_NAMES) this.#mark(word, TRAIT.given);
    for (const word of AMBIGUOUS_NAMES) this.#mark(word, TRAIT.ambiguousName);
    for (const word of BEFORE_IS) this.#mark(word, TRAIT.beforeIs | TRAIT.common);
    for (const word of BEFORE_SPLIT) this.#mark(word, TRAIT.beforeSplit | TRAIT.common);
    for (const word of PLAIN_VERBS) this.#mark(word, TRAIT.plainVerb | TRAIT.common);
    for (const [word, stands] of Object.entries(SPLIT_PIECES)) this.#expand(word, [stands], TRAIT.splitPiece);
    for (const word of Object.keys(SPLIT_NOT)) this.#mark(word, TRAIT.splitNot | TRAIT.common);
    for (const [word, stands] of BEFORE_VERB) this.#expand(word, stands, TRAIT.beforeVerb | TRAIT.common);
    for (const [form, words] of SPELLINGS) this.#expand(form, words, TRAIT.common);
    for (let code = 97; code <= 122; code++) this.#mark(String.fromCharCode(code), FLAG.letter | TRAIT.common);
    this.is = this.rule('is');
    this.not = this.rule('not');
  }

  /** Declares a folded word as one that a rule uses and gives its number. */
  rule(word: string): number {
    this.#mark(word, TRAIT.rule);
    return this.vocabulary.get(word);
  }

  /** The number that rules see for a word: its own when a rule uses it, else UNKNOWN. */
  ruleId(id: number): number {
    return (this.traits(id) & TRAIT.rule) !== 0 ? id : UNKNOWN;
  }

  traits(id: number): number {
    return this.#traits[id] as number;
  }

  splitNot(id: number): number {
    return this.vocabulary.get(SPLIT_NOT[this.vocabulary.words[id] as string] ?? '');
  }

  #mark(word: string, traits: number): void {
    const id = this.vocabulary.add(word);
    if (id >= this.#traits.length) this.#growTraits(id);
    this.#traits[id] = (this.#traits[id] as number) | traits;
  }

  #expand(form: string, words: readonly string[], traits: number): void {
    this.#mark(form, traits);
    for (const word of words) this.#mark(word, TRAIT.common);
    if (traits & (TRAIT.splitPiece | TRAIT.beforeVerb) && !SPELLINGS.has(form)) {
      this.contextual.set(
        this.vocabulary.get(form),
        words.map((word) => this.vocabulary.get(word)),
      );
    } else {
      this.expansions.set(
        this.vocabulary.get(form),
        words.map((word) => this.vocabulary.get(word)),
      );
    }
  }

  /** Forms that are expanded only beside certain words: "ill call", "you re". */
  readonly contextual = new Map<number, readonly number[]>();

  #growTraits(id: number): void {
    const larger = new Int32Array(Math.max(id + 1, this.#traits.length * 2));
    larger.set(this.#traits);
    this.#traits = larger;
  }
}
