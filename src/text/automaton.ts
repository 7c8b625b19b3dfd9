// All phrases as one automaton over tokens, followed in one pass: every place in every phrase that the text may be at.

import type { Atom, Pattern } from './pattern.ts';
import { FLAG, type Tokens } from './tokens.ts';

/** What must hold of the token that a step waits for, beside its atom. */
const ANYWHERE = 0;
const AT_START = FLAG.start;
/** Not beyond the end of a sentence. */
const SAME_SENTENCE = FLAG.hard;

/** A state of the Thompson construction: it consumes one token, or asserts something, or forks. */
type State =
  | { readonly kind: 'consume'; readonly atom: Atom; readonly to: number }
  | { readonly kind: 'start' | 'end' | 'same'; readonly to: number }
  | { readonly kind: 'fork'; to: readonly number[] }
  | { readonly kind: 'accept'; readonly pattern: number };

/** One token consumed: what is complete then, and what may come next. The second of each holds only when the token ends a sentence. */
interface Step {
  readonly atom: Atom;
  readonly condition: number;
  complete: readonly number[];
  completeAtEnd: readonly number[];
  next: Junction | null;
  nextAtEnd: Junction | null;
}

/** Where a phrase waits for a token: the steps it could take, those for a given word looked up. */
interface Junction {
  readonly number: number;
  readonly byWord: Map<number, readonly Step[]>;
  readonly other: readonly Step[];
}

/** How deep phrases that begin alike are followed as one. Deeper, too few share their words for it to pay. */
const MERGE_DEPTH = 3;

const NO_STEPS: readonly Step[] = [];

type Found = (pattern: number, start: number, end: number) => void;

/**
 * A nondeterministic automaton (K. Thompson, 1968). Following sets of places costs less here than building deterministic
 * states: gaps make their number explode, and running text keeps reaching new ones. What a deterministic automaton would
 * save, the common first words of many phrases, is saved by merging those.
 */
export class Automaton {
  readonly #states: State[] = [];
  readonly #steps = new Map<number, Step>();
  readonly #junctions = new Map<string, Junction>();
  #junctionCount = 0;
  readonly #prefixSets: readonly (readonly number[])[];
  readonly #entriesByWord: ReadonlyMap<number, readonly Step[]>;
  readonly #entriesByPrefix = new Map<number, Step[]>();
  readonly #entriesOther: readonly Step[];
  readonly #stamps: Int32Array;

  /** `prefixSets` may still grow: it is read while text is read. */
  constructor(patterns: readonly Pattern[], prefixSets: readonly (readonly number[])[]) {
    this.#prefixSets = prefixSets;
    const entries = patterns.flatMap((pattern, index) => {
      const accept = this.#add({ kind: 'accept', pattern: index });
      return this.#reach(this.#build(pattern, accept, false)).steps;
    });
    const root = this.#merge(entries, 0);
    this.#entriesByWord = root.byWord;
    this.#entriesOther = root.other.filter((step) => step.atom.kind !== 'prefix');
    for (const step of root.other) {
      if (step.atom.kind === 'prefix')
        this.#entriesByPrefix.set(step.atom.prefix, [...(this.#entriesByPrefix.get(step.atom.prefix) ?? []), step]);
    }
    this.#stamps = new Int32Array(this.#junctionCount);
  }

  /** Calls `found(pattern, start, end)` for each pattern that is complete before token `end`, with its earliest beginning. */
  run(tokens: Tokens, found: Found): void {
    const { words, flags, prefixes, length, passages } = tokens;
    const stamps = this.#stamps.fill(-1);
    let active: Junction[] = [];
    let starts: number[] = [];
    let later: Junction[] = [];
    let laterStarts: number[] = [];
    let passage = 0;
    const wait = (junction: Junction | null, start: number, at: number): void => {
      // Junctions are followed in order of age, so the first to arrive somewhere has the earliest beginning.
      if (junction === null || stamps[junction.number] === at) return;
      stamps[junction.number] = at;
      later.push(junction);
      laterStarts.push(start);
    };
    const take = (step: Step, flag: number, start: number, at: number): void => {
      if (!allows(step.condition, flag)) return;
      for (let index = 0; index < step.complete.length; index++) found(step.complete[index] as number, start, at + 1);
      wait(step.next, start, at);
      if ((flag & FLAG.end) === 0) return;
      for (let index = 0; index < step.completeAtEnd.length; index++)
        found(step.completeAtEnd[index] as number, start, at + 1);
      wait(step.nextAtEnd, start, at);
    };
    for (let at = 0; at < length; at++) {
      while (at === passages[passage]) {
        active.length = 0;
        starts.length = 0;
        passage++;
      }
      const word = words[at] as number;
      const prefix = prefixes[at] as number;
      const flag = flags[at] as number;
      later.length = 0;
      laterStarts.length = 0;
      for (let index = 0; index < active.length; index++) {
        const { byWord, other } = active[index] as Junction;
        const start = starts[index] as number;
        const known = byWord.get(word);
        if (known !== undefined)
          for (let each = 0; each < known.length; each++) take(known[each] as Step, flag, start, at);
        for (let each = 0; each < other.length; each++) {
          const step = other[each] as Step;
          if (this.#matches(step.atom, word, prefix, flag)) take(step, flag, start, at);
        }
      }
      const entries = this.#entriesByWord.get(word) ?? NO_STEPS;
      for (let each = 0; each < entries.length; each++) take(entries[each] as Step, flag, at, at);
      if (prefix !== 0) {
        for (const one of this.#prefixSets[prefix] as readonly number[])
          for (const step of this.#entriesByPrefix.get(one) ?? NO_STEPS) take(step, flag, at, at);
      }
      for (let each = 0; each < this.#entriesOther.length; each++) {
        const step = this.#entriesOther[each] as Step;
        if (this.#matches(step.atom, word, prefix, flag)) take(step, flag, at, at);
      }
      [active, later] = [later, active];
      [starts, laterStarts] = [laterStarts, starts];
    }
  }

  #matches(atom: Atom, word: number, prefix: number, flag: number): boolean {
    switch (atom.kind) {
      case 'word':
        return atom.word === word;
      case 'prefix':
        return prefix !== 0 && (this.#prefixSets[prefix] as readonly number[]).includes(atom.prefix);
      case 'flag':
        return (flag & atom.flag) !== 0;
      default:
        return true;
    }
  }

  /** The step of a consuming state under a condition, made when first asked for. */
  #step(state: number, condition: number): Step {
    const key = state * 8 + condition;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const { atom, to } = this.#states[state] as Extract<State, { kind: 'consume' }>;
    const step: Step = { atom, condition, complete: [], completeAtEnd: [], next: null, nextAtEnd: null };
    this.#steps.set(key, step);
    const reached = this.#reach(to);
    step.complete = reached.complete;
    step.completeAtEnd = reached.completeAtEnd;
    step.next = this.#junction(`${to}`, reached.steps);
    step.nextAtEnd = this.#junction(`${to}$`, reached.stepsAtEnd);
    return step;
  }

  #junction(key: string, steps: readonly Step[]): Junction | null {
    if (steps.length === 0) return null;
    const known = this.#junctions.get(key);
    if (known !== undefined) return known;
    const junction = this.#newJunction(steps);
    this.#junctions.set(key, junction);
    return junction;
  }

  #newJunction(steps: readonly Step[]): Junction {
    const byWord = new Map<number, Step[]>();
    const other: Step[] = [];
    for (const step of steps) {
      if (step.atom.kind !== 'word') other.push(step);
      else append(byWord, step.atom.word, step);
    }
    return { number: this.#junctionCount++, byWord, other };
  }

  /** A junction of many phrases, in which steps for the same word under the same condition are one. */
  #merge(steps: readonly Step[], depth: number): Junction {
    const junction = this.#newJunction([...new Set(steps)]);
    if (depth === MERGE_DEPTH) return junction;
    for (const [word, alike] of junction.byWord) {
      const conditions = [...new Set(alike.map((step) => step.condition))];
      const merged = conditions.map((condition) => {
        const group = alike.filter((step) => step.condition === condition);
        return group.length === 1 ? (group[0] as Step) : this.#mergeSteps(group, depth);
      });
      junction.byWord.set(word, merged);
    }
    return junction;
  }

  #mergeSteps(steps: readonly Step[], depth: number): Step {
    const { atom, condition } = steps[0] as Step;
    const together = (junctions: readonly (Junction | null)[]): Junction | null => {
      const all = junctions
        .filter((junction) => junction !== null)
        .flatMap((junction) => [...[...junction.byWord.values()].flat(), ...junction.other]);
      return all.length === 0 ? null : this.#merge(all, depth + 1);
    };
    return {
      atom,
      condition,
      complete: [...new Set(steps.flatMap((step) => step.complete))],
      completeAtEnd: [...new Set(steps.flatMap((step) => step.completeAtEnd))],
      next: together(steps.map((step) => step.next)),
      nextAtEnd: together(steps.map((step) => step.nextAtEnd)),
    };
  }

  /** Everything that can be reached from a state without a token. */
  #reach(from: number): { steps: Step[]; stepsAtEnd: Step[]; complete: number[]; completeAtEnd: number[] } {
    const reached = {
      steps: [] as Step[],
      stepsAtEnd: [] as Step[],
      complete: [] as number[],
      completeAtEnd: [] as number[],
    };
    const seen = new Set<number>();
    const visit = (id: number, condition: number, atEnd: boolean): void => {
      const key = id * 16 + condition * 2 + (atEnd ? 1 : 0);
      if (seen.has(key)) return;
      seen.add(key);
      const state = this.#states[id] as State;
      switch (state.kind) {
        case 'consume':
          (atEnd ? reached.stepsAtEnd : reached.steps).push(this.#step(id, condition));
          break;
        case 'accept':
          (atEnd ? reached.completeAtEnd : reached.complete).push(state.pattern);
          break;
        case 'fork':
          for (const to of state.to) visit(to, condition, atEnd);
          break;
        case 'start':
          visit(state.to, condition | AT_START, atEnd);
          break;
        case 'same':
          visit(state.to, condition | SAME_SENTENCE, atEnd);
          break;
        case 'end':
          visit(state.to, condition, true);
      }
    };
    visit(from, ANYWHERE, false);
    return reached;
  }

  #add(state: State): number {
    return this.#states.push(state) - 1;
  }

  /** Builds backwards: the entry state of `pattern` when `next` follows it; `endsNext` when that is the end of a sentence. */
  #build(pattern: Pattern, next: number, endsNext: boolean): number {
    switch (pattern.kind) {
      case 'sequence': {
        let entry = next;
        for (let index = pattern.parts.length - 1; index >= 0; index--) {
          const follower = pattern.parts[index + 1];
          entry = this.#build(
            pattern.parts[index] as Pattern,
            entry,
            follower === undefined ? endsNext : follower.kind === 'end',
          );
        }
        return entry;
      }
      case 'choice':
        return this.#add({ kind: 'fork', to: pattern.options.map((option) => this.#build(option, next, endsNext)) });
      case 'optional':
        return this.#add({ kind: 'fork', to: [this.#build(pattern.part, next, endsNext), next] });
      case 'repeat': {
        const loop: State = { kind: 'fork', to: [] };
        const number = this.#add(loop);
        const body = this.#build(pattern.part, number, false);
        loop.to = [body, next];
        return body;
      }
      case 'gap': {
        const exit = endsNext ? next : this.#add({ kind: 'same', to: next });
        let entry = exit;
        for (let count = 0; count < pattern.most; count++) {
          const step = this.#add({
            kind: 'same',
            to: this.#add({ kind: 'consume', atom: { kind: 'any' }, to: entry }),
          });
          entry = this.#add({ kind: 'fork', to: [exit, step] });
        }
        return entry;
      }
      case 'start':
      case 'end':
        return this.#add({ kind: pattern.kind, to: next });
      default:
        return this.#add({ kind: 'consume', atom: pattern, to: next });
    }
  }
}

/** Whether a token with these flags may stand where the condition wants it. */
function allows(condition: number, flag: number): boolean {
  return (
    ((condition & AT_START) === 0 || (flag & FLAG.start) !== 0) &&
    ((condition & SAME_SENTENCE) === 0 || (flag & FLAG.hard) === 0)
  );
}

function append<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
