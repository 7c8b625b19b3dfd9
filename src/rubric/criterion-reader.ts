// From YAML to sections and criteria, with the defaults.

import { isMap, isScalar, type Node } from 'yaml';
import type { AutoFail, Criterion, Section } from '../model/rubric.ts';
import { readCheck } from './check-reader.ts';
import { present } from './present.ts';
import { capital, kindOf, type Reading, readFields, readList, report } from './reading.ts';
import { AUTO_FAIL, AUTO_FAIL_MODES, CAP, CRITERION, SECTION } from './schema.ts';
import { suggestion } from './spelling.ts';

/** Something with an id, and where the id is written. */
export interface Placed<T> {
  readonly value: T;
  readonly node: Node;
  readonly reading: Reading;
}

export interface Sections {
  readonly sections: Placed<Section>[];
  readonly criteria: Placed<Criterion>[];
}

/** Reads the list under `sections:`; what is at fault is left out (reported). */
export function readSections(reading: Reading, node: Node): Sections {
  const out: Sections = { sections: [], criteria: [] };
  for (const item of readList(reading, node, 'sections', 'sections') ?? []) {
    const fields = readFields(reading, item, SECTION, 'a section');
    if (!fields) continue;
    const id = fields.value('id') ?? '';
    const idNode = fields.node('id') ?? item;
    if (id !== '')
      out.sections.push({
        value: { id, title: fields.value('title') ?? titleOf(id), weight: fields.value('weight') ?? 1 },
        node: idNode,
        reading,
      });
    const list = fields.node('criteria');
    const criteria = list && readList(reading, list, 'criteria', 'criteria');
    for (const one of criteria ?? []) {
      const criterion = readCriterion(reading, one, id);
      if (criterion !== undefined) out.criteria.push(criterion);
    }
  }
  return out;
}

function readCriterion(reading: Reading, node: Node, section: string): Placed<Criterion> | undefined {
  const fields = readFields(reading, node, CRITERION, 'a criterion');
  if (!fields) return undefined;
  const checkNode = fields.node('check');
  const whenNode = fields.node('when');
  const failNode = fields.node('auto-fail');
  const check = checkNode && readCheck(reading, checkNode, 'check', 'check');
  const when = whenNode && readCheck(reading, whenNode, 'when', 'when');
  const autoFail = failNode && readAutoFail(reading, failNode);
  const id = fields.value('id');
  if (id === undefined) return undefined;
  const value: Criterion = {
    id,
    section,
    title: fields.value('title') ?? titleOf(id),
    class: fields.value('class') ?? 'non-critical',
    weight: fields.value('weight') ?? 1,
    // A criterion whose check is at fault stays known by its id; the rubric is refused anyway.
    check: check ?? { type: 'human' },
    bonus: fields.value('bonus') ?? false,
    texts: present({
      met: fields.value('met'),
      notMet: fields.value('not-met'),
      notApplicable: fields.value('not-applicable'),
      partial: fields.value('partial'),
    }),
    ...present({
      channels: fields.value('channels'),
      directions: fields.value('directions'),
      when,
      autoFail,
      coaching: fields.value('coaching'),
    }),
  };
  return { value, node: fields.node('id') ?? node, reading };
}

/** `opening.agent-name` → "Agent name". */
function titleOf(id: string): string {
  return capital(id.replace(/^.*\./, '').replaceAll('-', ' '));
}

function readAutoFail(reading: Reading, node: Node): AutoFail | undefined {
  if (isScalar(node) && typeof node.value === 'boolean')
    return node.value ? { scope: 'evaluation', mode: 'flag' } : undefined;
  if (!isMap(node)) {
    report(reading, node, {
      code: 'rubric/bad-value',
      message: `\`auto-fail\` must be true, false or a mapping; here is ${kindOf(node)}.`,
      hint: 'write `auto-fail: true`, or `auto-fail: {scope: section, mode: zero}`',
    });
    return undefined;
  }
  const fields = readFields(reading, node, AUTO_FAIL, '`auto-fail`');
  const mode = fields?.node('mode');
  return { scope: fields?.value('scope') ?? 'evaluation', mode: mode ? readMode(reading, mode) : 'flag' };
}

function readMode(reading: Reading, node: Node): AutoFail['mode'] {
  if (isMap(node)) return { cap: readFields(reading, node, CAP, '`mode`')?.value('cap') ?? 100 };
  const word: unknown = isScalar(node) ? node.value : undefined;
  const known = AUTO_FAIL_MODES.find((mode) => mode === word);
  if (known !== undefined) return known;
  report(reading, node, {
    code: 'rubric/bad-value',
    message: `\`mode\` must be flag, zero or {cap: 50}; here is ${typeof word === 'string' ? `"${word}"` : kindOf(node)}.`,
    ...modeHint(word),
  });
  return 'flag';
}

function modeHint(word: unknown): { hint?: string } {
  if (typeof word !== 'string') return {};
  if (/^cap\b/.test(word)) return { hint: 'write `mode: {cap: 50}`' };
  const hint = suggestion(word, AUTO_FAIL_MODES);
  return hint.startsWith('did') ? { hint } : {};
}
