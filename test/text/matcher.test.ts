// The matcher against the oracle, on phrases and conversations made at random.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Speaker, Turn } from '../../src/model/interaction.ts';
import { Matcher } from '../../src/text/matcher.ts';
import { parsePhrase, type PhraseNode } from '../../src/text/phrase.ts';
import { everyMatch, leftmostLongest } from './oracle.ts';

/** Words without spellings, names or numbers of their own, so that the oracle may compare letters. */
const WORDS = ['apple', 'pear', 'plum', 'pebble'];

const word = fc.constantFrom(...WORDS);
const phraseText = fc.letrec<{ part: string; sequence: string; choice: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: word, weight: 6 },
    { arbitrary: fc.constantFrom('*', 'app*', 'pe*a', '<number>', '<agent>').map((text) => (text === 'pe*a' ? 'peb*' : text)), weight: 2 },
    { arbitrary: fc.tuple(fc.constantFrom('...', '...1', '...2'), word).map(([gap, next]) => `${gap} ${next}`), weight: 2 },
    { arbitrary: word.map((one) => `^ ${one}`), weight: 1 },
    { arbitrary: word.map((one) => `${one} $`), weight: 1 },
    { arbitrary: tie('choice').map((inner) => `(${inner})`), weight: 2 },
    { arbitrary: tie('choice').map((inner) => `[${inner}]`), weight: 2 },
  ),
  sequence: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  choice: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => options.join(' | ')),
}));

const phrase = fc
  .oneof(phraseText.choice, phraseText.sequence, phraseText.sequence.map((text) => `... ${text}`), phraseText.sequence.map((text) => `^ ... ${text}`))
  .map((text) => ({ text, parsed: parsePhrase(text) }))
  .filter(({ parsed }) => parsed.ok)
  .map(({ text, parsed }) => ({ text, node: (parsed as { node: PhraseNode }).node }));

const said = fc
  .array(fc.tuple(fc.constantFrom(...WORDS, ...WORDS, 'kiwi', 'seven', '12', 'Dana'), fc.constantFrom('', '', '', '', '', ',', '.', '?')), {
    maxLength: 10,
  })
  .map((pieces) => pieces.map(([text, mark]) => text + mark).join(' '));
const conversation = fc.array(
  fc.record({ speaker: fc.constantFrom<Speaker>('agent', 'agent', 'customer'), text: said }),
  { maxLength: 4 },
);

function compare(phrases: readonly { text: string; node: PhraseNode }[], turns: readonly Turn[]): void {
  const matcher = new Matcher(phrases.map(({ node }) => node));
  const tokens = matcher.read(turns, 'Dana');
  const hits = matcher.scan(tokens);
  phrases.forEach(({ text, node }, index) => {
    const expected = leftmostLongest(everyMatch(node, tokens, turns.map((turn) => turn.text)));
    expect(hits.get(index) ?? [], text).toEqual(expected);
  });
}

describe('the matcher finds what the oracle finds', () => {
  it('one phrase', () => {
    fc.assert(
      fc.property(phrase, conversation, (one, turns) => compare([one], turns)),
      { numRuns: 3000 },
    );
  });

  it('many phrases at once, their beginnings merged', () => {
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 2, maxLength: 12 }), conversation, compare),
      { numRuns: 1500 },
    );
  });
});
