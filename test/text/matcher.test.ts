// The matcher against the oracle, on phrases and conversations made at random.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Speaker, Turn } from '../../src/model/interaction.ts';
import { Matcher } from '../../src/text/matcher.ts';
import { type PhraseNode, parsePhrase } from '../../src/text/phrase.ts';
import { everyMatch, leftmostLongest, type Place } from './oracle.ts';

// Thousands of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

/** Words without spellings, names or numbers of their own, so that the oracle may compare letters. */
const WORDS = ['apple', 'pear', 'plum', 'pebble'];

const word = fc.constantFrom(...WORDS);
const phraseText = fc.letrec<{ part: string; sequence: string; choice: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: word, weight: 6 },
    {
      arbitrary: fc
        .constantFrom('*', 'app*', 'pe*a', '<number>', '<agent>')
        .map((text) => (text === 'pe*a' ? 'peb*' : text)),
      weight: 2,
    },
    {
      arbitrary: fc.tuple(fc.constantFrom('...', '...1', '...2'), word).map(([gap, next]) => `${gap} ${next}`),
      weight: 2,
    },
    { arbitrary: word.map((one) => `^ ${one}`), weight: 1 },
    { arbitrary: word.map((one) => `${one} $`), weight: 1 },
    { arbitrary: tie('choice').map((inner) => `(${inner})`), weight: 2 },
    { arbitrary: tie('choice').map((inner) => `[${inner}]`), weight: 2 },
  ),
  sequence: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  choice: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => options.join(' | ')),
}));

const phrase = fc
  .oneof(
    phraseText.choice,
    phraseText.sequence,
    phraseText.sequence.map((text) => `... ${text}`),
    phraseText.sequence.map((text) => `^ ... ${text}`),
  )
  .map((text) => ({ text, parsed: parsePhrase(text) }))
  .filter(({ parsed }) => parsed.ok)
  .map(({ text, parsed }) => ({ text, node: (parsed as { node: PhraseNode }).node }));

const said = fc
  .array(
    fc.tuple(
      fc.constantFrom(...WORDS, ...WORDS, 'kiwi', 'seven', '12', 'Dana'),
      fc.constantFrom('', '', '', '', '', ',', '.', '?'),
    ),
    {
      maxLength: 10,
    },
  )
  .map((pieces) => pieces.map(([text, mark]) => text + mark).join(' '));
const conversation = fc.array(
  fc.record({ speaker: fc.constantFrom<Speaker>('agent', 'agent', 'customer'), text: said }),
  { maxLength: 4 },
);

/**
 * The matcher keeps only the earliest beginning for each way through a phrase. So where one match begins inside another and
 * ends after it, a third that begins later and ends with it may be lost; everywhere else it must find exactly the leftmost and longest.
 */
function compare(phrases: readonly { text: string; node: PhraseNode }[], turns: readonly Turn[]): void {
  const matcher = new Matcher(phrases.map(({ node }) => node));
  const tokens = matcher.read(turns, 'Dana');
  const found = matcher.scan(tokens);
  phrases.forEach(({ text, node }, index) => {
    const all = everyMatch(
      node,
      tokens,
      turns.map((turn) => turn.text),
    );
    const hits = found.get(index) ?? [];
    const expected = leftmostLongest(all);
    if (!all.some((match) => expected.some((place) => straddles(match, place)))) {
      expect(hits, text).toEqual(expected);
      return;
    }
    expect(hits[0], text).toEqual(expected[0]);
    expect(leftmostLongest(hits), `${text}: in order, no overlap`).toEqual(hits);
    for (const hit of hits) expect(all, text).toContainEqual(hit);
    for (const match of all) {
      const rivals = all.filter((other) => other.end === match.end && other.start <= match.start);
      expect(
        rivals.some((rival) => hits.some((hit) => hit.start < rival.end && hit.end > rival.start)),
        `${text}: ${match.start}–${match.end} is lost`,
      ).toBe(true);
    }
  });
}

/** Begins inside the other and ends after it. */
function straddles(match: Place, other: Place): boolean {
  return match.start > other.start && match.start < other.end && match.end > other.end;
}

describe('the matcher finds what the oracle finds', () => {
  it('one phrase', () => {
    fc.assert(
      fc.property(phrase, conversation, (one, turns) => compare([one], turns)),
      { numRuns: 3000 },
    );
  });

  it('many phrases at once, their beginnings merged', () => {
    fc.assert(fc.property(fc.array(phrase, { minLength: 2, maxLength: 12 }), conversation, compare), { numRuns: 1500 });
  });
});
