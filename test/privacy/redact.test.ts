import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPEAKERS, type Turn } from '../../src/model/interaction.ts';
import { isCardNumber } from '../../src/privacy/checksum.ts';
import { findCues } from '../../src/privacy/cue.ts';
import { tokenOf } from '../../src/privacy/personal-datum.ts';
import { redact } from '../../src/privacy/redact.ts';
import { digitRuns } from '../../src/text/spoken-numbers.ts';
import { readMarked } from './marked.ts';
import { cardNumber, RENDERINGS } from './renderings.ts';

const marked = readMarked(new URL('../../fixtures/privacy/', import.meta.url));
const lines = marked.flatMap(({ turns }) => turns.map((turn) => turn.text));
/** Whether a line calls some number something else: what follows may then look like a card and stay. */
const namesElse = (text: string) =>
  findCues(text.toLowerCase(), -1).some((cue) => cue.label === 'other') || /order|case|part/i.test(text);

/** Conversations put together from the fixtures' lines, bits of numbers, and card numbers. */
const conversationOf = (texts: readonly string[]): fc.Arbitrary<Turn[]> => {
  const fragment = fc.oneof(
    fc.constantFrom(...texts),
    fc.constantFrom(
      'four two',
      'double oh',
      '4242',
      '12/29',
      'uh',
      'ok',
      'sorry',
      'at',
      'dot com',
      '@',
      '-',
      '[card]',
      'one',
      '+44',
      'ending',
      '****',
    ),
    cardNumber,
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const turn: fc.Arbitrary<Turn> = fc.record({
    speaker: fc.constantFrom(...SPEAKERS),
    text: fc.array(fragment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  });
  return fc.array(turn, { maxLength: 8 });
};
const conversation = conversationOf(lines);

describe('redact', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(conversation, (turns) => {
        const once = redact(turns);
        const twice = redact(once.turns);
        expect(twice.turns).toBe(once.turns);
        expect(twice.redactions).toEqual({});
      }),
      { seed: 42, numRuns: 1000 },
    );
  });

  it('reports places that lead back to what each token replaced', () => {
    fc.assert(
      fc.property(conversation, (turns) => {
        const { turns: redacted, found } = redact(turns);
        const rebuilt = turns.map(({ text }, index) => {
          let result = '';
          let at = 0;
          for (const { start, end, type } of found.filter((datum) => datum.turn === index)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            result += text.slice(at, start) + tokenOf(type);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(text.length);
          return result + text.slice(at);
        });
        expect(redacted.map(({ text }) => text)).toEqual(rebuilt);
        for (const datum of found) expect(datum.speaker).toBe(turns[datum.turn]?.speaker);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('leaves no card number readable, written or said, that is not called something else', () => {
    const plain = conversationOf(lines.filter((text) => !namesElse(text)));
    fc.assert(
      fc.property(plain, (turns) => {
        for (const { text } of redact(turns).turns) {
          for (const match of text.matchAll(/\d+(?:[ -]\d+)*/g)) {
            expect(isCardNumber(match[0].replace(/\D/g, ''))).toBe(false);
          }
          for (const run of digitRuns(text)) {
            if (run.spoken) expect(isCardNumber(run.digits)).toBe(false);
          }
        }
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  it('returns the same objects where there is no digit, number word, @ or said dot', () => {
    const word = fc.constantFrom(
      'hello',
      'card',
      'security',
      'code',
      'phone',
      'please',
      'thanks',
      'email',
      'the',
      'born',
    );
    const quiet = fc.array(fc.array(word).map((words) => ({ speaker: 'agent' as const, text: words.join(' ') })));
    fc.assert(
      fc.property(quiet, (turns) => {
        expect(redact(turns).turns).toBe(turns);
      }),
    );
  });

  it('keeps untouched turns as the same objects', () => {
    const turns: Turn[] = [
      { speaker: 'agent', text: 'the card number please' },
      { speaker: 'customer', text: '4242 4242 4242 4242' },
    ];
    const { turns: redacted, redactions } = redact(turns);
    expect(redacted[0]).toBe(turns[0]);
    expect(redacted[1]?.text).toBe('[card]');
    expect(redactions).toEqual({ card: 1 });
  });

  it('counts a card once that is spread over turns and read back', () => {
    const turns: Turn[] = ['4000', '0566', '5566', '5556'].flatMap((text): Turn[] => [
      { speaker: 'customer', text },
      { speaker: 'agent', text },
    ]);
    const { redactions, found } = redact(turns);
    expect(found).toHaveLength(8);
    expect(redactions).toEqual({ card: 1 });
  });

  it('redacts only the types that are asked for', () => {
    const turns: Turn[] = [{ speaker: 'customer', text: 'card 4242 4242 4242 4242, mail ann@example.com' }];
    expect(redact(turns, { types: new Set(['card']) }).turns[0]?.text).toBe('card [card], mail ann@example.com');
  });

  it.each([
    '4242 ',
    'four two ',
    '4-',
    'a.',
    '@',
    'at a dot ',
    'm a r i a dot ',
    '12 Mill Lane ',
    '1.1.1.',
    'security code 123 ',
    'SW1A 1AA ',
    'born 3 May 1990 ',
    '[',
    '*',
  ])('reads 100,000 characters of "%s" in time that grows with their number, not its square', (piece) => {
    const time = (length: number) => {
      const turns: Turn[] = [{ speaker: 'customer', text: piece.repeat(length / piece.length) }];
      // Processor time, best of three: what else the machine does plays no part.
      return Math.min(
        ...[1, 2, 3].map(() => {
          const before = process.cpuUsage();
          redact(turns);
          return process.cpuUsage(before).user / 1000;
        }),
      );
    };
    // A square would be a hundredfold.
    expect(time(100_000)).toBeLessThan(50 * Math.max(time(10_000), 10));
  });

  it.each(Object.keys(RENDERINGS))('finds every one of 1,000 cards %s', (name) => {
    const render = RENDERINGS[name];
    if (render === undefined) throw new Error(name);
    const missed = fc.sample(cardNumber, { numRuns: 1000, seed: 2026 }).filter((digits) => {
      const { turns } = redact(render(digits));
      return turns.some(({ text }) => digitRuns(text).some((run) => run.digits.length > 1));
    });
    expect(missed).toEqual([]);
  });
});
