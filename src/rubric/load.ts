// From a rubric file to a Rubric, or to the problems that a person must mend first.

import { isMap } from 'yaml';
import type { MeaningModel } from '../model/meaning.ts';
import type { Problem } from '../model/problem.ts';
import type { FlagRule, Rubric } from '../model/rubric.ts';
import { readSections } from './criterion-reader.ts';
import { familiesUsed } from './family-names.ts';
import type { RubricFiles } from './files.ts';
import { readFinder } from './finder-reader.ts';
import { hashRubric } from './hash.ts';
import { lintSections, lintUnused } from './lint.ts';
import { lintMeanings } from './meaning-reader.ts';
import { findModel, type ModelReader } from './model-finder.ts';
import { lintCycles, lintPhrases } from './phrase-lint.ts';
import { type Families, readFamilies, readUsed } from './phrases-reader.ts';
import { sortProblems } from './problem-text.ts';
import { capital, type Draft, kindOf, pairsOf, type Reading, readFields, report } from './reading.ts';
import { RUBRIC } from './schema.ts';
import { NAME_PATTERN, nameHint } from './schema-values.ts';
import { readScoring } from './scoring-reader.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/**
 * Loads a rubric with the phrase files it uses. `rubric` is there only when no problem is an error; warnings come with it.
 * Problems are sorted by file (the rubric first), line and column, each once. `meaning` is the model for rubrics that use
 * `means`, or what makes it of the file that they name; it is asked only for those.
 */
export async function loadRubric(
  path: string,
  files: RubricFiles,
  meaning?: MeaningModel | ModelReader,
): Promise<{ rubric?: Rubric; problems: Problem[] }> {
  const bytes = await files.read(path);
  if (bytes === undefined)
    return {
      problems: [
        {
          code: 'rubric/no-such-file',
          message: 'There is no such rubric file.',
          place: { file: path },
          severity: 'error',
        },
      ],
    };
  const { source, problems } = readYaml(path, bytes);
  if (source === undefined) return { problems };
  const draft: Draft = { problems, phrases: [], meanings: [] };
  const { rubric, sources } = await readRubric({ source, draft }, files, meaning);
  const sorted = sortProblems(
    problems,
    [source, ...sources].map((one) => one.file),
  );
  const errors = sorted.filter((problem) => problem.severity !== 'warning');
  // Warnings about a rubric that is only half read would be wrong half of the time.
  return errors.length > 0 || rubric === undefined ? { problems: errors } : { rubric, problems: sorted };
}

async function readRubric(
  reading: Reading,
  files: RubricFiles,
  meaning: MeaningModel | ModelReader | undefined,
): Promise<{ rubric?: Rubric; sources: YamlSource[] }> {
  const { source } = reading;
  const fields = readFields(reading, source.root, RUBRIC, 'a rubric');
  if (!fields) return { sources: [] };
  const families: Families = new Map();
  const use = fields.node('use');
  const sources = use ? await readUsed(reading, use, files, families) : [];
  const phrases = fields.node('phrases');
  if (phrases) readFamilies(reading, phrases, families);
  const scoring = readScoring(reading, fields.node('scoring'));
  const sectionsNode = fields.node('sections');
  const all = sectionsNode ? readSections(reading, sectionsNode) : { sections: [], criteria: [] };
  const flags = readFlags(reading, fields.node('flags'));
  lintSections(reading, all);
  lintPhrases(reading.draft, families);
  lintCycles(reading.draft, families);
  const intents = fields.value('intents');
  const named = intents === undefined ? undefined : { path: intents, node: fields.node('intents') ?? source.root };
  const model = await findModel(reading, named, files, meaning);
  if (model !== undefined) lintMeanings(reading.draft, model);
  const criteria = all.criteria.map((one) => one.value);
  const used = familiesUsed(
    [criteria, flags],
    [...families.values()].map((entry) => entry.family),
  );
  lintUnused(reading, source, families, new Set(used.map((family) => family.name)));
  const id = fields.value('id') ?? '';
  const parts = {
    id,
    version: fields.value('version') ?? '',
    title: fields.value('title') ?? capital(id.replaceAll('-', ' ')),
    language: fields.value('language') ?? 'en',
    scoring,
    sections: all.sections.map((one) => one.value),
    criteria,
    families: used,
    flags,
    file: source.file,
    ...(model === undefined ? {} : { meaning: model }),
  };
  return { rubric: { ...parts, hash: hashRubric(parts) }, sources };
}

function readFlags(reading: Reading, node: ReturnType<NonNullable<ReturnType<typeof readFields>>['node']>): FlagRule[] {
  if (node === undefined) return [];
  if (!isMap(node)) {
    report(reading, node, {
      code: 'rubric/not-a-mapping',
      message: `\`flags\` must be a mapping of names to what to look for; here is ${kindOf(node)}.`,
      hint: 'for example `flags: {churn-threat: "{threatens-to-leave}"}`',
    });
    return [];
  }
  return pairsOf(node).flatMap(({ name, key, value, empty }) => {
    if (!NAME_PATTERN.test(name)) {
      report(reading, key, {
        code: 'rubric/bad-name',
        message: `The name of a flag must be small letters, digits and hyphens, not "${name.slice(0, 40)}".`,
        hint: nameHint(name),
      });
      return [];
    }
    if (empty) {
      report(reading, key, {
        code: 'rubric/empty-value',
        message: `The flag \`${name}\` does not say what to look for.`,
        hint: 'write a phrase, or remove it',
      });
      return [];
    }
    const find = readFinder(reading, value, name);
    return find ? [{ name, find }] : [];
  });
}
