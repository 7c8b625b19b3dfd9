// Date patterns such as `M/d/yyyy H:mm`: the letters of Unicode TR 35 that exports use, compiled to one expression.

export interface DateParts {
  /** The wall time, written as if it were UTC milliseconds. */
  readonly localMs: number;
  /** False for a date alone. */
  readonly hasTime: boolean;
  /** Minutes east of UTC, where the text says. */
  readonly offsetMinutes?: number;
}

export interface DatePattern {
  readonly hasTime: boolean;
  readonly hasOffset: boolean;
  /** Undefined when the text does not have the pattern or is no date of the calendar (31 June, 24:30). */
  parse(text: string): DateParts | undefined;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const LETTERS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  yy: '(?<shortYear>\\d{2})',
  MMMM: '(?<monthName>[A-Za-z]{3,9})',
  MMM: '(?<monthName>[A-Za-z]{3,9})\\.?',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<half>\\d{2})',
  h: '(?<half>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  m: '(?<minute>\\d{1,2})',
  ss: '(?<second>\\d{2})',
  s: '(?<second>\\d{1,2})',
  SSS: '(?<fraction>\\d{1,9})',
  a: '(?<noon>[AaPp]\\.?[Mm]\\.?)',
  XXX: '(?<zone>Z|[+-]\\d{2}:?\\d{2})',
};

/** The letters a pattern may use, for messages. */
export const PATTERN_LETTERS: readonly string[] = Object.keys(LETTERS);

/** Compiles a pattern; text in single quotes stands for itself. A problem comes back as a sentence. */
export function compileDatePattern(pattern: string): DatePattern | string {
  let source = '';
  const used = new Set<string>();
  for (const [token, quoted] of pattern.matchAll(/'([^']*)'|([A-Za-z])\2*|./gs)) {
    if (quoted !== undefined) source += escapeText(quoted);
    else if (!/^[A-Za-z]/.test(token)) source += token === ' ' ? '\\s+' : escapeText(token);
    else {
      const piece = Object.hasOwn(LETTERS, token) ? LETTERS[token] : undefined;
      const name = /<(\w+)>/.exec(piece ?? '')?.[1];
      if (piece === undefined || name === undefined) {
        return `\`${token}\` is not a part of a date; use ${PATTERN_LETTERS.join(', ')}, and quotes around other letters.`;
      }
      if (used.has(name)) return `\`${token}\` is there twice.`;
      used.add(name);
      source += piece;
    }
  }
  const month = used.has('month') || used.has('monthName');
  if (!(used.has('year') || used.has('shortYear')) || !month || !used.has('day')) {
    return 'A date needs a year (yyyy), a month (MM, M or MMM) and a day (dd or d).';
  }
  if (used.has('half') !== used.has('noon')) return '`h` (1 to 12) and `a` (am, pm) belong together; `H` is 0 to 23.';
  const hasTime = used.has('hour') || used.has('half');
  if (!hasTime && (used.has('minute') || used.has('second'))) return 'Minutes need an hour (H or h).';
  const expression = new RegExp(`^${source}$`);
  return {
    hasTime,
    hasOffset: used.has('zone'),
    parse(text) {
      const groups = expression.exec(text)?.groups;
      return groups === undefined ? undefined : assemble(groups, hasTime);
    },
  };
}

const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s*(?<zone>Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** ISO 8601 as databases write it: a blank for the `T`, fractions, `Z`, `UTC` or an offset; or a date alone. */
export function parseIsoDate(text: string): DateParts | undefined {
  const groups = ISO.exec(text)?.groups;
  return groups === undefined ? undefined : assemble(groups, groups['hour'] !== undefined);
}

function assemble(groups: Record<string, string | undefined>, hasTime: boolean): DateParts | undefined {
  const number = (name: string, otherwise = 0): number =>
    groups[name] === undefined ? otherwise : Number(groups[name]);
  const name = groups['monthName']?.toLowerCase();
  const month = name === undefined ? number('month') : monthNumber(name);
  const year = groups['shortYear'] === undefined ? number('year') : 2000 + number('shortYear');
  const day = number('day');
  let hour = number('hour');
  if (groups['half'] !== undefined) {
    const half = number('half');
    if (half < 1 || half > 12) return undefined;
    hour = (half % 12) + (/^p/i.test(groups['noon'] ?? '') ? 12 : 0);
  }
  const minute = number('minute');
  const second = number('second');
  const milliseconds = Math.trunc(Number(`0.${groups['fraction'] ?? '0'}`) * 1000);
  if (month < 1 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
    return undefined;
  const localMs = Date.UTC(2000, month - 1, day, hour, minute, second, milliseconds) + yearShift(year, month, day);
  const offsetMinutes = groups['zone'] === undefined ? undefined : readOffset(groups['zone']);
  return { localMs, hasTime, ...(offsetMinutes === undefined ? {} : { offsetMinutes }) };
}

/** Milliseconds from a day of 2000 to the same day of `year`: Date.UTC reads years below 100 as 19xx. */
function yearShift(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() - Date.UTC(2000, month - 1, day);
}

/** 1…12 for a month's English name or its first three letters, 0 for anything else. */
function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month === name || month.slice(0, 3) === name) + 1;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : month > 12 ? 0 : 31;
}

function readOffset(text: string): number {
  if (text === 'Z' || text === 'UTC') return 0;
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
