// The matcher: phrases in, places out. All phrases of all criteria, keywords and flags are found in one pass over the tokens.

import type { Turn } from '../model/interaction.ts';
import { Automaton } from './automaton.ts';
import { guardWords, NEGATORS } from './guards.ts';
import type { Hit } from './hit.ts';
import { Lexicon } from './lexicon.ts';
import { bindPhrase, declareWords, mentions } from './pattern.ts';
import type { PhraseNode } from './phrase.ts';
import { Prefixes } from './prefixes.ts';
import { Tokenizer } from './tokenizer.ts';
import type { Tokens } from './tokens.ts';

/** Reads conversations with a fixed set of phrases. Not shared between threads; each `read` overwrites the tokens of the one before. */
export class Matcher {
  readonly lexicon: Lexicon;
  readonly #prefixes: Prefixes;
  readonly #tokenizer: Tokenizer;
  readonly #automaton: Automaton;

  readonly #negated: readonly boolean[];

  /** `phrases[i]` is found as pattern i; families are already in place (`inlineFamilies`). */
  constructor(phrases: readonly PhraseNode[]) {
    this.lexicon = new Lexicon();
    this.#prefixes = new Prefixes(this.lexicon.vocabulary);
    this.#tokenizer = new Tokenizer(this.lexicon, this.#prefixes);
    for (const word of ['percent', 'and', '$', '£', '€', '¥', '₹', '₱', ...guardWords()]) this.lexicon.rule(word);
    for (const phrase of phrases) declareWords(phrase, this.lexicon);
    const binding = { lexicon: this.lexicon, prefixes: this.#prefixes, tokenizer: this.#tokenizer };
    const patterns = phrases.map((phrase) => bindPhrase(phrase, binding));
    const negators = new Set(NEGATORS.map((word) => this.lexicon.rule(word)));
    this.#negated = patterns.map((pattern) => mentions(pattern, negators));
    this.#automaton = new Automaton(patterns, this.#prefixes.sets);
  }

  /** Whether a pattern has a negation of its own ("i cannot ..."): one found inside its gaps then proves nothing. */
  negates(pattern: number): boolean {
    return this.#negated[pattern] as boolean;
  }

  /** The tokens of a conversation; `agentName` is the agent's name as the data gives it. */
  read(turns: readonly Turn[], agentName?: string): Tokens {
    const names = agentName === undefined ? [] : agentName.split(/[\s,]+/).filter((name) => name.length > 1);
    return this.#tokenizer.read(turns, names);
  }

  /** Every place of every pattern: of matches of one pattern that overlap, the leftmost and longest. */
  scan(tokens: Tokens): Map<number, Hit[]> {
    const found = new Map<number, Hit[]>();
    this.#automaton.run(tokens, (index, start, end) => {
      const hits = found.get(index);
      if (hits === undefined) found.set(index, [{ start, end }]);
      else keepLongest(hits, { start, end });
    });
    return found;
  }
}

/** Hits come in order of their ends: a new one swallows those that it covers; one that overlaps an earlier hit without covering it is dropped. */
function keepLongest(hits: Hit[], hit: Hit): void {
  let kept = hits.length;
  while (kept > 0 && hit.start <= (hits[kept - 1] as Hit).start) kept--;
  const before = hits[kept - 1];
  if (before !== undefined && hit.start < before.end) return;
  hits.length = kept;
  hits.push(hit);
}
