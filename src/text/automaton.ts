// All phrases as one automaton over tokens, followed in one pass: every place in every phrase that the text may be at. (long: built and run on the same tables)

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

/** What there is after a token: phrases that are complete, and where others wait for the next. */
interface Outcome {
  readonly complete: readonly number[];
  readonly next: Junction | null;
}

/** One token consumed. */
interface Step {
  readonly number: number;
  readonly atom: Atom;
  readonly condition: number;
  /** What follows, and what more when the token ends a sentence: null until the step is first taken, since most never are. */
  here: Outcome | null;
  atEnd: Outcome | null;
  /** Works out both. */
  readonly follow: (step: Step) => void;
}

/** Where a phrase waits for a token: the steps that it could take, sorted by what they wait for, so that a token asks for few of them. */
interface Junction {
  /** The token at which it was last reached, by the automaton's own count. */
  reached: number;
  /** Has the bit of each word that leads on (`bitOf`): nearly all words lead nowhere, and need not be looked up. */
  readonly wordBits: number;
  readonly byWord: ReadonlyMap<number, readonly Step[]>;
  readonly byPrefix: ReadonlyMap<number, readonly Step[]> | null;
  /** All flags that lead on. */
  readonly flags: number;
  readonly byFlag: ReadonlyMap<number, readonly Step[]>;
  readonly any: readonly Step[];
}

/** How deep phrases that begin alike are followed as one. Deeper, too few of them are alike for it to pay. */
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
  /** Merged junctions by what they merge: phrases that differ in their first word often go on alike. */
  readonly #merged = new Map<string, Junction>();
  #stepCount = 0;
  /** Tokens read so far, over all conversations. */
  #read = 0;
  readonly #prefixSets: readonly (readonly number[])[];
  readonly #root: Junction;

  /** `prefixSets` may still grow: it is read while text is read. */
  constructor(patterns: readonly Pattern[], prefixSets: readonly (readonly number[])[]) {
    this.#prefixSets = prefixSets;
    const entries = patterns.flatMap((pattern, index) => {
      const accept = this.#add({ kind: 'accept', pattern: index });
      return this.#reach(this.#build(pattern, accept), true).steps;
    });
    this.#root = this.#merge(entries, 0);
  }

  /** Calls `found(pattern, start, end)` for each pattern that is complete before token `end`, with its earliest beginning. */
  run(tokens: Tokens, found: Found): void {
    const { words, flags, prefixes, length, passages } = tokens;
    const read = this.#read;
    this.#read += length;
    let active: Junction[] = [];
    let starts: number[] = [];
    let count = 0;
    let later: Junction[] = [];
    let laterStarts: number[] = [];
    let laterCount = 0;
    let passage = 0;
    const reach = ({ complete, next }: Outcome, start: number, at: number): void => {
      for (let index = 0; index < complete.length; index++) found(complete[index] as number, start, at + 1);
      // Junctions are followed in order of age, so the first to arrive somewhere has the earliest beginning.
      if (next === null || next.reached === read + at) return;
      next.reached = read + at;
      later[laterCount] = next;
      laterStarts[laterCount++] = start;
    };
    const take = (steps: readonly Step[], flag: number, start: number, at: number): void => {
      for (let each = 0; each < steps.length; each++) {
        const step = steps[each] as Step;
        if (step.condition !== ANYWHERE && !allows(step.condition, flag)) continue;
        if (step.here === null) step.follow(step);
        reach(step.here as Outcome, start, at);
        if ((flag & FLAG.end) !== 0) reach(step.atEnd as Outcome, start, at);
      }
    };
    for (let at = 0; at < length; at++) {
      while (at === passages[passage]) {
        count = 0;
        passage++;
      }
      const word = words[at] as number;
      const bit = bitOf(word);
      const prefix = prefixes[at] as number;
      const flag = flags[at] as number;
      laterCount = 0;
      // Any phrase may begin here: the root is the youngest junction that waits.
      active[count] = this.#root;
      starts[count++] = at;
      for (let index = 0; index < count; index++) {
        const junction = active[index] as Junction;
        const start = starts[index] as number;
        if ((junction.wordBits & bit) !== 0) take(junction.byWord.get(word) ?? NO_STEPS, flag, start, at);
        if ((junction.flags & flag) !== 0) {
          for (const [one, steps] of junction.byFlag) if ((one & flag) !== 0) take(steps, flag, start, at);
        }
        if (prefix !== 0 && junction.byPrefix !== null) {
          for (const one of this.#prefixSets[prefix] as readonly number[])
            take(junction.byPrefix.get(one) ?? NO_STEPS, flag, start, at);
        }
        take(junction.any, flag, start, at);
      }
      [active, later] = [later, active];
      [starts, laterStarts] = [laterStarts, starts];
      count = laterCount;
    }
  }

  /** The step of a consuming state under a condition, made when first asked for. */
  #step(state: number, condition: number): Step {
    const key = state * 8 + condition;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const { atom, to } = this.#states[state] as Extract<State, { kind: 'consume' }>;
    const follow = (step: Step): void => {
      const reached = this.#reach(to);
      step.here = { complete: reached.complete, next: this.#junction(`${to}`, reached.steps) };
      step.atEnd = { complete: reached.completeAtEnd, next: this.#junction(`${to}$`, reached.stepsAtEnd) };
    };
    const step = this.#newStep(atom, condition, follow);
    this.#steps.set(key, step);
    return step;
  }

  #newStep(atom: Atom, condition: number, follow: (step: Step) => void): Step {
    return { number: this.#stepCount++, atom, condition, here: null, atEnd: null, follow };
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
    const byPrefix = new Map<number, Step[]>();
    const byFlag = new Map<number, Step[]>();
    const any: Step[] = [];
    let wordBits = 0;
    let flags = 0;
    for (const step of steps) {
      const { atom } = step;
      switch (atom.kind) {
        case 'word':
          append(byWord, atom.word, step);
          wordBits |= bitOf(atom.word);
          break;
        case 'prefix':
          append(byPrefix, atom.prefix, step);
          break;
        case 'flag':
          append(byFlag, atom.flag, step);
          flags |= atom.flag;
          break;
        case 'any':
          any.push(step);
      }
    }
    return { reached: -1, wordBits, byWord, byPrefix: byPrefix.size === 0 ? null : byPrefix, flags, byFlag, any };
  }

  /** A junction of many phrases, in which steps that wait for the same under the same condition are one. */
  #merge(steps: readonly Step[], depth: number): Junction {
    const distinct = [...new Set(steps)];
    const key = `${depth} ${distinct.map((step) => step.number).sort()}`;
    const known = this.#merged.get(key);
    if (known !== undefined) return known;
    const junction = this.#newJunction(depth === MERGE_DEPTH ? distinct : this.#mergeAlike(distinct, depth));
    this.#merged.set(key, junction);
    return junction;
  }

  #mergeAlike(steps: readonly Step[], depth: number): readonly Step[] {
    const alike = new Map<string, Step[]>();
    for (const step of steps) append(alike, `${keyOf(step.atom)} ${step.condition}`, step);
    return [...alike.values()].map((group) =>
      group.length === 1 ? (group[0] as Step) : this.#mergeSteps(group, depth),
    );
  }

  #mergeSteps(steps: readonly Step[], depth: number): Step {
    const { atom, condition } = steps[0] as Step;
    const together = (outcomes: readonly Outcome[]): Outcome => {
      const waiting = outcomes.flatMap(({ next }) => (next === null ? [] : stepsOf(next)));
      return {
        complete: [...new Set(outcomes.flatMap(({ complete }) => complete))],
        next: waiting.length === 0 ? null : this.#merge(waiting, depth + 1),
      };
    };
    return this.#newStep(atom, condition, (step) => {
      for (const one of steps) if (one.here === null) one.follow(one);
      step.here = together(steps.map(({ here }) => here as Outcome));
      step.atEnd = together(steps.map(({ atEnd }) => atEnd as Outcome));
    });
  }

  /** Everything that can be reached from a state without a token; `first` when no token of the phrase has been read. */
  #reach(
    from: number,
    first = false,
  ): { steps: Step[]; stepsAtEnd: Step[]; complete: number[]; completeAtEnd: number[] } {
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
          // A gap before everything else has no sentence yet to stay in.
          visit(state.to, first ? condition : condition | SAME_SENTENCE, atEnd);
          break;
        case 'end':
          // What follows may stand in the next sentence.
          visit(state.to, condition & ~SAME_SENTENCE, true);
      }
    };
    visit(from, ANYWHERE, false);
    return reached;
  }

  #add(state: State): number {
    return this.#states.push(state) - 1;
  }

  /** Builds backwards: the entry state of `pattern` when `next` follows it. */
  #build(pattern: Pattern, next: number): number {
    switch (pattern.kind) {
      case 'sequence':
        return pattern.parts.reduceRight((entry, part) => this.#build(part, entry), next);
      case 'choice':
        return this.#add({ kind: 'fork', to: pattern.options.map((option) => this.#build(option, next)) });
      case 'optional':
        return this.#add({ kind: 'fork', to: [this.#build(pattern.part, next), next] });
      case 'repeat': {
        const loop: State = { kind: 'fork', to: [] };
        const number = this.#add(loop);
        const body = this.#build(pattern.part, number);
        loop.to = [body, next];
        return body;
      }
      case 'gap': {
        const exit = this.#add({ kind: 'same', to: next });
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

/** One of 32 bits, for a quick "surely not among these". */
function bitOf(word: number): number {
  return 1 << (word & 31);
}

function keyOf(atom: Atom): string {
  switch (atom.kind) {
    case 'word':
      return `word ${atom.word}`;
    case 'prefix':
      return `prefix ${atom.prefix}`;
    case 'flag':
      return `flag ${atom.flag}`;
    case 'any':
      return 'any';
  }
}

function stepsOf({ byWord, byPrefix, byFlag, any }: Junction): readonly Step[] {
  return [...byWord.values(), ...(byPrefix?.values() ?? []), ...byFlag.values(), any].flat();
}

function append<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
