// The shape of a mapping file as zod sees it: keys and kinds of values. What they mean together is checked in mapping.ts.

import { z } from 'zod';

const name = z.string().min(1);
const words = z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)).min(1);
const decimal = z.enum(['.', ',']);
const fold = z.enum(['earlier', 'later']);

/** The options of a column by its type; `to` is common to all. */
export const COLUMN_SCHEMAS = {
  text: z.strictObject({
    to: name,
    type: z.literal('text'),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).optional(),
  }),
  number: z.strictObject({
    to: name,
    type: z.literal('number'),
    decimal: decimal.optional(),
    thousands: z.enum(['.', ',', ' ', "'"]).optional(),
  }),
  boolean: z.strictObject({ to: name, type: z.literal('boolean'), true: words.optional(), false: words.optional() }),
  date: z.strictObject({
    to: name,
    type: z.literal('date'),
    format: name.optional(),
    timezone: name.optional(),
    fold: fold.optional(),
  }),
  duration: z.strictObject({
    to: name,
    type: z.literal('duration'),
    unit: z.enum(['ms', 's', 'min', 'h', 'h:mm:ss', 'm:ss']),
    decimal: decimal.optional(),
  }),
} as const;

export type ColumnSpec = {
  [T in keyof typeof COLUMN_SCHEMAS]: z.output<(typeof COLUMN_SCHEMAS)[T]>;
}[keyof typeof COLUMN_SCHEMAS];

/** The whole file; columns stay open here because their options depend on their type. */
export const MAPPING_SCHEMA = z.strictObject({
  key: name,
  match: name.optional(),
  columns: z.record(z.string(), z.unknown()),
  ignore: z.union([z.literal('all'), z.array(name)]).optional(),
  empty: words.optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']).optional(),
  timezone: name.optional(),
  fold: fold.optional(),
  decimal: decimal.optional(),
});

/** Keys known at the top, and per type in a column: for "did you mean". */
export const KNOWN_KEYS: readonly string[] = Object.keys(MAPPING_SCHEMA.shape);
export const KNOWN_COLUMN_KEYS: readonly string[] = [
  ...new Set(Object.values(COLUMN_SCHEMAS).flatMap((schema) => Object.keys(schema.shape))),
];
