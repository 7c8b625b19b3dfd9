// From an intent file to what it says: a family of its own, or what it adds to one that is known already.

import { basename } from 'node:path';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Speaker } from '../model/interaction.ts';
import type { IntentFamily } from '../model/meaning.ts';
import { INTENT, INTENT_ADDITION } from './intents-schema.ts';
import { readSentences, type Sentence, type SentenceKey } from './intents-sentences.ts';
import { type Draft, kindOf, type Reading, readFields, report } from './reading.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** An id under `implies` and where it is written. */
export interface Implied {
  readonly id: string;
  readonly source: YamlSource;
  readonly node: Node;
}

/** A family with the places of what was written, of one file or of several. */
export interface WrittenFamily {
  readonly id: string;
  readonly by: Speaker;
  readonly means: string;
  readonly ordinary: boolean;
  readonly implies: readonly Implied[];
  readonly examples: readonly Sentence[];
  readonly nearMisses: readonly Sentence[];
  /** The files that it comes from, in the order in which they were read. */
  readonly sources: readonly YamlSource[];
  /** Where a fault of the whole family is shown. */
  readonly reading: Reading;
  readonly node: Node;
}

const ENDING = /\.ya?ml$/;

/** The names of a folder's intent files. */
export function isIntentFile(file: string): boolean {
  return ENDING.test(file);
}

/** The family that a file is about, by its name. */
export function intentId(file: string): string {
  return basename(file).replace(ENDING, '');
}

/** Reads one file; `known` are the families of the folders before. Undefined when it cannot be used (reported in `draft`). */
export function readIntentFile(
  file: string,
  bytes: Uint8Array,
  known: ReadonlyMap<string, WrittenFamily>,
  draft: Draft,
): WrittenFamily | undefined {
  const { source, problems } = readYaml(file, bytes);
  draft.problems.push(...problems);
  if (source === undefined) return undefined;
  const reading: Reading = { source, draft };
  const earlier = known.get(intentId(file));
  const replaces = isMap(source.root) && source.root.get('replace') === true;
  const fields =
    earlier === undefined || replaces
      ? readFields(reading, source.root, INTENT, 'an intent file')
      : readFields(reading, source.root, INTENT_ADDITION, 'an intent file');
  if (fields === undefined) return undefined;
  const id = fields.value('id');
  if (id !== undefined) lintId(reading, fields.key('id'), fields.node('id'), id, file);
  if (replaces && earlier === undefined)
    report(reading, fields.key('replace'), {
      code: 'intents/nothing-to-replace',
      message: `There is no family \`${intentId(file)}\` that this one could replace.`,
      hint: 'remove `replace`, or name the file like the family',
      severity: 'warning',
    });
  const sentences = (key: SentenceKey): Sentence[] => {
    const node = fields.node(key);
    return node === undefined ? [] : readSentences(reading, node, key);
  };
  const written = {
    implies: readImplied(reading, fields.node('implies')),
    examples: sentences('examples'),
    nearMisses: sentences('near_misses'),
    sources: [source],
    reading,
    node: fields.key('examples'),
  };
  const [by, means] = [fields.value('by'), fields.value('means')];
  if (earlier !== undefined && !replaces) {
    if (by !== undefined && by !== earlier.by)
      report(reading, fields.node('by') ?? fields.map, {
        code: 'intents/other-side',
        message: `\`${earlier.id}\` is known already as what the ${earlier.by} says.`,
        hint: 'remove `by`, choose another id, or write `replace: true`',
      });
    return extended(earlier, { ...written, means: means ?? earlier.means });
  }
  const ordinary = fields.value('ordinary') === true;
  return id === undefined || by === undefined || means === undefined
    ? undefined
    : { id, by, means, ordinary, ...written };
}

/** What was known, with what a file adds. */
function extended(
  earlier: WrittenFamily,
  added: Pick<WrittenFamily, 'implies' | 'examples' | 'nearMisses' | 'means' | 'sources'>,
): WrittenFamily {
  return {
    ...earlier,
    means: added.means,
    implies: [...earlier.implies, ...added.implies],
    examples: [...earlier.examples, ...added.examples],
    nearMisses: [...earlier.nearMisses, ...added.nearMisses],
    sources: [...earlier.sources, ...added.sources],
  };
}

function lintId(reading: Reading, key: Node, node: Node | undefined, id: string, file: string): void {
  const wanted = intentId(file);
  if (id === wanted) return;
  report(reading, node ?? key, {
    code: 'intents/id-and-file',
    message: `The id is \`${id}\`, but the file is called \`${basename(file)}\`.`,
    hint: `write \`id: ${wanted}\`, or call the file \`${id}.yaml\``,
  });
}

function readImplied(reading: Reading, node: Node | undefined): Implied[] {
  if (node === undefined) return [];
  if (isSeq(node) && node.items.length === 0)
    report(reading, node, {
      code: 'intents/empty-list',
      message: '`implies` has no families.',
      hint: 'add one, or remove the key',
    });
  return (isSeq(node) ? (node.items as Node[]) : [node]).flatMap((item) => {
    if (isScalar(item) && typeof item.value === 'string')
      return [{ id: item.value, source: reading.source, node: item }];
    report(reading, item, {
      code: 'intents/not-a-family',
      message: `\`implies\` takes ids of families; here is ${kindOf(item)}.`,
      hint: 'write for example `implies: [promises]`',
    });
    return [];
  });
}

/** Without the places. */
export function familyOf({ id, by, means, ordinary, implies, examples, nearMisses }: WrittenFamily): IntentFamily {
  return {
    id,
    by,
    means,
    ...(ordinary ? { ordinary } : {}),
    implies: [...new Set(implies.map((one) => one.id))],
    examples: examples.map((one) => one.example),
    nearMisses: nearMisses.map((one) => one.example),
  };
}
