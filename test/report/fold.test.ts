// The pieces that make a report independent of the order of its rows.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileName } from '../../src/report/file-name.ts';
import { calendar } from '../../src/report/fold/calendar.ts';
import { Moments } from '../../src/report/fold/moments.ts';
import { Shelf } from '../../src/report/fold/shelf.ts';
import { meanEstimate } from '../../src/report/sureness.ts';
import { controlLine, type LinePoint } from '../../src/report/trend/line.ts';

describe('moments', () => {
  const scores = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2, maxLength: 60 });

  test('are the same bits in any order, and in any split', () => {
    fc.assert(
      fc.property(scores, fc.nat(), (values, at) => {
        const [forward, backward, left, right] = [new Moments(), new Moments(), new Moments(), new Moments()];
        for (const value of values) forward.add(value);
        for (const value of values.toReversed()) backward.add(value);
        values.forEach((value, index) => {
          (index < at % values.length ? left : right).add(value);
        });
        left.merge(right);
        expect([backward.mean, backward.sd]).toEqual([forward.mean, forward.sd]);
        expect([left.mean, left.sd]).toEqual([forward.mean, forward.sd]);
      }),
    );
  });

  test('give the textbook mean and standard deviation', () => {
    const moments = new Moments();
    for (const value of [2, 4, 4, 4, 5, 5, 7, 9]) moments.add(value);
    expect(moments.mean).toBe(5);
    expect(moments.sd).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });

  test('claim no certainty where all values are equal', () => {
    const moments = new Moments();
    for (let index = 0; index < 20; index++) moments.add(100);
    const estimate = meanEstimate(moments, 0, 100);
    // Wilson for 20 of 20: the lower bound is n / (n + z²) = 83.9 %.
    expect(estimate?.low).toBeCloseTo(83.89, 1);
    expect(estimate?.high).toBe(100);
  });
});

test('a shelf keeps the best, whatever the order of arrival', () => {
  const item = fc.record({
    rank: fc.integer({ min: 0, max: 3 }),
    startedAt: fc.constantFrom('', '2026-11-02', '2026-11-03'),
    id: fc.string({ maxLength: 3 }),
  });
  const items = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 30 });
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 6 }), (offered, room) => {
      const [forward, backward] = [new Shelf(room), new Shelf(room)];
      for (const one of offered) forward.offer(one);
      for (const one of offered.toReversed()) backward.offer(one);
      expect(backward.items).toEqual(forward.items);
      expect(forward.items.length).toBe(Math.min(room, offered.length));
      const worst = forward.items.at(-1)?.rank ?? 0;
      for (const one of offered) if (one.rank > worst) expect(forward.items).toContainEqual(one);
    }),
  );
});

describe('calendar', () => {
  test('reads a moment without an offset as UTC, and nothing from what is no moment', () => {
    const days = calendar('America/New_York');
    expect(days.date('2026-11-02T03:00:00')).toBe('2026-11-01');
    expect(days.date('2026-11-02T03:00:00Z')).toBe('2026-11-01');
    expect(days.date('2026-11-02T03:00:00+00:00')).toBe('2026-11-01');
    expect(days.date('2026-11-02')).toBe('2026-11-02');
    expect(days.date('2026-02-30T99:00:00Z')).toBeUndefined();
    expect(days.date('yesterday')).toBeUndefined();
  });

  test('knows ISO weeks at the turn of the year', () => {
    const days = calendar();
    expect(days.week('2026-12-31')).toBe('2026-W53');
    expect(days.week('2027-01-03')).toBe('2026-W53');
    expect(days.week('2027-01-04')).toBe('2027-W01');
  });
});

test('a file name is safe and differs for every key, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'binary' }),
      fc.string(),
      (readable, one, other) => {
        expect(fileName('agent', readable, one)).toMatch(/^agent(-[a-z0-9]+)*-[0-9a-f]{8}$/);
        expect(fileName('agent', readable, one).length).toBeLessThan(64);
        if (one !== other) expect(fileName('agent', 'x', one)).not.toBe(fileName('agent', 'x', other));
      },
    ),
  );
  expect(fileName('agent', 'Dana Reyes', 'id:a-17')).toMatch(/^agent-dana-reyes-[0-9a-f]{8}$/);
});

describe('a line of shares', () => {
  const week = (index: number) => `2026-W${String(index + 10)}`;
  const line = (rates: readonly (number | null)[], n = 100) =>
    controlLine(
      'share',
      rates.map(
        (rate, index): LinePoint =>
          rate === null
            ? { week: week(index), y: null, n: 0 }
            : { week: week(index), y: rate, n, hits: Math.round(rate * n) },
      ),
      [[0, rates.length]],
    );

  test('has no limits and no crossings with fewer than eight weeks', () => {
    const { limits, crossings } = line([0.9, 0.9, 0.91, 0.9, 0.2, 0.2, 0.2]);
    expect(limits.lower.every((value) => value === null)).toBe(true);
    expect(crossings).toEqual([]);
  });

  test('finds where a fall began, through a gap, and that it lasts', () => {
    const { crossings } = line([0.9, 0.92, 0.88, 0.9, 0.91, 0.89, 0.9, 0.92, 0.5, null, 0.48, 0.52]);
    expect(crossings.length).toBe(1);
    expect(crossings[0]).toMatchObject({ from: 8, to: 11, side: 'below', open: true, beyond: 3, known: 3 });
    expect(crossings[0]?.during.value).toBeCloseTo(0.5, 2);
  });

  test('doubts a fall that the numbers cannot carry', () => {
    // Five a week: one miss more is no news, though a limit at 100 % would call it one.
    expect(line([1, 1, 1, 1, 1, 1, 1, 1, 0.8, 1, 1, 1], 5).crossings).toEqual([]);
    expect(line([1, 1, 1, 1, 1, 1, 1, 1, 0.2, 0.2, 0.2, 0.2], 5).crossings).toMatchObject([
      { from: 8, reliable: false },
    ]);
  });
});
