// A matcher that is slow and plainly right: it tries every way through a phrase from every word. The real one is compared with it.

import type { PhraseNode } from '../../src/text/phrase.ts';
import { slotNode } from '../../src/text/slots.ts';
import { FLAG, type Tokens } from '../../src/text/tokens.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What the oracle needs of a token. */
interface Seen {
  readonly text: string;
  readonly flags: number;
}

/** Where a way through a phrase has got to. */
interface State {
  readonly at: number;
  /** A gap ended here: the next word must belong to the same sentence. */
  readonly sameSentence: boolean;
}

/** Every place where a phrase matches within a passage, whether or not it overlaps others. */
export function everyMatch(phrase: PhraseNode, tokens: Tokens, texts: readonly string[]): Place[] {
  const seen: Seen[] = Array.from({ length: tokens.length }, (_, at) => ({
    text: (texts[tokens.turns[at] as number] as string).slice(tokens.starts[at], tokens.ends[at]).toLowerCase(),
    flags: tokens.flags[at] as number,
  }));
  const bounds = [...new Set([...tokens.passages, tokens.length])];
  return bounds.slice(0, -1).flatMap((from, index) => {
    const to = bounds[index + 1] as number;
    const places: Place[] = [];
    for (let start = from; start < to; start++) {
      const ends = new Set(follow(phrase, { at: start, sameSentence: false }, start, to, seen).map(({ at }) => at));
      for (const end of ends) if (end > start) places.push({ start, end });
    }
    return places;
  });
}

/** The states that a part of a phrase can lead to from another. */
function follow(node: PhraseNode, state: State, start: number, limit: number, seen: readonly Seen[]): State[] {
  const { at } = state;
  const here = seen[at];
  const take = (allowed: boolean): State[] =>
    allowed && at < limit && !(state.sameSentence && ((here?.flags ?? 0) & FLAG.hard) !== 0)
      ? [{ at: at + 1, sameSentence: false }]
      : [];
  switch (node.kind) {
    case 'word':
      return take(here?.text === node.text);
    case 'prefix':
      return take(here?.text.startsWith(node.text) ?? false);
    case 'any':
      return take(true);
    case 'flag':
      return take(((here?.flags ?? 0) & node.flag) !== 0);
    case 'slot':
      return follow(slotNode(node.name), state, start, limit, seen);
    case 'start':
      return at < limit && ((here?.flags ?? 0) & FLAG.start) !== 0 ? [state] : [];
    case 'end':
      return at > start && ((seen[at - 1]?.flags ?? 0) & FLAG.end) !== 0 ? [{ at, sameSentence: false }] : [];
    case 'sequence':
      return node.parts.reduce<State[]>(
        (states, part) => distinct(states.flatMap((one) => follow(part, one, start, limit, seen))),
        [state],
      );
    case 'choice':
      return distinct(node.options.flatMap((option) => follow(option, state, start, limit, seen)));
    case 'optional':
      return distinct([state, ...follow(node.part, state, start, limit, seen)]);
    case 'repeat': {
      const reached: State[] = [];
      let states = follow(node.part, state, start, limit, seen);
      while (states.length > 0) {
        reached.push(...states);
        states = distinct(states.flatMap((one) => follow(node.part, one, start, limit, seen)));
      }
      return distinct(reached);
    }
    case 'gap': {
      // A gap with which a phrase begins has no sentence yet to stay in.
      const first = at > start;
      const reached: State[] = [{ at, sameSentence: first }];
      for (let count = 0, to = at; count < node.most && to < limit; count++, to++) {
        if (((seen[to]?.flags ?? 0) & FLAG.hard) !== 0 && to > start) break;
        if (state.sameSentence && to === at && ((seen[to]?.flags ?? 0) & FLAG.hard) !== 0) break;
        reached.push({ at: to + 1, sameSentence: true });
      }
      return reached;
    }
    case 'family':
      throw new Error('families are put in place before');
  }
}

function distinct(states: readonly State[]): State[] {
  return [...new Map(states.map((state) => [`${state.at} ${state.sameSentence}`, state])).values()];
}

/** Of matches that overlap, the leftmost and of those the longest. */
export function leftmostLongest(places: readonly Place[]): Place[] {
  const sorted = [...places].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Place[] = [];
  for (const place of sorted) if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place);
  return kept;
}
