// A conversation as tokens: flat arrays, one entry a word, with the way back to the original characters.

/** What a token is, beside its word: bits of `flags`. */
export const FLAG = {
  /** First word of a sentence or turn. */
  start: 1,
  /** Last word of a sentence or turn. */
  end: 2,
  /** Terminal punctuation (or a new speaker) stands before it: a gap does not reach over. */
  hard: 4,
  /** Could be a person's name. */
  name: 8,
  /** A word of the agent's own name, as the data gives it. */
  agent: 16,
  /** Digits or a number word. */
  number: 32,
  /** Digits with a colon: a clock time. */
  clock: 64,
  /** A code: letters and digits mixed, an e-mail address, or a redacted value. */
  code: 128,
  /** A single letter. */
  letter: 256,
  /** At least three digits in one token. */
  digits: 512,
  /** A given name that is in the list of names. */
  given: 1024,
  /** A redacted day. */
  date: 2048,
} as const;

export class Tokens {
  /** Number of tokens. */
  length = 0;
  /** Word number in the vocabulary, 0 for words that no rule knows. */
  words = new Int32Array(256);
  flags = new Int32Array(256);
  turns = new Int32Array(256);
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  /** Which prefixes (`refund*`) the word begins with: an index into the matcher's prefix sets. */
  prefixes = new Int32Array(256);
  /** Sentence number, counted through the conversation. */
  sentences = new Int32Array(256);
  /** `passages[i]` is the first token of the i-th passage: consecutive turns of one speaker. */
  passages: number[] = [];
  /** 1 for each sentence that asks. */
  questions: number[] = [];
  /** First token of each turn; `turnStarts[turns]` is `length`. */
  turnStarts: number[] = [];

  clear(): void {
    this.length = 0;
    this.passages = [];
    this.questions = [];
    this.turnStarts = [];
  }

  push(word: number, flags: number, turn: number, start: number, end: number, prefix: number, sentence: number): void {
    if (this.length === this.words.length) this.#grow();
    const at = this.length++;
    this.words[at] = word;
    this.flags[at] = flags;
    this.turns[at] = turn;
    this.starts[at] = start;
    this.ends[at] = end;
    this.prefixes[at] = prefix;
    this.sentences[at] = sentence;
  }

  #grow(): void {
    const double = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(array.length * 2);
      larger.set(array);
      return larger;
    };
    this.words = double(this.words);
    this.flags = double(this.flags);
    this.turns = double(this.turns);
    this.starts = double(this.starts);
    this.ends = double(this.ends);
    this.prefixes = double(this.prefixes);
    this.sentences = double(this.sentences);
  }
}
