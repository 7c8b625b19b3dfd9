// A turn cut into clauses: at punctuation and, where a sentence is long or a recogniser wrote none, before words that open a new clause.

import type { Lexicon } from './lexicon.ts';
import { FLAG, type Tokens } from './tokens.ts';

/** A sentence of up to this many words is one clause. */
const SHORT_SENTENCE = 9;
/** No clause is cut off with fewer words than this. */
const FEWEST = 3;
/** A clause is cut at the next weak opener once it is this long. */
const LONG = 9;
/** Longer than this without any opener, it is cut where it stands. */
const LONGEST = 20;

/** Words that open a clause wherever they stand. */
const OPENERS =
  'and but so because then okay ok right alright well now sorry thank thanks hello hi hiya actually anyway also plus unless although though'.split(
    ' ',
  );
/** Words that open one unless the word before leads into them: "and i", "that you", "if we". */
const SUBJECTS = 'i we you he she they it this that there let please my our what how where who why when if'.split(' ');
/** Words that a following subject belongs to. */
const LEADS =
  'and but so because if when while as that which who what how why where whether than then or like think hope know see say said told tell believe sure afraid mean is are was were am do does did can could will would shall should may might have has had to for with of from about on in at by into till until after before let make help give gave get got ask asked see saw call called thank not the a an your no'.split(
    ' ',
  );

/** Cuts turns into clauses; one per lexicon. */
export class ClauseCutter {
  readonly #openers: ReadonlySet<number>;
  readonly #subjects: ReadonlySet<number>;
  readonly #leads: ReadonlySet<number>;

  constructor(lexicon: Lexicon) {
    const set = (words: readonly string[]): ReadonlySet<number> => new Set(words.map((word) => lexicon.rule(word)));
    this.#openers = set(OPENERS);
    this.#subjects = set(SUBJECTS);
    this.#leads = set(LEADS);
  }

  /** First tokens of the clauses of a turn, in order; `text` is the turn's. */
  cut(tokens: Tokens, turn: number, text: string): number[] {
    const first = tokens.turnStarts[turn] as number;
    const end = tokens.turnStarts[turn + 1] as number;
    const starts: number[] = [];
    for (let at = first; at < end; ) {
      let stop = at + 1;
      while (stop < end && !this.#sentenceBegins(tokens, stop)) stop++;
      this.#cutSentence(tokens, at, stop, text, starts);
      at = stop;
    }
    return starts;
  }

  /** Whether a token stands behind a full stop, a question or an exclamation mark, or a new line. */
  #sentenceBegins(tokens: Tokens, at: number): boolean {
    return ((tokens.flags[at] as number) & (FLAG.hard | FLAG.start)) !== 0;
  }

  #cutSentence(tokens: Tokens, from: number, to: number, text: string, starts: number[]): void {
    starts.push(from);
    if (to - from <= SHORT_SENTENCE) return;
    let last = from;
    for (let at = from + FEWEST; at <= to - FEWEST; at++) {
      const length = at - last;
      if (length < FEWEST) continue;
      const word = tokens.words[at] as number;
      const before = tokens.words[at - 1] as number;
      // Two tokens made of one written word are never parted.
      if (tokens.starts[at] === tokens.starts[at - 1]) continue;
      const mark = /[,;:–—-]\s|\s[–—-]/.test(text.slice(tokens.ends[at - 1], tokens.starts[at]));
      const opens =
        mark ||
        (this.#openers.has(word) && !this.#leads.has(before)) ||
        (this.#subjects.has(word) && !this.#leads.has(before) && length >= FEWEST + 1) ||
        (length >= LONG && this.#openers.has(word)) ||
        length >= LONGEST;
      if (!opens) continue;
      starts.push(at);
      last = at;
    }
  }
}
