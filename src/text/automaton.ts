// All phrases as one automaton over tokens, followed in one pass: every place in every phrase that the text may be at.

import type { Atom, Pattern } from './pattern.ts';
import { FLAG, type Tokens } from './tokens.ts';

/** What must hold of the token that a place waits for, beside its atom. */
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

/** A place that waits for a token, and what follows when it comes. */
interface Place {
  readonly atom: Atom;
  readonly condition: number;
  /** Places that wait next, and patterns that are complete; the second of each only when the token ends a sentence. */
  next: readonly number[];
  nextAtEnd: readonly number[];
  complete: readonly number[];
  completeAtEnd: readonly number[];
}

/** Places of many phrases that begin with the same word, looked up by their second word. */
interface Branches {
  readonly byWord: ReadonlyMap<number, readonly number[]>;
  /** Those that wait for something other than a given word. */
  readonly other: readonly number[];
}

const NONE: readonly number[] = [];

/**
 * A nondeterministic automaton (K. Thompson, 1968). Following sets of places costs less here than building deterministic
 * states: gaps make their number explode, and running text keeps reaching new ones. What a deterministic automaton would
 * save, the common first word of many phrases, `Branches` saves.
 */
export class Automaton {
  readonly #states: State[] = [];
  readonly #places: Place[] = [];
  readonly #placeNumbers = new Map<number, number>();
  readonly #prefixSets: readonly (readonly number[])[];
  /** Entries by the word that they begin with. */
  readonly #entries = new Map<number, { readonly places: readonly number[]; readonly branches: Branches | null }>();
  readonly #entriesByPrefix = new Map<number, number[]>();
  readonly #entriesByFlag: { readonly flag: number; readonly places: number[] }[] = [];
  readonly #entriesAny: number[] = [];
  readonly #stamps: Int32Array;

  /** `prefixSets` may still grow: it is read while text is read. */
  constructor(patterns: readonly Pattern[], prefixSets: readonly (readonly number[])[]) {
    this.#prefixSets = prefixSets;
    const byWord = new Map<number, number[]>();
    patterns.forEach((pattern, index) => {
      const accept = this.#add({ kind: 'accept', pattern: index });
      const entry = this.#build(pattern, accept, false);
      for (const place of this.#reach(entry).next) this.#enter(place, byWord);
    });
    for (const [word, places] of byWord) this.#entries.set(word, { places, branches: this.#branch(places) });
    this.#stamps = new Int32Array(this.#places.length);
  }

  /** Calls `found(pattern, start, end)` for each pattern that is complete before token `end`, with its earliest beginning. */
  run(tokens: Tokens, found: (pattern: number, start: number, end: number) => void): void {
    const { words, flags, prefixes, length, passages } = tokens;
    const places = this.#places;
    const stamps = this.#stamps.fill(-1);
    let active: number[] = [];
    let starts: number[] = [];
    let nextActive: number[] = [];
    let nextStarts: number[] = [];
    let branches: Branches | null = null;
    let passage = 0;
    for (let at = 0; at < length; at++) {
      while (at === passages[passage]) {
        active.length = 0;
        starts.length = 0;
        branches = null;
        passage++;
      }
      const word = words[at] as number;
      const prefix = prefixes[at] as number;
      const flag = flags[at] as number;
      nextActive.length = 0;
      nextStarts.length = 0;
      const wait = (next: readonly number[], start: number): void => {
        for (let index = 0; index < next.length; index++) {
          const place = next[index] as number;
          // The oldest beginning wins: places are followed in order of age but for those of the branches, which are one token old.
          if (stamps[place] === at) continue;
          stamps[place] = at;
          nextActive.push(place);
          nextStarts.push(start);
        }
      };
      const consume = (number: number, start: number): void => {
        const place = places[number] as Place;
        if (!allows(place.condition, flag)) return;
        for (let index = 0; index < place.complete.length; index++) found(place.complete[index] as number, start, at + 1);
        wait(place.next, start);
        if ((flag & FLAG.end) !== 0) {
          for (let index = 0; index < place.completeAtEnd.length; index++) found(place.completeAtEnd[index] as number, start, at + 1);
          wait(place.nextAtEnd, start);
        }
      };
      for (let index = 0; index < active.length; index++) {
        const number = active[index] as number;
        if (this.#matches((places[number] as Place).atom, word, prefix, flag)) consume(number, starts[index] as number);
      }
      if (branches !== null) {
        const known = branches.byWord.get(word) ?? NONE;
        for (let index = 0; index < known.length; index++) consume(known[index] as number, at - 1);
        for (let index = 0; index < branches.other.length; index++) {
          const number = branches.other[index] as number;
          if (this.#matches((places[number] as Place).atom, word, prefix, flag)) consume(number, at - 1);
        }
        branches = null;
      }
      const entry = this.#entries.get(word);
      if (entry !== undefined) {
        if (entry.branches === null) for (const number of entry.places) consume(number, at);
        else {
          branches = entry.branches;
          for (const number of entry.places) this.#completeOnly(places[number] as Place, flag, at, found);
        }
      }
      if (prefix !== 0) for (const one of this.#prefixSets[prefix] as readonly number[]) for (const number of this.#entriesByPrefix.get(one) ?? NONE) consume(number, at);
      for (const { flag: bit, places: numbers } of this.#entriesByFlag) if ((flag & bit) !== 0) for (const number of numbers) consume(number, at);
      for (const number of this.#entriesAny) consume(number, at);
      [active, nextActive] = [nextActive, active];
      [starts, nextStarts] = [nextStarts, starts];
    }
  }

  /** Phrases of a single word: their other places wait in the branches. */
  #completeOnly(place: Place, flag: number, at: number, found: (pattern: number, start: number, end: number) => void): void {
    for (const pattern of place.complete) found(pattern, at, at + 1);
    if ((flag & FLAG.end) !== 0) for (const pattern of place.completeAtEnd) found(pattern, at, at + 1);
  }

  /** What waits behind entries that all hold anywhere; null when some are bound to the start or end of a sentence. */
  #branch(entries: readonly number[]): Branches | null {
    const all = entries.map((number) => this.#places[number] as Place);
    if (all.some((place) => place.condition !== ANYWHERE || place.nextAtEnd.length > 0)) return null;
    const byWord = new Map<number, number[]>();
    const other: number[] = [];
    for (const number of new Set(all.flatMap((place) => place.next))) {
      const { atom } = this.#places[number] as Place;
      if (atom.kind !== 'word') other.push(number);
      else byWord.set(atom.word, [...(byWord.get(atom.word) ?? []), number]);
    }
    return { byWord, other };
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

  #enter(number: number, byWord: Map<number, number[]>): void {
    const { atom } = this.#places[number] as Place;
    switch (atom.kind) {
      case 'word':
        append(byWord, atom.word, number);
        break;
      case 'prefix':
        append(this.#entriesByPrefix, atom.prefix, number);
        break;
      case 'flag': {
        const known = this.#entriesByFlag.find((entry) => entry.flag === atom.flag);
        if (known === undefined) this.#entriesByFlag.push({ flag: atom.flag, places: [number] });
        else known.places.push(number);
        break;
      }
      default:
        this.#entriesAny.push(number);
    }
  }

  /** The place of a consuming state under a condition, made when first asked for. */
  #place(state: number, condition: number): number {
    const key = state * 8 + condition;
    const known = this.#placeNumbers.get(key);
    if (known !== undefined) return known;
    const { atom, to } = this.#states[state] as Extract<State, { kind: 'consume' }>;
    const place: Place = { atom, condition, next: NONE, nextAtEnd: NONE, complete: NONE, completeAtEnd: NONE };
    const number = this.#places.push(place) - 1;
    this.#placeNumbers.set(key, number);
    Object.assign(place, this.#reach(to));
    return number;
  }

  /** Everything that can be reached from a state without a token. */
  #reach(from: number): Pick<Place, 'next' | 'nextAtEnd' | 'complete' | 'completeAtEnd'> {
    const next = new Set<number>();
    const nextAtEnd = new Set<number>();
    const complete = new Set<number>();
    const completeAtEnd = new Set<number>();
    const seen = new Set<string>();
    const visit = (id: number, condition: number, atEnd: boolean): void => {
      const key = `${id} ${condition} ${atEnd}`;
      if (seen.has(key)) return;
      seen.add(key);
      const state = this.#states[id] as State;
      switch (state.kind) {
        case 'consume':
          (atEnd ? nextAtEnd : next).add(this.#place(id, condition));
          break;
        case 'accept':
          (atEnd ? completeAtEnd : complete).add(state.pattern);
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
    return { next: [...next], nextAtEnd: [...nextAtEnd], complete: [...complete], completeAtEnd: [...completeAtEnd] };
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
          entry = this.#build(pattern.parts[index] as Pattern, entry, follower === undefined ? endsNext : follower.kind === 'end');
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
          const step = this.#add({ kind: 'same', to: this.#add({ kind: 'consume', atom: { kind: 'any' }, to: entry }) });
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
  return ((condition & AT_START) === 0 || (flag & FLAG.start) !== 0) && ((condition & SAME_SENTENCE) === 0 || (flag & FLAG.hard) === 0);
}

function append(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
