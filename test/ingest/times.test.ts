import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { formatInstant, openTimes, readClock } from '../../src/ingest/times.ts';

describe('readClock', () => {
  test.each([
    ['00:01:23', 83_000],
    ['1:02:03.5', 3_723_500],
    ['01:23', 83_000],
    ['01:23,045', 83_045],
    ['90:00', 5_400_000],
    ['83.5', 83_500],
    ['83s', 83_000],
    ['PT1M23.5S', 83_500],
    ['PT2H', 7_200_000],
    ['01:60', undefined],
    ['1:60:00', undefined],
    ['PT', undefined],
    ['-5', undefined],
    ['soon', undefined],
  ])('%s', (text, ms) => expect(readClock(text)).toBe(ms));
});

describe('instants', () => {
  test.each([
    ['2026-11-02T09:14:00Z', '2026-11-02T09:14:00Z'],
    ['2026-11-02T10:14:00+01:00', '2026-11-02T09:14:00Z'],
    ['2026-11-02 04:44:00.5-0430', '2026-11-02T09:14:00.500Z'],
    ['2026-11-02 09:14 UTC', '2026-11-02T09:14:00Z'],
    [1_793_610_840, '2026-11-02T09:14:00Z'],
    [1_793_610_840_000, '2026-11-02T09:14:00Z'],
    ['1793610840000000', '2026-11-02T09:14:00Z'],
    ['1793610840000000000', '2026-11-02T09:14:00Z'],
  ])('%s', async (value, iso) => {
    const time = (await openTimes())(value);
    expect(time.kind === 'instant' && formatInstant(time.ms)).toBe(iso);
  });

  test.each(['2026-13-01', '2026-02-29T10:00:00Z', '2026-01-01T24:00:00Z', '11/02/2026 09:14', '', 'x', -5, true, {}])(
    'refuses %s',
    async (value) => expect((await openTimes())(value).kind).toBe('bad'),
  );
});

const ZONES = [
  'Europe/Amsterdam',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Lisbon',
  'Europe/Helsinki',
  'Atlantic/Azores',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Jerusalem',
  'Asia/Beirut',
];

test.each(ZONES)(
  'every change of clocks in %s: skipped and repeated times are refused, their edges read',
  async (zone) => {
    const readTime = await openTimes(zone);
    let at = Temporal.ZonedDateTime.from(`2020-01-01T12:00[${zone}]`);
    let changes = 0;
    for (;;) {
      const next = at.getTimeZoneTransition('next');
      if (next === null || next.year > 2027) break;
      at = next;
      const before = next.subtract({ nanoseconds: 1 });
      const moved = (next.offsetNanoseconds - before.offsetNanoseconds) / 60e9;
      if (moved === 0) continue;
      changes++;
      const wall = next.toPlainDateTime();
      const read = (minutes: number) => readTime(wall.add({ minutes }).toString({ smallestUnit: 'minute' }));
      // Forward: the minutes before the new time never were. Back: those after it come twice.
      const [refused, sound] =
        moved > 0
          ? [
              [-1, -moved],
              [0, -moved - 1],
            ]
          : [
              [0, -moved - 1],
              [-1, -moved],
            ];
      for (const minutes of refused)
        expect(read(minutes)).toMatchObject({ kind: 'bad', fault: { code: 'ingest/ambiguous-time' } });
      for (const minutes of sound) {
        const expected = wall.add({ minutes }).toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds;
        expect(read(minutes)).toEqual({ kind: 'instant', ms: expected });
      }
    }
    expect(changes).toBeGreaterThan(3);
  },
);

test('an unknown zone makes local times bad, not instants', async () => {
  const readTime = await openTimes('Mars/Olympus');
  expect(readTime('2026-11-02 09:14')).toMatchObject({ kind: 'bad', fault: { code: 'ingest/bad-timezone' } });
  expect(readTime('2026-11-02T09:14:00Z').kind).toBe('instant');
});
