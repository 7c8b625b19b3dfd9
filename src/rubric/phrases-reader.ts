// From YAML to phrase families: the `phrases:` of a rubric, and of the files it uses.

import { dirname, isAbsolute, join } from 'node:path';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { PhraseFamily } from '../model/phrase.ts';
import type { RubricFiles } from './files.ts';
import { readPhrases, refuseBraces, reportNever, speakersOf } from './finder-reader.ts';
import { present } from './present.ts';
import { type Draft, kindOf, pairsOf, type Reading, readFields, report } from './reading.ts';
import { FAMILY, PHRASE_FILE } from './schema.ts';
import { NAME_PATTERN, nameHint } from './schema-values.ts';
import { nearest } from './spelling.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** A family and where its name is written. */
interface FamilyEntry {
  readonly family: PhraseFamily;
  readonly source: YamlSource;
  readonly key: Node;
}
export type Families = Map<string, FamilyEntry>;

/** Reads a `phrases:` mapping into `families`. */
export function readFamilies(reading: Reading, node: Node, families: Families): void {
  if (!isMap(node)) {
    report(reading, node, {
      code: 'rubric/not-a-mapping',
      message: `\`phrases\` must be a mapping of family names to phrases; here is ${kindOf(node)}.`,
      hint: 'write for example `greeting: [hello, good morning]`',
    });
    return;
  }
  for (const { name, key, value, empty } of pairsOf(node)) {
    if (!NAME_PATTERN.test(name)) {
      report(reading, key, {
        code: 'rubric/bad-name',
        message: `The name of a phrase family must be small letters, digits and hyphens, not "${name.slice(0, 40)}".`,
        hint: nameHint(name),
      });
      continue;
    }
    const first = families.get(name);
    if (first !== undefined) {
      const line = first.source.counter.linePos(first.key.range?.[0] ?? 0).line;
      report(reading, key, {
        code: 'rubric/duplicate-family',
        message: `There is already a phrase family \`${name}\`, in ${first.source.file}, line ${line}.`,
        hint: 'give one of them another name',
      });
      continue;
    }
    if (empty) {
      report(reading, key, {
        code: 'rubric/empty-value',
        message: `The phrase family \`${name}\` has no phrases.`,
        hint: 'write its phrases, or remove it',
      });
      families.set(name, { family: { name, say: [] }, source: reading.source, key });
      continue;
    }
    families.set(name, { family: readFamily({ ...reading, family: name }, name, value), source: reading.source, key });
  }
}

function readFamily(reading: Reading, name: string, node: Node): PhraseFamily {
  if (!isMap(node)) return { name, say: readPhrases(reading, node, name) };
  if (refuseBraces(reading, node, name)) return { name, say: [] };
  const fields = readFields(reading, node, FAMILY, 'a phrase family');
  const say = fields?.node('say');
  const not = fields?.node('not');
  const by = fields?.value('by');
  const unless = fields?.value('unless');
  if (fields && unless?.includes('question') && unless.includes('statement'))
    reportNever(reading, fields.node('unless') ?? node);
  return {
    name,
    say: say ? readPhrases(reading, say, 'say') : [],
    ...present({
      by: by?.includes('any') ? undefined : speakersOf(by),
      not: not && readPhrases(reading, not, 'not'),
      unless,
    }),
  };
}

/** Reads the files under `use:`; gives their sources, in order. */
export async function readUsed(
  reading: Reading,
  node: Node,
  files: RubricFiles,
  families: Families,
): Promise<YamlSource[]> {
  const sources: YamlSource[] = [];
  const seen = new Set<string>();
  for (const item of isSeq(node) ? (node.items as Node[]) : [node]) {
    const path = isScalar(item) && typeof item.value === 'string' ? item.value.trim() : '';
    if (path === '' || isAbsolute(path) || !/\.ya?ml$/.test(path)) {
      report(reading, item, {
        code: 'rubric/use',
        message: '`use` must name YAML files, with paths relative to this file.',
        hint: 'for example `use: [phrases/service.yaml]`',
      });
    } else if (seen.has(path)) {
      report(reading, item, { code: 'rubric/use', message: `\`${path}\` is used twice.`, hint: 'remove one of them' });
    } else {
      seen.add(path);
      const source = await readPhraseFile(reading, item, path, files, families);
      if (source !== undefined) sources.push(source);
    }
  }
  return sources;
}

async function readPhraseFile(
  reading: Reading,
  item: Node,
  path: string,
  files: RubricFiles,
  families: Families,
): Promise<YamlSource | undefined> {
  const folders = [dirname(reading.source.file), ...(files.shippedDir === undefined ? [] : [files.shippedDir])];
  for (const folder of folders) {
    const file = join(folder, path);
    const bytes = await files.read(file);
    if (bytes === undefined) continue;
    const { source, problems } = readYaml(file, bytes);
    reading.draft.problems.push(...problems);
    if (source !== undefined) readPhraseRoot({ source, draft: reading.draft }, families);
    return source;
  }
  const beside = await files.list(join(folders[0] ?? '.', dirname(path)));
  const near = nearest(path.replace(/^.*\//, ''), beside);
  report(reading, item, {
    code: 'rubric/no-such-file',
    message: `There is no file \`${path}\` beside this rubric.`,
    hint:
      near === undefined
        ? 'paths in `use` are relative to the file they stand in'
        : `did you mean \`${path.replace(/[^/]*$/, '')}${near}\`?`,
  });
  return undefined;
}

function readPhraseRoot(reading: { source: YamlSource; draft: Draft }, families: Families): void {
  const fields = readFields(reading, reading.source.root, PHRASE_FILE, 'a phrase file');
  const node = fields?.node('phrases');
  if (node) readFamilies(reading, node, families);
}
