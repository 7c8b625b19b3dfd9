// From YAML to the checks that have no checks inside: words, order, answers, measurements, attributes, patterns.

import { isScalar, isSeq, type Node } from 'yaml';
import type { Finder } from '../model/rubric.ts';
import { type CheckReader, type Shape, withFields } from './check-fields.ts';
import { readAttributeTest, readMetricTest, readSentimentTest } from './comparison-reader.ts';
import { readFinder, readFinderFields, readNearness, readPhrases, speakersOf } from './finder-reader.ts';
import { present } from './present.ts';
import { type Fields, type Reading, readFields, readList, report } from './reading.ts';
import { lintRegex } from './regex-lint.ts';
import { offsetInSource } from './scalar-place.ts';
import { type CheckType, RESPONSE } from './schema-check.ts';
import { rangeOf } from './yaml-source.ts';

function readFinders(reading: Reading, node: Node | undefined, key: string): Finder[] {
  if (node && !isSeq(node)) return [readFinder(reading, node, key)].filter((one) => one !== undefined);
  const items = node && readList(reading, node, key, 'things to look for');
  return (items ?? []).flatMap((item) => readFinder(reading, item, key) ?? []);
}

function counts(
  reading: Reading,
  fields: Fields<Pick<Shape<'says'>, 'at-least' | 'at-most'>>,
): { atLeast: number; atMost?: number } {
  const atMost = fields.value('at-most');
  // "At most twice" is content with none.
  const atLeast = fields.value('at-least') ?? (atMost === undefined ? 1 : 0);
  if (atMost !== undefined && atLeast > atMost) {
    report(reading, fields.key('at-most'), {
      code: 'rubric/impossible',
      message: `\`at-least: ${atLeast}\` and \`at-most: ${atMost}\` cannot both hold.`,
      hint: 'swap them',
    });
  }
  return present({ atLeast, atMost });
}

type SingleType = Exclude<CheckType, 'all' | 'any' | 'not' | 'elements' | 'grade' | 'human'>;

export const SINGLE_CHECKS: Readonly<Record<SingleType, CheckReader>> = {
  says: withFields('says', (reading, fields) => {
    const says = fields.node('says');
    const find = { says: says ? readPhrases(reading, says, 'says') : [], ...readFinderFields(reading, fields) };
    return { type: 'says', find, mode: 'any', ...counts(reading, fields) };
  }),
  means: withFields('means', (reading, fields) => {
    const find = { says: [], ...readFinderFields(reading, fields) };
    return { type: 'says', find, mode: 'any', ...counts(reading, fields) };
  }),
  silence: withFields('silence', (reading, fields) => {
    const find = { says: [], ...readNearness(reading, fields), ...present({ silenceMs: fields.value('silence') }) };
    return { type: 'says', find, mode: 'any', ...counts(reading, fields) };
  }),
  'never-says': withFields('never-says', (reading, fields) => {
    const says = fields.node('never-says');
    const find = { says: says ? readPhrases(reading, says, 'never-says') : [], ...readFinderFields(reading, fields) };
    return { type: 'says', find, mode: 'none', atLeast: 1 };
  }),
  'says-all': withFields('says-all', (reading, fields) => {
    const not = fields.node('not');
    const shared = present({
      by: speakersOf(fields.value('by')),
      in: fields.value('in'),
      not: not && readPhrases(reading, not, 'not'),
      unless: fields.value('unless'),
    });
    const found = readFinders(reading, fields.node('says-all'), 'says-all');
    return {
      type: 'all',
      of: found.map((find) => ({ type: 'says', find: { ...shared, ...find }, mode: 'any', atLeast: 1 })),
    };
  }),
  order: withFields('order', (reading, fields) => {
    const before = fields.node('before');
    const steps = readFinders(reading, fields.node('order'), 'order');
    const list = fields.node('order');
    if (!before && steps.length === 1 && !(isSeq(list) && list.items.length > 1)) {
      report(reading, list ?? fields.map, {
        code: 'rubric/order-of-one',
        message: '`order` has one step, so nothing can be out of order.',
        hint: 'add the step that comes after it, or `before:`',
      });
    }
    return { type: 'order', steps, ...present({ before: before && readFinder(reading, before, 'before') }) };
  }),
  response: withFields('response', (reading, fields) => {
    const node = fields.node('response');
    const inner = node && readFields(reading, node, RESPONSE, '`response`');
    const to = inner?.node('to');
    const answer = inner?.node('with');
    if (!inner || !to || !answer) return undefined;
    const within = inner.value('within') ?? { unit: 'turns', count: 2 };
    if (within.count === 0)
      report(reading, inner.node('within') ?? node, {
        code: 'rubric/empty-window',
        message: 'An answer within 0 is impossible: it comes after what it answers.',
        hint: 'write for example `within: 2 turns`',
      });
    const trigger = readFinder(reading, to, 'to');
    const reply = readFinder(reading, answer, 'with');
    return (
      trigger &&
      reply && {
        type: 'response',
        to: trigger,
        with: reply,
        within,
        credit: inner.value('credit') ?? 'share',
        merge: inner.value('merge') ?? 0,
      }
    );
  }),
  metric: withFields('metric', (reading, fields) => ({
    type: 'metric',
    name: fields.value('metric') ?? '',
    test: readMetricTest(reading, fields),
  })),
  attribute: withFields('attribute', (reading, fields) => ({
    type: 'attribute',
    name: fields.value('attribute') ?? '',
    test: readAttributeTest(reading, fields),
  })),
  sentiment: withFields('sentiment', (reading, fields) => ({
    type: 'sentiment',
    measure: fields.value('sentiment') ?? 'overall',
    test: readSentimentTest(reading, fields),
  })),
  'no-personal-data': withFields('no-personal-data', (_, fields) => {
    const by = fields.value('by');
    return {
      type: 'personal-data',
      types: fields.value('no-personal-data') ?? [],
      ...present({ by: by?.includes('any') ? undefined : speakersOf(by) }),
    };
  }),
  regex: withFields('regex', (reading, fields) => {
    const pattern = fields.value('regex');
    const node = fields.node('regex');
    const flags = fields.value('flags') ?? '';
    const wrong = pattern === undefined ? undefined : lintRegex(pattern, flags);
    if (wrong && node && isScalar(node)) {
      const [from, to] = rangeOf(node);
      const source = reading.source.text.slice(from, to);
      const start = from + offsetInSource(source, String(node.value), wrong.at);
      const end = from + offsetInSource(source, String(node.value), wrong.at + wrong.length);
      report(reading, [start, Math.max(end, start + 1)], {
        code: 'rubric/regex',
        message: wrong.message,
        hint: wrong.hint,
      });
    }
    const by = fields.value('by');
    return {
      type: 'regex',
      pattern: pattern ?? '',
      flags,
      mode: fields.value('mode') ?? 'any',
      ...present({ by: by?.includes('any') ? undefined : speakersOf(by), in: fields.value('in') }),
    };
  }),
};
