// All phrases as one automaton over tokens: a Thompson construction, made deterministic lazily as text is read.

import type { Atom, Pattern } from './pattern.ts';
import { FLAG, FLAG_COUNT, type Tokens } from './tokens.ts';

const ASSERT_NONE = 0;
const ASSERT_START = 1;
const ASSERT_END = 2;
const ASSERT_SAME_SENTENCE = 3;

/** When the deterministic states outgrow this, they are forgotten and built again: memory stays bounded on any text. */
const STATES_MOST = 20_000;

interface State {
  readonly atom: Atom | null;
  to: number;
  readonly assert: number;
  epsilon: readonly number[];
  /** The pattern that is complete here, −1 for none. */
  readonly accept: number;
}

/** A state of the deterministic automaton: where in the phrases the text may be. */
interface Situation {
  /** States that still wait for a word, or for what the next word is. */
  readonly waiting: readonly number[];
  /** Patterns complete after the last word. */
  readonly complete: readonly number[];
  readonly next: Map<number, Situation>;
}

export class Automaton {
  readonly #states: State[] = [];
  /** Entry states by the word they wait for, and those that wait for something else. */
  readonly #entryByWord = new Map<number, number[]>();
  readonly #entryOther: number[] = [];
  readonly #startEntryByWord = new Map<number, number[]>();
  readonly #startEntryOther: number[] = [];
  readonly #prefixSets: readonly (readonly number[])[];
  readonly #situations = new Map<string, Situation>();
  #flagsUsed: number = FLAG.start | FLAG.end | FLAG.hard;
  readonly #begin: Situation = { waiting: [], complete: [], next: new Map() };

  /** `prefixSets` may still grow: it is read while text is read. */
  constructor(patterns: readonly Pattern[], prefixSets: readonly (readonly number[])[]) {
    this.#prefixSets = prefixSets;
    patterns.forEach((pattern, index) => {
      const accept = this.#add({ atom: null, to: -1, assert: ASSERT_NONE, epsilon: [], accept: index });
      this.#enter(this.#build(pattern, accept, false));
    });
  }

  /** Calls `found(pattern, end)` for each pattern that is complete before token `end`, passage by passage. */
  run(tokens: Tokens, found: (pattern: number, end: number) => void): void {
    const { words, flags, prefixes, length, passages } = tokens;
    let passage = 0;
    let situation = this.#begin;
    for (let at = 0; at < length; at++) {
      while (at === passages[passage]) {
        situation = this.#begin;
        passage++;
      }
      const key = (((words[at] as number) * 256 + (prefixes[at] as number)) << FLAG_COUNT) | ((flags[at] as number) & this.#flagsUsed);
      let next = situation.next.get(key);
      if (next === undefined) next = this.#step(situation, key, words[at] as number, prefixes[at] as number, flags[at] as number);
      situation = next;
      const complete = situation.complete;
      for (let index = 0; index < complete.length; index++) found(complete[index] as number, at + 1);
    }
  }

  #step(from: Situation, key: number, word: number, prefixSet: number, flags: number): Situation {
    if (this.#situations.size > STATES_MOST) {
      this.#situations.clear();
      this.#begin.next.clear();
    }
    const reached = new Set<number>();
    const consume = (id: number): void => {
      const state = this.#states[id] as State;
      if (state.atom !== null && this.#consumes(state.atom, word, prefixSet, flags)) this.#close(state.to, flags, reached);
    };
    for (const id of from.waiting) {
      const state = this.#states[id] as State;
      if (state.atom !== null) consume(id);
      else for (const ready of this.#ready(id, flags)) consume(ready);
    }
    for (const id of this.#entryByWord.get(word) ?? []) consume(id);
    for (const id of this.#entryOther) consume(id);
    if (flags & FLAG.start) {
      for (const id of this.#startEntryByWord.get(word) ?? []) consume(id);
      for (const id of this.#startEntryOther) consume(id);
    }
    const waiting: number[] = [];
    const complete: number[] = [];
    for (const id of [...reached].sort((a, b) => a - b)) {
      const state = this.#states[id] as State;
      if (state.accept >= 0) complete.push(state.accept);
      else waiting.push(id);
    }
    const name = `${waiting.join(',')};${complete.join(',')}`;
    let situation = this.#situations.get(name);
    if (situation === undefined) {
      situation = { waiting, complete, next: new Map() };
      this.#situations.set(name, situation);
    }
    from.next.set(key, situation);
    return situation;
  }

  #consumes(atom: Atom, word: number, prefixSet: number, flags: number): boolean {
    switch (atom.kind) {
      case 'word':
        return atom.word === word;
      case 'prefix':
        return prefixSet !== 0 && (this.#prefixSets[prefixSet] as readonly number[]).includes(atom.prefix);
      case 'flag':
        return (flags & atom.flag) !== 0;
      default:
        return true;
    }
  }

  /** States reached without a word, after a token with these flags: those that wait for a word or for the next token stay as they are. */
  #close(id: number, flags: number, reached: Set<number>): void {
    const state = this.#states[id] as State;
    if (state.atom !== null || state.accept >= 0 || state.assert === ASSERT_START || state.assert === ASSERT_SAME_SENTENCE) {
      reached.add(id);
      return;
    }
    if (state.assert === ASSERT_END) {
      if (flags & FLAG.end) this.#close(state.to, flags, reached);
      return;
    }
    for (const next of state.epsilon) this.#close(next, flags, reached);
  }

  /** The states waiting for a word behind an assertion about the next token, when that token has these flags. */
  #ready(id: number, flags: number): readonly number[] {
    const result: number[] = [];
    const visit = (at: number): void => {
      const state = this.#states[at] as State;
      if (state.atom !== null) result.push(at);
      else if (state.assert === ASSERT_START) {
        if (flags & FLAG.start) visit(state.to);
      } else if (state.assert === ASSERT_SAME_SENTENCE) {
        if ((flags & FLAG.hard) === 0) visit(state.to);
      } else if (state.assert === ASSERT_NONE) for (const next of state.epsilon) visit(next);
    };
    visit(id);
    return result;
  }

  #enter(id: number): void {
    const anywhere = new Set(this.#ready(id, 0));
    for (const ready of anywhere) this.#index(ready, this.#entryByWord, this.#entryOther);
    for (const ready of this.#ready(id, FLAG.start)) {
      if (!anywhere.has(ready)) this.#index(ready, this.#startEntryByWord, this.#startEntryOther);
    }
  }

  #index(id: number, byWord: Map<number, number[]>, other: number[]): void {
    const atom = (this.#states[id] as State).atom;
    if (atom?.kind !== 'word') {
      other.push(id);
      return;
    }
    const list = byWord.get(atom.word);
    if (list === undefined) byWord.set(atom.word, [id]);
    else list.push(id);
  }

  #add(state: State): number {
    return this.#states.push(state) - 1;
  }

  /** Builds backwards: the entry state of `pattern` when `next` follows it. */
  #build(pattern: Pattern, next: number, endsNext: boolean): number {
    const epsilon = (targets: readonly number[]): number =>
      this.#add({ atom: null, to: -1, assert: ASSERT_NONE, epsilon: targets, accept: -1 });
    const assert = (kind: number, to: number): number => this.#add({ atom: null, to, assert: kind, epsilon: [], accept: -1 });
    switch (pattern.kind) {
      case 'sequence': {
        let entry = next;
        for (let index = pattern.parts.length - 1; index >= 0; index--) {
          const follower = pattern.parts[index + 1];
          entry = this.#build(pattern.parts[index] as Pattern, entry, follower === undefined ? endsNext : follower.kind === 'end');
        }
        return entry;
      }
      case 'choice':
        return epsilon(pattern.options.map((option) => this.#build(option, next, endsNext)));
      case 'optional':
        return epsilon([this.#build(pattern.part, next, endsNext), next]);
      case 'repeat': {
        const loop = epsilon([]);
        const body = this.#build(pattern.part, loop, false);
        (this.#states[loop] as State).epsilon = [body, next];
        return body;
      }
      case 'gap': {
        const exit = endsNext ? next : assert(ASSERT_SAME_SENTENCE, next);
        let entry = exit;
        for (let count = 0; count < pattern.most; count++) {
          const step = assert(ASSERT_SAME_SENTENCE, this.#add({ atom: { kind: 'any' }, to: entry, assert: ASSERT_NONE, epsilon: [], accept: -1 }));
          entry = epsilon([exit, step]);
        }
        return entry;
      }
      case 'start':
        return assert(ASSERT_START, next);
      case 'end':
        return assert(ASSERT_END, next);
      default:
        if (pattern.kind === 'flag') this.#flagsUsed |= pattern.flag;
        return this.#add({ atom: pattern, to: next, assert: ASSERT_NONE, epsilon: [], accept: -1 });
    }
  }
}
