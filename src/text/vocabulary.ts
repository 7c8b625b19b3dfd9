// The words that any rule uses, numbered. Text is looked up by rolling hash, without making a string per word.

import { classOf, foldCode, INVISIBLE } from './characters.ts';

/** Number 0 is every word that no rule knows. */
export const UNKNOWN = 0;

const START = 0x811c9dc5 | 0;

/** One step of the rolling hash (FNV-1a over folded UTF-16 code units). */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}
export const HASH_START = START;

export class Vocabulary {
  /** `words[id]` is the folded word. */
  readonly words: string[] = [''];
  readonly #ids = new Map<string, number>();
  #slots = new Int32Array(1024);
  #mask = 1023;

  /** The number of a folded word, given one if it has none. */
  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.words.length;
    this.words.push(word);
    this.#ids.set(word, id);
    if (id * 2 > this.#slots.length) this.#grow();
    else this.#place(word, id);
    return id;
  }

  /** The number of a folded word, UNKNOWN if no rule has it. */
  get(word: string): number {
    return this.#ids.get(word) ?? UNKNOWN;
  }

  /** The number of the word at `text[start, end)` whose folded characters hash to `hash`. */
  find(text: string, start: number, end: number, hash: number): number {
    for (let at = hash & this.#mask; ; at = (at + 1) & this.#mask) {
      const id = this.#slots[at] as number;
      if (id === 0) return UNKNOWN;
      if (this.#same(id, text, start, end)) return id;
    }
  }

  #same(id: number, text: string, start: number, end: number): boolean {
    const word = this.words[id] as string;
    let at = 0;
    for (let index = start; index < end; index++) {
      const code = text.charCodeAt(index);
      if (code >= 128 && classOf(code) === INVISIBLE) continue;
      if (word.charCodeAt(at++) !== foldCode(code)) return false;
    }
    return at === word.length;
  }

  #place(word: string, id: number): void {
    let hash = START;
    for (let index = 0; index < word.length; index++) hash = hashStep(hash, word.charCodeAt(index));
    let at = hash & this.#mask;
    while (this.#slots[at] !== 0) at = (at + 1) & this.#mask;
    this.#slots[at] = id;
  }

  #grow(): void {
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Int32Array(this.#mask + 1);
    for (let id = 1; id < this.words.length; id++) this.#place(this.words[id] as string, id);
  }
}
