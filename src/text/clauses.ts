// A turn cut into clauses: at punctuation and, where a sentence is long or a recogniser wrote none, before words that open a new clause.

import type { Lexicon } from './lexicon.ts';
import { FLAG, type Tokens } from './tokens.ts';

/** A sentence of up to this many words is cut at its marks only. */
const SHORT_SENTENCE = 9;
/** No clause is cut off with fewer words than this, unless a mark or a greeting parts it: "hello, how can i help". */
const FEWEST = 3;
/** Nothing is cut off the end with fewer words than this: "thanks, sir". */
const FEWEST_BEHIND = 2;
/** A clause is cut at the next weak opener once it is this long. */
const LONG = 9;
/** Longer than this without any opener, it is cut where it stands. */
const LONGEST = 20;

/** A clause of one or two such words stands for itself. */
const GREETINGS = 'hello hi hey hiya sorry thanks okay ok yes yeah no sure right'.split(' ');

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
  readonly #greetings: ReadonlySet<number>;

  constructor(lexicon: Lexicon) {
    const set = (words: readonly string[]): ReadonlySet<number> => new Set(words.map((word) => lexicon.rule(word)));
    this.#openers = set(OPENERS);
    this.#subjects = set(SUBJECTS);
    this.#leads = set(LEADS);
    this.#greetings = set(GREETINGS);
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
    let last = from;
    const short = to - from <= SHORT_SENTENCE;
    for (let at = from + 1; at <= to - FEWEST_BEHIND; at++) {
      // Two tokens made of one written word are never parted.
      if (tokens.starts[at] === tokens.starts[at - 1]) continue;
      const length = at - last;
      const marked = hasMark(text, tokens.ends[at - 1] as number, tokens.starts[at] as number);
      const greeted = length <= 2 && this.#greetings.has(tokens.words[last] as number);
      const opens = marked || (!short && length >= FEWEST && at <= to - FEWEST && this.#opens(tokens, at, length));
      if (!opens && !(greeted && this.#subjects.has(tokens.words[at] as number))) continue;
      starts.push(at);
      last = at;
    }
  }

  /** Whether a word opens a clause after `length` words of the one before. */
  #opens(tokens: Tokens, at: number, length: number): boolean {
    const word = tokens.words[at] as number;
    const led = this.#leads.has(tokens.words[at - 1] as number);
    if (this.#openers.has(word)) return !led || length >= LONG;
    return (this.#subjects.has(word) && !led && length > FEWEST) || length >= LONGEST;
  }
}

/** Whether a comma, a colon or a dash stands between two words; a hyphen between letters is none. */
function hasMark(text: string, from: number, to: number): boolean {
  if (to - from < 2) return false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 44 || code === 59 || code === 58 || code === 45 || code === 0x2013 || code === 0x2014) return true;
  }
  return false;
}
