// The shape of a finder: a phrase text, a list of them, or a mapping.

import { z } from 'zod';
import { by, count, distanceText, durationText, oneOrMore, unless, windowText } from './schema-values.ts';

/** Read by its own reader, which sees the place of each text; here for the published schema. */
export const phrase = z.lazy(() => phraseText);
const phraseText = z.union([z.string().min(1), z.number()]).meta({
  id: 'phrase',
  description:
    'Words in a row. (a|b) one of these, [x] optional, ... a gap of up to 3 words, * any one word, refund* words that begin so, ^ $ begin and end of a sentence, <money> a slot, {greeting} a phrase family.',
  examples: ['thank you for (calling|contacting) *', '{greeting}'],
});
export const phrases = z
  .lazy(() => oneOrMore(phrase))
  .meta({ description: 'One phrase or a list; any of them counts.' });

/** Read by its own reader, like the phrases. */
export const meanings = z
  .lazy(() => oneOrMore(meaningId))
  .meta({
    description: 'The id of a meaning that the trained model knows, or a list; any of them counts.',
    examples: ['offer-help', ['complaint', 'asks-supervisor']],
  });
const meaningId = z.string().min(1);

export const finder: z.ZodLazy = z.lazy(() => finderForms);

/** The mapping inside `echoes:`. */
export const ECHOES = z.strictObject({
  by: by.meta({ description: 'Whose words are repeated.' }),
  'at-least': count.optional().meta({ description: 'So many content words at least; 1 when left out.' }),
});

const NEARNESS = {
  in: windowText.optional(),
  after: finder.optional().meta({ description: 'Only after a hit of this.' }),
  before: finder.optional().meta({ description: 'Only before the first hit of this.' }),
  within: distanceText.optional(),
};

export type Nearness = typeof NEARNESS;

/** The keys of a finder beside `says` and `means`. */
const PLACE_FIELDS = {
  by: by.optional(),
  ...NEARNESS,
  not: phrases
    .optional()
    .meta({ description: 'Longer phrases that mean something else: a hit that overlaps one does not count.' }),
  unless: unless.optional(),
  with: finder.optional().meta({ description: 'The same turn must also have this.' }),
  without: finder.optional().meta({ description: 'No hit of this in the same turn or, with `within`, near by.' }),
  echoes: z
    .lazy(() => ECHOES)
    .optional()
    .meta({
      description: 'The turn repeats content words that somebody said before.',
      examples: [{ by: 'customer', 'at-least': 1 }],
    }),
};

/** The keys of a finder beside `says`. */
export const FINDER_FIELDS = {
  ...PLACE_FIELDS,
  means: meanings
    .optional()
    .meta({ description: 'The words must stand inside a clause that carries this meaning: both are needed.' }),
};

/** The keys of a finder that has a meaning and no words. */
export const MEANING_FIELDS = { means: meanings, ...PLACE_FIELDS };

const silence = durationText.meta({
  description: 'Nobody speaks for so long, and it is neither a hold nor the customer fetching something.',
});

/** The keys that may stand beside `silence`. */
export const SILENCE_FIELDS = { silence, ...NEARNESS };

export const finderForm = z.strictObject({ says: phrases, ...FINDER_FIELDS });
export const meaningForm = z.strictObject(MEANING_FIELDS);
export const silenceForm = z.strictObject(SILENCE_FIELDS);

const finderForms = z.union([phrase, z.array(phrase).min(1), finderForm, meaningForm, silenceForm]).meta({
  id: 'finder',
  description: 'Something to look for: a phrase, a list of phrases (any of them), or a mapping.',
  examples: [
    '{greeting}',
    ['hello', 'good morning'],
    { says: '{promise}', by: 'agent', with: '{time-frame}' },
    { means: 'offer-help' },
  ],
});
