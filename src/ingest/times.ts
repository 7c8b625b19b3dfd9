// Times as people and systems write them: instants in ISO 8601 or as Unix numbers, and clock positions within a recording.

import type { Fault } from './format.ts';

/** `local` is a wall-clock time whose zone nobody gave: `ms` then counts as if it were UTC, good for differences only. */
type Time =
  | { readonly kind: 'instant'; readonly ms: number }
  | { readonly kind: 'local'; readonly ms: number; readonly text: string }
  | { readonly kind: 'bad'; readonly fault: Fault };

export type ReadTime = (value: unknown) => Time;

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;

const QUARTER_MS = 900_000;

/** A reader of times for one `--timezone`, or for none. Never rejects: an unknown zone makes each local time `bad`. */
export async function openTimes(timezone?: string): Promise<ReadTime> {
  if (timezone === undefined) return readTime;
  const { Temporal } = await import('temporal-polyfill');
  // Zones change their offset on quarters of an hour only, and looking one up is slow: it is remembered.
  const offsets = new Map<number, number | Fault>();
  const lookUp = (localMs: number): number | Fault => {
    try {
      const local = Temporal.Instant.fromEpochMilliseconds(localMs).toZonedDateTimeISO('UTC').toPlainDateTime();
      const earlier = local.toZonedDateTime(timezone, { disambiguation: 'earlier' });
      const later = local.toZonedDateTime(timezone, { disambiguation: 'later' });
      if (earlier.epochMilliseconds === later.epochMilliseconds) return localMs - earlier.epochMilliseconds;
      return earlier.toPlainDateTime().equals(local) ? REPEATED : SKIPPED;
    } catch {
      return UNKNOWN_ZONE;
    }
  };
  return (value) => {
    const time = readTime(value);
    if (time.kind !== 'local') return time;
    const quarter = Math.floor(time.ms / QUARTER_MS);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = lookUp(quarter * QUARTER_MS);
      offsets.set(quarter, offset);
    }
    return typeof offset === 'number' ? { kind: 'instant', ms: time.ms - offset } : { kind: 'bad', fault: offset };
  };
}

const REPEATED: Fault = {
  code: 'ingest/ambiguous-time',
  message: 'A time falls in the hour that clocks repeat when they go back; give times with an offset.',
};
const SKIPPED: Fault = {
  code: 'ingest/ambiguous-time',
  message: 'A time falls in the hour that clocks skip when they go forward; give times with an offset.',
};
const UNKNOWN_ZONE: Fault = {
  code: 'ingest/bad-timezone',
  message: 'The time zone is not known; give an IANA name such as Europe/Amsterdam.',
};

function readTime(value: unknown): Time {
  if (typeof value === 'number') return fromUnix(value);
  if (typeof value !== 'string') return bad('A time is neither text nor a number.');
  const text = value.trim();
  if (/^\d{9,19}(\.\d+)?$/.test(text)) return fromUnix(Number(text));
  const match = ISO.exec(text);
  if (match === null) return bad('A time is not written as ISO 8601, such as 2026-11-02T09:14:00Z.');
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const parts = [year, month, day, hour ?? 0, minute ?? 0, second ?? 0].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts;
  const ms =
    Date.UTC(y, mo - 1, d, h, mi, s) + (fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000));
  const back = new Date(ms);
  if (
    back.getUTCFullYear() !== y ||
    back.getUTCMonth() !== mo - 1 ||
    back.getUTCDate() !== d ||
    h > 23 ||
    mi > 59 ||
    s > 59
  ) {
    return bad('A time names a day or an hour that does not exist.');
  }
  if (zone === undefined) return { kind: 'local', ms, text };
  return { kind: 'instant', ms: ms - offsetOf(zone) };
}

/** The end of the year 9999: later instants are not written in ISO 8601. */
const LAST_MS = 253_402_300_799_999;

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by size. */
function fromUnix(value: number): Time {
  if (!Number.isFinite(value) || value < 0) return bad('A time is not a number that can be a time.');
  const ms = value < 1e11 ? value * 1000 : value < 1e14 ? value : value < 1e17 ? value / 1e3 : value / 1e6;
  return ms <= LAST_MS ? { kind: 'instant', ms: Math.round(ms) } : bad('A time is too far in the future.');
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
}

function bad(message: string, code = 'ingest/bad-time'): Time {
  return { kind: 'bad', fault: { code, message } };
}

/** ISO 8601 in UTC, with milliseconds only where there are some. */
export function formatInstant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** A position or length on a clock in milliseconds: `1:02:03.5`, `01:23`, `83.5` (seconds), `PT1M23S`. */
export function readClock(text: string): number | undefined {
  const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:[.,](\d{1,9}))?$/.exec(text.trim());
  if (clock !== null) {
    const [, hours, minutes, seconds, fraction] = clock;
    if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return undefined;
    return (
      ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
      Math.round(Number(`0.${fraction ?? 0}`) * 1000)
    );
  }
  if (/^\d+(?:\.\d+)?s?$/.test(text.trim())) return Math.round(Number.parseFloat(text) * 1000);
  const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i.exec(text.trim());
  if (iso === null || iso[0].length < 3) return undefined;
  return Math.round(((Number(iso[1] ?? 0) * 60 + Number(iso[2] ?? 0)) * 60 + Number(iso[3] ?? 0)) * 1000);
}
