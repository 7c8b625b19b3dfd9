// One CSV cell to one value, by the type that the mapping gives its column. Nothing is guessed: a cell that is not
// plainly of its type makes its row unusable.

import type { AttributeValue } from '../../model/interaction.ts';
import { compileDatePattern, type DateParts, parseIsoDate } from './date-pattern.ts';
import type { LocalClock } from './local-time.ts';

/** Why a cell has no value: a code and the end of the sentence "Column “…” …". Never the content. */
export interface CellFault {
  readonly code: string;
  readonly says: string;
}

/** Reads a trimmed cell that is not empty. */
export type CellReader = (cell: string) => AttributeValue | CellFault;

const fault = (code: string, says: string): CellFault => ({ code: `crm/${code}`, says });

/** Text as it stands; or, with `values`, only the words listed there (upper and lower case are the same), translated. */
export function textReader(values?: ReadonlyMap<string, string>): CellReader {
  if (values === undefined) return (cell) => cell;
  const unknown = fault('unknown-word', 'has a word that `values` does not list');
  return (cell) => values.get(cell.toLowerCase()) ?? unknown;
}

/** Ids: a number that Excel has rounded is refused, because several ids may have become one. */
export function idReader(): CellReader {
  const mangled = fault(
    'mangled-id',
    'has a number in scientific notation: Excel has rounded the id, export it as text',
  );
  return (cell) => (/^[+-]?\d(?:[.,]\d+)?E[+-]?\d+$/i.test(cell) ? mangled : cell);
}

/** Decimal numbers with the given marks; grouping only where `thousands` is given and only between threes. */
export function numberReader(decimal: '.' | ',', thousands: string | undefined): CellReader {
  const group = thousands === undefined ? '' : thousands === ' ' ? '[  \\u00a0\\u202f]' : `\\${thousands}`;
  const whole = group === '' ? '\\d+' : `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)`;
  const shape = new RegExp(`^[+-]?${whole}(?:\\${decimal}\\d+)?$`);
  const groups = group === '' ? undefined : new RegExp(group, 'g');
  const bad = fault(
    'not-a-number',
    `should have a number with a decimal ${decimal === ',' ? 'comma' : 'point'}${thousands === undefined ? ' and no thousands separators' : ''}`,
  );
  return (cell) => {
    if (!shape.test(cell)) return bad;
    const plain = groups === undefined ? cell : cell.replace(groups, '');
    const value = Number(decimal === ',' ? plain.replace(',', '.') : plain);
    return Number.isFinite(value) ? value : bad;
  };
}

/** Yes and no, in the words given (upper and lower case are the same). */
export function booleanReader(yes: readonly string[], no: readonly string[]): CellReader {
  const words = new Map([
    ...yes.map((word) => [word.toLowerCase(), true] as const),
    ...no.map((word) => [word.toLowerCase(), false] as const),
  ]);
  const bad = fault('not-a-boolean', `should have one of ${[...yes, ...no].join(', ')}`);
  return (cell) => words.get(cell.toLowerCase()) ?? bad;
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

/** Durations in whole milliseconds. `unit` is ms, s, min or h with a plain number, or `h:mm:ss`, or `m:ss`. */
export function durationReader(unit: string, decimal: '.' | ','): CellReader {
  const clock =
    unit === 'h:mm:ss' ? /^(?:(\d{1,4}):)(\d{2}):(\d{2}(?:[.,]\d{1,3})?)$/ : /^()(\d{1,4}):(\d{2}(?:[.,]\d{1,3})?)$/;
  const number = numberReader(decimal, undefined);
  const factor = UNIT_MS[unit];
  const bad = fault(
    'not-a-duration',
    factor === undefined ? `should have a duration like ${unit}` : `should have a duration in ${unit}`,
  );
  if (factor !== undefined) {
    return (cell) => {
      const value = number(cell);
      return typeof value === 'number' && value >= 0 ? Math.round(value * factor) : bad;
    };
  }
  return (cell) => {
    const [, hours, minutes, seconds] = clock.exec(cell) ?? [];
    if (minutes === undefined || seconds === undefined) return bad;
    if (Number.parseInt(seconds, 10) > 59 || (hours !== '' && Number(minutes) > 59)) return bad;
    return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Math.round(Number(seconds.replace(',', '.')) * 1000);
  };
}

/** Dates: with a time they become ISO 8601 in UTC, a date alone stays `2026-11-03` unless `needsTime`. `format` is `iso`,
 * `unix-s`, `unix-ms` or a pattern; a sentence comes back when the pattern is wrong. */
export function dateReader(format: string, clock: LocalClock | undefined, needsTime: boolean): CellReader | string {
  const bad = fault('not-a-date', `should have a date like ${format === 'iso' ? '2026-11-03T09:14:00Z' : format}`);
  if (format === 'unix-s' || format === 'unix-ms') {
    const digits = format === 'unix-s' ? /^\d{9,10}$/ : /^\d{12,13}$/;
    return (cell) => (digits.test(cell) ? toIso(Number(cell) * (format === 'unix-s' ? 1000 : 1)) : bad);
  }
  if (format === 'iso') return (cell) => finishDate(parseIsoDate(cell), clock, needsTime, bad);
  const pattern = compileDatePattern(format);
  if (typeof pattern === 'string') return pattern;
  if (needsTime && !pattern.hasTime) return 'This field needs a time of day as well as a date.';
  if (pattern.hasTime && !pattern.hasOffset && clock === undefined) return NO_ZONE;
  return (cell) => finishDate(pattern.parse(cell), clock, needsTime, bad);
}

/** Why a mapping or a cell with local times cannot be used. */
export const NO_ZONE =
  'These times have no time zone: add `timezone: Europe/Berlin` (an IANA name) to the column or to the mapping.';

const NO_TIME = fault('no-time', 'has a date without a time of day');
const ZONELESS = fault('no-zone', 'has a time without a zone, and the mapping gives no `timezone`');
const GAP = fault('time-gap', 'has a local time that does not exist: clocks were put forward over it');
const FOLD = fault(
  'time-fold',
  'has a local time that exists twice because clocks were put back; say which with `fold: earlier` or `fold: later`',
);

function finishDate(
  parts: DateParts | undefined,
  clock: LocalClock | undefined,
  needsTime: boolean,
  bad: CellFault,
): AttributeValue | CellFault {
  if (parts === undefined) return bad;
  if (!parts.hasTime) return needsTime ? NO_TIME : new Date(parts.localMs).toISOString().slice(0, 10);
  if (parts.offsetMinutes !== undefined) return toIso(parts.localMs - parts.offsetMinutes * 60_000);
  if (clock === undefined) return ZONELESS;
  const utc = clock.toUtc(parts.localMs);
  return utc === 'gap' ? GAP : utc === 'fold' ? FOLD : toIso(utc);
}

/** `2026-11-02T09:14:00Z`, with milliseconds only where there are some. */
export function toIso(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
