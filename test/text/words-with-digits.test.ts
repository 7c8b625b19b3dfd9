// Words that mix letters and digits are words of their own: a phrase with one matches nothing else.

import { describe, expect, it } from 'vitest';
import { quotes } from './finding.ts';

describe('words that mix letters and digits', () => {
  it.each([
    ['your cvv2', 'give me your cvv2 now', true],
    ['your cvv2', 'give me your quokka now', false],
    ['your cvv2', 'give me your l2 now', false],
    ['the 10th', 'on the 10th then', true],
    ['the 10th', 'on the 3x then', false],
    ['the 10th', 'on the 11th then', false],
    ['co2', 'a co2 alarm', true],
    ['co2', 'a quokka alarm', false],
  ])('"%s" in "%s": %s', (phrase, text, expected) => {
    expect(quotes(phrase, text).length > 0).toBe(expected);
  });
});
