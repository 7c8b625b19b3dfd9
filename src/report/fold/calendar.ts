// Which local date and ISO week a moment belongs to.

import { isoWeek } from '../../stats/week.ts';

export interface Calendar {
  /** The local date of an ISO 8601 moment, `2026-11-02`; undefined when it is none. Without an offset it is UTC. */
  date(startedAt: string): string | undefined;
  /** The ISO week of a local date, `2026-W45`. */
  week(date: string): string;
}

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?$/;
const OFFSET = /(?:Z|[+-]\d\d:?\d\d)$/;

/** A calendar for a time zone; throws RangeError for a name that is none. */
export function calendar(timezone = 'UTC'): Calendar {
  const utc = timezone === 'UTC' || timezone === 'Etc/UTC';
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  // By its parts: how a language orders them differs from one version of the data to the next.
  const local = (ms: number): string => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  };
  const dates = new Map<string, string | undefined>();
  const weeks = new Map<string, string>();
  const work = (startedAt: string): string | undefined => {
    if (!MOMENT.test(startedAt)) return undefined;
    if (startedAt.length === 10) return Number.isNaN(Date.parse(startedAt)) ? undefined : startedAt;
    const ms = Date.parse(OFFSET.test(startedAt) ? startedAt : `${startedAt}Z`);
    if (Number.isNaN(ms)) return undefined;
    return utc ? new Date(ms).toISOString().slice(0, 10) : local(ms);
  };
  return {
    date(startedAt) {
      // Formatting dates is slow and rows share their minutes; seconds never move a date.
      const key = startedAt.endsWith('Z') ? startedAt.slice(0, utc ? 10 : 16) : startedAt;
      const known = dates.get(key);
      if (known !== undefined) return known;
      const found = work(startedAt);
      if (found !== undefined) dates.set(key, found);
      return found;
    },
    week(date) {
      const known = weeks.get(date);
      if (known !== undefined) return known;
      const week = isoWeek(date) ?? date;
      weeks.set(date, week);
      return week;
    },
  };
}
