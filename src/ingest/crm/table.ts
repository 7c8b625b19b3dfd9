// The CRM table: finds the row of a key, remembers which rows were used. Lives in shared memory, so that threads read one
// copy: `data()` goes to a worker as it is, `openCrmTable` opens it there.

import type { AttributeValue } from '../../model/interaction.ts';
import { type PackedRows, type PackedRowsData, packedRows } from './packed-rows.ts';

const CONFLICT = 1;
const USED = 2;

export interface CrmTableData {
  readonly match: string;
  readonly targets: readonly string[];
  readonly rows: PackedRowsData;
  readonly addresses: SharedArrayBuffer;
  readonly hashes: SharedArrayBuffer;
  readonly flags: SharedArrayBuffer;
  readonly slots: SharedArrayBuffer;
  readonly counts: SharedArrayBuffer;
}

/** What became of rows and interactions; the same numbers in every thread. */
export interface CrmCounts {
  /** Keys with a usable row. */
  readonly rows: number;
  /** Of these, rows that an interaction asked for. */
  readonly usedRows: number;
  readonly rowsWithoutInteraction: number;
  readonly joined: number;
  readonly interactionsWithoutRow: number;
}

export interface CrmTable {
  /** What of an interaction equals the key: `id` or a target. */
  readonly match: string;
  /** What the values of a row fill, in their order. */
  readonly targets: readonly string[];
  /** The values for a key, and marks the row as used; undefined when there is no row or several that differ. */
  take(key: string): readonly AttributeValue[] | undefined;
  counts(): CrmCounts;
  data(): CrmTableData;
}

/** Fills a table row by row. */
export class CrmTableBuilder {
  private readonly match: string;
  private readonly targets: readonly string[];
  private readonly rows: PackedRows;
  private addresses = new Float64Array(1024);
  private hashes = new Uint32Array(1024);
  private lines = new Uint32Array(1024);
  private records = new Uint32Array(1024);
  private flags = new Uint8Array(1024);
  private slots = new Uint32Array(4096);
  private count = 0;

  constructor(match: string, targets: readonly string[]) {
    this.match = match;
    this.targets = targets;
    this.rows = packedRows(targets.length);
  }

  /** Adds a row. A key that is there with the same values is `repeated`; with other values both rows are in conflict, and
   * the first row's place comes back once, with the first conflict. */
  add(
    key: string,
    values: readonly AttributeValue[],
    record: number,
    line: number,
  ): 'added' | 'repeated' | { readonly first?: { readonly record: number; readonly line: number } } {
    const bytes = Buffer.from(key);
    const hash = hashOf(bytes);
    const slot = findSlot(this.slots, this.hashes, this.addresses, this.rows, hash, bytes);
    const row = (this.slots[slot] ?? 0) - 1;
    const address = this.rows.append(bytes, values);
    if (row < 0) {
      if (this.count === this.addresses.length) this.growRows();
      this.addresses[this.count] = address;
      this.hashes[this.count] = hash;
      this.lines[this.count] = line;
      this.records[this.count] = record;
      this.slots[slot] = ++this.count;
      if (this.count * 2 > this.slots.length) this.growSlots();
      return 'added';
    }
    const same = this.rows.same(this.addresses[row] ?? 0, address);
    this.rows.dropLast(address);
    if (this.flags[row] === CONFLICT) return {};
    if (same) return 'repeated';
    this.flags[row] = CONFLICT;
    return { first: { record: this.records[row] ?? 0, line: this.lines[row] ?? 0 } };
  }

  build(): CrmTable {
    return openCrmTable({
      match: this.match,
      targets: this.targets,
      rows: this.rows.data(),
      addresses: share(this.addresses.subarray(0, this.count)),
      hashes: share(this.hashes.subarray(0, this.count)),
      flags: share(this.flags.subarray(0, this.count)),
      slots: share(this.slots),
      counts: new SharedArrayBuffer(8),
    });
  }

  private growRows(): void {
    this.addresses = grow(this.addresses, new Float64Array(this.count * 2));
    this.hashes = grow(this.hashes, new Uint32Array(this.count * 2));
    this.lines = grow(this.lines, new Uint32Array(this.count * 2));
    this.records = grow(this.records, new Uint32Array(this.count * 2));
    this.flags = grow(this.flags, new Uint8Array(this.count * 2));
  }

  private growSlots(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    for (let row = 0; row < this.count; row++) {
      let slot = (this.hashes[row] ?? 0) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = row + 1;
    }
    this.slots = slots;
  }
}

/** Opens a table that another thread has loaded. */
export function openCrmTable(data: CrmTableData): CrmTable {
  const rows = packedRows(data.targets.length, data.rows);
  const addresses = new Float64Array(data.addresses);
  const hashes = new Uint32Array(data.hashes);
  const flags = new Uint8Array(data.flags);
  const slots = new Uint32Array(data.slots);
  const counts = new Int32Array(data.counts);
  return {
    match: data.match,
    targets: data.targets,
    take(key) {
      const bytes = Buffer.from(key);
      const row = (slots[findSlot(slots, hashes, addresses, rows, hashOf(bytes), bytes)] ?? 0) - 1;
      if (row < 0 || flags[row] === CONFLICT) {
        Atomics.add(counts, 1, 1);
        return undefined;
      }
      Atomics.or(flags, row, USED);
      Atomics.add(counts, 0, 1);
      return rows.read(addresses[row] ?? 0);
    },
    counts() {
      let usable = 0;
      let used = 0;
      for (const flag of flags) {
        if (flag !== CONFLICT) usable++;
        if (flag === USED) used++;
      }
      return {
        rows: usable,
        usedRows: used,
        rowsWithoutInteraction: usable - used,
        joined: Atomics.load(counts, 0),
        interactionsWithoutRow: Atomics.load(counts, 1),
      };
    },
    data: () => data,
  };
}

/** The slot that holds the key's row number plus one, or the empty slot where it belongs. */
function findSlot(
  slots: Uint32Array,
  hashes: Uint32Array,
  addresses: Float64Array,
  rows: PackedRows,
  hash: number,
  key: Uint8Array,
): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const row = (slots[slot] ?? 0) - 1;
    if (row < 0) return slot;
    if (hashes[row] === hash && rows.hasKey(addresses[row] ?? 0, key)) return slot;
  }
}

/** 32-bit FNV-1a with the finishing step of MurmurHash3, which spreads keys that differ only at the end. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function grow<T extends Float64Array | Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function share(array: Float64Array | Uint32Array | Uint8Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(array.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return buffer;
}
