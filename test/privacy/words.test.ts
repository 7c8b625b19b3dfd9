import { describe, expect, it } from 'vitest';
import type { Turn, Word } from '../../src/model/interaction.ts';
import { redact } from '../../src/privacy/redact.ts';

/** Words of 100 ms each, one after the other. */
const timed = (text: string): Word[] =>
  text.split(' ').map((word, index) => [word, index * 100, index * 100 + 100] as const);

const wordsOf = (turns: readonly Turn[], index: number) => redact(turns).turns[index]?.words;

describe('word times of a redacted turn', () => {
  const card = 'four two four two four two four two four two four two four two four two';

  it('become one word over the time of the span', () => {
    const text = `so it is ${card} thanks`;
    expect(wordsOf([{ speaker: 'customer', text, words: timed(text) }], 0)).toEqual([
      ['so', 0, 100],
      ['it', 100, 200],
      ['is', 200, 300],
      ['[card]', 300, 1900],
      ['thanks', 1900, 2000],
    ]);
  });

  it('are found where the text has punctuation and capitals that the words lack', () => {
    const turn: Turn = {
      speaker: 'customer',
      text: "It's 4242-4242-4242-4242.",
      words: timed('its 4242 4242 4242 4242'),
    };
    expect(wordsOf([turn], 0)).toEqual([
      ['its', 0, 100],
      ['[card]', 100, 500],
    ]);
  });

  it('never stay readable where text and words disagree', () => {
    const turn: Turn = {
      speaker: 'customer',
      text: 'it is 4242 4242 4242 4242 okay',
      words: timed(`it is ${card} okay`),
    };
    expect(wordsOf([turn], 0)).toEqual([
      ['it', 0, 100],
      ['is', 100, 200],
      ['[card]', 200, 1800],
      ['okay', 1800, 1900],
    ]);
  });

  it('are left alone in turns without personal data', () => {
    const turn: Turn = { speaker: 'customer', text: 'I have two of them', words: timed('I have two of them') };
    expect(redact([turn]).turns[0]).toBe(turn);
  });
});
