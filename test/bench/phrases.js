// The shipped rubric's phrases, as trees and as the regular expressions that somebody would write for them by hand; and
// made-up phrases in any number.

import { fileURLToPath } from 'node:url';
import { loadModel } from '../../dist/meaning/index.js';
import { diskFiles } from '../../dist/rubric/files.js';
import { loadRubric } from '../../dist/rubric/load.js';
import { parsePhrase } from '../../dist/text/phrase.js';
import { AGENT, CUSTOMER, NOISE } from './sentences.js';

const RUBRICS = fileURLToPath(new URL('../../rubrics', import.meta.url));

/** A prime. */
const STRIDE = 15_485_863;

const SLOT_EXPRESSIONS = {
  number: String.raw`\d+`,
  money: String.raw`(?:[$£€]\d+(?:\.\d\d)?|\d+ (?:dollars|pounds|euros))`,
  date: String.raw`(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the \w+ of \w+)`,
  time: String.raw`(?:\d+:\d\d|\d+ ?[ap]m|noon|midnight)`,
  duration: String.raw`\w+ (?:minutes?|hours?|days?|weeks?|months?|years?)`,
  name: String.raw`[A-Z]\w+`,
  'given-name': String.raw`[A-Z]\w+`,
  agent: String.raw`[A-Z]\w+`,
  identifier: String.raw`(?:[A-Z]\d{4,}|\d{3,})`,
};

async function shippedRubric() {
  const { rubric, problems } = await loadRubric(`${RUBRICS}/customer-service.yaml`, diskFiles(RUBRICS), loadModel);
  if (rubric === undefined) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return rubric;
}

/** The phrases of each family of the shipped rubric. */
export async function familyPhrases() {
  const { families } = await shippedRubric();
  const texts = new Map(families.map((family) => [family.name, family.say]));
  const nodeOf = (text) => {
    const parsed = parsePhrase(text);
    if (!parsed.ok) throw new Error(parsed.message);
    return parsed.node;
  };
  const nodesOf = (name) => (texts.get(name) ?? []).map(nodeOf);
  return [...texts.keys()].map((name) => nodesOf(name).map((node) => expressionOf(node, nodesOf)));
}

/** A phrase as the source of a regular expression; words are parted by anything that is no word. */
function expressionOf(node, nodesOf) {
  const inner = (child) => expressionOf(child, nodesOf);
  switch (node.kind) {
    case 'word':
      return node.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    case 'prefix':
      return `${node.text}\\w*`;
    case 'any':
      return String.raw`\w+`;
    case 'slot':
      return SLOT_EXPRESSIONS[node.name];
    case 'family':
      return `(?:${nodesOf(node.name).map(inner).join('|')})`;
    case 'choice':
      return `(?:${node.options.map(inner).join('|')})`;
    case 'optional':
      return `(?:${inner(node.part)})?`;
    case 'sequence':
      return sequence(node.parts, inner);
    default:
      return '';
  }
}

function sequence(parts, inner) {
  let source = '';
  let gap = String.raw`\W*`;
  for (const part of parts) {
    if (part.kind === 'gap') gap = String.raw`(?:\W+\w+){0,${part.most}}\W+`;
    else if (part.kind !== 'start' && part.kind !== 'end') {
      source += `${source === '' ? '' : gap}${inner(part)}`;
      gap = String.raw`\W*`;
    }
  }
  return source;
}

/** `count` different phrases of three words, half of them with a gap, made from the words of the conversations. */
export function madePhrases(count) {
  const words = [
    ...new Set([...AGENT, ...CUSTOMER, ...NOISE].flatMap((line) => line.toLowerCase().match(/[a-z]{2,}/g))),
  ];
  const texts = new Set();
  for (let step = 1; texts.size < count; step++) {
    // A stride that shares no factor with the number of words reaches every three of them, in an order without a pattern.
    const place = (step * STRIDE) % words.length ** 3;
    const [a, b, c] = [place, Math.floor(place / words.length), Math.floor(place / words.length ** 2)].map(
      (digit) => words[digit % words.length],
    );
    texts.add(step % 2 === 0 ? `${a} ${b} ${c}` : `${a} ...2 ${b}`);
  }
  return [...texts].map((text) => parsePhrase(text).node);
}
