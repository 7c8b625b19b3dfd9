// A check in words, as `rubric explain` shows it.

import type { Check, Distance, Finder, Window } from '../model/rubric.ts';
import { describeTest } from './comparison.ts';

/** One line a part, nested parts indented by two. */
export function describeCheck(check: Check): readonly string[] {
  switch (check.type) {
    case 'says': {
      const found = describeFinder(check.find);
      if (check.mode === 'none') return [`never: ${found}`];
      const most = check.atMost === undefined ? '' : `, at most ${check.atMost} times`;
      return [check.atLeast > 1 ? `at least ${check.atLeast} times${most}: ${found}` : `${found}${most}`];
    }
    case 'order':
      return [
        'in this order:',
        ...check.steps.map((step) => `  ${describeFinder(step)}`),
        ...(check.before === undefined ? [] : [`all before: ${describeFinder(check.before)}`]),
      ];
    case 'response':
      return [
        `after each: ${describeFinder(check.to)}`,
        `comes within ${distance(check.within)}: ${describeFinder(check.with)}`,
        `credit by ${check.credit}`,
      ];
    case 'metric':
    case 'attribute':
      return [`${check.name}: ${describeTest(check.test)}`];
    case 'sentiment':
      return [`customer sentiment (${check.measure}): ${describeTest(check.test)}`];
    case 'personal-data':
      return [`no ${check.types.join(', ')} is spoken or written`];
    case 'regex':
      return [`${check.mode === 'none' ? 'never ' : ''}/${check.pattern}/`];
    case 'not':
      return ['not:', ...inner([check.of])];
    case 'grade':
      return [
        ...check.steps.flatMap((step) => [
          `${step.outcome}${step.credit > 0 && step.credit < 1 ? ` (${step.credit})` : ''} when`,
          ...inner([step.if]),
        ]),
        `otherwise ${check.otherwise.outcome}`,
      ];
    case 'human':
      return ['a person decides'];
    case 'elements':
      return [`credit by share of (met at ${check.atLeast}):`, ...inner(check.of)];
    default:
      return [check.type === 'all' ? 'all of:' : 'any of:', ...inner(check.of)];
  }
}

function inner(checks: readonly Check[]): readonly string[] {
  return checks.flatMap((check) => describeCheck(check).map((line) => `  ${line}`));
}

function describeFinder(finder: Finder): string {
  const parts = [
    finder.silenceMs === undefined ? finder.says.join(' or ') : `a silence of ${finder.silenceMs / 1000} seconds`,
  ];
  if (finder.by !== undefined) parts.push(`by ${finder.by.join(' or ')}`);
  if (finder.in !== undefined) parts.push(window(finder.in));
  if (finder.with !== undefined) parts.push(`with ${describeFinder(finder.with)}`);
  if (finder.without !== undefined) parts.push(`without ${describeFinder(finder.without)}`);
  if (finder.after !== undefined) parts.push(`after ${describeFinder(finder.after)}`);
  if (finder.before !== undefined) parts.push(`before ${describeFinder(finder.before)}`);
  if (finder.within !== undefined) parts.push(`within ${distance(finder.within)}`);
  if (finder.echoes !== undefined)
    parts.push(`repeating ${finder.echoes.atLeast} content words of the ${finder.echoes.by.join(' or ')}`);
  if (finder.unless !== undefined && finder.unless.length > 0) parts.push(`unless ${finder.unless.join(', ')}`);
  return parts.join(', ');
}

function window({ edge, count, unit }: Window): string {
  return `in the ${edge} ${count}${unit === 'percent' ? ' %' : ` ${unit}`}`;
}

function distance({ count, unit }: Distance): string {
  return `${count} ${unit}`;
}
