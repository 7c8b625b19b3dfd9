// The model file: a JSON head that says what it is, then plain arrays that are used as they lie in memory.

import { createHash } from 'node:crypto';
import type { Speaker } from '../model/interaction.ts';

export const MAGIC = 'callmark.meaning/1\n';

/** Sentences that a family was taught: texts and, where it hangs on it, what was said before. */
export interface TaughtSentences {
  readonly examples: readonly (readonly [text: string, after?: string])[];
  readonly nearMisses: readonly (readonly [text: string, after?: string])[];
}

export interface FamilyHead {
  readonly id: string;
  readonly means: string;
  /** The probability of score s is 1 / (1 + exp(−(slope · s + shift))). */
  readonly slope: number;
  readonly shift: number;
  /** At or above `sure` it is meant; at or above `doubt`, it may be. Probabilities. */
  readonly sure: number;
  readonly doubt: number;
}

export interface SideHead {
  readonly side: Speaker;
  readonly families: readonly FamilyHead[];
  /** What a weight of 1 stands for. */
  readonly scale: number;
  /** Features by what the other side meant before: the row of each of its families, 0 for none. */
  readonly replies: readonly number[];
}

export interface ModelHead {
  readonly sides: readonly SideHead[];
  /** Words, separated by blanks; the unit of a word is its place plus the number of slots. */
  readonly vocabulary: string;
  /** Name, kind and length of each array behind the head, in order. */
  readonly arrays: readonly { readonly name: string; readonly kind: keyof typeof KINDS; readonly length: number }[];
}

const KINDS = { u8: Uint8Array, i8: Int8Array, u16: Uint16Array, i16: Int16Array, u32: Uint32Array } as const;
export type Kind = keyof typeof KINDS;
export type ArrayOf<K extends Kind> = InstanceType<(typeof KINDS)[K]>;
const ALIGN = 4;

/** An unpacked model file. */
export interface ModelFile {
  readonly head: ModelHead;
  /** `sha256:` and 64 hex digits of the whole file. */
  readonly hash: string;
  array<K extends Kind>(name: string, kind: K): ArrayOf<K>;
}

export function packModel(
  head: Omit<ModelHead, 'arrays'>,
  arrays: readonly {
    readonly name: string;
    readonly kind: Kind;
    readonly data: Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array;
  }[],
): Uint8Array {
  const full: ModelHead = {
    ...head,
    arrays: arrays.map(({ name, kind, data }) => ({ name, kind, length: data.length })),
  };
  const text = Buffer.from(`${MAGIC}${JSON.stringify(full)}\n`);
  const parts: Uint8Array[] = [text];
  let size = text.length;
  const pad = (): void => {
    const missing = (ALIGN - (size % ALIGN)) % ALIGN;
    parts.push(new Uint8Array(missing));
    size += missing;
  };
  for (const { data } of arrays) {
    pad();
    parts.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    size += data.byteLength;
  }
  return Buffer.concat(parts, size);
}

/** Throws an Error that says what is wrong when the bytes are no model of this version. */
export function unpackModel(bytes: Uint8Array): ModelFile {
  // Arrays are used where they lie, so the file must begin at an address that they may begin at.
  const aligned = bytes.byteOffset % ALIGN === 0 ? bytes : new Uint8Array(bytes);
  const buffer = Buffer.from(aligned.buffer, aligned.byteOffset, aligned.byteLength);
  if (buffer.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('this is no model of meanings');
  const end = buffer.indexOf(10, MAGIC.length);
  if (end === -1) throw new Error('the model of meanings is cut off');
  const head = JSON.parse(buffer.toString('utf8', MAGIC.length, end)) as ModelHead;
  const places = new Map<string, { kind: Kind; at: number; length: number }>();
  let at = end + 1;
  for (const { name, kind, length } of head.arrays) {
    at += (ALIGN - (at % ALIGN)) % ALIGN;
    places.set(name, { kind, at, length });
    at += length * KINDS[kind].BYTES_PER_ELEMENT;
  }
  if (at > buffer.length) throw new Error('the model of meanings is cut off');
  return {
    head,
    hash: `sha256:${createHash('sha256').update(buffer).digest('hex')}`,
    array<K extends Kind>(name: string, kind: K): ArrayOf<K> {
      const place = places.get(name);
      if (place === undefined || place.kind !== kind) throw new Error(`the model of meanings has no ${name}`);
      return new KINDS[kind](aligned.buffer as ArrayBuffer, aligned.byteOffset + place.at, place.length) as ArrayOf<K>;
    },
  };
}

/** The sentences of every family, by id. Unpacked only when a decision is to be explained. */
export function sentencesOf(file: ModelFile): Readonly<Record<string, TaughtSentences>> {
  return JSON.parse(Buffer.from(file.array('sentences', 'u8')).toString('utf8'));
}
