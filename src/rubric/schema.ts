// The shape of a rubric file and of a phrase file. Child mappings are lazy: their own readers report their faults.

import { z } from 'zod';
import { CHANNELS, DIRECTIONS } from '../model/interaction.ts';
import { ERROR_CLASSES, NA_POLICIES, SCORING_METHODS } from '../model/rubric.ts';
import { check } from './schema-check.ts';
import { finder, phrase, phrases } from './schema-finder.ts';
import {
  by,
  criterionId,
  language,
  NAME_PATTERN,
  name,
  oneOrMore,
  percent,
  text,
  unless,
  version,
  weight,
} from './schema-values.ts';

const nameKey = z.string().regex(NAME_PATTERN);

export const FAMILY = z
  .strictObject({
    by: by.optional(),
    say: phrases,
    not: phrases.optional().meta({ description: 'Longer phrases that mean something else.' }),
    unless: unless.optional(),
  })
  .meta({
    id: 'family',
    description: 'Phrases that mean the same.',
    examples: [{ by: 'agent', say: ['(hello|hi) ...', 'good morning'] }],
  });
const families = z.lazy(() =>
  z
    .record(nameKey, z.union([phrase, z.array(phrase).min(1), FAMILY]))
    .meta({ description: 'Phrase families by name; used as {name}.' }),
);

export const SCORING = z
  .strictObject({
    method: z.enum(SCORING_METHODS).optional().meta({
      description:
        'percent (default): sections share 100 by weight, criteria share their section; points: weights multiply points over the whole form; scale: mean of rated criteria by weight.',
    }),
    'not-applicable': z
      .enum(NA_POLICIES)
      .optional()
      .meta({ description: 'What happens to the weight of what did not apply; redistribute when left out.' }),
    'pass-mark': percent
      .optional()
      .meta({ description: 'Scores from here on pass, 0 to 100; 75 when left out.', examples: [75] }),
    'minimum-coverage': percent.optional().meta({
      description: 'Percent of the weight that must apply for a score to be published; 60 when left out.',
      examples: [60],
    }),
    bands: z
      .lazy(() => z.record(z.string(), z.number().min(0).max(100)))
      .optional()
      .meta({
        description: 'Names for ranges of scores: the lowest score of each, from high to low, the last 0.',
        examples: [{ exceeds: 90, meets: 80, develop: 70, below: 0 }],
      }),
  })
  .meta({ id: 'scoring', description: 'The arithmetic.' });

/** The mapping inside `auto-fail:`, and the one inside its `mode:`. */
export const CAP = z.strictObject({
  cap: percent.meta({ description: 'The most that can still be scored.', examples: [50] }),
});
export const AUTO_FAIL_MODES = ['flag', 'zero'] as const;
export const AUTO_FAIL = z.strictObject({
  scope: z.enum(['section', 'evaluation']).optional().meta({ description: 'What fails; evaluation when left out.' }),
  mode: z
    .lazy(() => z.union([z.enum(AUTO_FAIL_MODES), CAP]))
    .optional()
    .meta({
      description: 'flag (default): failed, the score stays; zero: the score becomes 0; {cap: 50}: at most 50.',
    }),
});

export const CRITERION = z
  .strictObject({
    id: criterionId.meta({ description: 'section.name, unique in the rubric.' }),
    title: text.optional(),
    class: z
      .enum(ERROR_CLASSES)
      .optional()
      .meta({ description: 'What an error would hurt; non-critical when left out. Counted apart from the score.' }),
    weight: weight.optional().meta({ description: '1 when left out; 0 is reported but not in the arithmetic.' }),
    channels: oneOrMore(z.enum(CHANNELS)).optional().meta({ description: 'Elsewhere not applicable.' }),
    directions: oneOrMore(z.enum(DIRECTIONS)).optional().meta({ description: 'Elsewhere not applicable.' }),
    when: check.optional().meta({ description: 'The criterion applies only when this is met.' }),
    check: check.meta({ description: 'What decides the outcome.' }),
    'auto-fail': z
      .lazy(() => z.union([z.boolean(), AUTO_FAIL]))
      .optional()
      .meta({ description: 'true: not met fails the whole evaluation, the score stays. Or {scope, mode}.' }),
    bonus: z
      .boolean()
      .optional()
      .meta({ description: 'Adds its weight in points (5 at most for all together), never to what is possible.' }),
    met: text.optional().meta({ description: 'What people read when it is met.' }),
    partial: text.optional(),
    'not-met': text.optional().meta({ description: 'What people read when it is not met.' }),
    'not-applicable': text.optional(),
    coaching: text.optional().meta({ description: 'One or two sentences for a coach.' }),
  })
  .meta({ id: 'criterion', description: 'One question.' });

export const SECTION = z
  .strictObject({
    id: name,
    title: text.optional(),
    weight: weight.optional().meta({ description: '1 when left out.' }),
    criteria: z.lazy(() => z.array(CRITERION).min(1)),
  })
  .meta({ id: 'section' });

const use = z
  .lazy(() => oneOrMore(z.string()))
  .optional()
  .meta({ description: 'Files with `phrases:`; paths relative to this file.', examples: [['phrases/service.yaml']] });

export const RUBRIC = z
  .strictObject({
    id: name.meta({ description: 'The name of the rubric in reports and on the command line.' }),
    version: version.meta({ description: 'Three numbers; raise it when you change the rubric.' }),
    title: text.optional(),
    language: language.optional().meta({ description: 'en when left out.' }),
    use,
    intents: text.optional().meta({
      description:
        'The trained model behind `means`, relative to this file; the one that comes with callmark when left out.',
      examples: ['intents/model.bin'],
    }),
    scoring: z.lazy(() => SCORING).optional(),
    phrases: families.optional(),
    sections: z.lazy(() => z.array(SECTION).min(1)),
    flags: z
      .lazy(() => z.record(nameKey, finder))
      .optional()
      .meta({
        description: 'Worth knowing, not scored: name and what to look for.',
        examples: [{ 'churn-threat': '{threatens-to-leave}' }],
      }),
  })
  .meta({ title: 'callmark rubric', description: 'How interactions are scored.' });

export const PHRASE_FILE = z.strictObject({ phrases: families });
