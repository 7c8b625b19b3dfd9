import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interaction, Turn } from '../../src/model/interaction.ts';
import { prepare } from '../../src/pipeline/prepare.ts';
import { type PersonalDatum, tokenOf } from '../../src/privacy/personal-datum.ts';

const words = fc.constantFrom('hello', 'my order', 'is late', 'thank you', 'two', 'oh', '.', 'the', 'card is');
const data = fc.constantFrom(
  '4111 1111 1111 1111',
  'ann@example.org',
  '4111111111111111',
  'GB82 WEST 1234 5698 7654 32',
);
const turn: fc.Arbitrary<Turn> = fc.record({
  speaker: fc.constantFrom('agent', 'customer'),
  text: fc.array(fc.oneof(words, data), { maxLength: 6 }).map((parts) => parts.join(' ')),
});

function interaction(turns: readonly Turn[]): Interaction {
  return { id: 'x', attributes: { note: 'card 4111 1111 1111 1111' }, turns, source: { file: 'x', record: 1 } };
}

describe('prepare', () => {
  it('points at the tokens that took the place of personal data', () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 6 }), (turns) => {
        const { interaction: safe, redaction } = prepare(interaction(turns), undefined);
        for (const { turn: at, start, end, type } of redaction.found)
          expect(safe.turns[at]?.text.slice(start, end)).toBe(tokenOf(type as PersonalDatum['type']));
        const tokens = safe.turns.reduce(
          (sum, { text }) => sum + (text.match(/\[(card|email|iban)\]/g) ?? []).length,
          0,
        );
        expect(redaction.found.filter(({ type }) => ['card', 'email', 'iban'].includes(type)).length).toBe(tokens);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes card numbers out of turns and attributes alike, and counts them together', () => {
    const { interaction: safe, redaction } = prepare(
      interaction([{ speaker: 'customer', text: 'It is 4111 1111 1111 1111.' }]),
      undefined,
    );
    expect(JSON.stringify(safe)).not.toMatch(/4111/);
    expect(redaction.counts).toEqual({ card: 2 });
  });
});
