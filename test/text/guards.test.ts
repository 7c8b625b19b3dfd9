// Contexts in which words do not count: the sentence, the phrase, and which contexts hold for it.

import { describe, expect, it } from 'vitest';
import { GUARDS, type Guard } from '../../src/model/phrase.ts';
import { Guards } from '../../src/text/guards.ts';
import { matcherOf } from './finding.ts';

/** The guards that hold for the first hit of the phrase. */
function holding(phrase: string, said: string | readonly string[]): Guard[] {
  const turns = (typeof said === 'string' ? [said] : said).map((text) => ({ speaker: 'agent' as const, text }));
  const matcher = matcherOf(phrase);
  const guards = new Guards(matcher.lexicon);
  const tokens = matcher.read(turns);
  const hit = matcher.scan(tokens).get(0)?.[0];
  if (hit === undefined) throw new Error(`"${phrase}" is not found in "${turns.map((turn) => turn.text).join(' / ')}"`);
  return GUARDS.filter((guard) => guards.holds([guard], hit, tokens, turns, matcher.negates(0)) !== undefined);
}

type Row = readonly [sentence: string, phrase: string];

const debt = 'a debt collector';
const call = 'call you back';
const refund = 'refund you';

const HOLDS: Readonly<Record<Guard, readonly Row[]>> = {
  negated: [
    ['I am not a debt collector', debt],
    ['I’m not really a debt collector', debt],
    ["I can't call you back", call],
    ['I cannot call you back', call],
    ['we never call you back', call],
    ['nobody will call you back', call],
    ['I am unable to call you back', call],
    ['I won t be able to call you back', call],
    ['I will not be able to call you back today', 'i will ...5 call you'],
  ],
  quoted: [
    ['He said "we will refund you" last week', refund],
    ['The letter says “we will refund you” here', refund],
    ['your colleague told me you will refund you', refund],
    ['they promised they would refund you', refund],
    ['the website states we refund you', refund],
    ["the page says 'we refund you' at the top", refund],
    ['a page that has ‘We refund you.’ on it', refund],
  ],
  hypothetical: [
    ['if we refund you then it is done', refund],
    ['unless they refund you today', refund],
    ['suppose I refund you', refund],
  ],
  past: [
    ['yesterday they said they would call you back', call],
    ['I was going to call you back last week', call],
    ['they did call you back already', call],
  ],
  question: [
    ['Can I call you back?', call],
    ['can I call you back', call],
    ['okay so may I call you back', call],
    ['What time shall I call you back', call],
    ['when can we call you back please', call],
    ['I call you back tomorrow, right?', call],
    ['we call you back tomorrow yeah', call],
    ['You want me to call you back?', call],
  ],
  statement: [
    ['I will call you back.', call],
    ['I will call you back', call],
    ['When it arrives we will call you back.', call],
    ['What we did today was call you back.', call],
    ['Sure, we call you back tomorrow.', call],
  ],
};

const HOLDS_NOT: Readonly<Partial<Record<Guard, readonly Row[]>>> = {
  negated: [
    ['I am a debt collector', debt],
    ['No. I will call you back', call],
    ['no problem I will call you back', call],
    ['no worries we call you back', call],
    ['not only will I call you back today', call],
    ['I could not reach you but I will call you back', call],
    ['I do not know when the engineer who comes tomorrow will call you back', call],
    ['we are sorry we cannot call you back', 'cannot call'],
    ['I cannot call you back', 'i cannot ... back'],
    ['Is it No. 7? Then call you back', call],
  ],
  quoted: [
    ['We will refund you', refund],
    ['He said "no". We will refund you', refund],
    ['I said I will refund you', refund],
    ["the customers' bank will refund you", refund],
    ["'cause we'll refund you, that's all", 'refund you'],
    ["I've seen it, we'll refund you", 'refund you'],
    ['let me tell you we will refund you', refund],
  ],
  hypothetical: [
    ['we refund you if it breaks', refund],
    ['If it breaks, tell me. We refund you', refund],
  ],
  past: [
    ['I will call you back tomorrow', call],
    ['They rang yesterday. I will call you back', call],
  ],
  question: [
    ['I will call you back. Is that okay?', call],
    ['I will call you back', call],
  ],
  statement: [['Shall I call you back?', call]],
};

describe.each(GUARDS)('%s', (guard) => {
  it.each(HOLDS[guard])('holds: %j, of %j', (sentence, phrase) => {
    expect(holding(phrase, sentence)).toContain(guard);
  });

  it.each(HOLDS_NOT[guard] ?? [])('does not hold: %j, of %j', (sentence, phrase) => {
    expect(holding(phrase, sentence)).not.toContain(guard);
  });
});

describe('turns', () => {
  it('a context ends with its turn', () => {
    const turns = [
      { speaker: 'customer' as const, text: 'if not, who will' },
      { speaker: 'agent' as const, text: 'we refund you' },
    ];
    const matcher = matcherOf(refund);
    const tokens = matcher.read(turns);
    const hit = matcher.scan(tokens).get(0)?.[0];
    if (hit === undefined) throw new Error('not found');
    const guards = new Guards(matcher.lexicon);
    expect(
      guards.holds(['negated', 'hypothetical', 'quoted', 'past', 'question'], hit, tokens, turns, false),
    ).toBeUndefined();
  });

  it('goes on in the next turn of the same speaker', () => {
    expect(holding(call, ['I can not', 'call you back'])).toContain('negated');
  });

  it('a lone question mark asks about nobody else’s words', () => {
    const turns = [
      { speaker: 'agent' as const, text: 'I will call you back.' },
      { speaker: 'customer' as const, text: '?' },
    ];
    const matcher = matcherOf(call);
    const tokens = matcher.read(turns);
    const hit = matcher.scan(tokens).get(0)?.[0];
    if (hit === undefined) throw new Error('not found');
    expect(new Guards(matcher.lexicon).holds(['question'], hit, tokens, turns, false)).toBeUndefined();
  });

  it('"?!" and "!?" both ask', () => {
    expect(holding(call, 'You call you back?!')).toContain('question');
    expect(holding(call, 'You call you back!?')).toContain('question');
  });
});

it('asking and stating are each other’s opposite', () => {
  for (const [sentence, phrase] of Object.values(HOLDS).flat()) {
    const guards = holding(phrase, sentence);
    expect(guards.includes('question')).toBe(!guards.includes('statement'));
  }
});
