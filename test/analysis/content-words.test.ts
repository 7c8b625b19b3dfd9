import { describe, expect, it } from 'vitest';
import { contentStems, contentWords } from '../../src/analysis/content-words.ts';

const shared = (a: string, b: string): string[] => [...contentStems(a)].filter((stem) => contentStems(b).has(stem));

describe('contentStems', () => {
  it('keeps what a contact is about and leaves what every contact says', () => {
    expect([...contentStems('Hello, can you please help me? I was charged twice on my March bill, thanks.')]).toEqual([
      'charg',
      'twice',
      'march',
      'bill',
    ]);
    expect([...contentStems('okay thank you so much for calling, is there anything else I can help you with')]).toEqual(
      [],
    );
    expect([...contentStems('')]).toEqual([]);
  });

  it.each([
    ['I was charged twice', 'so the double charges', ['charg']],
    ['I want to cancel', 'about your cancellation', ['cancel']],
    ['my refund never came', 'your refunds are refunded within days', ['refund']],
    ['the blue jacket', 'the jackets you ordered', ['jacket']],
    ['I paid it', 'so you want to pay', ['pai']],
    ['it was stolen', 'somebody steals it', ['steal']],
    ['the colour is off', 'which color', ['color']],
    ['your organisation', 'an organization', ['organ']],
    ['the café’s cheque', 'a check for the cafe', ['cafe']],
    ['it was 49.99 on the 12th', 'I see 49.99 on the 12th', ['49', '99', '12th']],
  ])('%s / %s', (customer, agent, stems) => {
    expect(shared(customer, agent)).toEqual(stems);
  });

  it('takes no content from a redaction mark', () => {
    expect([...contentStems('my number is [card] and [date-of-birth], the parcel')]).toEqual(['parcel']);
    expect([...contentStems('a [bracket that never ends')]).toEqual(['bracket', 'end']);
  });

  it('says where the words are', () => {
    const text = 'Your jacket’s late.';
    expect(contentWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(['jacket’s', 'late']);
  });
});
