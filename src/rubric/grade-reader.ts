// From YAML to the steps of a `grade` check: the first that holds decides, the last is `else`.

import type { Node } from 'yaml';
import { isMap } from 'yaml';
import type { Check } from '../model/rubric.ts';
import { present } from './present.ts';
import { type Fields, pairsOf, type Reading, readFields, readList, report } from './reading.ts';
import { GRADE_ELSE, type GRADE_OUTCOMES, GRADE_STEP } from './schema-check.ts';

type Grade = Extract<Check, { type: 'grade' }>;
type GradeOutcome = (typeof GRADE_OUTCOMES)[number];
type ReadCheck = (reading: Reading, node: Node, key: string, role: 'part') => Check | undefined;

const CREDITS: Readonly<Record<GradeOutcome, number>> = { met: 1, partial: 0.5, 'not-met': 0, 'not-applicable': 0 };

/** Reads the list under `grade:`; undefined when there is no `else` or it is no list (reported). */
export function readGrade(reading: Reading, node: Node, readCheck: ReadCheck): Grade | undefined {
  const items = readList(reading, node, 'grade', 'steps');
  if (items === undefined) return undefined;
  const steps: Grade['steps'][number][] = [];
  let otherwise: Grade['otherwise'] | undefined;
  items.forEach((item, index) => {
    if (isMap(item) && pairsOf(item).some((pair) => pair.name === 'else')) {
      const fields = readFields(reading, item, GRADE_ELSE, 'the `else` step');
      const outcome = fields?.value('else');
      if (index < items.length - 1) {
        report(reading, item, {
          code: 'rubric/else-not-last',
          message: '`else` must be the last step: what comes after it is never reached.',
          hint: 'move it to the end',
        });
      }
      if (fields && outcome) otherwise = { outcome, ...readCredit(reading, fields, outcome) };
      else otherwise ??= { outcome: 'not-met', credit: 0 };
      return;
    }
    const fields = readFields(reading, item, GRADE_STEP, 'a `grade` step');
    const condition = fields?.node('if');
    const outcome = fields?.value('then');
    const check = condition && readCheck(reading, condition, 'if', 'part');
    if (fields && check && outcome) steps.push({ if: check, outcome, ...readCredit(reading, fields, outcome) });
  });
  if (otherwise === undefined) {
    report(reading, node, {
      code: 'rubric/no-else',
      message: '`grade` does not say what holds when no step does.',
      hint: 'add a last step: `- {else: not-met}`',
    });
    return undefined;
  }
  return { type: 'grade', steps, otherwise };
}

function readCredit(
  reading: Reading,
  fields: Fields<Pick<typeof GRADE_ELSE.shape, 'credit' | 'because'>>,
  outcome: GradeOutcome,
): { credit: number; reason?: string } {
  const given = fields.value('credit');
  const wrong = given === undefined ? undefined : creditFault(outcome, given);
  if (wrong !== undefined) report(reading, fields.node('credit') ?? fields.map, { code: 'rubric/credit', ...wrong });
  return present({ credit: given ?? CREDITS[outcome], reason: fields.value('because') });
}

function creditFault(outcome: GradeOutcome, credit: number): { message: string; hint: string } | undefined {
  if (outcome === 'not-applicable')
    return { message: 'What is not applicable has no credit.', hint: 'remove `credit`' };
  if (outcome === 'partial' && (credit === 0 || credit === 1))
    return {
      message: `Partial credit lies between 0 and 1, not at ${credit}.`,
      hint: `for ${credit} write \`${credit === 1 ? 'met' : 'not-met'}\``,
    };
  if (outcome === 'met' && credit === 0)
    return { message: 'What is met has some credit, not 0.', hint: 'write `not-met`' };
  if (outcome === 'not-met' && credit > 0)
    return { message: `What is not met has no credit, not ${credit}.`, hint: 'write `partial`' };
  return undefined;
}
