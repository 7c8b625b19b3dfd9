// The types a stored column can have, and how a key of the model is marked: always there, sometimes null, or absent.

/** `text`, `count` (whole number), `measure` (any number) and `truth` are Delta's string, long, double and boolean. */
export type Scalar = 'text' | 'count' | 'measure' | 'truth';

export type Shape =
  | { readonly kind: Scalar }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'struct'; readonly fields: Readonly<Record<string, Field>> }
  /** An array of fixed length, stored as a struct with these names: `[turn, score]`. */
  | { readonly kind: 'tuple'; readonly members: Readonly<Record<string, 'count' | 'measure'>> }
  /** An object with any keys. `json` values are stored as the JSON text of the value. */
  | { readonly kind: 'map'; readonly values: 'count' | 'json' };

/** What NULL in the store means in the model. */
export type Absence = 'never' | 'null' | 'key';

export interface Field<A extends Absence = Absence> {
  readonly shape: Shape;
  readonly absent: A;
}

/** One field for every key of `T`, marked optional or nullable exactly where `T` is: the compiler checks it against the model. */
export type FieldsOf<T> = {
  readonly [K in keyof T]-?: Field<AbsenceOf<T, K>>;
};

export type AbsenceOf<T, K extends keyof T> = undefined extends T[K] ? 'key' : null extends T[K] ? 'null' : 'never';

type Present = Field<'never'>;

function present(shape: Shape): Present {
  return { shape, absent: 'never' };
}

export const text = present({ kind: 'text' });
export const count = present({ kind: 'count' });
export const measure = present({ kind: 'measure' });
export const truth = present({ kind: 'truth' });

export function list(of: Present): Present {
  return present({ kind: 'list', of: of.shape });
}

export function struct(fields: Readonly<Record<string, Field>>): Present {
  return present({ kind: 'struct', fields });
}

export function tuple(members: Readonly<Record<string, 'count' | 'measure'>>): Present {
  return present({ kind: 'tuple', members });
}

export function map(values: 'count' | 'json'): Present {
  return present({ kind: 'map', values });
}

/** The key is absent where the store has NULL. */
export function optional(field: Present): Field<'key'> {
  return { shape: field.shape, absent: 'key' };
}

/** The value is null where the store has NULL. */
export function nullable(field: Present): Field<'null'> {
  return { shape: field.shape, absent: 'null' };
}

/** The stored name of a key: `startMs` → `start_ms`, `compliance-critical` → `compliance_critical`. */
export function storedName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_');
}
