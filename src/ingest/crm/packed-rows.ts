// Rows of values packed into shared memory: a million CRM rows in tens of megabytes, readable by every thread.

import type { AttributeValue } from '../../model/interaction.ts';

const SLAB = 4 * 1024 * 1024;
/** An address is the slab's number times this, plus the offset in the slab. */
const STRIDE = 2 ** 32;
/** Different texts of one column that are kept once; further ones are written out in each row. */
const WORDS = 4096;

const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const NUMBER = 3;
const INTEGER = 4;
const TEXT = 5;
const WORD = 6;
const INSTANT = 7;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;

/** What another thread needs to read the rows. */
export interface PackedRowsData {
  readonly slabs: readonly SharedArrayBuffer[];
  /** Per column, the texts kept once. */
  readonly words: readonly (readonly string[])[];
}

/** Append-only; `append` returns the address for `read`. */
export interface PackedRows {
  append(key: Uint8Array, values: readonly AttributeValue[]): number;
  /** True when the row at the address has this key. */
  hasKey(address: number, key: Uint8Array): boolean;
  /** True when two rows hold the same key and values. */
  same(a: number, b: number): boolean;
  /** Takes back the row that was appended last. */
  dropLast(address: number): void;
  read(address: number): AttributeValue[];
  data(): PackedRowsData;
}

/** Packed rows with `columns` values each: new ones, or those of another thread. */
export function packedRows(columns: number, shared?: PackedRowsData): PackedRows {
  const slabs = (shared?.slabs ?? []).map((buffer) => Buffer.from(buffer));
  const words = shared?.words.map((list) => [...list]) ?? Array.from({ length: columns }, (): string[] => []);
  const numbers = words.map((list) => new Map(list.map((word, i) => [word, i])));
  let scratch: Buffer = Buffer.alloc(64 * 1024);
  let used = 0;

  const readHead = (address: number): { readonly body: Buffer; readonly at: number; readonly length: number } => {
    const body = slabs[Math.floor(address / STRIDE)] ?? Buffer.alloc(0);
    const at = address % STRIDE;
    return { body, at: at + 4, length: body.readUInt32LE(at) };
  };

  function encode(key: Uint8Array, values: readonly AttributeValue[]): Buffer {
    const writer = new Writer(scratch);
    writer.size(key.length);
    writer.bytes(key);
    values.forEach((value, column) => {
      if (value === null) writer.byte(NULL);
      else if (typeof value === 'boolean') writer.byte(value ? TRUE : FALSE);
      else if (typeof value === 'number') {
        if (Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)) {
          writer.byte(INTEGER);
          writer.size(value);
        } else writer.number(NUMBER, value);
      } else if (ISO_INSTANT.test(value) && plainIso(Date.parse(value)) === value)
        writer.number(INSTANT, Date.parse(value));
      else {
        const list = words[column] ?? [];
        const index = numbers[column] ?? new Map<string, number>();
        let word = index.get(value);
        if (word === undefined && list.length < WORDS && value.length <= 64) {
          word = list.length;
          list.push(value);
          index.set(value, word);
        }
        if (word === undefined) {
          const text = Buffer.from(value);
          writer.byte(TEXT);
          writer.size(text.length);
          writer.bytes(text);
        } else {
          writer.byte(WORD);
          writer.size(word);
        }
      }
    });
    scratch = writer.buffer;
    return scratch.subarray(0, writer.length);
  }

  return {
    append(key, values) {
      const row = encode(key, values);
      const need = row.length + 4;
      let slab = slabs.at(-1);
      if (slab === undefined || used + need > slab.length) {
        slab = Buffer.from(new SharedArrayBuffer(Math.max(SLAB, need)));
        slabs.push(slab);
        used = 0;
      }
      const offset = used;
      slab.writeUInt32LE(row.length, offset);
      slab.set(row, offset + 4);
      used += need;
      return (slabs.length - 1) * STRIDE + offset;
    },
    hasKey(address, key) {
      const { body, at } = readHead(address);
      const reader = new Reader(body, at);
      const length = reader.size();
      return length === key.length && body.compare(key, 0, key.length, reader.at, reader.at + length) === 0;
    },
    same(a, b) {
      const one = readHead(a);
      const other = readHead(b);
      return (
        one.length === other.length &&
        one.body.compare(other.body, other.at, other.at + other.length, one.at, one.at + one.length) === 0
      );
    },
    dropLast(address) {
      used = address % STRIDE;
    },
    read(address) {
      const { body, at } = readHead(address);
      const reader = new Reader(body, at);
      const key = reader.size();
      reader.at += key;
      return Array.from({ length: columns }, (_, column) => {
        switch (reader.byte()) {
          case FALSE:
            return false;
          case TRUE:
            return true;
          case NUMBER:
            return reader.number();
          case INTEGER:
            return reader.size();
          case INSTANT:
            return plainIso(reader.number());
          case TEXT:
            return reader.text(reader.size());
          case WORD:
            return words[column]?.[reader.size()] ?? null;
          default:
            return null;
        }
      });
    },
    data: () => ({ slabs: slabs.map((slab) => slab.buffer as unknown as SharedArrayBuffer), words }),
  };
}

function plainIso(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** Writes into a buffer that grows. */
class Writer {
  buffer: Buffer;
  length = 0;

  constructor(buffer: Buffer) {
    this.buffer = buffer;
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  /** A whole number of 0…2^53, seven bits a byte. */
  size(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 128) {
      this.buffer[this.length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.buffer[this.length++] = rest;
  }

  number(tag: number, value: number): void {
    this.byte(tag);
    this.reserve(8);
    this.buffer.writeDoubleLE(value, this.length);
    this.length += 8;
  }

  bytes(value: Uint8Array): void {
    this.reserve(value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const larger = Buffer.alloc(Math.max(this.buffer.length * 2, this.length + count));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }
}

class Reader {
  readonly buffer: Buffer;
  at: number;

  constructor(buffer: Buffer, at: number) {
    this.buffer = buffer;
    this.at = at;
  }

  byte(): number {
    return this.buffer[this.at++] ?? 0;
  }

  size(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  number(): number {
    const value = this.buffer.readDoubleLE(this.at);
    this.at += 8;
    return value;
  }

  text(length: number): string {
    const value = this.buffer.toString('utf8', this.at, this.at + length);
    this.at += length;
    return value;
  }
}
