// What readers of all check types share: where a check stands, and its fields read by the shape of its type.

import type { YAMLMap } from 'yaml';
import type { Check } from '../model/rubric.ts';
import { type Fields, type Reading, readFields } from './reading.ts';
import { CHECK_FORMS, type CheckType } from './schema-check.ts';

/** Where a check stands: a criterion's `check`, its `when` (yes or no only), or inside another check. */
export type Role = 'check' | 'when' | 'part';

export type Shape<T extends CheckType> = (typeof CHECK_FORMS)[T]['shape'];
/** Reads a mapping whose type is known; undefined when it cannot be used (reported). */
export type CheckReader = (reading: Reading, map: YAMLMap, role: Role) => Check | undefined;

/** A reader that gets the fields of its shape. */
export function withFields<T extends CheckType>(
  type: T,
  read: (reading: Reading, fields: Fields<Shape<T>>, role: Role) => Check | undefined,
): CheckReader {
  return (reading, map, role) => {
    const fields = readFields(
      reading,
      map,
      CHECK_FORMS[type] as never,
      `${/^[aeo]/.test(type) ? 'an' : 'a'} \`${type}\` check`,
    ) as Fields<Shape<T>> | undefined;
    return fields && read(reading, fields, role);
  };
}
