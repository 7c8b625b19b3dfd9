// The sentences under `examples` and `near_misses`: a plain list, or a list for each register.

import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { type Example, REGISTERS, type Register } from '../model/meaning.ts';
import { APOSTROPHE, CURRENCY, classOf, DIGIT, foldCode, INVISIBLE, LETTER, QUOTE } from '../text/characters.ts';
import { REPLY } from './intents-schema.ts';
import { kindOf, pairsOf, type Reading, readFields, readList, report } from './reading.ts';
import { suggestion } from './spelling.ts';
import { rangeOf, type YamlSource } from './yaml-source.ts';

/** Longest sentence, in characters. */
const LONGEST = 500;

export type SentenceKey = 'examples' | 'near_misses';

/** A sentence and where it is written. */
export interface Sentence {
  readonly example: Example;
  readonly source: YamlSource;
  readonly node: Node;
}

/** Reads what stands under `key`; faults are reported and left out. */
export function readSentences(reading: Reading, node: Node, key: SentenceKey): Sentence[] {
  if (!isMap(node)) return readRegister(reading, node, key, 'plain');
  const pairs = pairsOf(node);
  if (pairs.length === 0)
    report(reading, node, {
      code: 'intents/empty-list',
      message: `\`${key}\` has no sentences.`,
      hint: 'add one, or remove the key',
    });
  return pairs.flatMap(({ name, key: written, value, empty }) => {
    const register = REGISTERS.find((one) => one === name);
    if (register === undefined) {
      report(reading, written, {
        code: 'intents/unknown-register',
        message: `There is no register \`${name.slice(0, 60)}\`.`,
        hint: suggestion(name, REGISTERS),
      });
      return [];
    }
    if (empty) {
      report(reading, written, {
        code: 'intents/empty-list',
        message: `\`${name}\` has no sentences.`,
        hint: 'add one, or remove the key',
      });
      return [];
    }
    return readRegister(reading, value, name, register);
  });
}

function readRegister(reading: Reading, node: Node, key: string, register: Register): Sentence[] {
  return (readList(reading, node, key, 'sentences') ?? []).flatMap((item) => {
    const example = readExample(reading, item, register);
    return example === undefined ? [] : [{ example, source: reading.source, node: item }];
  });
}

function readExample(reading: Reading, node: Node, register: Register): Example | undefined {
  if (!isReply(node)) {
    const text = readText(reading, node);
    return text === undefined ? undefined : { text, register };
  }
  const fields = readFields(reading, node, REPLY, 'a sentence that answers another');
  const [afterNode, textNode] = [fields?.node('after'), fields?.node('text')];
  const after = afterNode && readText(reading, afterNode);
  const text = textNode && readText(reading, textNode);
  return after === undefined || text === undefined ? undefined : { text, after, register };
}

/** A mapping that was meant for one: a sentence with a colon is a mapping too. */
function isReply(node: Node): boolean {
  return isMap(node) && pairsOf(node).some(({ name }) => name === 'after' || name === 'text');
}

/** A sentence; undefined when it cannot be used (reported). */
function readText(reading: Reading, node: Node): string | undefined {
  const text = isScalar(node) && typeof node.value === 'string' ? node.value.trim() : undefined;
  if (text === undefined) {
    const hint = hintFor(reading, node);
    report(reading, node, {
      code: 'intents/not-a-sentence',
      message: `A sentence must be a text; here is ${kindOf(node)}.`,
      hint,
    });
    return undefined;
  }
  if (foldSentence(text) === '') {
    report(reading, node, {
      code: 'intents/no-words',
      message: 'There are no words in this sentence.',
      hint: 'write what somebody could say, or remove the line',
    });
    return undefined;
  }
  if (text.length > LONGEST) {
    report(reading, node, {
      code: 'intents/long-sentence',
      message: `A sentence may have up to ${LONGEST} characters; this one has ${text.length}.`,
      hint: 'keep the part that carries the meaning',
    });
    return undefined;
  }
  return text;
}

/** Colons, brackets, numbers and words such as `true` mean something in YAML. */
function hintFor(reading: Reading, node: Node): string {
  const [from, to] = rangeOf(node);
  const written = reading.source.text.slice(from, to).trim();
  if (isScalar(node) && node.value === null) return 'write a sentence, or remove the line';
  const odd = isScalar(node) || isMap(node) || (isSeq(node) && node.flow === true);
  return odd && written.length <= 60 && !/["\n]/.test(written)
    ? `if this is a sentence, put it in quotes: "${written}"`
    : 'a sentence with a colon or brackets must be in quotes; one that answers another is written `{after: …, text: …}`';
}

/** What makes two sentences one: their words and signs, and whether they ask; not capitals, accents or punctuation. */
export function foldSentence(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === INVISIBLE || kind === APOSTROPHE || kind === QUOTE) continue;
    const kept = kind === LETTER || kind === DIGIT || kind === CURRENCY || isSurrogate(code);
    folded += kept ? String.fromCharCode(foldCode(code)) : ' ';
  }
  const words = folded.trim().replace(/ +/g, ' ');
  return words !== '' && text.includes('?') ? `${words} ?` : words;
}

/** Half of an emoji, most likely: it can be all that a chat says. */
function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
