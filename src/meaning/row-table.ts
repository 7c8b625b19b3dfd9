// Rows of weights found by a whole-number key: an open table whose slots lie ready in the model file.

/** Slots are a power of two; an empty one holds the key 0 and the row 0. Row 0 has no cells. */
export class RowTable {
  readonly #keys: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #mask: number;

  constructor(keys: Uint32Array, rows: Uint32Array) {
    this.#keys = keys;
    this.#rows = rows;
    this.#mask = keys.length - 1;
  }

  /** The row of a key, 0 for none. */
  find(key: number): number {
    for (let at = slotOf(key) & this.#mask; ; at = (at + 1) & this.#mask) {
      const row = this.#rows[at] as number;
      if (row === 0 || this.#keys[at] === key) return row;
    }
  }
}

/** Lays keys and their rows out as a table. Keys differ. */
export function layTable(entries: readonly (readonly [key: number, row: number])[]): {
  keys: Uint32Array;
  rows: Uint32Array;
} {
  let size = 16;
  while (size < entries.length * 1.6) size *= 2;
  const keys = new Uint32Array(size);
  const rows = new Uint32Array(size);
  for (const [key, row] of entries) {
    let at = slotOf(key) & (size - 1);
    while (rows[at] !== 0) at = (at + 1) & (size - 1);
    keys[at] = key;
    rows[at] = row;
  }
  return { keys, rows };
}

function slotOf(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 4;
}

/** A name as a key: FNV-1a over UTF-16 code units, never 0. */
export function nameKey(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0 || 1;
}
