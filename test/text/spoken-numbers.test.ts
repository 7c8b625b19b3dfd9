import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitRuns, hasNumber } from '../../src/text/spoken-numbers.ts';

const read = (text: string) => digitRuns(text).map((run) => run.digits);

describe('digitRuns', () => {
  it.each([
    ['four two four two', ['4242']],
    ['double four, treble oh seven', ['440007']],
    ['triple-five', ['555']],
    ['Forty-two forty two', ['4242']],
    ['nineteen eighty', ['1980']],
    ['nineteen eighty four', ['1984']],
    ['two thousand and six', ['2006']],
    ['two thousand twenty nine', ['2029']],
    ['one hundred and five', ['105']],
    ['three hundred seventy one', ['371']],
    ['fifty one hundred', ['5100']],
    ['nine hundred one two three', ['900123']],
    ['four thousand two hundred forty two', ['4242']],
    ['oh four nought nil seven', ['04007']],
    ['4242 four two 4 2', ['42424242']],
    ['four um two uh let me see four okay two', ['4242']],
    ['four two hold on one second four two', ['4242']],
    ['the three of us took 2 cars', ['3', '2']],
    ['that one is not the one of mine', []],
    ['oh no', []],
    ['oh my, the o of that', []],
    ['on the 9th of May', []],
    ['2 to 4 days', ['2', '4']],
    ['room 12 and then 14', ['12 and then 14'.replace(/\D/g, '')]],
    ['10:45', ['10', '45']],
    ['１２ 34', ['1234']],
    ['42​42', ['4242']],
  ])('%s', (text, digits) => {
    expect(read(text)).toEqual(digits);
  });

  it('reads words that only sound like digits on request', () => {
    expect(digitRuns('four two for two', { homophones: true }).map((run) => run.digits)).toEqual(['4242']);
    expect(digitRuns('wait for two', { homophones: true }).map((run) => run.digits)).toEqual(['2']);
  });

  it('tells said from written, and digits that touch letters', () => {
    const [mixed] = digitRuns('4242 forty two');
    expect(mixed?.spoken).toBe(true);
    expect(mixed?.tokens.map((token) => token.spoken)).toEqual([false, true]);
    expect(digitRuns('SAVE2025').at(0)?.tokens.at(0)?.attached).toBe(true);
  });

  it('ends a run at its last number, not at the hesitation after it', () => {
    const text = 'its four two um okay';
    const [run] = digitRuns(text);
    expect(text.slice(run?.start, run?.end)).toBe('four two');
  });

  it('gives offsets that read the same again, in order and without overlap', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'one',
        'two',
        'oh',
        'double',
        'treble',
        'forty',
        'hundred',
        'thousand',
        'twelve',
        'um',
        'and',
        '-',
        '.',
        'the',
        '42',
        '7',
        'one sec',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join(' ');
        let at = 0;
        for (const run of digitRuns(text)) {
          expect(run.start).toBeGreaterThanOrEqual(at);
          expect(run.digits).toBe(run.tokens.map((token) => token.digits).join(''));
          expect(run.digits).toMatch(/^\d+$/);
          for (const token of run.tokens) {
            expect(token.start).toBeGreaterThanOrEqual(at);
            expect(token.end).toBeLessThanOrEqual(run.end);
            at = token.end;
          }
          at = run.end;
        }
        if (digitRuns(text).length > 0) expect(hasNumber(text)).toBe(true);
      }),
    );
  });

  it('says any digits back', () => {
    const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 }), (digits) => {
        expect(read(digits.map((digit) => words[digit]).join(' '))).toEqual([digits.join('')]);
      }),
    );
  });
});
