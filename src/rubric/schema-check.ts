// The shapes of the check types. The key that names the type tells which shape a mapping must have.

import { z } from 'zod';
import { METRICS } from './metric-names.ts';
import { PERSONAL_DATA } from './personal-data-names.ts';
import { FINDER_FIELDS, finder, MEANING_FIELDS, phrase, phrases, SILENCE_FIELDS } from './schema-finder.ts';
import { by, count, credit, distanceText, oneOrMore, quantity, text, unless, windowText } from './schema-values.ts';

export const check: z.ZodLazy = z.lazy(() => checkForms);
const checks = z.lazy(() => z.array(check).min(1));
const finders = z.lazy(() => z.array(finder).min(1));

const COUNTS = {
  'at-least': count.optional().meta({ description: 'So many hits at least; 1 when left out.' }),
  'at-most': count.optional().meta({ description: 'So many hits at most.' }),
};
const LIMITS = {
  'at-least': quantity.optional(),
  'at-most': quantity.optional(),
  above: quantity.optional(),
  below: quantity.optional(),
};

const plainValue = z.union([z.string(), z.number(), z.boolean()]);

export const GRADE_OUTCOMES = ['met', 'partial', 'not-met', 'not-applicable'] as const;
const because = text.optional().meta({ description: 'The reason that people will read.' });
const gradeCredit = credit
  .optional()
  .meta({ description: 'Share of the weight; met 1, partial 0.5, not-met 0 when left out.' });
/** The steps of `grade`. */
// biome-ignore lint/suspicious/noThenProperty: the key that authors write
export const GRADE_STEP = z.strictObject({ if: check, then: z.enum(GRADE_OUTCOMES), credit: gradeCredit, because });
export const GRADE_ELSE = z.strictObject({ else: z.enum(GRADE_OUTCOMES), credit: gradeCredit, because });

/** The mapping inside `response:`. */
export const RESPONSE = z.strictObject({
  to: finder.meta({ description: 'What calls for an answer.' }),
  with: finder.meta({ description: 'What counts as an answer, by the other side.' }),
  within: distanceText.optional().meta({ description: 'How soon; 2 turns when left out.' }),
  credit: z
    .enum(['share', 'all', 'any'])
    .optional()
    .meta({ description: 'share (default): credit by share answered; all: every one; any: one is enough.' }),
  merge: z
    .int({ error: 'must be a whole number' })
    .min(0, { error: 'must be 0 or more' })
    .optional()
    .meta({ description: 'Triggers in one turn are one occasion; with this, so are those up to so many turns apart.' }),
});

/** Type key → shape. */
export const CHECK_FORMS = {
  says: z
    .strictObject({ says: phrases, ...FINDER_FIELDS, ...COUNTS })
    .meta({ description: 'Met when found.', examples: [{ says: '{greeting}', by: 'agent', in: 'first 3 turns' }] }),
  means: z.strictObject({ ...MEANING_FIELDS, ...COUNTS }).meta({
    description: 'Met when a clause carries the meaning, whatever its words.',
    examples: [{ means: 'offer-help', in: 'first 3 turns' }],
  }),
  silence: z
    .strictObject({ ...SILENCE_FIELDS, ...COUNTS })
    .meta({ description: 'Met when there is such a silence.', examples: [{ silence: '20 seconds' }] }),
  'says-all': z
    .strictObject({
      'says-all': finders,
      by: by.optional(),
      in: windowText.optional(),
      not: phrases.optional(),
      unless: unless.optional(),
    })
    .meta({ description: 'Met when every one is found.', examples: [{ 'says-all': ['{recap}', '{farewell}'] }] }),
  'never-says': z
    .strictObject({ 'never-says': phrases, ...FINDER_FIELDS })
    .meta({ description: 'Met when not found.', examples: [{ 'never-says': '{blame}', by: 'agent' }] }),
  order: z
    .strictObject({
      order: finders,
      before: finder
        .optional()
        .meta({ description: 'All of them before the first hit of this; not applicable when it never occurs.' }),
    })
    .meta({
      description: 'Met when these come one after the other.',
      examples: [{ order: ['{asks-identity}', '{discloses}'] }],
    }),
  response: z.strictObject({ response: z.lazy(() => RESPONSE) }).meta({
    description: 'Each trigger needs an answer by the other side; not applicable without a trigger.',
    examples: [{ response: { to: '{complaint}', with: '{apology}', within: '2 turns' } }],
  }),
  metric: z
    .strictObject({ metric: z.enum(Object.keys(METRICS)), ...LIMITS })
    .meta({ description: 'A measurement within limits.', examples: [{ metric: 'dead-air', 'at-most': '20 seconds' }] }),
  attribute: z
    .strictObject({
      attribute: text,
      present: z.boolean().optional(),
      is: plainValue.optional(),
      'is-not': plainValue.optional(),
      'one-of': z.array(plainValue).min(1, { error: 'must not be an empty list' }).optional(),
      ...LIMITS,
    })
    .meta({
      description: 'A CRM field, or recordingNotice, channel, direction, queue, durationMs.',
      examples: [{ attribute: 'disposition', present: true }],
    }),
  sentiment: z.strictObject({ sentiment: z.enum(['overall', 'first', 'last', 'shift', 'worst']), ...LIMITS }).meta({
    description: "The customer's sentiment, −1…1; `shift` is the last quarter minus the first.",
    examples: [{ sentiment: 'shift', 'at-least': 0 }],
  }),
  'no-personal-data': z.strictObject({ 'no-personal-data': oneOrMore(z.enum(PERSONAL_DATA)), by: by.optional() }).meta({
    description: 'Met when none of these types is spoken or written.',
    examples: [{ 'no-personal-data': ['card', 'cvv'] }],
  }),
  regex: z
    .strictObject({
      regex: z.string().meta({ description: 'RE2 syntax: linear time, without look-around and back-references.' }),
      flags: z
        .string()
        .regex(/^[ims]*$/, { error: 'can have i (any case), m (lines) and s (dot matches line ends)' })
        .optional(),
      by: by.optional(),
      in: windowText.optional(),
      mode: z.enum(['any', 'none']).optional().meta({ description: 'none: met when it does not occur.' }),
    })
    .meta({ description: 'Met when a turn matches.', examples: [{ regex: '\\bRMA-\\d{6}\\b', by: 'agent' }] }),
  all: z.strictObject({ all: checks }).meta({ description: 'Met when every one is met.' }),
  any: z.strictObject({ any: checks }).meta({ description: 'Met when one is met.' }),
  not: z.strictObject({ not: check }).meta({ description: 'Met when it is not met.' }),
  elements: z
    .strictObject({
      elements: checks,
      'at-least': count.optional().meta({ description: 'Met from so many on; all of them when left out.' }),
    })
    .meta({ description: 'Credit by the share of these that are met.' }),
  grade: z.strictObject({ grade: z.lazy(() => z.array(z.union([GRADE_STEP, GRADE_ELSE])).min(1)) }).meta({
    description: 'The first step that holds decides.',
    // biome-ignore lint/suspicious/noThenProperty: the key that authors write
    examples: [{ grade: [{ if: '{asks-identity}', then: 'met' }, { else: 'not-met' }] }],
  }),
  human: z
    .strictObject({ human: z.literal(true, { error: 'must be true' }) })
    .meta({ description: 'A person decides.' }),
} as const;
export type CheckType = keyof typeof CHECK_FORMS;

const checkForms = z.union([phrase, z.array(phrase).min(1), ...Object.values(CHECK_FORMS)]).meta({
  id: 'check',
  description:
    'A rule: phrases that must be said, or a mapping whose type is told by its key: says, means, never-says, order, response, metric, …',
  examples: ['{greeting}', { says: '{greeting}', in: 'first 3 turns' }, { all: ['{recap}', '{farewell}'] }],
});
