// The SQL that turns lines of JSON (EvaluationRow, one a line) into the stored columns, made from the layout.

import type { Part } from './layout.ts';
import { LAYOUT, RUN_COLUMN } from './layout.ts';
import type { Shape } from './shape.ts';
import { storedName } from './shape.ts';
import { identifier, literal } from './sql.ts';

const SCALARS = { text: 'VARCHAR', count: 'BIGINT', measure: 'DOUBLE', truth: 'BOOLEAN' } as const;

/** Guards the cast: the database would also take `infinity`, `epoch` and dates of its own. */
const ISO_INSTANT = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)';

export interface StoredColumn {
  readonly name: string;
  /** The value, from a line of JSON read with `JSON_COLUMNS`. */
  readonly sql: string;
  readonly kind: 'plain' | 'instant';
  /** Never null in a row of the model. */
  readonly required: boolean;
}

function jsonType(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
      return `${jsonType(shape.of)}[]`;
    case 'struct':
      return structType(Object.entries(shape.fields).map(([key, { shape: inner }]) => [key, jsonType(inner)]));
    case 'tuple':
      return 'DOUBLE[]';
    case 'map':
      return `MAP(VARCHAR, ${shape.values === 'count' ? 'BIGINT' : 'JSON'})`;
    default:
      return SCALARS[shape.kind];
  }
}

function structType(fields: readonly (readonly [string, string])[]): string {
  return `STRUCT(${fields.map(([key, type]) => `${identifier(key)} ${type}`).join(', ')})`;
}

function partType(part: Part): string {
  switch (part.kind) {
    case 'column':
      return jsonType(part.field.shape);
    case 'group':
      return structType(Object.entries(part.parts).map(([key, inner]) => [key, partType(inner)]));
    default:
      return 'VARCHAR';
  }
}

/** Whether the value as read from JSON is stored as it is. */
function isPlain(shape: Shape): boolean {
  switch (shape.kind) {
    case 'list':
      return isPlain(shape.of);
    case 'struct':
      return Object.entries(shape.fields).every(([key, { shape: inner }]) => storedName(key) === key && isPlain(inner));
    case 'tuple':
      return false;
    case 'map':
      return shape.values === 'count';
    default:
      return true;
  }
}

function stored(value: string, shape: Shape, depth: number): string {
  if (isPlain(shape)) return value;
  switch (shape.kind) {
    case 'list': {
      const item = `item${depth}`;
      return `list_transform(${value}, lambda ${item}: ${stored(item, shape.of, depth + 1)})`;
    }
    case 'struct':
      return unlessNull(
        value,
        Object.entries(shape.fields).map(([key, { shape: inner }]) => [
          storedName(key),
          stored(`${value}.${identifier(key)}`, inner, depth),
        ]),
      );
    case 'tuple':
      return unlessNull(
        value,
        Object.entries(shape.members).map(([name, kind], index) => [name, `${value}[${index + 1}]::${SCALARS[kind]}`]),
      );
    default:
      return `${value}::MAP(VARCHAR, VARCHAR)`;
  }
}

/** A struct, or NULL where `value` is: an absent object is not one without members. */
function unlessNull(value: string, members: readonly (readonly [string, string])[]): string {
  const struct = members.map(([name, sql]) => `${literal(name)}: ${sql}`).join(', ');
  return `CASE WHEN ${value} IS NULL THEN NULL ELSE {${struct}} END`;
}

function columnsOf(value: string, part: Part): readonly StoredColumn[] {
  switch (part.kind) {
    case 'column': {
      const { shape, absent } = part.field;
      return [{ name: part.name, sql: stored(value, shape, 0), kind: 'plain', required: absent === 'never' }];
    }
    case 'instant': {
      const time = `CASE WHEN regexp_full_match(${value}, '${ISO_INSTANT}') THEN TRY_CAST(${value} AS TIMESTAMPTZ) END`;
      const written = `CASE WHEN ${instantText(`(${time})`)} IS DISTINCT FROM ${value} THEN ${value} END`;
      return [
        { name: part.name, sql: time, kind: 'instant', required: false },
        { name: part.written, sql: written, kind: 'plain', required: false },
      ];
    }
    case 'group':
      return [
        ...(part.has === undefined ? [] : [presence(part.has, value)]),
        ...Object.entries(part.parts).flatMap(([key, inner]) => columnsOf(`${value}.${identifier(key)}`, inner)),
      ];
    case 'constant':
      return [];
  }
}

function presence(name: string, value: string): StoredColumn {
  return { name, sql: `${value} IS NOT NULL`, kind: 'plain', required: true };
}

/** A timestamp as ISO 8601 in UTC, with milliseconds only where there are some. */
export function instantText(time: string): string {
  return `strftime(${time}, CASE WHEN date_part('microsecond', ${time}) % 1000000 = 0 THEN '%Y-%m-%dT%H:%M:%SZ' ELSE '%Y-%m-%dT%H:%M:%S.%gZ' END)`;
}

/** The `columns` argument of `read_json` for a part file. */
export const JSON_COLUMNS = `{${Object.entries(LAYOUT)
  .map(([key, part]) => `${identifier(key)}: ${literal(partType(part))}`)
  .join(', ')}}`;

/** The columns made from the JSON, in stored order; the run column follows them. */
export const MODEL_COLUMNS: readonly StoredColumn[] = Object.entries(LAYOUT).flatMap(([key, part]) =>
  columnsOf(identifier(key), part),
);

/** All columns of a Parquet file, quoted and in order, for a SELECT. */
export const COLUMN_LIST = [...MODEL_COLUMNS.map(({ name }) => name), RUN_COLUMN].map(identifier).join(', ');
