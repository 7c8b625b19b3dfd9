// A check in words, as `rubric explain` shows it.

import type { MeaningModel } from '../model/meaning.ts';
import type { Check, Distance, Finder, Window } from '../model/rubric.ts';
import { inSentence } from './bind-meaning.ts';
import { describeTest } from './comparison.ts';

/** The meanings that the model knows, by id. */
export type KnownMeanings = MeaningModel['families'];

/** One line a part, nested parts indented by two; meanings by their one line where `known` has it. */
export function describeCheck(check: Check, known?: KnownMeanings): readonly string[] {
  const describeFinder = (finder: Finder): string => finderText(finder, known);
  const inner = (checks: readonly Check[]): readonly string[] =>
    checks.flatMap((part) => describeCheck(part, known).map((line) => `  ${line}`));
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

function finderText(finder: Finder, known: KnownMeanings | undefined): string {
  const describeFinder = (other: Finder): string => finderText(other, known);
  const parts = [subject(finder, known)];
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

function subject({ says, means, silenceMs }: Finder, known: KnownMeanings | undefined): string {
  if (silenceMs !== undefined) return `a silence of ${silenceMs / 1000} seconds`;
  if (means === undefined) return says.join(' or ');
  const meant = means.map((id) => `"${inSentence(known?.get(id)?.means ?? id)}"`).join(' or ');
  return says.length === 0 ? `what means ${meant}` : `${says.join(' or ')} where it means ${meant}`;
}

function window({ edge, count, unit }: Window): string {
  return `in the ${edge} ${count}${unit === 'percent' ? ' %' : ` ${unit}`}`;
}

function distance({ count, unit }: Distance): string {
  return `${count} ${unit}`;
}
