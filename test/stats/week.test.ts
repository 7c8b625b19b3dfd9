import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoWeek, weekStart, weeksBetween } from '../../src/stats/week.ts';

describe('isoWeek', () => {
  // The dates about New Year are the examples of ISO 8601 as listed in R. H. van Gent's and Wikipedia's tables of week dates.
  it.each([
    ['2026-11-02T09:14:00Z', '2026-W45'],
    ['2005-01-01', '2004-W53'],
    ['2005-01-02', '2004-W53'],
    ['2005-12-31', '2005-W52'],
    ['2006-01-01', '2005-W52'],
    ['2007-01-01', '2007-W01'],
    ['2007-12-31', '2008-W01'],
    ['2008-12-28', '2008-W52'],
    ['2008-12-29', '2009-W01'],
    ['2009-12-31', '2009-W53'],
    ['2010-01-03', '2009-W53'],
    ['2010-01-04', '2010-W01'],
    ['1969-12-31', '1970-W01'],
    ['2024-02-29T23:59:59.999Z', '2024-W09'],
  ])('%s is in %s', (timestamp, week) => {
    expect(isoWeek(timestamp)).toBe(week);
  });

  it('lets the clock of the place decide where the week ends', () => {
    expect(isoWeek('2026-11-01T20:00:00Z')).toBe('2026-W44');
    expect(isoWeek('2026-11-01T20:00:00Z', 330)).toBe('2026-W45');
    expect(isoWeek('2026-11-02T03:00:00Z', -300)).toBe('2026-W44');
    expect(isoWeek('2026-11-02T00:30:00+01:00')).toBe('2026-W44');
    expect(isoWeek('2026-11-02T00:30:00')).toBe('2026-W45');
    expect(isoWeek('2026-11-02', -300)).toBe('2026-W45');
  });

  it('is null for what is no timestamp', () => {
    for (const text of ['', 'yesterday', '2026-13-01', '2026-02-30', '02/11/2026', '2026-W45'])
      expect(isoWeek(text)).toBeNull();
  });
});

describe('weekStart', () => {
  it('is a Monday', () => {
    expect(weekStart('2026-W45')).toBe('2026-11-02');
    expect(weekStart('2009-W01')).toBe('2008-12-29');
    expect(weekStart('2009-W53')).toBe('2009-12-28');
  });

  it('is null for a week that the year does not have', () => {
    expect(weekStart('2026-W54')).toBeNull();
    expect(weekStart('2025-W53')).toBeNull();
    expect(weekStart('2026-W00')).toBeNull();
    expect(weekStart('2026-45')).toBeNull();
  });

  it('and isoWeek agree on every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40000, max: 40000 }), (day) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        const start = weekStart(isoWeek(date) ?? '');
        const days = (Date.parse(date) - Date.parse(start ?? '')) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(7);
        expect(new Date(start ?? '').getUTCDay()).toBe(1);
      }),
    );
  });
});

describe('weeksBetween', () => {
  it('lists every week, over the New Year too', () => {
    expect(weeksBetween('2009-W52', '2010-W02')).toEqual(['2009-W52', '2009-W53', '2010-W01', '2010-W02']);
    expect(weeksBetween('2026-W45', '2026-W45')).toEqual(['2026-W45']);
    expect(weeksBetween('2026-W45', '2026-W44')).toEqual([]);
  });
});
