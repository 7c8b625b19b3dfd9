import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanInterval, scoreInterval, wilsonInterval } from '../../src/stats/interval.ts';

describe('wilsonInterval', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the published interval of %i in %i', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it.each([
    [4, 5, 0.38, 0.96],
    [27, 30, 0.74, 0.97],
  ])('shows how little %i of %i says', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n);
    expect(interval?.low).toBeCloseTo(low, 2);
    expect(interval?.high).toBeCloseTo(high, 2);
  });

  it('does not claim 99 % from 200 clean interactions', () => {
    expect(wilsonInterval(200, 200)).toMatchObject({ estimate: 1, high: 1, n: 200 });
    expect(wilsonInterval(200, 200)?.low).toBeCloseTo(0.981, 3);
    expect(wilsonInterval(381, 381)?.low).toBeGreaterThan(0.99);
  });

  it('says nothing about nothing', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
  });

  it('holds its estimate, mirrors, and narrows with n', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const successes = Math.round(share * n);
        const one = wilsonInterval(successes, n);
        const mirror = wilsonInterval(n - successes, n);
        const larger = wilsonInterval(successes * 4, n * 4);
        if (one === null || mirror === null || larger === null) throw new Error('no interval');
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.low).toBeLessThanOrEqual(one.estimate);
        expect(one.high).toBeGreaterThanOrEqual(one.estimate);
        expect(one.high).toBeLessThanOrEqual(1);
        expect(mirror.low).toBeCloseTo(1 - one.high, 10);
        expect(larger.high - larger.low).toBeLessThan(one.high - one.low);
      }),
    );
  });
});

describe('meanInterval', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2 (ZARR13.DAT): n 195, mean 9.261460, s 0.022789, 95 % interval 9.258242…9.264679.
  it('gives the published interval of a mean', () => {
    // 195 values with exactly this mean and standard deviation: 97 pairs about the mean, and the mean itself.
    const step = 0.022789;
    const values = [9.26146, ...Array.from({ length: 97 }, () => [9.26146 - step, 9.26146 + step]).flat()];
    const interval = meanInterval(values);
    expect(interval?.estimate).toBeCloseTo(9.26146, 6);
    expect(interval?.low).toBeCloseTo(9.258242, 5);
    expect(interval?.high).toBeCloseTo(9.264679, 5);
  });

  it('keeps scores within 0…100', () => {
    expect(scoreInterval([100, 100, 20])).toMatchObject({ high: 100, low: 0 });
    expect(scoreInterval([80, 80, 80])).toEqual({ estimate: 80, low: 80, high: 80, n: 3 });
  });

  it('has no interval where there is no spread to see', () => {
    expect(meanInterval([])).toBeNull();
    expect(meanInterval([70])).toBeNull();
  });

  it('does not depend on the order of the values', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2, maxLength: 40 })
          .chain((values) => fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length }))),
        ([values, shuffled]) => {
          expect(scoreInterval(shuffled)).toEqual(scoreInterval(values));
        },
      ),
    );
  });
});
