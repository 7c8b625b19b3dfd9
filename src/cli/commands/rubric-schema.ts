// callmark rubric schema: the JSON Schema of rubrics, for editors.

import { rubricJsonSchema } from '../../rubric/json-schema.ts';
import { EXIT } from '../exit-code.ts';
import { type Io, writeOut } from '../io.ts';

export async function schema(io: Io): Promise<number> {
  await writeOut(io, `${JSON.stringify(rubricJsonSchema(), null, 2)}\n`);
  return EXIT.done;
}
