// The phrase language: what each construct is read as, and what is said of a phrase that is wrong.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParsedPhrase, type PhraseNode, parsePhrase, SLOT_NAMES } from '../../src/text/phrase.ts';

/** A tree in a short form that is not the language itself. */
function show(node: PhraseNode): string {
  switch (node.kind) {
    case 'word':
      return node.text;
    case 'prefix':
      return `begins(${node.text})`;
    case 'any':
      return 'one-word';
    case 'slot':
      return `slot(${node.name})`;
    case 'family':
      return `family(${node.name})`;
    case 'gap':
      return `gap(${node.most})`;
    case 'start':
    case 'end':
      return node.kind;
    case 'sequence':
      return `seq(${node.parts.map(show).join(', ')})`;
    case 'choice':
      return `or(${node.options.map(show).join(', ')})`;
    case 'optional':
      return `maybe(${show(node.part)})`;
    default:
      return node.kind;
  }
}

const read = (text: string): string => {
  const parsed = parsePhrase(text);
  return parsed.ok ? show(parsed.node) : `at ${parsed.at}: ${parsed.message}`;
};

describe('what is read', () => {
  it.each([
    ['thank you', 'seq(thank, you)'],
    ['  thank   you ', 'seq(thank, you)'],
    ['hello', 'hello'],
    ['(help|assist|do for)', 'or(help, assist, seq(do, for))'],
    ['(a|(b|c d))', 'or(a, or(b, seq(c, d)))'],
    ['good|nice', 'or(good, nice)'],
    ['(help)', 'help'],
    ['bye [now]', 'seq(bye, maybe(now))'],
    ['bye [now|then]', 'seq(bye, maybe(or(now, then)))'],
    ['bye [for [right] now]', 'seq(bye, maybe(seq(for, maybe(right), now)))'],
    ['i ... you', 'seq(i, gap(3), you)'],
    ['i ...6 you', 'seq(i, gap(6), you)'],
    ['i … you', 'seq(i, gap(3), you)'],
    ['i …2 you', 'seq(i, gap(2), you)'],
    ['i...you', 'seq(i, gap(3), you)'],
    ['i ...20 you', 'seq(i, gap(20), you)'],
    ['contact *', 'seq(contact, one-word)'],
    ['* desk', 'seq(one-word, desk)'],
    ['refund*', 'begins(refund)'],
    ['^ hello $', 'seq(start, hello, end)'],
    ['^hello$', 'seq(start, hello, end)'],
    ['us$20 off', 'seq(us$20, off)'],
    ['{greeting}', 'family(greeting)'],
    ['{ asks.name_2 } please', 'seq(family(asks.name_2), please)'],
    ['in <duration>', 'seq(in, slot(duration))'],
    ['< number >', 'slot(number)'],
    ["i'm sorry", "seq(i'm, sorry)"],
    ['e-mail', 'e-mail'],
    ['$20 off', 'seq($20, off)'],
    ['pay 5 % now', 'seq(pay, 5, %, now)'],
    ['terms & conditions', 'seq(terms, &, conditions)'],
    ['señor café', 'seq(señor, café)'],
    ['元気 ですか', 'seq(元気, ですか)'],
  ])('%s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });

  it.each([...SLOT_NAMES])('<%s> is a slot', (name) => {
    expect(read(`<${name}>`)).toBe(`slot(${name})`);
  });

  it('remembers where words, slots and families stand', () => {
    const parsed = parsePhrase('hello (<name>|{greeting}) refund*') as Extract<ParsedPhrase, { ok: true }>;
    expect(JSON.stringify(parsed.node).match(/"at":\d+/g)).toEqual(['"at":0', '"at":7', '"at":14', '"at":26']);
  });
});

describe('what is wrong', () => {
  it.each([
    ['', 0, 'empty'],
    ['   ', 0, 'empty'],
    ['(help', 0, 'not closed with ")"'],
    ['to [help', 3, 'not closed with "]"'],
    ['to (help]', 3, 'not closed with ")"'],
    ['help)', 4, '")" closes nothing'],
    ['help ]', 5, '"]" closes nothing'],
    ['help }', 5, '"}" closes nothing'],
    ['help >', 5, '">" closes nothing'],
    ['()', 1, 'nothing stands here'],
    ['(a|)', 3, 'nothing stands here'],
    ['|a', 0, 'nothing stands here'],
    ['a []', 3, 'nothing stands here'],
    ['{}', 0, 'a family is written {its-name}'],
    ['say {greeting', 4, 'a family is written {its-name}'],
    ['say {two words}', 4, 'a family is written {its-name}'],
    ['<nmae>', 0, 'a slot is one of <number>'],
    ['in <duration', 3, 'a slot is one of'],
    ['thank you.', 9, null],
    ['well . then', 5, 'a gap is written ...'],
    ['a ...0 b', 2, 'from 1 to 20'],
    ['a ...21 b', 2, 'from 1 to 20'],
    ['hello , you', 6, 'is punctuation'],
    ['hello !', 6, 'is punctuation'],
    ['re*', 0, 'at least 3 letters'],
    ['[please]', 0, 'no word that must be said'],
    ['...', 0, 'no word that must be said'],
    ['^ $', 0, 'no word that must be said'],
    ['(a|[b])', 0, 'no word that must be said'],
  ])('%j: at %i', (text, at, message) => {
    const parsed = parsePhrase(text);
    if (message === null) {
      // A full stop after a word is part of it, and folded away: harmless.
      expect(parsed.ok).toBe(true);
      return;
    }
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.message).toContain(message);
    expect(parsed.at).toBe(at);
  });
});

describe('laws', () => {
  const scrap = fc.oneof(
    {
      arbitrary: fc.constantFrom('(', ')', '[', ']', '{', '}', '<', '>', '|', '*', '^', '$', '...', '…', '.', '7'),
      weight: 4,
    },
    { arbitrary: fc.constantFrom('thank', 'you', 'refund', '<name>', '{greeting}', ' '), weight: 4 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 3 }), weight: 1 },
  );
  const anything = fc.oneof(
    fc.array(scrap, { maxLength: 14 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  it('never throws; a fault is at a place of the text and is one plain sentence', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parsePhrase(text);
        if (parsed.ok) return;
        expect(parsed.at).toBeGreaterThanOrEqual(0);
        expect(parsed.at).toBeLessThanOrEqual(text.length);
        expect(parsed.message).toMatch(/\S/);
        expect(parsed.message).not.toMatch(/undefined|\[object|Error|NaN/);
      }),
      { numRuns: 5000 },
    );
  });

  it('space around a phrase and between its parts means nothing', () => {
    const phrase = fc
      .array(fc.constantFrom('hello', '(help | do for)', '[now]', '...', '<name>', '{greeting}', 'refund*', '*', '^'), {
        minLength: 1,
        maxLength: 6,
      })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(phrase, (text) => {
        expect(read(`  ${text.replaceAll(' ', '  ')} `).replace(/^at \d+/, '')).toBe(read(text).replace(/^at \d+/, ''));
      }),
      { numRuns: 1000 },
    );
  });

  it('brackets may nest, but not without end', () => {
    const nested = (depth: number): ParsedPhrase => parsePhrase(`${'('.repeat(depth)}a${')'.repeat(depth)}`);
    expect(nested(50).ok).toBe(true);
    expect(nested(51)).toMatchObject({ ok: false, at: 50 });
    expect(nested(100_000).ok).toBe(false);
  });
});
