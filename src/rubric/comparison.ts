// Values held against what a rule asks of them.

import type { AttributeValue } from '../model/interaction.ts';
import type { Comparison } from '../model/rubric.ts';

/** Whether a value that is there passes the test. Words compare without case; bounds need a number. */
export function passes(value: AttributeValue, test: Comparison): boolean {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  if (test.is !== undefined && !same(value, test.is)) return false;
  if (test.isNot !== undefined && same(value, test.isNot)) return false;
  if (test.oneOf !== undefined && !test.oneOf.some((wanted) => same(value, wanted))) return false;
  if (test.atLeast !== undefined && !(number >= test.atLeast)) return false;
  if (test.atMost !== undefined && !(number <= test.atMost)) return false;
  if (test.above !== undefined && !(number > test.above)) return false;
  if (test.below !== undefined && !(number < test.below)) return false;
  return true;
}

function same(value: AttributeValue, wanted: string | number | boolean): boolean {
  if (typeof value === 'string') return value.trim().toLowerCase() === String(wanted).toLowerCase();
  return value === wanted || String(value) === String(wanted);
}

/** "at most 20 seconds", for reasons; `inUnit` words a bound. */
export function describeTest(test: Comparison, inUnit: (bound: number) => string = String): string {
  const parts: string[] = [];
  if (test.present !== undefined) parts.push(test.present ? 'filled in' : 'empty');
  if (test.is !== undefined) parts.push(inWords(test.is));
  if (test.isNot !== undefined) parts.push(`not ${inWords(test.isNot)}`);
  if (test.oneOf !== undefined) parts.push(`one of ${test.oneOf.join(', ')}`);
  if (test.atLeast !== undefined) parts.push(`at least ${inUnit(test.atLeast)}`);
  if (test.atMost !== undefined) parts.push(`at most ${inUnit(test.atMost)}`);
  if (test.above !== undefined) parts.push(`above ${inUnit(test.above)}`);
  if (test.below !== undefined) parts.push(`below ${inUnit(test.below)}`);
  return parts.join(' and ');
}

function inWords(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
