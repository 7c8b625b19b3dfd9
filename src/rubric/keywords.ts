// From `rubrics/keywords.yaml` to keyword groups: words and phrases to count, not to score.

import { isMap, type Node } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../model/problem.ts';
import type { KeywordGroup } from '../model/rubric.ts';
import type { RubricFiles } from './files.ts';
import { readPhrases, refuseBraces, speakersOf } from './finder-reader.ts';
import { lintPhrases } from './phrase-lint.ts';
import { present } from './present.ts';
import { sortProblems } from './problem-text.ts';
import { type Draft, kindOf, pairsOf, type Reading, readFields, report } from './reading.ts';
import { phrases } from './schema-finder.ts';
import { by, NAME_PATTERN, nameHint } from './schema-values.ts';
import { readYaml } from './yaml-source.ts';

const GROUP = z.strictObject({ by: by.optional(), terms: phrases });
const KEYWORDS = z.strictObject({ groups: z.lazy(() => z.record(z.string(), GROUP)) });

/** Loads a keywords file; `groups` is there only when no problem is an error. */
export async function loadKeywords(
  path: string,
  files: RubricFiles,
): Promise<{ groups?: KeywordGroup[]; problems: Problem[] }> {
  const bytes = await files.read(path);
  if (bytes === undefined)
    return {
      problems: [
        {
          code: 'keywords/no-such-file',
          message: 'There is no such keywords file.',
          place: { file: path },
          severity: 'error',
        },
      ],
    };
  const { source, problems } = readYaml(path, bytes);
  if (source === undefined) return { problems };
  const draft: Draft = { problems, phrases: [], meanings: [] };
  const reading: Reading = { source, draft };
  const node = readFields(reading, source.root, KEYWORDS, 'a keywords file')?.node('groups');
  const groups = node ? readGroups(reading, node) : [];
  lintPhrases(draft, new Map());
  const sorted = sortProblems(problems, [path]);
  const errors = sorted.filter((problem) => problem.severity !== 'warning');
  return errors.length > 0 ? { problems: errors } : { groups, problems: sorted };
}

function readGroups(reading: Reading, node: Node): KeywordGroup[] {
  if (!isMap(node)) {
    report(reading, node, {
      code: 'rubric/not-a-mapping',
      message: `\`groups\` must be a mapping of names to terms; here is ${kindOf(node)}.`,
      hint: 'for example `churn: {by: customer, terms: [cancel*, "close my account"]}`',
    });
    return [];
  }
  return pairsOf(node).flatMap(({ name, key, value, empty }) => {
    if (!NAME_PATTERN.test(name)) {
      report(reading, key, {
        code: 'rubric/bad-name',
        message: `The name of a keyword group must be small letters, digits and hyphens, not "${name.slice(0, 40)}".`,
        hint: nameHint(name),
      });
      return [];
    }
    if (empty) {
      report(reading, key, {
        code: 'rubric/empty-value',
        message: `The keyword group \`${name}\` has no terms.`,
        hint: 'write its terms, or remove it',
      });
      return [];
    }
    const group = readGroup(reading, name, value);
    return group ? [group] : [];
  });
}

function readGroup(reading: Reading, name: string, node: Node): KeywordGroup | undefined {
  if (!isMap(node)) return { name, terms: readPhrases(reading, node, name) };
  if (refuseBraces(reading, node, name)) return undefined;
  const fields = readFields(reading, node, GROUP, 'a keyword group');
  const terms = fields?.node('terms');
  const speakers = fields?.value('by');
  return {
    name,
    terms: terms ? readPhrases(reading, terms, 'terms') : [],
    ...present({ by: speakers?.includes('any') ? undefined : speakersOf(speakers) }),
  };
}
