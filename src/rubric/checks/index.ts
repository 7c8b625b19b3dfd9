// The table of check types. To add one: its file, its line here, and fixtures/checks/<type>.yaml.

import type { Finding } from '../../model/evaluation.ts';
import type { Check, Finder } from '../../model/rubric.ts';
import type { CheckType, Scene } from '../check-type.ts';
import all from './all.ts';
import any from './any.ts';
import attribute from './attribute.ts';
import elements from './elements.ts';
import grade from './grade.ts';
import human from './human.ts';
import metric from './metric.ts';
import not from './not.ts';
import order from './order.ts';
import personalData from './personal-data.ts';
import regex from './regex.ts';
import response from './response.ts';
import says from './says.ts';
import sentiment from './sentiment.ts';

const TABLE: { readonly [T in Check['type']]: CheckType<T> } = {
  says,
  order,
  response,
  metric,
  attribute,
  sentiment,
  'personal-data': personalData,
  regex,
  all,
  any,
  not,
  elements,
  grade,
  human,
};

function typeOf<T extends Check['type']>(check: Extract<Check, { type: T }>): CheckType<T> {
  return TABLE[check.type as T];
}

export const checkTypes = {
  /** For documentation: every type with its summary and example. */
  list: Object.values(TABLE) as readonly Pick<CheckType<Check['type']>, 'type' | 'key' | 'summary' | 'example'>[],

  /** The finders and checks inside a check. */
  parts(check: Check): { readonly finders: readonly Finder[]; readonly checks: readonly Check[] } {
    const { finders = [], checks = [] } = typeOf(check).parts(check);
    return { finders, checks };
  },

  run(check: Check, scene: Scene): Finding {
    return typeOf(check).run(check, scene);
  },
};
