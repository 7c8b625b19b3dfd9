// Which interaction ids have been seen, and with what content, in a few bytes each.

export type Seen = 'new' | 'same' | 'other';

const FIRST_SIZE = 1 << 12;

/**
 * Remembers ids and contents as 53-bit hashes in flat arrays: 16 bytes an id at a load of at most 2/3. Two ids among a
 * million share a hash with a probability of 6·10⁻⁵; the later one would then be held for a repetition and reported so.
 */
export class Duplicates {
  #ids = new Float64Array(FIRST_SIZE);
  #contents = new Float64Array(FIRST_SIZE);
  #count = 0;

  /** `digest` is that of the raw record: equal for equal content. The first content of an id stays the one compared with. */
  see(id: string, digest: string): Seen {
    if (this.#count * 3 >= this.#ids.length * 2) this.#grow();
    const key = hash53(id);
    const content = hash53(digest);
    const at = this.#find(key);
    if (this.#ids[at] === key) return this.#contents[at] === content ? 'same' : 'other';
    this.#ids[at] = key;
    this.#contents[at] = content;
    this.#count++;
    return 'new';
  }

  #find(key: number): number {
    const mask = this.#ids.length - 1;
    let at = key % this.#ids.length;
    while (this.#ids[at] !== 0 && this.#ids[at] !== key) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const ids = this.#ids;
    const contents = this.#contents;
    this.#ids = new Float64Array(ids.length * 2);
    this.#contents = new Float64Array(ids.length * 2);
    for (let index = 0; index < ids.length; index++) {
      if (ids[index] === 0) continue;
      const at = this.#find(ids[index] as number);
      this.#ids[at] = ids[index] as number;
      this.#contents[at] = contents[index] as number;
    }
  }
}

/** cyrb53 (public domain, bryc): two 32-bit multiply-xor streams joined to 53 bits; never 0 here, which marks an empty place. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0) || 1;
}
