// The layout in Delta's words: the schemaString of the log, a subset of Spark's JSON schema (PROTOCOL.md, "Schema
// Serialization Format"). Every column may be null, because that is how the Parquet files are written.

import type { Part } from './layout.ts';
import { LAYOUT, RUN_COLUMN, WEEK_COLUMN } from './layout.ts';
import type { Shape } from './shape.ts';
import { storedName } from './shape.ts';

type DeltaType = string | { readonly [key: string]: unknown };

const SCALARS = { text: 'string', count: 'long', measure: 'double', truth: 'boolean' } as const;

function field(name: string, type: DeltaType): DeltaType {
  return { name, type, nullable: true, metadata: {} };
}

function typeOf(shape: Shape): DeltaType {
  switch (shape.kind) {
    case 'list':
      return { type: 'array', elementType: typeOf(shape.of), containsNull: true };
    case 'struct':
      return {
        type: 'struct',
        fields: Object.entries(shape.fields).map(([key, { shape: inner }]) => field(storedName(key), typeOf(inner))),
      };
    case 'tuple':
      return {
        type: 'struct',
        fields: Object.entries(shape.members).map(([name, kind]) => field(name, SCALARS[kind])),
      };
    case 'map':
      return {
        type: 'map',
        keyType: 'string',
        valueType: shape.values === 'count' ? 'long' : 'string',
        valueContainsNull: true,
      };
    default:
      return SCALARS[shape.kind];
  }
}

function fieldsOf(part: Part): readonly DeltaType[] {
  switch (part.kind) {
    case 'column':
      return [field(part.name, typeOf(part.field.shape))];
    case 'instant':
      return [field(part.name, 'timestamp'), field(part.written, 'string')];
    case 'group':
      return [
        ...(part.has === undefined ? [] : [field(part.has, 'boolean')]),
        ...Object.values(part.parts).flatMap(fieldsOf),
      ];
    case 'constant':
      return [];
  }
}

/** The value of `metaData.schemaString`. */
export const SCHEMA_STRING = JSON.stringify({
  type: 'struct',
  fields: [...Object.values(LAYOUT).flatMap(fieldsOf), field(RUN_COLUMN, 'string'), field(WEEK_COLUMN, 'string')],
});
