// What must hold of every text, however hostile: offsets lead back, and what changes no words changes no findings.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Speaker, Turn } from '../../src/model/interaction.ts';
import { classOf, foldCode, foldWord, INVISIBLE } from '../../src/text/characters.ts';
import { found, matcherOf } from './finding.ts';

// Thousands of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const PHRASES = [
  'thank you for (calling|contacting) *',
  'i am [so|very] sorry',
  'i will ... call you',
  'can not ...2 help',
  'apologi*',
  'refund*',
  'going to ... cancel',
  '<money>',
  '<duration>',
  '<identifier>',
  'do not want',
  'let me check',
] as const;
const matcher = matcherOf(...PHRASES);

const SENTENCES = [
  'thank you for calling us',
  "i'm so sorry about that",
  'i will gladly call you back',
  "we can't really help",
  'i apologise for this',
  'the refunding is late',
  "we're going to just cancel it",
  'it is twenty dollars',
  'within two days please',
  'the code is ab12cd',
  "i don't want it",
  'let me check that',
  'hello there',
  'what is this, please',
] as const;

const sentences = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 5 });
const turn = (text: string): Turn => ({ speaker: 'agent', text });

/** Text that breaks readers: halves of surrogates, joiners, marks, controls, brackets. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\ud83d',
          '\ude00',
          '👩‍👩‍👧',
          '\u200d',
          '\u0301',
          '\u0000',
          '[',
          ']',
          '***',
          '@',
          "'",
          '’',
          '-',
          '.',
          '?',
          '\n',
          '\r',
          '$',
          '½',
          'ﬁ',
          'İ',
          'ß',
          'Ω',
          'ㅎ',
          '٣',
        ),
        fc.constantFrom(...SENTENCES, 'f***', '[card]', 'x@y.z', '10:30', '1,000.5', "'s", "n't"),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join('')),
);
const hostileTurns = fc.array(
  fc.record({ speaker: fc.constantFrom<Speaker>('agent', 'customer', 'unknown'), text: hostile }),
  { maxLength: 5 },
);

describe('offsets lead back', () => {
  it('every token is a run of characters of its own turn, in order, never half a character', () => {
    fc.assert(
      fc.property(hostileTurns, (turns) => {
        const tokens = matcher.read(turns, 'Zoë O’Neill');
        expect(tokens.turnStarts).toHaveLength(turns.length + 1);
        let before = { turn: 0, start: 0 };
        for (let at = 0; at < tokens.length; at++) {
          const [index, start, end] = [
            tokens.turns[at] as number,
            tokens.starts[at] as number,
            tokens.ends[at] as number,
          ];
          const { text } = turns[index] as Turn;
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(index > before.turn || start >= before.start).toBe(true);
          for (const edge of [start, end])
            expect(/[\ud800-\udbff]/.test(text[edge - 1] ?? '') && /[\udc00-\udfff]/.test(text[edge] ?? '')).toBe(
              false,
            );
          expect(at).toBeGreaterThanOrEqual(tokens.turnStarts[index] as number);
          expect(at).toBeLessThan(tokens.turnStarts[index + 1] as number);
          before = { turn: index, start };
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('every hit lies inside the tokens, and hits of a phrase do not overlap', () => {
    fc.assert(
      fc.property(hostileTurns, (turns) => {
        const tokens = matcher.read(turns);
        for (const hits of matcher.scan(tokens).values()) {
          let end = 0;
          for (const hit of hits) {
            expect(hit.start).toBeGreaterThanOrEqual(end);
            expect(hit.end).toBeGreaterThan(hit.start);
            end = hit.end;
          }
          expect(end).toBeLessThanOrEqual(tokens.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('one word of ASCII letters is one token with just these letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^q[a-z]{4,12}q$/), hostile, (word, around) => {
        const text = `${around} ${word} ${around}`;
        const tokens = matcher.read([turn(text)]);
        const place = around.length + 1;
        const at = [...tokens.starts.subarray(0, tokens.length)].indexOf(place);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(text.slice(tokens.starts[at], tokens.ends[at])).toBe(word);
      }),
      { numRuns: 1000 },
    );
  });

  it('reading leaves nothing behind: the same turns give the same tokens after any others', () => {
    fc.assert(
      fc.property(hostileTurns, hostileTurns, (turns, others) => {
        const read = (): unknown => {
          const { length, words, flags, starts, ends, sentences: numbers, questions, passages } = matcher.read(turns);
          const cut = (array: Int32Array): number[] => [...array.subarray(0, length)];
          return [cut(words), cut(flags), cut(starts), cut(ends), cut(numbers), [...questions], [...passages]];
        };
        const first = read();
        matcher.read(others, 'Dana');
        expect(read()).toEqual(first);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what changes no words changes no findings', () => {
  const law = (name: string, change: fc.Arbitrary<(texts: readonly string[]) => readonly Turn[]>): void => {
    it(name, () => {
      fc.assert(
        fc.property(sentences, change, (texts, changed) => {
          const turns = texts.map(turn);
          expect(found(matcher, changed(texts))).toEqual(found(matcher, turns));
        }),
        { numRuns: 1000 },
      );
    });
  };
  const each = (change: (text: string) => string) => (texts: readonly string[]) =>
    texts.map((text) => turn(change(text)));
  /** Applies a change at the characters that a list of random numbers picks. */
  const sprinkle = (change: (text: string, at: number) => string) =>
    fc.array(fc.nat(), { maxLength: 6 }).map((places) =>
      each((text) =>
        places
          .map((place) => place % (text.length + 1))
          .sort((a, b) => b - a)
          .reduce((sofar, at) => change(sofar, at), text),
      ),
    );

  law(
    'invisible characters',
    fc
      .constantFrom('\u200d', '\u200b', '\u00ad', '\ufeff', '\u2060', '\u0301')
      .chain((mark) => sprinkle((text, at) => text.slice(0, at) + mark + text.slice(at))),
  );
  law(
    'case',
    fc.constantFrom(
      each((text) => text.toUpperCase()),
      each((text) => text.charAt(0).toUpperCase() + text.slice(1)),
      each((text) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())),
    ),
  );
  law(
    'which apostrophe',
    fc.constantFrom('’', '‘', 'ʼ', '`', '´').map((mark) => each((text) => text.replaceAll("'", mark))),
  );
  law(
    'no apostrophe, or a contraction split by a recogniser',
    fc
      .constantFrom('', ' ', " '")
      .map((mark) =>
        each((text) => text.replaceAll("'", mark).replaceAll(`n${mark}t `, mark === " '" ? "n't " : `n${mark}t `)),
      ),
  );
  law(
    'a contraction written out',
    fc.constant(
      each((text) =>
        text.replaceAll("can't", 'cannot').replaceAll("n't", ' not').replaceAll("'m", ' am').replaceAll("'re", ' are'),
      ),
    ),
  );
  law(
    'fillers',
    fc.constantFrom('um', 'uh,', 'er', 'hmm').chain((filler) =>
      fc.array(fc.nat(), { maxLength: 4 }).map((places) =>
        each((text) => {
          const words = text.split(' ');
          for (const place of places) words.splice(place % (words.length + 1), 0, filler);
          return words.join(' ');
        }),
      ),
    ),
  );
  law(
    'a turn cut in two',
    fc.array(fc.nat(), { maxLength: 6 }).map(
      (places) => (texts: readonly string[]) =>
        texts.flatMap((text, index) => {
          const words = text.split(' ');
          const at = (places[index] ?? 0) % (words.length + 1);
          return [words.slice(0, at), words.slice(at)].map((part) => turn(part.join(' ')));
        }),
    ),
  );
  law(
    'space',
    fc.constantFrom('  ', '\t', '\u00a0', ' \u3000').map((space) => each((text) => text.replaceAll(' ', space))),
  );
  law(
    'emoji',
    sprinkle(
      (text, at) =>
        text.slice(0, at).replace(/\s?$/, '') +
        (/^\s|^$/.test(text.slice(at)) ? '🙂' : '') +
        text.slice(text.slice(0, at).replace(/\s?$/, '').length),
    ),
  );
});

describe('folding', () => {
  it('is done once: folding a folded word changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        expect(foldWord(foldWord(text))).toBe(foldWord(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('every code unit has a class and a fold', () => {
    for (let code = 0; code <= 0xffff; code++) {
      expect(classOf(code)).toBeGreaterThanOrEqual(0);
      expect(classOf(code)).toBeLessThanOrEqual(INVISIBLE);
      expect(foldCode(code)).toBeGreaterThanOrEqual(0);
    }
    expect(classOf(Number.NaN), 'beyond the end').not.toBe(classOf(97));
  });
});
