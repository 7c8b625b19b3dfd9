// ISO 8601 weeks: Monday is the first day, and the week with the year's first Thursday is week 1.

const DAY = 86_400_000;
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const WEEK = /^(\d{4})-W(\d{2})$/;

/** Milliseconds at midnight of the Monday of the week in which `day` (ms since 1970) falls. */
function mondayOf(day: number): number {
  const days = Math.floor(day / DAY);
  // 1970-01-01 was a Thursday.
  return (days - ((((days + 3) % 7) + 7) % 7)) * DAY;
}

function dateText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A timestamp as milliseconds in the clock of `offsetMinutes`; null when it is not an ISO 8601 date or date-time. Without a zone it is UTC. */
function localTime(timestamp: string, offsetMinutes: number): number | null {
  const match = TIMESTAMP.exec(timestamp);
  if (match === null) return null;
  if (match[1] === timestamp) {
    const date = Date.parse(`${timestamp}T00:00:00Z`);
    return Number.isNaN(date) || dateText(date) !== timestamp ? null : date;
  }
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(timestamp.slice(11)) ? timestamp : `${timestamp}Z`;
  const ms = Date.parse(zoned.replace(' ', 'T'));
  return Number.isNaN(ms) ? null : ms + offsetMinutes * 60_000;
}

/**
 * The ISO week of a timestamp, e.g. `2026-W45`; null when it is not one.
 * `offsetMinutes` is the clock that decides where a day ends: 0 = UTC, 330 = India. A bare date is taken as it stands.
 */
export function isoWeek(timestamp: string, offsetMinutes = 0): string | null {
  const time = localTime(timestamp, offsetMinutes);
  if (time === null) return null;
  const thursday = mondayOf(time) + 3 * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const week = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY));
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}

/** The Monday with which an ISO week starts: `2026-W45` → `2026-11-02`; null when there is no such week. */
export function weekStart(week: string): string | null {
  const match = WEEK.exec(week);
  if (match === null) return null;
  const january4 = Date.UTC(Number(match[1]), 0, 4);
  const monday = dateText(mondayOf(january4) + (Number(match[2]) - 1) * 7 * DAY);
  return isoWeek(monday) === week ? monday : null;
}

/** All weeks from `first` to `last`, both included, so that a week without data can be shown as a gap. */
export function weeksBetween(first: string, last: string): readonly string[] {
  const from = weekStart(first);
  const to = weekStart(last);
  if (from === null || to === null) return [];
  const weeks: string[] = [];
  for (let monday = Date.parse(`${from}T00:00:00Z`); monday <= Date.parse(`${to}T00:00:00Z`); monday += 7 * DAY) {
    const week = isoWeek(dateText(monday));
    if (week !== null) weeks.push(week);
  }
  return weeks;
}
