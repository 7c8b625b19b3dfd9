import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearest, oneOf, suggestion } from '../../src/rubric/spelling.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), maxLength: 7 });

describe('edit distance', () => {
  test('one for each slip of the finger', () => {
    expect(['weight', 'wieght', 'weigh', 'weightt', 'waight'].map((slip) => editDistance('weight', slip))).toEqual([
      0, 1, 1, 1, 1,
    ]);
    expect(editDistance('kitten', 'sitting')).toBe(3);
  });

  test('is symmetric, 0 only for the same word, at most the longer length', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});

describe('did you mean', () => {
  test('the nearest word, whatever its case and hyphens', () => {
    expect(nearest('Auto_Fail', ['autofill', 'auto-fail'])).toBe('auto-fail');
    expect(nearest('greet', ['farewell', 'greeting'])).toBe('greeting');
    expect(nearest('banana', ['weight', 'class'])).toBeUndefined();
  });

  test('or the whole list', () => {
    expect(suggestion('banana', ['a', 'b'])).toBe('write one of: a, b');
    expect(suggestion('wieght', ['weight'])).toBe('did you mean `weight`?');
    expect(oneOf(['a', 'b', 'c'])).toBe('a, b or c');
  });
});
