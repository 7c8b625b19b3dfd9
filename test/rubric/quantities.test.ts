import { describe, expect, test } from 'vitest';
import { parseDistance, parseDuration, parsePercent, parseWindow } from '../../src/rubric/quantities.ts';

describe('windows', () => {
  test.each([
    ['first 3 turns', { unit: 'turns', edge: 'first', count: 3 }],
    ['first turn', { unit: 'turns', edge: 'first', count: 1 }],
    ['Last  1 turn', { unit: 'turns', edge: 'last', count: 1 }],
    ['first 30 seconds', { unit: 'seconds', edge: 'first', count: 30 }],
    ['first 30s', { unit: 'seconds', edge: 'first', count: 30 }],
    ['last 2 minutes', { unit: 'seconds', edge: 'last', count: 120 }],
    ['last 25 %', { unit: 'percent', edge: 'last', count: 25 }],
    ['last 25 percent', { unit: 'percent', edge: 'last', count: 25 }],
  ])('%s', (text, window) => {
    expect(parseWindow(text)).toEqual(window);
  });

  test.each([
    '',
    '3 turns',
    'first 2.5 turns',
    'first three turns',
    'first -3 turns',
    'first %',
    'first 3 constructor',
    'first 3 turns please',
  ])('not a window: %s', (text) => {
    expect(parseWindow(text)).toBeUndefined();
  });
});

describe('distances and lengths', () => {
  test('turns and seconds', () => {
    expect(parseDistance('2 turns')).toEqual({ unit: 'turns', count: 2 });
    expect(parseDistance('1 turn')).toEqual({ unit: 'turns', count: 1 });
    expect(parseDistance('the same turn')).toEqual({ unit: 'turns', count: 0 });
    expect(parseDistance('1.5 minutes')).toEqual({ unit: 'seconds', count: 90 });
    expect(parseDistance('1.5 turns')).toBeUndefined();
    expect(parseDistance('near')).toBeUndefined();
  });

  test('lengths of time in milliseconds', () => {
    expect(['20 s', '20 seconds', '20sec', '500 ms', '2 minutes', '1 min', '0.5 h'].map(parseDuration)).toEqual([
      20_000, 20_000, 20_000, 500, 120_000, 60_000, 1_800_000,
    ]);
    expect(['20', 'twenty seconds', '-3 s', '20 %', '3 turns'].map(parseDuration)).toEqual(Array(5).fill(undefined));
  });

  test('percentages as shares', () => {
    expect(parsePercent('40 %')).toBe(0.4);
    expect(parsePercent('40')).toBeUndefined();
  });
});
