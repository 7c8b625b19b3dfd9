// The shape of an intent file: one meaning, sentences that carry it and sentences that only look like it.

import { z } from 'zod';
import { name, oneOrMore, text } from './schema-values.ts';

/** Read by their own reader, which sees the place of each sentence. */
const sentences = z.lazy(() => z.unknown());

const SENTENCES = { examples: sentences.optional(), near_misses: sentences.optional() };
/** `ordinary`: everyday sentences of a side that carry none of the meanings. */
const REST = {
  implies: z.lazy(() => oneOrMore(name)).optional(),
  replace: z.boolean().optional(),
  ordinary: z.boolean().optional(),
  ...SENTENCES,
};
const by = z.enum(['agent', 'customer']).meta({ examples: ['agent'] });
const means = text.meta({ examples: ['Offers help.'] });

/** A family of its own. */
export const INTENT = z.strictObject({ id: name, by, means, ...REST, examples: sentences });

/** What adds to a family that is known already. */
export const INTENT_ADDITION = z.strictObject({ id: name, by: by.optional(), means: means.optional(), ...REST });

/** A sentence that means this only as an answer. */
export const REPLY = z.strictObject({ after: z.lazy(() => z.string()), text: z.lazy(() => z.string()) });
