// Faults that no single field shows: ids used twice, weights that add up to nothing, texts that are missing.

import type { Check, Criterion, Section } from '../model/rubric.ts';
import type { Placed, Sections } from './criterion-reader.ts';
import type { Families } from './phrases-reader.ts';
import { type Reading, report } from './reading.ts';
import { problemAt, rangeOf, type YamlSource } from './yaml-source.ts';

const MOST_BONUS = 5;

/** Checks ids, weights, bonus and texts; `root` is where a fault of the whole rubric is shown. */
export function lintSections(reading: Reading, all: Sections): void {
  lintIds(all.sections, 'section');
  lintIds(all.criteria, 'criterion');
  lintWeights(reading, all);
  lintBonus(all);
  for (const one of all.criteria) lintCriterion(one);
}

function lintIds(placed: readonly Placed<{ readonly id: string }>[], what: string): void {
  const first = new Map<string, Placed<{ readonly id: string }>>();
  for (const one of placed) {
    const earlier = first.get(one.value.id);
    if (earlier === undefined) {
      first.set(one.value.id, one);
      continue;
    }
    const line = earlier.reading.source.counter.linePos(rangeOf(earlier.node)[0]).line;
    report(one.reading, one.node, {
      code: 'rubric/duplicate-id',
      message: `The ${what} id \`${one.value.id}\` is used twice; the first is in line ${line}.`,
      hint: 'give one of them another id',
    });
  }
}

function criteriaOf(all: Sections, section: Section): Criterion[] {
  return all.criteria.map((one) => one.value).filter((criterion) => criterion.section === section.id);
}

/** Weight of a section's criteria that counts in the arithmetic. */
function possible(criteria: readonly Criterion[]): number {
  return criteria.reduce((sum, criterion) => sum + (criterion.bonus ? 0 : criterion.weight), 0);
}

function lintWeights(reading: Reading, all: Sections): void {
  const counted = all.sections.filter(({ value }) => value.weight > 0 && possible(criteriaOf(all, value)) > 0);
  if (all.sections.length > 0 && all.criteria.length > 0 && counted.length === 0) {
    const one = all.sections[0];
    report(one?.reading ?? reading, one?.node ?? reading.source.root, {
      code: 'rubric/no-weight',
      message: 'All weights are 0, so there is no score.',
      hint: 'give at least one section and one of its criteria a weight above 0',
    });
    return;
  }
  for (const section of all.sections) {
    const { value, node } = section;
    const criteria = criteriaOf(all, value);
    if (value.weight > 0 && criteria.length > 0 && possible(criteria) === 0) {
      report(section.reading, node, {
        code: 'rubric/section-without-weight',
        message: `The section \`${value.id}\` has weight ${value.weight}, but none of its criteria has any.`,
        hint: 'its weight goes to the other sections; give a criterion a weight, or write `weight: 0`',
        severity: 'warning',
      });
    }
  }
}

/** The weight of a bonus criterion is the points it adds. */
function lintBonus(all: Sections): void {
  const bonus = all.criteria.filter(({ value }) => value.bonus);
  const points = bonus.reduce((sum, { value }) => sum + value.weight, 0);
  const last = bonus[bonus.length - 1];
  if (last === undefined || points <= MOST_BONUS) return;
  report(last.reading, last.node, {
    code: 'rubric/bonus',
    message: `The bonus criteria can add ${points} points; at most ${MOST_BONUS} of 100 are possible.`,
    hint: 'lower their weights: the weight of a bonus is the points it adds',
  });
}

/** A person's answer, and grades that give a reason wherever they say not met. */
function speaksForItself(check: Check): boolean {
  if (check.type === 'human') return true;
  return (
    check.type === 'grade' &&
    [...check.steps, check.otherwise].every((step) => step.outcome !== 'not-met' || step.reason !== undefined)
  );
}

function lintCriterion({ value, node, reading }: Placed<Criterion>): void {
  const warn = (code: string, message: string, hint: string): void =>
    report(reading, node, { code, message, hint, severity: 'warning' });
  const silent = !speaksForItself(value.check);
  if (silent && Object.keys(value.texts).length === 0) {
    warn('rubric/no-texts', `\`${value.id}\` has no texts for people.`, 'add `met:` and `not-met:`, a sentence each');
  } else if (silent && value.texts.notMet === undefined) {
    warn(
      'rubric/no-not-met-text',
      `\`${value.id}\` does not say what people read when it is not met.`,
      'add `not-met:`, one sentence',
    );
  }
  if (value.bonus && value.autoFail !== undefined) {
    report(reading, node, {
      code: 'rubric/bonus',
      message: `\`${value.id}\` is a bonus and cannot fail the evaluation too.`,
      hint: 'remove `bonus` or `auto-fail`',
    });
  } else if (value.bonus && value.weight === 0) {
    report(reading, node, {
      code: 'rubric/bonus',
      message: `\`${value.id}\` is a bonus of weight 0, which adds nothing.`,
      hint: 'give it a weight, or remove `bonus`',
    });
  } else if (value.weight === 0 && value.autoFail === undefined) {
    warn(
      'rubric/weight-0',
      `\`${value.id}\` has weight 0 and no auto-fail: it is reported and never changes a result.`,
      'leave it if that is meant, else give it a weight',
    );
  }
}

/** Warns of the rubric's own families that nothing uses; those of shared files may wait for another rubric. */
export function lintUnused(reading: Reading, own: YamlSource, families: Families, used: ReadonlySet<string>): void {
  for (const [name, { source, key }] of families) {
    if (source !== own || used.has(name)) continue;
    reading.draft.problems.push(
      problemAt(source, rangeOf(key), {
        code: 'rubric/unused-family',
        message: `The phrase family \`${name}\` is never used.`,
        hint: `write {${name}} where it belongs, or remove it`,
        severity: 'warning',
      }),
    );
  }
}
