// Any evaluation row that the model allows, with keys in the order of the contract; for the store's laws.

import fc from 'fast-check';
import type { EvaluationRow } from '../../src/model/evaluation.ts';
import { OUTCOMES } from '../../src/model/evaluation.ts';
import { CHANNELS, DIRECTIONS, SPEAKERS } from '../../src/model/interaction.ts';
import { ERROR_CLASSES } from '../../src/model/rubric.ts';

/** Words, emoji, quotes, control characters, zero bytes and everything else that is well-formed Unicode. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    'null',
    '\u0000',
    "it's",
    'a "quote"',
    '👩‍👩‍👧',
    '\\ud800',
    '{"a":1}',
    '\u2028',
    'NULL',
    '__proto__',
    'Zoë',
  ),
);
const whole = fc.oneof(fc.nat({ max: 5000 }), fc.maxSafeInteger());
const number = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.1, 1e300, 5e-324, 2 ** 53, -1.5),
);
const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'toString', '10', '9', ''));

/** A record without the keys whose value is undefined, as JSON has it. */
function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model).map((value) => JSON.parse(JSON.stringify(value)) as T);
}

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

function few<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(arbitrary, { maxLength: 3 });
}

const instant = fc.oneof(
  fc
    .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
    .chain((date) =>
      fc.constantFrom(
        date.toISOString(),
        date.toISOString().replace(/\.\d+Z/, 'Z'),
        date.toISOString().replace('Z', '456Z'),
      ),
    ),
  fc.constantFrom(
    '2026-11-02T10:14:00+01:00',
    '2026-12-31T23:59:59Z',
    'infinity',
    'epoch',
    'yesterday',
    '2026-02-30T00:00:00Z',
  ),
);

const person = { id: maybe(text), name: maybe(text) };
const sides = record({ agent: number, customer: number });
const evidence = record({
  turn: whole,
  start: whole,
  end: whole,
  startMs: maybe(number),
  quote: text,
  phrase: text,
  family: maybe(text),
  confidence: maybe(number),
  nearest: maybe(text),
  means: maybe(record({ nearest: record({ text, nearMiss: fc.boolean() }), words: few(text) })),
});

const criterion = record({
  id: text,
  section: text,
  class: fc.constantFrom(...ERROR_CLASSES),
  outcome: fc.constantFrom(...OUTCOMES),
  credit: fc.option(number),
  weight: number,
  reason: text,
  confidence: fc.constantFrom('exact', 'approximate', 'meaning', 'inferred'),
  evidence: few(evidence),
  searched: maybe(
    record({
      speaker: text,
      turns: fc.tuple(whole, whole),
      precision: fc.constantFrom('word', 'turn', 'none'),
      for: maybe(text),
    }),
  ),
  nearMiss: maybe(record({ turn: whole, quote: text, why: text, family: maybe(text) })),
});

const sentiment = record({
  overall: number,
  first: number,
  last: number,
  shift: number,
  quarters: few(fc.option(number)),
  turns: few(fc.tuple(whole, number)),
});

const metrics = record({
  talkMs: maybe(sides),
  nonTalkMs: maybe(number),
  longestSilenceMs: maybe(number),
  holds: maybe(whole),
  holdMs: maybe(number),
  longestHoldMs: maybe(number),
  interruptions: maybe(record({ agent: whole, customer: whole })),
  wordsPerMinute: maybe(sides),
  talkShare: maybe(number),
  longestMonologueMs: maybe(number),
  firstResponseMs: maybe(number),
  meanResponseMs: maybe(number),
  longestResponseMs: maybe(number),
});

const interaction = record({
  id: text,
  channel: maybe(fc.constantFrom(...CHANNELS)),
  direction: maybe(fc.constantFrom(...DIRECTIONS)),
  startedAt: maybe(instant),
  durationMs: maybe(number),
  agent: maybe(record({ ...person, team: maybe(text) })),
  customer: maybe(record(person)),
  queue: maybe(text),
  source: record({ file: text, record: whole }),
});

const evaluation = record({
  schema: fc.constant('callmark.evaluation/1' as const),
  interaction,
  rubric: record({ id: text, version: text, hash: text }),
  engine: text,
  status: fc.constantFrom('scored', 'low-coverage', 'not-scorable', 'incomplete'),
  score: fc.option(number),
  unpenalised: fc.option(number),
  passed: fc.option(fc.boolean()),
  band: fc.option(text),
  autoFailed: few(text),
  coverage: number,
  errors: record({ 'customer-critical': whole, 'business-critical': whole, 'compliance-critical': whole }),
  sections: few(record({ id: text, weight: number, score: fc.option(number) })),
  criteria: few(criterion),
  sentiment: record({ customer: fc.option(sentiment) }),
  metrics,
  keywords: few(
    record({ group: text, term: text, speaker: fc.constantFrom(...SPEAKERS), count: whole, turns: few(whole) }),
  ),
  driver: fc.option(text),
  flags: few(text),
  redactions: fc.dictionary(key, whole, { maxKeys: 3 }),
});

const attributes = fc.dictionary(key, fc.oneof(text, number, fc.boolean(), fc.constant(null)), { maxKeys: 4 });

export const evaluationRow = record({ evaluation, attributes }) as unknown as fc.Arbitrary<EvaluationRow>;
