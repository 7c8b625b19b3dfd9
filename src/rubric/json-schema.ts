// The published JSON Schema of a rubric file, for editors: made from the schemas that the loader reads by.

import { z } from 'zod';
import { RUBRIC } from './schema.ts';

/** JSON Schema 2020-12 of a rubric file as authors write it, shorthand forms included. */
export function rubricJsonSchema(): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(RUBRIC, { io: 'input', target: 'draft-2020-12' }) };
}
