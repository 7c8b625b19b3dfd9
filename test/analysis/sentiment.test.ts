import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { customerSentiment, scoreText } from '../../src/analysis/sentiment.ts';
import type { Interaction, Turn } from '../../src/model/interaction.ts';

type Lean = 'positive' | 'negative' | 'neutral' | 'mild positive';
type Group = { readonly group: string } & Readonly<Partial<Record<Lean, readonly string[]>>>;

const groups = parse(
  readFileSync(new URL('../../fixtures/analysis/sentiment.yaml', import.meta.url), 'utf8'),
) as Group[];

const LEANS: Readonly<Record<Lean, (score: number) => boolean>> = {
  positive: (score) => score > 0.05,
  negative: (score) => score < -0.05,
  neutral: (score) => score === 0,
  'mild positive': (score) => score > 0 && score < 0.35,
};

describe.each(groups)('$group', (group) => {
  for (const lean of Object.keys(LEANS) as Lean[]) {
    const texts = group[lean] ?? [];
    if (texts.length === 0) continue;
    it.each(texts.map(String))(`${lean}: %s`, (text) => {
      expect(scoreText(text).score).toSatisfy(LEANS[lean]);
    });
  }
});

describe('scoreText', () => {
  it('says which words moved it, and by how much', () => {
    expect(scoreText('It wasn’t a good start, but she was very helpful.').words).toEqual([
      { text: 'good', start: 12, end: 16, value: -0.74 },
      { text: 'helpful', start: 41, end: 48, value: 3.75 },
    ]);
  });

  it('knows boosters, dampeners, marks and capitals', () => {
    const plain = scoreText('helpful staff').score;
    expect(scoreText('very helpful staff').score).toBeGreaterThan(plain);
    expect(scoreText('slightly helpful staff').score).toBeLessThan(plain);
    expect(scoreText('helpful staff!!!').score).toBeGreaterThan(plain);
    expect(scoreText('HELPFUL staff').score).toBeGreaterThan(plain);
    expect(scoreText('HELPFUL STAFF').score).toBe(plain);
    expect(scoreText('soooo helpfulll staff').score).toBeGreaterThan(plain);
  });

  it('does not make a negated word stronger by a booster', () => {
    expect(scoreText("isn't really helpful").score).toBe(scoreText("isn't helpful").score);
  });

  it('reads every kind of apostrophe alike', () => {
    const straight = scoreText("I don't like it").score;
    for (const apostrophe of ['’', '‘', 'ʼ', '`', ''])
      expect(scoreText(`I don${apostrophe}t like it`).score).toBe(straight);
  });

  it('says nothing about nothing', () => {
    for (const text of ['', ' ', '…', '!!!', '1234', '日本語', '\ud83d'])
      expect(scoreText(text)).toEqual({ score: 0, words: [] });
  });

  const piece = fc.constantFrom(
    'good',
    'bad',
    'not',
    "don't",
    'very',
    'but',
    '!',
    ',',
    '.',
    'THE',
    'GREAT',
    '😡',
    ':(',
    'waste of time',
    'İ',
    'no',
    'i',
    'think',
    '@x',
    'https://a.b/good',
    'terrible',
    '\n',
    '’',
  );
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((pieces) => pieces.join(' ')),
  );

  it('stays within −1…1, and every word it names is really there, in order', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { score, words } = scoreText(given);
        expect(Math.abs(score)).toBeLessThanOrEqual(1);
        let from = 0;
        for (const word of words) {
          expect(given.slice(word.start, word.end)).toBe(word.text);
          expect(word.start).toBeGreaterThanOrEqual(from);
          expect(word.text).not.toBe('');
          from = word.end;
        }
        expect(Math.sign(score)).toBe(Math.sign(Math.round(words.reduce((sum, word) => sum + word.value, 0) * 1e3)));
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    const seconds = (copies: number): number => {
      const long = 'nice but slow and '.repeat(copies);
      const from = performance.now();
      scoreText(long);
      return performance.now() - from;
    };
    seconds(2000);
    expect(seconds(40_000)).toBeLessThan(2000);
  });
});

describe('customerSentiment', () => {
  const interaction = (turns: readonly Turn[]): Interaction => ({
    id: 's',
    attributes: {},
    source: { file: 's', record: 1 },
    turns,
  });
  const customer = (text: string, startMs?: number): Turn => ({
    speaker: 'customer',
    text,
    ...(startMs === undefined ? {} : { startMs }),
  });
  const agent = (text: string): Turn => ({ speaker: 'agent', text });

  it('follows the customer and not the agent', () => {
    const sentiment = customerSentiment(
      interaction([
        agent('Wonderful!'),
        customer('This is awful.'),
        agent('Perfect!'),
        customer('Okay.'),
        customer('Lovely, thank you.'),
      ]),
    );
    expect(sentiment?.turns.map(([turn]) => turn)).toEqual([1, 3, 4]);
    expect(sentiment?.first).toBeLessThan(-0.3);
    expect(sentiment?.last).toBeGreaterThan(0.3);
    expect(sentiment?.shift).toBeCloseTo((sentiment?.last ?? 0) - (sentiment?.first ?? 0), 4);
    expect(sentiment?.quarters).toHaveLength(4);
  });

  it('divides the customer’s own time in four', () => {
    const sentiment = customerSentiment(
      interaction([
        customer('terrible', 60_000),
        customer('terrible', 69_000),
        customer('great', 100_000),
        customer('great', 101_000),
      ]),
    );
    expect(sentiment?.quarters.map((quarter) => (quarter === null ? null : Math.sign(quarter)))).toEqual([
      -1,
      null,
      null,
      1,
    ]);
  });

  it('divides the turns where times are missing', () => {
    const sentiment = customerSentiment(interaction(['bad', 'bad', 'good', 'good'].map((text) => customer(text))));
    expect(sentiment?.quarters.map((quarter) => Math.sign(quarter ?? 0))).toEqual([-1, -1, 1, 1]);
  });

  it('is not turned by one mild word in a long plain call', () => {
    const plain = Array.from({ length: 30 }, () => customer('the number is four four one'));
    expect(
      Math.abs(customerSentiment(interaction([customer('I have a problem'), ...plain]))?.overall ?? 1),
    ).toBeLessThan(0.05);
    expect(customerSentiment(interaction([customer('This is an absolute disgrace!'), ...plain]))?.overall).toBeLessThan(
      -0.1,
    );
  });

  it('is null when the customer says nothing, and has no shift in a single turn', () => {
    expect(customerSentiment(interaction([agent('Hello?')]))).toBeNull();
    expect(customerSentiment(interaction([customer('…')]))).toBeNull();
    expect(customerSentiment({ ...interaction([customer('great')]), language: 'de' })).toBeNull();
    expect(customerSentiment({ ...interaction([customer('great')]), language: 'en-GB' })).not.toBeNull();
    expect(customerSentiment(interaction([customer('great')]))).toMatchObject({
      shift: 0,
      quarters: [expect.any(Number), null, null, null],
    });
    expect(customerSentiment(interaction([customer('👍')]))?.overall).toBeGreaterThan(0);
  });

  it('keeps every value within −1…1', () => {
    const texts = fc.constantFrom(
      'awful!!!',
      'great',
      'ok',
      'not bad',
      'I am furious and disgusted',
      'perfect perfect perfect',
      'four',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, fc.nat(1000)), { minLength: 1 }), (list) => {
        const sentiment = customerSentiment(interaction(list.map(([text, start]) => customer(text, start))));
        if (sentiment === null) throw new Error('no sentiment');
        for (const value of [sentiment.overall, sentiment.first, sentiment.last, ...sentiment.quarters]) {
          expect(Math.abs(value ?? 0)).toBeLessThanOrEqual(1);
        }
        expect(Math.abs(sentiment.shift)).toBeLessThanOrEqual(2);
      }),
    );
  });
});

const TWEETS = new URL('../../../shared/corpora/sentiment/vader-tweets-dev.tsv', import.meta.url);

describe.skipIf(!existsSync(TWEETS))('against human ratings (skipped where the corpora are absent)', () => {
  it('correlates with the mean of twenty raters', () => {
    const rows = readFileSync(TWEETS, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));
    const pairs = rows.map(([, rating, text]) => [Number(rating), scoreText(text ?? '').score] as const);
    const average = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const [mx, my] = [average(pairs.map(([x]) => x)), average(pairs.map(([, y]) => y))];
    const product = pairs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
    const spread = (values: readonly number[], mean: number): number =>
      Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    const r =
      product /
      (spread(
        pairs.map(([x]) => x),
        mx,
      ) *
        spread(
          pairs.map(([, y]) => y),
          my,
        ));
    expect(r).toBeGreaterThan(0.84);
  });
});
