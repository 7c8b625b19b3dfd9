// From YAML to Finder: a phrase text, a list of them, or a mapping.

import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { SPEAKERS, type Speaker } from '../model/interaction.ts';
import type { Finder } from '../model/rubric.ts';
import { readMeanings } from './meaning-reader.ts';
import { present } from './present.ts';
import { type Fields, kindOf, pairsOf, type Reading, readFields, report } from './reading.ts';
import { CHECK_FORMS } from './schema-check.ts';
import {
  ECHOES,
  type FINDER_FIELDS,
  finderForm,
  type MEANING_FIELDS,
  meaningForm,
  type Nearness,
  silenceForm,
} from './schema-finder.ts';
import { rangeOf } from './yaml-source.ts';

/** `any` is everybody; absent stays absent (then the family's own speaker decides). */
export function speakersOf(by: readonly (Speaker | 'any')[] | undefined): readonly Speaker[] | undefined {
  return by?.includes('any') ? SPEAKERS : (by as readonly Speaker[] | undefined);
}

/** One or more phrase texts under a key; faults are reported and left out. */
export function readPhrases(reading: Reading, node: Node, key: string): string[] {
  if (isSeq(node) && node.items.length === 0) {
    report(reading, node, {
      code: 'rubric/empty-list',
      message: `\`${key}\` has no phrases.`,
      hint: 'write at least one phrase',
    });
    return [];
  }
  const nodes = isSeq(node) ? (node.items as Node[]) : [node];
  return nodes.flatMap((item) => readPhrase(reading, item, key) ?? []);
}

function readPhrase(reading: Reading, node: Node, key: string): string | undefined {
  if (!isScalar(node) || node.value === null) {
    report(reading, node, {
      code: 'rubric/not-a-phrase',
      message: `\`${key}\` must be a phrase or a list of phrases; here is ${kindOf(node)}.`,
      hint: phraseHint(reading, node),
    });
    return undefined;
  }
  const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  if (text.trim() === '') {
    report(reading, node, {
      code: 'rubric/empty-phrase',
      message: `\`${key}\` has an empty phrase.`,
      hint: 'write the words to look for, or remove it',
    });
    return undefined;
  }
  reading.draft.phrases.push(present({ text, source: reading.source, node, family: reading.family }));
  return text;
}

/** Braces, brackets and colons mean something in YAML; in a phrase they need quotes. */
function phraseHint(reading: Reading, node: Node): string {
  const [from, to] = rangeOf(node);
  const written = reading.source.text.slice(from, to).trim();
  if ((isMap(node) || isSeq(node)) && written.length < 60 && !written.includes('\n'))
    return `if this is a phrase, put it in quotes: "${written.replaceAll('"', '')}"`;
  return 'write the words to look for, in quotes';
}

const FINDER_KEYS = ['says', 'means', 'silence', 'not'];
const CHECK_ONLY = Object.keys(CHECK_FORMS).filter((key) => !FINDER_KEYS.includes(key));

/** Reads a finder; undefined when it cannot be used at all (reported). `key` is the key it stands under. */
export function readFinder(reading: Reading, node: Node, key: string): Finder | undefined {
  if (!isMap(node)) return sayingAny(readPhrases(reading, node, key));
  const names = pairsOf(node).map((pair) => pair.name);
  const odd = names.find((name) => CHECK_ONLY.includes(name));
  if (odd !== undefined) {
    report(reading, node, {
      code: 'rubric/check-as-finder',
      message: `\`${odd}\` is a check, and \`${key}\` takes something to look for.`,
      hint: 'write a phrase, a list of phrases, or a mapping with `says:`',
    });
    return undefined;
  }
  if (refuseBraces(reading, node, key)) return undefined;
  if (names.includes('silence') && !names.includes('says')) {
    const fields = readFields(reading, node, silenceForm, 'a finder with `silence`');
    return fields && { says: [], ...readNearness(reading, fields), ...present({ silenceMs: fields.value('silence') }) };
  }
  if (names.includes('means') && !names.includes('says')) {
    const fields = readFields(reading, node, meaningForm, 'a finder with `means`');
    return fields && { says: [], ...readFinderFields(reading, fields) };
  }
  const fields = readFields(reading, node, finderForm, 'a finder');
  const says = fields?.node('says');
  return fields && { says: says ? readPhrases(reading, says, 'says') : [], ...readFinderFields(reading, fields) };
}

function sayingAny(says: string[]): Finder | undefined {
  return says.length === 0 ? undefined : { says };
}

/** `{greeting}` without quotes is a mapping with an empty value. */
export function refuseBraces(reading: Reading, map: YAMLMap, key: string): boolean {
  if (!map.flow || !pairsOf(map).every((pair) => pair.empty)) return false;
  report(reading, map, {
    code: 'rubric/not-a-phrase',
    message: `\`${key}\` has braces without quotes, which YAML takes for a mapping.`,
    hint: phraseHint(reading, map),
  });
  return true;
}

/** Where to look, and how near to what. */
export function readNearness(
  reading: Reading,
  fields: Fields<Nearness>,
): Pick<Finder, 'in' | 'after' | 'before' | 'within'> {
  const part = (key: 'after' | 'before'): Finder | undefined => {
    const node = fields.node(key);
    return node && readFinder(reading, node, key);
  };
  const within = fields.value('within');
  if (within?.unit === 'seconds' && within.count === 0) {
    report(reading, fields.node('within') ?? fields.map, {
      code: 'rubric/empty-window',
      message: '`within: 0 seconds` finds nothing.',
      hint: 'write a number above 0',
    });
  }
  const near = pairsOf(fields.map).some((pair) => ['after', 'before', 'without'].includes(pair.name));
  if (within !== undefined && !near) {
    report(reading, fields.key('within'), {
      code: 'rubric/within-what',
      message: '`within` says how near, but not to what.',
      hint: 'add `after:`, `before:` or `without:`',
    });
  }
  return present({ in: fields.value('in'), after: part('after'), before: part('before'), within });
}

/** The fields beside `says` (or `never-says`). */
export function readFinderFields(
  reading: Reading,
  fields: Fields<typeof FINDER_FIELDS> | Fields<typeof MEANING_FIELDS>,
): Omit<Finder, 'says'> {
  const part = (key: 'with' | 'without'): Finder | undefined => {
    const node = fields.node(key);
    return node && readFinder(reading, node, key);
  };
  const not = fields.node('not');
  const unless = fields.value('unless');
  if (unless?.includes('question') && unless.includes('statement'))
    reportNever(reading, fields.node('unless') ?? fields.map);
  const echoNode = fields.node('echoes');
  const echoes = echoNode && readFields(reading, echoNode, ECHOES, '`echoes`');
  const echoBy = speakersOf(echoes?.value('by'));
  const by = speakersOf(fields.value('by'));
  const means = fields.node('means');
  return present({
    by,
    means: means && readMeanings(reading, means, by),
    ...readNearness(reading, fields),
    not: not && readPhrases(reading, not, 'not'),
    unless,
    with: part('with'),
    without: part('without'),
    echoes: echoes && echoBy ? { by: echoBy, atLeast: echoes.value('at-least') ?? 1 } : undefined,
  });
}

/** A sentence either asks or doesn't. */
export function reportNever(reading: Reading, node: Node): void {
  report(reading, node, {
    code: 'rubric/never',
    message: 'With both `question` and `statement` here, nothing is ever found.',
    hint: 'keep one of them',
  });
}
