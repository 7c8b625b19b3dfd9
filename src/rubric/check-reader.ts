// From YAML to Check: the key that names the type chooses the shape, so that a fault is told once and plainly.

import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import type { Check, Finder } from '../model/rubric.ts';
import { readAttributeTest, readMetricTest, readSentimentTest } from './comparison-reader.ts';
import { readFinder, readFinderFields, readNearness, readPhrases, refuseBraces, refuseMeans, speakersOf } from './finder-reader.ts';
import { readGrade } from './grade-reader.ts';
import { present } from './present.ts';
import { type Fields, pairsOf, type Reading, readFields, readList, report } from './reading.ts';
import { lintRegex } from './regex-lint.ts';
import { CHECK_FORMS, type CheckType, RESPONSE } from './schema-check.ts';
import { oneOf, suggestion } from './spelling.ts';
import { offsetInSource } from './scalar-place.ts';
import { rangeOf } from './yaml-source.ts';

/** Where a check stands: a criterion's `check`, its `when` (yes or no only), or inside another check. */
export type Role = 'check' | 'when' | 'part';

const TYPES = Object.keys(CHECK_FORMS) as CheckType[];
/** These answer with more than yes and no. */
const GRADED: ReadonlySet<string> = new Set(['grade', 'response', 'elements', 'human']);

/** Reads a check; undefined when it cannot be used (reported). `key` is the key it stands under. */
export function readCheck(reading: Reading, node: Node, key: string, role: Role): Check | undefined {
  if (!isMap(node)) {
    const find = listOfChecks(reading, node, key) ? undefined : readFinder(reading, node, key);
    return find && { type: 'says', find, mode: 'any', atLeast: 1 };
  }
  if (refuseMeans(reading, node)) return undefined;
  const type = typeOf(reading, node, key);
  if (type === undefined) return undefined;
  const typeKey = pairsOf(node).find((pair) => pair.name === type)?.key ?? node;
  if (role === 'when' && GRADED.has(type)) {
    report(reading, typeKey, { code: 'rubric/graded-condition', message: `\`when\` takes only checks that are either met or not; \`${type}\` can be in between.`, hint: 'use `says`, `any`, `all`, `not`, `order`, `metric` or `attribute`' });
  } else if (role === 'part' && type === 'human') {
    report(reading, typeKey, { code: 'rubric/human-part', message: '`human` cannot be a part of another check.', hint: 'make it a criterion of its own' });
  }
  return READERS[type](reading, node, role === 'when' ? 'when' : 'part');
}

/** A list of mappings was meant as several checks. */
function listOfChecks(reading: Reading, node: Node, key: string): boolean {
  if (!('items' in node) || !(node.items as Node[]).some(isMap)) return false;
  report(reading, node, { code: 'rubric/list-of-checks', message: `A list under \`${key}\` is a list of phrases; here it has whole checks.`, hint: 'to combine checks, put the list under `all:`, `any:` or `elements:`' });
  return true;
}

function typeOf(reading: Reading, map: YAMLMap, key: string): CheckType | undefined {
  const names = pairsOf(map).map((pair) => pair.name);
  const found = TYPES.filter((type) => names.includes(type));
  // Beside another type, `not` is the finder's own key.
  const types = found.length > 1 ? found.filter((type) => type !== 'not') : found;
  if (types.length === 1) return types[0];
  if (types.length > 1) {
    report(reading, map, { code: 'rubric/two-types', message: `A check has one type; here are ${oneOf(types.map((type) => `\`${type}\``), 'and')}.`, hint: 'to combine checks, write a list under `all:` or `any:`' });
    return undefined;
  }
  if (refuseBraces(reading, map, key)) return undefined;
  const near = pairsOf(map).map((pair) => ({ pair, hint: suggestion(pair.name, TYPES) })).find(({ hint }) => hint.startsWith('did'));
  if (near !== undefined) {
    report(reading, near.pair.key, { code: 'rubric/unknown-key', message: `\`${near.pair.name}\` is not a type of check.`, hint: near.hint });
  } else {
    report(reading, map, { code: 'rubric/no-type', message: 'This check does not say what to check.', hint: `add one of: ${TYPES.join(', ')}` });
  }
  return undefined;
}

type Shape<T extends CheckType> = (typeof CHECK_FORMS)[T]['shape'];
type Reader = (reading: Reading, map: YAMLMap, role: Role) => Check | undefined;

/** A reader that gets the fields of its shape. */
function withFields<T extends CheckType>(type: T, read: (reading: Reading, fields: Fields<Shape<T>>, role: Role) => Check | undefined): Reader {
  return (reading, map, role) => {
    const fields = readFields(reading, map, CHECK_FORMS[type] as never, `a \`${type}\` check`) as Fields<Shape<T>> | undefined;
    return fields && read(reading, fields, role);
  };
}

/** The checks of a list; those at fault are left out (reported). */
function readChecks(reading: Reading, node: Node | undefined, key: string, role: Role): Check[] {
  const items = node && readList(reading, node, key, 'checks');
  return (items ?? []).flatMap((item) => readCheck(reading, item, key, role) ?? []);
}

function readFinders(reading: Reading, node: Node | undefined, key: string): Finder[] {
  if (node && !('items' in node)) return [readFinder(reading, node, key)].filter((one) => one !== undefined);
  const items = node && readList(reading, node, key, 'things to look for');
  return (items ?? []).flatMap((item) => readFinder(reading, item, key) ?? []);
}

function counts(reading: Reading, fields: Fields<Pick<Shape<'says'>, 'at-least' | 'at-most'>>): { atLeast: number; atMost?: number } {
  const atMost = fields.value('at-most');
  // "At most twice" is content with none.
  const atLeast = fields.value('at-least') ?? (atMost === undefined ? 1 : 0);
  if (atMost !== undefined && atLeast > atMost) {
    report(reading, fields.key('at-most'), { code: 'rubric/impossible', message: `\`at-least: ${atLeast}\` and \`at-most: ${atMost}\` cannot both hold.`, hint: 'swap them' });
  }
  return present({ atLeast, atMost });
}

const READERS: Readonly<Record<CheckType, Reader>> = {
  says: withFields('says', (reading, fields) => {
    const says = fields.node('says');
    const find = { says: says ? readPhrases(reading, says, 'says') : [], ...readFinderFields(reading, fields) };
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
    const shared = present({ by: speakersOf(fields.value('by')), in: fields.value('in'), not: not && readPhrases(reading, not, 'not'), unless: fields.value('unless') });
    const found = readFinders(reading, fields.node('says-all'), 'says-all');
    // Plain phrases stay one check; finders with keys of their own become one check each.
    const plain = found.every((find) => Object.keys(find).length === 1 && find.says.length === 1);
    if (plain) return { type: 'says', find: { says: found.flatMap((find) => find.says), ...shared }, mode: 'all', atLeast: 1 };
    return { type: 'all', of: found.map((find) => ({ type: 'says', find: { ...shared, ...find }, mode: 'any', atLeast: 1 })) };
  }),
  order: withFields('order', (reading, fields) => {
    const before = fields.node('before');
    const steps = readFinders(reading, fields.node('order'), 'order');
    if (steps.length === 1 && !before) {
      report(reading, fields.node('order') ?? fields.map, { code: 'rubric/order-of-one', message: '`order` has one step, so nothing can be out of order.', hint: 'add the step that comes after it, or `before:`' });
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
    if (within.count === 0) report(reading, inner.node('within') ?? node, { code: 'rubric/empty-window', message: 'An answer within 0 is impossible: it comes after what it answers.', hint: 'write for example `within: 2 turns`' });
    const trigger = readFinder(reading, to, 'to');
    const reply = readFinder(reading, answer, 'with');
    return trigger && reply && { type: 'response', to: trigger, with: reply, within, credit: inner.value('credit') ?? 'share', merge: inner.value('merge') ?? 3 };
  }),
  metric: withFields('metric', (reading, fields) => ({ type: 'metric', name: fields.value('metric') ?? '', test: readMetricTest(reading, fields) })),
  attribute: withFields('attribute', (reading, fields) => ({ type: 'attribute', name: fields.value('attribute') ?? '', test: readAttributeTest(reading, fields) })),
  sentiment: withFields('sentiment', (reading, fields) => ({ type: 'sentiment', measure: fields.value('sentiment') ?? 'overall', test: readSentimentTest(reading, fields) })),
  'no-personal-data': withFields('no-personal-data', (_, fields) => {
    const by = fields.value('by');
    return { type: 'personal-data', types: fields.value('no-personal-data') ?? [], ...present({ by: by?.includes('any') ? undefined : speakersOf(by) }) };
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
      report(reading, [start, Math.max(end, start + 1)], { code: 'rubric/regex', message: wrong.message, hint: wrong.hint });
    }
    const by = fields.value('by');
    return { type: 'regex', pattern: pattern ?? '', flags, mode: fields.value('mode') ?? 'any', ...present({ by: by?.includes('any') ? undefined : speakersOf(by), in: fields.value('in') }) };
  }),
  all: withFields('all', (reading, fields, role) => ({ type: 'all', of: readChecks(reading, fields.node('all'), 'all', role) })),
  any: withFields('any', (reading, fields, role) => ({ type: 'any', of: readChecks(reading, fields.node('any'), 'any', role) })),
  not: withFields('not', (reading, fields, role) => {
    const node = fields.node('not');
    const of = node && readCheck(reading, node, 'not', role);
    return of && { type: 'not', of };
  }),
  elements: withFields('elements', (reading, fields, role) => {
    const of = readChecks(reading, fields.node('elements'), 'elements', role);
    const atLeast = fields.value('at-least') ?? of.length;
    if (atLeast > of.length && of.length > 0) {
      report(reading, fields.node('at-least') ?? fields.map, { code: 'rubric/impossible', message: `\`at-least: ${atLeast}\` is more than the ${of.length} elements there are.`, hint: `write a number up to ${of.length}` });
    }
    return { type: 'elements', of, atLeast };
  }),
  grade: withFields('grade', (reading, fields) => {
    const node = fields.node('grade');
    return node && readGrade(reading, node, readCheck);
  }),
  human: withFields('human', () => ({ type: 'human' })),
};
