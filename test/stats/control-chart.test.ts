import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneyPChart, pChart, xmrChart } from '../../src/stats/control-chart.ts';

const shares = (counts: readonly number[], sizes: readonly number[]) =>
  counts.map((count, index) => ({ count, n: sizes[index] ?? 0 }));

// Montgomery, Introduction to Statistical Quality Control, purchase orders with variable sample size (table 7.4 in the 6th and 7th edition).
const ORDERS = shares(
  [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9],
  [100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90, 100, 100, 100, 100, 90, 90],
);

// Mohammed, Panesar, Laney and Wilson, BMJ Quality & Safety 22 (2013) 362–368: patients seen within four hours, weekly.
const EMERGENCY = shares(
  [
    266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320, 267923, 271478, 255353, 256820,
    261835, 259144, 255910, 260863, 264465, 260989,
  ],
  [
    280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529, 279618, 283932, 266629, 268091,
    276803, 271578, 266005, 273520, 278574, 273772,
  ],
);

const outside = (chart: ReturnType<typeof pChart>): number[] =>
  (chart?.points ?? []).flatMap((point, index) =>
    point !== null && (point.value > point.high || point.value < point.low) ? [index + 1] : [],
  );

describe('pChart', () => {
  it('gives the published limits for samples of different size', () => {
    const chart = pChart(ORDERS);
    expect(chart?.centre).toBeCloseTo(0.096, 3);
    const limits = new Map(ORDERS.map((sample, index) => [sample.n, chart?.points[index]]));
    for (const [n, low, high] of [
      [80, 0, 0.194],
      [90, 0.002, 0.189],
      [100, 0.007, 0.184],
      [110, 0.011, 0.18],
      [120, 0.015, 0.176],
    ] as const) {
      expect(limits.get(n)?.low).toBeCloseTo(low, 2);
      expect(limits.get(n)?.high).toBeCloseTo(high, 2);
    }
  });

  it('finds the published sample 11 out of control, and no other', () => {
    expect(outside(pChart(ORDERS))).toEqual([11]);
  });

  it('is not to be acted on where fewer than five are expected', () => {
    expect(pChart(shares([1, 9], [10, 90]))?.reliable).toEqual([false, true]);
  });

  it('keeps the limits of the baseline', () => {
    const frozen = pChart(shares([10, 10, 90], [100, 100, 100]), 2);
    expect(frozen?.centre).toBe(0.1);
    expect(outside(frozen)).toEqual([3]);
  });

  it('leaves a sample of nothing without a point and has no chart of nothing', () => {
    expect(pChart(shares([10, 0], [100, 0]))?.points[1]).toBeNull();
    expect(pChart([])).toBeNull();
  });

  it('always stays within 0…1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(500), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1 }),
        (pairs) => {
          const samples = pairs.map(([n, share]) => ({ n, count: Math.round(n * share) }));
          for (const point of pChart(samples)?.points ?? []) {
            if (point === null) continue;
            expect(point.low).toBeGreaterThanOrEqual(0);
            expect(point.high).toBeLessThanOrEqual(1);
            expect(point.low).toBeLessThanOrEqual(point.high);
          }
        },
      ),
    );
  });
});

describe('laneyPChart', () => {
  it('widens the limits of very large samples as published: most weeks leave the p-chart, none the p′-chart', () => {
    expect(outside(pChart(EMERGENCY)).length).toBeGreaterThan(10);
    const chart = laneyPChart(EMERGENCY);
    expect(outside(chart)).toEqual([]);
    expect(chart?.dispersion).toBeGreaterThan(5);
  });

  it('follows the definition, worked by hand', () => {
    // p̄ = 0.5, σ = 0.05 for n = 100: z = 0, 2, −2, so ranges 2 and 4, their mean 3, σ_z = 3/1.128.
    const chart = laneyPChart(shares([50, 60, 40], [100, 100, 100]));
    expect(chart?.dispersion).toBeCloseTo(3 / 1.128, 12);
    expect(chart?.points[0]?.high).toBeCloseTo(0.5 + 3 * 0.05 * (3 / 1.128), 12);
  });

  it('needs two neighbours', () => {
    expect(laneyPChart(shares([5], [10]))).toBeNull();
  });
});

describe('xmrChart', () => {
  // NIST/SEMATECH e-Handbook 6.3.2.2, flow rates of ten batches: mean 50.81, mean range 1.8778, limits 45.8159 and 55.8041.
  const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

  it('gives the published chart of single values', () => {
    const chart = xmrChart(flow);
    expect(chart?.centre).toBeCloseTo(50.81, 6);
    expect(chart?.meanRange).toBeCloseTo(1.8778, 4);
    expect(chart?.points[0]?.low).toBeCloseTo(45.8159, 2);
    expect(chart?.points[0]?.high).toBeCloseTo(55.8041, 2);
    expect(chart?.rangeHigh).toBeCloseTo(3.268 * 1.87778, 4);
  });

  it('takes no range across a gap', () => {
    const chart = xmrChart([10, 12, null, 50, 52]);
    expect(chart?.ranges).toEqual([null, 2, null, null, 2]);
    expect(chart?.meanRange).toBe(2);
    expect(chart?.points[2]).toBeNull();
  });

  it('keeps the limits of the baseline, so that a later jump shows', () => {
    const chart = xmrChart([10, 11, 10, 11, 10, 30], 5);
    expect(chart?.centre).toBe(10.4);
    expect(chart?.points[5]?.z).toBeGreaterThan(3);
  });

  it('needs two neighbours', () => {
    expect(xmrChart([])).toBeNull();
    expect(xmrChart([5, null, 6])).toBeNull();
  });
});
