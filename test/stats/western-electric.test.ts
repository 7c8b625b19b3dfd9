import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { westernElectric } from '../../src/stats/western-electric.ts';

const all = [1, 2, 3, 4] as const;

describe('westernElectric', () => {
  it('1: one point beyond three sigma', () => {
    expect(westernElectric([0, 3.1, 0])).toEqual([{ rule: 1, from: 1, at: 1, side: 'above' }]);
    expect(westernElectric([0, -3.1])).toEqual([{ rule: 1, from: 1, at: 1, side: 'below' }]);
    expect(westernElectric([3])).toEqual([]);
  });

  it('2: two of three beyond two sigma, on one side', () => {
    expect(westernElectric([2.1, 0, 2.2], all)).toEqual([{ rule: 2, from: 0, at: 2, side: 'above' }]);
    expect(westernElectric([2.1, -2.2, 0], all)).toEqual([]);
    expect(westernElectric([2.1, 2.1, 0], all).map((signal) => signal.at)).toEqual([1]);
  });

  it('3: four of five beyond one sigma, on one side', () => {
    expect(westernElectric([-1.1, -1.2, 0, -1.3, -1.4], all)).toEqual([{ rule: 3, from: 0, at: 4, side: 'below' }]);
    expect(westernElectric([1.1, 1.1, 1.1, 0.9], all)).toEqual([]);
  });

  it('4: eight in a row on one side', () => {
    expect(westernElectric([0.1, 0.2, 0.1, 0.3, 0.2, 0.1, 0.2, 0.1])).toEqual([
      { rule: 4, from: 0, at: 7, side: 'above' },
    ]);
    expect(westernElectric([0.1, 0.2, 0.1, 0.3, 0.2, 0.1, 0.2])).toEqual([]);
    expect(westernElectric([0.1, 0.2, 0.1, 0.3, 0, 0.2, 0.1, 0.2, 0.1])).toEqual([]);
  });

  it('uses 1 and 4 unless told otherwise', () => {
    expect(westernElectric([2.1, 0, 2.2])).toEqual([]);
    expect(westernElectric([3.5], [4])).toEqual([]);
  });

  it('sees no pattern across a gap', () => {
    expect(westernElectric([0.1, 0.2, 0.1, 0.3, null, 0.2, 0.1, 0.2, 0.1])).toEqual([]);
  });

  it('mirrors: what is above in a series is below in its opposite', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true })), (points) => {
        const key = (signal: { rule: number; from: number; at: number; side: string }): string =>
          `${signal.rule} ${signal.from} ${signal.at} ${signal.side}`;
        const other = westernElectric(
          points.map((point) => -point),
          all,
        ).map((signal) => key({ ...signal, side: signal.side === 'above' ? 'below' : 'above' }));
        expect(other).toEqual(westernElectric(points, all).map(key));
      }),
    );
  });
});
