// Local times to UTC: zone rules from Temporal, remembered per quarter of an hour because a CRM export has a million.

import { Temporal } from 'temporal-polyfill';

/** What to do with a local time that exists twice when clocks go back. */
export type Fold = 'refuse' | 'earlier' | 'later';

export interface LocalClock {
  /** UTC milliseconds of a local time that is written as if it were UTC milliseconds; or why there is no single one. */
  toUtc(localMs: number): number | 'gap' | 'fold';
}

const QUARTER_MS = 900_000;
const REMEMBERED = 100_000;

/** True when the runtime knows the IANA zone. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/** A clock for one zone. A time in the hour that clocks skip is always a `gap`; one in the hour that they repeat is a
 * `fold` unless told which to take. */
export function localClock(zone: string, fold: Fold): LocalClock {
  if (zone === 'UTC') return { toUtc: (localMs) => localMs };
  const offsets = new Map<number, number | null>();
  return {
    toUtc(localMs) {
      const quarter = Math.floor(localMs / QUARTER_MS);
      let offset = offsets.get(quarter);
      if (offset === undefined) {
        const first = convert(zone, quarter * QUARTER_MS, fold);
        const last = convert(zone, (quarter + 1) * QUARTER_MS - 1, fold);
        const steady = typeof first === 'number' && typeof last === 'number' && last - first === QUARTER_MS - 1;
        offset = steady ? first - quarter * QUARTER_MS : null;
        if (offsets.size >= REMEMBERED) offsets.clear();
        offsets.set(quarter, offset);
      }
      return offset === null ? convert(zone, localMs, fold) : localMs + offset;
    },
  };
}

function convert(zone: string, localMs: number, fold: Fold): number | 'gap' | 'fold' {
  const local = Temporal.Instant.fromEpochMilliseconds(localMs).toZonedDateTimeISO('UTC').toPlainDateTime();
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return earlier.epochMilliseconds;
  if (!earlier.toPlainDateTime().equals(local)) return 'gap';
  if (fold === 'refuse') return 'fold';
  return (fold === 'earlier' ? earlier : later).epochMilliseconds;
}
