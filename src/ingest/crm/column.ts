// A column's options to the reader of its cells, or what is wrong with them together.

import {
  booleanReader,
  type CellReader,
  dateReader,
  durationReader,
  idReader,
  NO_ZONE,
  numberReader,
  textReader,
} from './cell.ts';
import { type Fold, isTimeZone, localClock } from './local-time.ts';
import type { ColumnSpec } from './mapping-schema.ts';
import { didYouMean, suggest } from './suggestion.ts';
import { isIdTarget, typeOfTarget, wordsOfTarget } from './target.ts';

/** What the mapping says for all its columns. */
export interface ColumnDefaults {
  readonly timezone: string | undefined;
  readonly fold: Fold;
  readonly decimal: '.' | ',';
}

export interface ColumnFault {
  /** Where, below the column. */
  readonly at: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

const YES = ['true', 'yes', 'y', '1'];
const NO = ['false', 'no', 'n', '0'];

/** The reader of the column's cells, or its faults. */
export function columnReader(spec: ColumnSpec, defaults: ColumnDefaults): CellReader | readonly ColumnFault[] {
  switch (spec.type) {
    case 'text':
      return wordReader(spec);
    case 'number': {
      const decimal = spec.decimal ?? defaults.decimal;
      if (spec.thousands !== decimal) return numberReader(decimal, spec.thousands);
      const message = 'Thousands and decimals cannot have the same mark.';
      return [{ at: ['thousands'], code: 'wrong-value', message }];
    }
    case 'boolean':
      return booleanReader(spec.true ?? YES, spec.false ?? NO);
    case 'duration':
      return durationReader(spec.unit, spec.decimal ?? defaults.decimal);
    case 'date': {
      const zone = spec.timezone ?? defaults.timezone;
      const known = zone !== undefined && isTimeZone(zone);
      const clock = known ? localClock(zone, spec.fold ?? defaults.fold) : undefined;
      const read = dateReader(spec.format ?? 'iso', clock, typeOfTarget(spec.to) === 'date');
      if (typeof read !== 'string') return read;
      return [{ at: ['format'], code: read === NO_ZONE ? 'no-timezone' : 'wrong-format', message: read }];
    }
  }
}

/** Channel and direction take only the words of the contract; `values` translates into them. */
function wordReader(spec: Extract<ColumnSpec, { type: 'text' }>): CellReader | readonly ColumnFault[] {
  const pairs = Object.entries(spec.values ?? {});
  const values = pairs.map(([from, to]) => [from.toLowerCase(), to] as const);
  const accepted = wordsOfTarget(spec.to);
  if (accepted === undefined) {
    if (spec.values !== undefined) return textReader(new Map(values));
    return isIdTarget(spec.to) ? idReader() : textReader();
  }
  const wrong = pairs.filter(([, to]) => !accepted.includes(to));
  if (wrong.length === 0) return textReader(new Map([...accepted.map((word) => [word, word] as const), ...values]));
  return wrong.map(([from, to]) => ({
    at: ['values', from],
    code: 'wrong-value',
    message: `\`${spec.to}\` is one of ${accepted.join(', ')}.`,
    hint: didYouMean(suggest(to, accepted)),
  }));
}
