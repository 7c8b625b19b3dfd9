// A stored row, as one JSON object with a member per column, back into the model: absent keys absent, keys in the order
// of the contract.

import type { EvaluationRow } from '../model/evaluation.ts';
import type { Part } from './layout.ts';
import { LAYOUT } from './layout.ts';
import type { Absence, Shape } from './shape.ts';
import { storedName } from './shape.ts';

type Stored = Readonly<Record<string, unknown>>;
type Decode = (value: unknown) => unknown;

interface Member {
  readonly key: string;
  readonly absent: Absence;
  /** The value in a stored object, null or undefined where there is none. */
  readonly read: (stored: Stored) => unknown;
}

function same(value: unknown): unknown {
  return value;
}

function decoder(shape: Shape): Decode {
  switch (shape.kind) {
    case 'list': {
      const item = decoder(shape.of);
      return item === same ? same : (value) => (value as readonly unknown[]).map(item);
    }
    case 'struct': {
      const members = Object.entries(shape.fields).map(([key, field]): Member => {
        const name = storedName(key);
        const decode = decoder(field.shape);
        return { key, absent: field.absent, read: (stored) => present(stored[name], decode) };
      });
      return (value) => build(value as Stored, members);
    }
    case 'tuple': {
      const names = Object.keys(shape.members);
      return (value) => names.map((name) => (value as Stored)[name]);
    }
    case 'map':
      return shape.values === 'count' ? same : decodeJsonValues;
    default:
      return same;
  }
}

function present(value: unknown, decode: Decode): unknown {
  return value === null || value === undefined ? null : decode(value);
}

/** `Object.fromEntries` defines, never assigns: a key such as `__proto__` stays an ordinary key. */
function decodeJsonValues(value: unknown): unknown {
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, string | null>>).map(([key, json]) => [
      key,
      json === null ? null : JSON.parse(json),
    ]),
  );
}

function build(stored: Stored, members: readonly Member[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const { key, absent, read } of members) {
    const value = read(stored);
    if (value !== null) object[key] = value;
    else if (absent === 'null') object[key] = null;
    else if (absent === 'never') throw new Error(`a stored evaluation has no ${key}`);
  }
  return object;
}

function member(key: string, part: Part): Member {
  switch (part.kind) {
    case 'column': {
      const decode = decoder(part.field.shape);
      return { key, absent: part.field.absent, read: (row) => present(row[part.name], decode) };
    }
    case 'instant':
      return { key, absent: 'key', read: (row) => row[part.written] ?? row[part.name] ?? null };
    case 'constant':
      return { key, absent: 'never', read: () => part.value };
    case 'group': {
      const members = Object.entries(part.parts).map(([inner, innerPart]) => member(inner, innerPart));
      const { has } = part;
      return {
        key,
        absent: has === undefined ? 'never' : 'key',
        read: (row) => (has === undefined || row[has] === true ? build(row, members) : null),
      };
    }
  }
}

const ROW = Object.entries(LAYOUT).map(([key, part]) => member(key, part));

/** The row that was stored. Throws when the JSON is not a stored row. */
export function decodeRow(json: string): EvaluationRow {
  return build(JSON.parse(json) as Stored, ROW) as unknown as EvaluationRow;
}
