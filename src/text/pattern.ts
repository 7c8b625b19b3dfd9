// A phrase bound to the vocabulary: slots and families put in place, words numbered, ready for the automaton.

import { foldWord } from './characters.ts';
import type { Lexicon } from './lexicon.ts';
import type { PhraseNode } from './phrase.ts';
import type { Prefixes } from './prefixes.ts';
import { slotNode } from './slots.ts';
import type { Tokenizer } from './tokenizer.ts';
import { UNKNOWN } from './vocabulary.ts';
import { NUMBER_WITH_UNIT } from './word-reader.ts';

/** What one step may consume. */
export type Atom =
  | { readonly kind: 'word'; readonly word: number }
  | { readonly kind: 'prefix'; readonly prefix: number }
  | { readonly kind: 'flag'; readonly flag: number }
  | { readonly kind: 'any' };

export type Pattern =
  | Atom
  /** Up to `most` words, none of them beyond the end of a sentence. */
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'optional'; readonly part: Pattern }
  | { readonly kind: 'repeat'; readonly part: Pattern };

/** What binding needs to know. */
export interface Binding {
  readonly lexicon: Lexicon;
  readonly prefixes: Prefixes;
  readonly tokenizer: Tokenizer;
}

/** Words are declared to the lexicon first, so that the tokeniser knows them when it reads the phrase. */
export function declareWords(node: PhraseNode, lexicon: Lexicon): void {
  if (node.kind === 'word') {
    for (const piece of node.text.split(/[^\p{L}\p{N}'’$£€¥₹₱]+/u))
      if (piece !== '') declareWord(foldWord(piece), lexicon);
    declareWord(foldWord(node.text), lexicon);
  } else if (node.kind === 'prefix') {
    for (const word of foldedForms(foldWord(node.text), lexicon))
      lexicon.rule(lexicon.vocabulary.words[word] as string);
  } else if (node.kind === 'slot') declareWords(slotNode(node.name), lexicon);
  else for (const child of children(node)) declareWords(child, lexicon);
}

function declareWord(word: string, lexicon: Lexicon): void {
  const unit = NUMBER_WITH_UNIT.exec(word);
  if (unit !== null) {
    for (const part of unit.slice(1)) lexicon.rule(part);
    return;
  }
  const form = lexicon.vocabulary.get(word);
  const stands = lexicon.expansions.get(form) ?? lexicon.contextual.get(form);
  if (stands !== undefined) for (const part of stands) lexicon.rule(lexicon.vocabulary.words[part] as string);
  // "didn't" and "customer's" are read as their stem and what follows: only the stem is a word.
  const stem = word.includes("'")
    ? word.slice(0, word.lastIndexOf("'")).replace(/n$/, word.endsWith("n't") ? '' : 'n')
    : word;
  if (stem !== '' && !lexicon.expansions.has(form)) lexicon.rule(stem);
}

function children(node: PhraseNode): readonly PhraseNode[] {
  switch (node.kind) {
    case 'sequence':
      return node.parts;
    case 'choice':
      return node.options;
    case 'optional':
    case 'repeat':
      return [node.part];
    default:
      return [];
  }
}

export function bindPhrase(node: PhraseNode, binding: Binding): Pattern {
  const bind = (inner: PhraseNode): Pattern => bindPhrase(inner, binding);
  switch (node.kind) {
    case 'word':
      return wordPattern(node.text, binding);
    case 'prefix':
      return prefixPattern(foldWord(node.text), binding);
    case 'slot':
      return bind(slotNode(node.name));
    case 'family':
      throw new Error(`family {${node.name}} was not put in place`);
    case 'sequence':
      return { kind: 'sequence', parts: node.parts.map(bind) };
    case 'choice':
      return { kind: 'choice', options: node.options.map(bind) };
    case 'optional':
      return { kind: 'optional', part: bind(node.part) };
    case 'repeat':
      return { kind: 'repeat', part: bind(node.part) };
    default:
      return node;
  }
}

/** "cancell*" also means what "cancelled" is folded to, "canceled". */
function prefixPattern(text: string, { lexicon, prefixes }: Binding): Pattern {
  const prefix: Pattern = { kind: 'prefix', prefix: prefixes.add(text) };
  const folded = foldedForms(text, lexicon).map((word): Pattern => ({ kind: 'word', word }));
  return folded.length === 0 ? prefix : { kind: 'choice', options: [prefix, ...folded] };
}

/** Single words that do not begin so themselves, but stand for a spelling that does. */
function foldedForms(prefix: string, { vocabulary, expansions }: Lexicon): readonly number[] {
  const words = new Set<number>();
  for (const [form, [stands, ...more]] of expansions) {
    if (stands === undefined || more.length > 0 || !vocabulary.words[form]?.startsWith(prefix)) continue;
    if (!vocabulary.words[stands]?.startsWith(prefix)) words.add(stands);
  }
  return [...words];
}

function wordPattern(text: string, binding: Binding): Pattern {
  const words = binding.tokenizer.words(text);
  if (words.includes(UNKNOWN))
    throw new Error(`"${text}" was not declared: it would match every word that no rule knows`);
  if (words.length === 1 || words.length === 0) {
    return { kind: 'word', word: words[0] ?? binding.lexicon.rule(foldWord(text)) };
  }
  return { kind: 'sequence', parts: words.map((word) => ({ kind: 'word', word })) };
}

/** Whether a pattern can say one of these words itself. */
export function mentions(pattern: Pattern, words: ReadonlySet<number>): boolean {
  switch (pattern.kind) {
    case 'word':
      return words.has(pattern.word);
    case 'sequence':
      return pattern.parts.some((part) => mentions(part, words));
    case 'choice':
      return pattern.options.some((option) => mentions(option, words));
    case 'optional':
    case 'repeat':
      return mentions(pattern.part, words);
    default:
      return false;
  }
}

/** The phrase with every `{family}` replaced by a choice of its phrases. */
export function inlineFamilies(node: PhraseNode, family: (name: string) => readonly PhraseNode[]): PhraseNode {
  const inline = (inner: PhraseNode): PhraseNode => inlineFamilies(inner, family);
  switch (node.kind) {
    case 'family':
      return { kind: 'choice', options: family(node.name).map(inline) };
    case 'sequence':
      return { kind: 'sequence', parts: node.parts.map(inline) };
    case 'choice':
      return { kind: 'choice', options: node.options.map(inline) };
    case 'optional':
      return { kind: 'optional', part: inline(node.part) };
    default:
      return node;
  }
}
