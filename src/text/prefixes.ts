// Which beginnings (`refund*`) a word has: a trie over folded characters, answered as the number of a set of beginnings.

import { classOf, foldCode, INVISIBLE } from './characters.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Branch {
  readonly next: Map<number, Branch>;
  /** Number of the prefix that ends here. */
  prefix: number;
}

export class Prefixes {
  readonly #vocabulary: Vocabulary;
  readonly #root: Branch = { next: new Map(), prefix: -1 };
  readonly #prefixes: string[] = [];
  /** `sets[n]` holds the prefixes of set n; set 0 is empty. */
  readonly sets: (readonly number[])[] = [[]];
  readonly #setNumbers = new Map<string, number>([['', 0]]);
  readonly #ofWord: number[] = [];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The number of a folded beginning. All are added before any text is read. */
  add(prefix: string): number {
    const known = this.#prefixes.indexOf(prefix);
    if (known >= 0) return known;
    let branch = this.#root;
    for (let index = 0; index < prefix.length; index++) {
      const code = prefix.charCodeAt(index);
      let next = branch.next.get(code);
      if (next === undefined) {
        next = { next: new Map(), prefix: -1 };
        branch.next.set(code, next);
      }
      branch = next;
    }
    branch.prefix = this.#prefixes.length;
    this.#ofWord.length = 0;
    return this.#prefixes.push(prefix) - 1;
  }

  /** The set of beginnings of a word in the vocabulary. */
  ofWord(id: number): number {
    const known = this.#ofWord[id];
    if (known !== undefined) return known;
    const word = this.#vocabulary.words[id] as string;
    const set = this.ofText(word, 0, word.length);
    this.#ofWord[id] = set;
    return set;
  }

  /** The set of beginnings of the word at `text[start, end)`. */
  ofText(text: string, start: number, end: number): number {
    let branch: Branch | undefined = this.#root;
    let found = '';
    for (let index = start; index < end; index++) {
      const code = text.charCodeAt(index);
      if (code >= 128 && classOf(code) === INVISIBLE) continue;
      branch = branch.next.get(foldCode(code));
      if (branch === undefined) break;
      if (branch.prefix >= 0) found += `${branch.prefix},`;
    }
    if (found === '') return 0;
    const known = this.#setNumbers.get(found);
    if (known !== undefined) return known;
    const set = this.sets.push(found.slice(0, -1).split(',').map(Number)) - 1;
    this.#setNumbers.set(found, set);
    return set;
  }
}
