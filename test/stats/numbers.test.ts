import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile } from '../../src/stats/quantile.ts';
import { forComparison, forPeople, roundTo } from '../../src/stats/rounding.ts';
import { mean, standardDeviation, sum } from '../../src/stats/summation.ts';

describe('sum', () => {
  it('loses nothing to rounding', () => {
    // Neumaier's example, on which plain and Kahan summation give 0.
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    expect(sum([])).toBe(0);
  });

  it('gives the same bits for every order', () => {
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(
        values.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(sum(shuffled) + 0).toBe(sum(all) + 0);
        },
      ),
    );
  });
});

describe('mean and standardDeviation', () => {
  // NIST Statistical Reference Datasets, "Michelson": 100 speeds of light; "NumAcc1": exact mean 10000002, deviation 1.
  it('pass the accuracy set NumAcc1 of NIST', () => {
    const values = [10000001, 10000003, 10000002];
    expect(mean(values)).toBe(10000002);
    expect(standardDeviation(values)).toBe(1);
  });

  it('pass the accuracy set NumAcc4 of NIST', () => {
    const values = [10000000.2, ...Array.from({ length: 500 }, () => [10000000.1, 10000000.3]).flat()];
    expect(mean(values)).toBeCloseTo(10000000.2, 8);
    expect(standardDeviation(values)).toBeCloseTo(0.1, 7);
  });

  it('reviews of 100, 9.91, 63.96, 90.99 and 0 have the mean 52.97', () => {
    expect(roundTo(mean([100, 9.91, 63.96, 90.99, 0]) ?? Number.NaN, 2)).toBe(52.97);
  });

  it('are unknown where there is nothing to know', () => {
    expect(mean([])).toBeNull();
    expect(standardDeviation([4])).toBeNull();
  });
});

describe('quantile', () => {
  // Hyndman and Fan, The American Statistician 50 (1996) 361–365, definition 7; the figures are those of R's quantile(1:10) and numpy.percentile.
  it.each([
    [0, 1],
    [0.25, 3.25],
    [0.5, 5.5],
    [0.75, 7.75],
    [0.9, 9.1],
    [1, 10],
  ])('%f of one to ten is %f', (share, expected) => {
    expect(quantile([10, 2, 3, 4, 5, 6, 7, 8, 9, 1], share)).toBeCloseTo(expected, 12);
  });

  it('sorts by size, not by spelling', () => {
    expect(median([100, 9, 20])).toBe(20);
    expect(median([])).toBeNull();
  });
});

describe('roundTo', () => {
  it.each([
    [1.005, 2, 1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [86.35, 1, 86.4],
    [0.1 + 0.2, 6, 0.3],
    [1e-9, 6, 0],
    [123456.7891, 1, 123456.8],
    [1e21, 1, 1e21],
  ])('%f to %i places is %f', (value, decimals, expected) => {
    expect(roundTo(value, decimals)).toBe(expected);
  });

  it('has no negative zero', () => {
    expect(Object.is(roundTo(-0.01, 1), 0)).toBe(true);
    expect(Object.is(forPeople(-0), 0)).toBe(true);
  });

  it('has a name for each use', () => {
    expect(forPeople(89.96)).toBe(90);
    expect(forComparison(89.9999999)).toBe(90);
    expect(forComparison(89.9999)).toBe(89.9999);
  });

  it('rounds what is rounded to itself', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          const once = roundTo(value, decimals);
          expect(roundTo(once, decimals)).toBe(once);
          expect(Math.abs(once - value)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals);
        },
      ),
    );
  });
});
