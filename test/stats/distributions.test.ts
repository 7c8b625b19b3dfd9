import { describe, expect, it } from 'vitest';
import { normalQuantile, studentQuantile } from '../../src/stats/distributions.ts';

describe('studentQuantile', () => {
  // Pearson and Hartley, Biometrika Tables for Statisticians, table 12; the same figures as R's qt().
  it.each([
    [0.975, 1, 12.7062],
    [0.975, 2, 4.3027],
    [0.975, 3, 3.1824],
    [0.975, 5, 2.5706],
    [0.975, 10, 2.2281],
    [0.975, 30, 2.0423],
    [0.975, 120, 1.9799],
    [0.95, 4, 2.1318],
    [0.95, 20, 1.7247],
    [0.995, 9, 3.2498],
    [0.995, 1, 63.6567],
    [0.9, 15, 1.3406],
    [0.9995, 6, 5.9588],
  ])('t(%f) with %i degrees of freedom is %f', (probability, df, t) => {
    expect(studentQuantile(probability, df)).toBeCloseTo(t, 4);
    expect(studentQuantile(1 - probability, df)).toBeCloseTo(-t, 4);
  });

  it('is exact where the distribution has a closed form', () => {
    for (const probability of [0.6, 0.75, 0.9, 0.99, 0.999]) {
      expect(studentQuantile(probability, 1)).toBeCloseTo(Math.tan(Math.PI * (probability - 0.5)), 8);
      const two = (2 * probability - 1) / Math.sqrt(2 * probability * (1 - probability));
      expect(studentQuantile(probability, 2)).toBeCloseTo(two, 8);
    }
  });

  it('approaches the normal distribution', () => {
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(normalQuantile(0.975), 5);
  });

  it('refuses what is no probability', () => {
    expect(() => studentQuantile(1, 5)).toThrow(RangeError);
    expect(() => studentQuantile(0.5, 0)).toThrow(RangeError);
  });
});

describe('normalQuantile', () => {
  // Wichura (1988): the test values of AS 241.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    [0.975, 1.959963984540054],
    [0.5, 0],
  ])('z(%f) is %f', (probability, z) => {
    expect(normalQuantile(probability)).toBeCloseTo(z, 12);
  });
});
