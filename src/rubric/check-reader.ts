// From YAML to Check: the key that names the type chooses the shape, so that a fault is told once and plainly.

import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Check } from '../model/rubric.ts';
import { type CheckReader, type Role, withFields } from './check-fields.ts';
import { readFinder, refuseBraces } from './finder-reader.ts';
import { readGrade } from './grade-reader.ts';
import { pairsOf, type Reading, readList, report } from './reading.ts';
import { CHECK_FORMS, type CheckType } from './schema-check.ts';
import { SINGLE_CHECKS } from './single-checks.ts';
import { oneOf, suggestion } from './spelling.ts';

const TYPES = Object.keys(CHECK_FORMS) as CheckType[];
/** These answer with more than yes and no. */
const GRADED: ReadonlySet<string> = new Set(['grade', 'response', 'elements', 'human']);

/** Reads a check; undefined when it cannot be used (reported). `key` is the key it stands under. */
export function readCheck(reading: Reading, node: Node, key: string, role: Role): Check | undefined {
  if (!isMap(node)) {
    const find = listOfChecks(reading, node, key) ? undefined : readFinder(reading, node, key);
    return find && { type: 'says', find, mode: 'any', atLeast: 1 };
  }
  const type = typeOf(reading, node, key);
  if (type === undefined) return undefined;
  const typeKey = pairsOf(node).find((pair) => pair.name === type)?.key ?? node;
  if (role === 'when' && GRADED.has(type)) {
    report(reading, typeKey, {
      code: 'rubric/graded-condition',
      message: `\`when\` takes only checks that are either met or not; \`${type}\` can be in between.`,
      hint: 'use `says`, `any`, `all`, `not`, `order`, `metric` or `attribute`',
    });
  } else if (role === 'part' && type === 'human') {
    report(reading, typeKey, {
      code: 'rubric/human-part',
      message: '`human` cannot be a part of another check.',
      hint: 'make it a criterion of its own',
    });
  }
  return READERS[type](reading, node, role === 'when' ? 'when' : 'part');
}

/** A list of mappings was meant as several checks. */
function listOfChecks(reading: Reading, node: Node, key: string): boolean {
  if (!isSeq(node) || !node.items.some(isMap)) return false;
  report(reading, node, {
    code: 'rubric/list-of-checks',
    message: `A list under \`${key}\` is a list of phrases; here it has whole checks.`,
    hint: 'to combine checks, put the list under `all:`, `any:` or `elements:`',
  });
  return true;
}

function typeOf(reading: Reading, map: YAMLMap, key: string): CheckType | undefined {
  const names = pairsOf(map).map((pair) => pair.name);
  const found = TYPES.filter((type) => names.includes(type));
  // Beside another type, `not` is the finder's own key; so is `means` beside words.
  const worded = found.includes('says') || found.includes('never-says');
  const own = (type: CheckType): boolean => type === 'not' || (type === 'means' && worded);
  const types = found.length > 1 ? found.filter((type) => !own(type)) : found;
  if (types.length === 1) return types[0];
  if (types.length > 1) {
    report(reading, map, {
      code: 'rubric/two-types',
      message: `A check has one type; here are ${oneOf(
        types.map((type) => `\`${type}\``),
        'and',
      )}.`,
      hint: 'to combine checks, write a list under `all:` or `any:`',
    });
    return undefined;
  }
  if (refuseBraces(reading, map, key)) return undefined;
  const near = pairsOf(map)
    .map((pair) => ({ pair, hint: suggestion(pair.name, TYPES) }))
    .find(({ hint }) => hint.startsWith('did'));
  if (near !== undefined) {
    report(reading, near.pair.key, {
      code: 'rubric/unknown-key',
      message: `\`${near.pair.name}\` is not a type of check.`,
      hint: near.hint,
    });
  } else {
    report(reading, map, {
      code: 'rubric/no-type',
      message: 'This check does not say what to check.',
      hint: `add one of: ${TYPES.join(', ')}`,
    });
  }
  return undefined;
}

/** The checks of a list; those at fault are left out (reported). */
function readChecks(reading: Reading, node: Node | undefined, key: string, role: Role): Check[] {
  const items = node && readList(reading, node, key, 'checks');
  return (items ?? []).flatMap((item) => readCheck(reading, item, key, role) ?? []);
}

const READERS: Readonly<Record<CheckType, CheckReader>> = {
  ...SINGLE_CHECKS,
  all: withFields('all', (reading, fields, role) => ({
    type: 'all',
    of: readChecks(reading, fields.node('all'), 'all', role),
  })),
  any: withFields('any', (reading, fields, role) => ({
    type: 'any',
    of: readChecks(reading, fields.node('any'), 'any', role),
  })),
  not: withFields('not', (reading, fields, role) => {
    const node = fields.node('not');
    const of = node && readCheck(reading, node, 'not', role);
    return of && { type: 'not', of };
  }),
  elements: withFields('elements', (reading, fields, role) => {
    const of = readChecks(reading, fields.node('elements'), 'elements', role);
    const atLeast = fields.value('at-least') ?? of.length;
    if (atLeast > of.length && of.length > 0) {
      report(reading, fields.node('at-least') ?? fields.map, {
        code: 'rubric/impossible',
        message: `\`at-least: ${atLeast}\` is more than the ${of.length} elements there are.`,
        hint: `write a number up to ${of.length}`,
      });
    }
    return { type: 'elements', of, atLeast };
  }),
  grade: withFields('grade', (reading, fields) => {
    const node = fields.node('grade');
    return node && readGrade(reading, node, readCheck);
  }),
  human: withFields('human', () => ({ type: 'human' })),
};
