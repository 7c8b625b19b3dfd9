// Schemas of single values in a rubric: names, numbers, windows, durations. Their messages finish the sentence "`key` …".

import { z } from 'zod';
import { SPEAKERS } from '../model/interaction.ts';
import { GUARDS } from '../model/phrase.ts';
import { parseDistance, parseDuration, parsePercent, parseWindow } from './quantities.ts';

/** Refuses a value: `message` finishes "`key` …", `hint` says what to write instead. */
export function refuse(ctx: z.core.$RefinementCtx, message: string, hint: string): typeof z.NEVER {
  ctx.addIssue({ code: 'custom', message, params: { hint } });
  return z.NEVER;
}

/** One value or a list of them; always gives a list. */
export function oneOrMore<T extends z.ZodType>(item: T) {
  return z
    .union([item, z.array(item).min(1, { error: 'must not be an empty list' })])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);
}

export const NAME_PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const CRITERION_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/;

export const name = z
  .string()
  .transform((text, ctx) =>
    NAME_PATTERN.test(text) ? text : refuse(ctx, 'must be small letters, digits and hyphens', nameHint(text)),
  )
  .meta({ pattern: NAME_PATTERN.source, examples: ['customer-service'] });

export const criterionId = z
  .string()
  .transform((text, ctx) =>
    CRITERION_ID.test(text)
      ? text
      : refuse(
          ctx,
          'must be `section.name` in small letters, digits and hyphens',
          text.includes('.') ? nameHint(text) : `write for example \`opening.${kebab(text) || 'greeting'}\``,
        ),
  )
  .meta({ pattern: CRITERION_ID.source, examples: ['opening.greeting'] });

function kebab(text: string): string {
  return text
    .toLowerCase()
    .split('.')
    .map((part) => part.replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('.');
}

/** What a badly written name could be. */
export function nameHint(text: string): string {
  const better = kebab(text);
  return better === '' || better === text ? 'for example: customer-service' : `write \`${better}\``;
}

export const version = z
  .string({ error: 'must have three numbers' })
  .transform((text, ctx) =>
    /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(text)
      ? text
      : refuse(ctx, 'must have three numbers', 'write for example 1.0.0'),
  )
  .meta({ pattern: '^\\d+\\.\\d+\\.\\d+', examples: ['1.0.0'] });

export const language = z
  .string()
  .transform((text, ctx) =>
    /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)
      ? text
      : refuse(ctx, 'must be a language code', 'write for example en or en-GB'),
  )
  .meta({ examples: ['en', 'en-GB'] });

export const text = z
  .string()
  .transform((value, ctx) =>
    value.trim() === '' ? refuse(ctx, 'must not be empty', 'write a sentence, or remove the key') : value.trim(),
  );

export const weight = z
  .number()
  .min(0, { error: 'must be 0 or more' })
  .max(1000, { error: 'must be 1000 or less' })
  .meta({ examples: [3] });

function share(value: number, ctx: z.core.$RefinementCtx): number {
  return value > 0 && value < 1
    ? refuse(ctx, 'is counted from 0 to 100', `for ${value} write ${Math.round(value * 10_000) / 100}`)
    : value;
}
const PERCENT_ERROR = { error: 'must be between 0 and 100' };
/** A number of percent, 0…100; a share such as 0.75 is taken for a slip. */
export const percent = z
  .number()
  .min(0, PERCENT_ERROR)
  .max(100, PERCENT_ERROR)
  .transform(share)
  .meta({ examples: [75] });

export const credit = z
  .number()
  .transform((value, ctx) =>
    value >= 0 && value <= 1
      ? value
      : refuse(
          ctx,
          'must be between 0 and 1',
          value > 1 && value <= 100 ? `for ${value} percent write ${value / 100}` : 'for half the credit write 0.5',
        ),
  )
  .meta({ minimum: 0, maximum: 1, examples: [0.5] });

export const count = z
  .int({ error: 'must be a whole number' })
  .min(1, { error: 'must be 1 or more' })
  .max(1000, { error: 'must be 1000 or less' });

export const by = oneOrMore(z.enum([...SPEAKERS, 'any'])).meta({
  description: 'Who says it: agent, customer, bot, system, other-agent, third-party, unknown, or any.',
  examples: ['agent', ['customer', 'third-party']],
});

export const unless = oneOrMore(z.enum(GUARDS)).meta({
  description:
    'Contexts in which it does not count: negated ("not", "never" before it), quoted ("he said …"), hypothetical ("if …"), past ("last week …"), question (the sentence asks), statement (it does not ask).',
  examples: [['negated', 'quoted']],
});

export const windowText = z
  .string({ error: 'must name a part of the conversation' })
  .transform((value, ctx) => {
    const window = parseWindow(value);
    if (window === undefined)
      return refuse(
        ctx,
        'cannot be read as a part of the conversation',
        'write for example: first 3 turns, first 30 seconds, last 25 %',
      );
    if (window.count <= 0) return refuse(ctx, 'covers nothing', 'write a number above 0');
    if (window.unit === 'percent' && window.count > 100)
      return refuse(ctx, 'covers more than everything', 'write a number up to 100');
    return window;
  })
  .meta({
    description:
      'Where to look: `first` or `last`, and a number of turns (of those who speak), seconds, minutes or percent.',
    pattern: '^([Ff]irst|[Ll]ast) ',
    examples: ['first 3 turns', 'first 30 seconds', 'last 25 %'],
  });

export const distanceText = z
  .string({ error: 'must be a number with its unit' })
  .transform(
    (value, ctx) =>
      parseDistance(value) ?? refuse(ctx, 'cannot be read as a distance', 'write for example: 2 turns, or 30 seconds'),
  )
  .meta({
    description: 'How near: a number of turns (of the one who answers; the same turn is 0) or seconds.',
    pattern: '^\\s*(\\d|[Ss]ame|[Tt]he)',
    examples: ['2 turns', '30 seconds'],
  });

export const durationText = z
  .string({ error: 'must be a number with its unit' })
  .transform((value, ctx) => {
    const ms = parseDuration(value);
    if (ms === undefined)
      return refuse(ctx, 'cannot be read as a length of time', 'write for example: 20 seconds, or 2 minutes');
    return ms <= 0 ? refuse(ctx, 'is no time at all', 'write a number above 0') : ms;
  })
  .meta({ pattern: '^\\s*\\d', examples: ['20 seconds', '1.5 minutes'] });

/** A number, a length of time or a percentage: which of them is right depends on what is measured. */
export const quantity = z
  .union([z.number(), z.string()])
  .transform((value, ctx) => {
    if (typeof value === 'number') return { unit: 'number' as const, value };
    const ms = parseDuration(value);
    if (ms !== undefined) return { unit: 'time' as const, value: ms };
    const part = parsePercent(value);
    return part === undefined
      ? refuse(ctx, 'must be a number or a length of time', 'write for example: 3, 20 seconds, or 40 %')
      : { unit: 'share' as const, value: part };
  })
  .meta({ examples: [3, '20 seconds', '40 %'] });
export type Quantity = z.output<typeof quantity>;
