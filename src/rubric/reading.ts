// Reading a YAML tree field by field: every fault is reported at its place, and what can be read is read.

import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { z } from 'zod';
import type { Speaker } from '../model/interaction.ts';
import type { Problem } from '../model/problem.ts';
import { explain } from './explain-issue.ts';
import { suggestion } from './spelling.ts';
import { type Fault, problemAt, type Range, rangeOf, type YamlSource } from './yaml-source.ts';

/** A phrase text and where it is written, for the lint that follows. */
export interface PhraseUse {
  readonly text: string;
  readonly source: YamlSource;
  readonly node: Scalar;
  /** The family it belongs to; absent for one written in a check. */
  readonly family?: string;
}

/** The id of a meaning and where it is written; who says it there, if that is written too. */
export interface MeaningUse {
  readonly id: string;
  readonly source: YamlSource;
  readonly node: Node;
  readonly by?: readonly Speaker[];
}

/** What reading gathers. */
export interface Draft {
  readonly problems: Problem[];
  readonly phrases: PhraseUse[];
  readonly meanings: MeaningUse[];
}

export interface Reading {
  readonly source: YamlSource;
  readonly draft: Draft;
  readonly family?: string;
}

/** Reports a fault at a node or a range. */
export function report(reading: Reading, where: Node | Range, fault: Fault): void {
  reading.draft.problems.push(
    problemAt(reading.source, Array.isArray(where) ? (where as Range) : rangeOf(where as Node), fault),
  );
}

export interface Pair {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
  /** Nothing is written after the colon. */
  readonly empty: boolean;
}

/** The pairs of a mapping, in order. */
export function pairsOf(map: YAMLMap): Pair[] {
  return map.items.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const node = (value ?? key) as Node;
    const empty = value === null || (isScalar(value) && value.value === null);
    return [{ name: String(key.value), key, value: node, empty }];
  });
}

/** The fields of one mapping after its own keys and plain values were checked. */
export interface Fields<S extends z.ZodRawShape> {
  readonly map: YAMLMap;
  /** The value of a plain field; undefined when absent or at fault (reported). */
  value<K extends keyof S & string>(key: K): z.output<S[K]> | undefined;
  /** The node of a field; undefined when absent or empty (reported). */
  node(key: keyof S & string): Node | undefined;
  /** The node of the key itself, for faults of the pair; the mapping when absent. */
  key(key: keyof S & string): Node;
}

/** A field that its own reader reads. */
function isPart(schema: z.ZodType): boolean {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodLazy;
}

/** What a node is, in words. */
export function kindOf(node: Node): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (isScalar(node) && node.value === null) return 'nothing';
  return isScalar(node) && typeof node.value === 'string'
    ? 'a text'
    : isScalar(node)
      ? String(node.value)
      : 'something else';
}

/** Reads a mapping by its schema; `what` names it in messages ("a criterion"). Undefined when it isn't a mapping (reported). */
export function readFields<S extends z.ZodRawShape>(
  reading: Reading,
  node: Node,
  schema: z.ZodObject<S>,
  what: string,
): Fields<S> | undefined {
  const names = Object.keys(schema.shape);
  if (!isMap(node)) {
    report(reading, node, {
      code: 'rubric/not-a-mapping',
      message: `${capital(what)} must be a mapping with keys such as ${names
        .slice(0, 3)
        .map((name) => `\`${name}\``)
        .join(', ')}; here is ${kindOf(node)}.`,
    });
    return undefined;
  }
  const pairs = new Map<string, Pair>();
  const values = new Map<string, unknown>();
  for (const pair of pairsOf(node)) {
    const field = Object.hasOwn(schema.shape, pair.name) ? (schema.shape[pair.name] as z.ZodType) : undefined;
    if (field === undefined) {
      report(reading, pair.key, unknownKey(pair.name, node, names, what));
      continue;
    }
    pairs.set(pair.name, pair);
    if (pair.empty) {
      report(reading, pair.key, {
        code: 'rubric/empty-value',
        message: `Nothing is written after \`${pair.name}:\`.`,
        hint: 'write a value, or remove the key',
      });
    } else if (!isPart(field)) {
      const result = readValue(reading, pair, field);
      if (result.ok) values.set(pair.name, result.value);
    }
  }
  for (const name of names) {
    const field = schema.shape[name] as z.ZodType;
    if (!pairs.has(name) && !(field instanceof z.ZodOptional)) {
      report(reading, firstKey(node), {
        code: 'rubric/missing-key',
        message: `The key \`${name}\` is missing in ${what.replace(/^an? /, 'this ')}.`,
        hint: `add \`${name}: …\``,
      });
    }
  }
  return {
    map: node,
    value: (key) => values.get(key) as never,
    node: (key) => {
      const pair = pairs.get(key);
      return pair === undefined || pair.empty ? undefined : pair.value;
    },
    key: (key) => pairs.get(key)?.key ?? node,
  };
}

function unknownKey(name: string, map: YAMLMap, names: readonly string[], what: string): Fault {
  // A key that is there already wasn't meant.
  const written = new Set(pairsOf(map).map((pair) => pair.name));
  const free = names.filter((known) => !written.has(known));
  const hint = free.length === 0 ? 'remove it' : suggestion(name, free);
  return { code: 'rubric/unknown-key', message: `\`${name.slice(0, 60)}\` is not a key of ${what}.`, hint };
}

/** What a missing key is shown beside. */
function firstKey(map: YAMLMap): Node {
  const key = map.items[0]?.key;
  return isScalar(key) ? key : map;
}

function readValue(reading: Reading, pair: Pair, schema: z.ZodType): { ok: true; value: unknown } | { ok: false } {
  const value: unknown = pair.value.toJSON();
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const written = (path: readonly PropertyKey[]): string | undefined => writtenNumber(nodeAt(pair.value, path));
  const { message, hint, path } = explain(pair.name, schema, value, result.error.issues, written);
  report(reading, nodeAt(pair.value, path), {
    code: 'rubric/bad-value',
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  return { ok: false };
}

/** A number as it stands in the file: 1.0, not 1. */
function writtenNumber(node: Node): string | undefined {
  return isScalar(node) && typeof node.value === 'number' ? node.source : undefined;
}

/** The node at a path below a node; the nearest parent when there is none. */
function nodeAt(node: Node, path: readonly PropertyKey[]): Node {
  let here = node;
  for (const step of path) {
    const next = isMap(here) || isSeq(here) ? here.get(typeof step === 'symbol' ? '' : step, true) : undefined;
    if (next === undefined || next === null) break;
    here = next as Node;
  }
  return here;
}

/** The items of a list; undefined when it isn't one or has none (reported). `what` names the items ("criteria"). */
export function readList(reading: Reading, node: Node, key: string, what: string): Node[] | undefined {
  if (!isSeq(node)) {
    report(reading, node, {
      code: 'rubric/not-a-list',
      message: `\`${key}\` must be a list of ${what}; here is ${kindOf(node)}.`,
      hint: 'begin each item in a new line with `- `',
    });
    return undefined;
  }
  if (node.items.length === 0) {
    report(reading, node, {
      code: 'rubric/empty-list',
      message: `\`${key}\` has no ${what}.`,
      hint: 'add one, or remove the key',
    });
    return undefined;
  }
  return node.items as Node[];
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
