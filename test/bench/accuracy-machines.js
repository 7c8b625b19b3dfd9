// Three machines for the same criteria: the shipped rubric with its phrases alone, meanings alone, and the shipped rubric whole.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../../dist/pipeline/prepare.js';
import { bind } from '../../dist/rubric/bind.js';
import { diskFiles } from '../../dist/rubric/files.js';
import { loadRubric } from '../../dist/rubric/load.js';
import { evaluate } from '../../dist/scoring/evaluate.js';
import { RUBRICS, readModel } from './accuracy-families.js';

const INTENTS_ONLY = fileURLToPath(new URL('./intents-only.yaml', import.meta.url));

export const MACHINES = ['phrases', 'intents', 'both'];

/** The machines by name, each from an interaction as it was read to its criteria; and a note where two of them are one. */
export async function machines(options) {
  const model = await readModel(options);
  const shipped = await load(options.rubric ?? join(RUBRICS, 'customer-service.yaml'), model);
  const alone = await load(INTENTS_ONLY, model);
  const note =
    shipped.meaning === undefined
      ? 'The rubric asks for no meaning yet, so "both" is what its phrases find.'
      : undefined;
  return {
    phrases: machine(phrasesOnly(shipped, model)),
    intents: machine(alone),
    both: machine(shipped),
    note,
  };
}

async function load(path, model) {
  const { rubric, problems } = await loadRubric(path, diskFiles(RUBRICS), model);
  if (rubric !== undefined) return rubric;
  const lines = problems.map(({ message, place }) => `${path}:${place?.line ?? ''}: ${message}`);
  throw new Error(lines.slice(0, 5).join('\n'));
}

function machine(rubric) {
  const bound = bind([rubric]);
  const run = (prepared) => evaluate(prepared.interaction, bound, prepared.redaction)[0];
  return {
    /** The outcome of each criterion, by id. */
    outcomes: (read) => new Map(run(prepare(read, undefined)).criteria.map(({ id, outcome }) => [id, outcome])),
    /** Scores what was prepared before: for measuring speed. */
    score: run,
  };
}

/** The rubric when nothing is ever meant: words count whatever they mean, and a finder without words finds nothing. */
function phrasesOnly(rubric, model) {
  if (rubric.meaning === undefined) return rubric;
  const silent = {
    families: model.families,
    hash: model.hash,
    open: () => ({
      of: () => [],
      prove: () => {
        throw new Error('nothing was meant');
      },
    }),
  };
  const { criteria, flags } = wordsOnly({ criteria: rubric.criteria, flags: rubric.flags });
  return { ...rubric, criteria, flags, meaning: silent };
}

/** A copy in which no finder with words asks for a meaning too. */
function wordsOnly(part) {
  if (Array.isArray(part)) return part.map(wordsOnly);
  if (part === null || typeof part !== 'object') return part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, wordsOnly(value)]));
  if (copy.means !== undefined && copy.says?.length > 0) delete copy.means;
  return copy;
}
