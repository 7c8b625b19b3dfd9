// Where a match that ends at a known place begins: the phrase read backwards over the tokens.

import type { Pattern } from './pattern.ts';
import { FLAG, type Tokens } from './tokens.ts';

/** What the reading needs beside the tokens: the first token of the passage, and the sets of word beginnings. */
export interface SpanContext {
  readonly tokens: Tokens;
  readonly from: number;
  readonly prefixSets: readonly (readonly number[])[];
}

/** The earliest token at which `pattern` can begin so that it ends before token `end`; −1 if it cannot. */
export function findStart(pattern: Pattern, end: number, context: SpanContext): number {
  let earliest = -1;
  for (const start of starts(pattern, [end], context, false)) if (earliest < 0 || start < earliest) earliest = start;
  return earliest;
}

/** All positions at which `pattern` can begin when what follows it begins at one of `ends`. */
function starts(pattern: Pattern, ends: readonly number[], context: SpanContext, endsNext: boolean): readonly number[] {
  const { tokens, from } = context;
  if (ends.length === 0) return ends;
  switch (pattern.kind) {
    case 'sequence': {
      let positions = ends;
      for (let index = pattern.parts.length - 1; index >= 0; index--) {
        const follower = pattern.parts[index + 1];
        positions = starts(pattern.parts[index] as Pattern, positions, context, follower === undefined ? endsNext : follower.kind === 'end');
      }
      return positions;
    }
    case 'choice':
      return union(pattern.options.map((option) => starts(option, ends, context, endsNext)));
    case 'optional':
      return union([ends, starts(pattern.part, ends, context, endsNext)]);
    case 'repeat': {
      const all = new Set<number>();
      let positions = starts(pattern.part, ends, context, endsNext);
      while (positions.length > 0) {
        const fresh = positions.filter((position) => !all.has(position));
        for (const position of fresh) all.add(position);
        positions = starts(pattern.part, fresh, context, false);
      }
      return [...all];
    }
    case 'gap': {
      const open = (position: number): boolean => position < tokens.length && ((tokens.flags[position] as number) & FLAG.hard) === 0;
      let positions = endsNext ? ends : ends.filter(open);
      const all = new Set(positions);
      for (let count = 0; count < pattern.most && positions.length > 0; count++) {
        positions = positions.filter((position) => position > from && open(position - 1)).map((position) => position - 1);
        for (const position of positions) all.add(position);
      }
      return [...all];
    }
    case 'start':
      return ends.filter((position) => ((tokens.flags[position] as number) & FLAG.start) !== 0);
    case 'end':
      return ends.filter((position) => position > from && ((tokens.flags[position - 1] as number) & FLAG.end) !== 0);
    default:
      return ends.filter((position) => position > from && consumes(pattern, position - 1, context)).map((position) => position - 1);
  }
}

function consumes(atom: Extract<Pattern, { kind: 'word' | 'prefix' | 'flag' | 'any' }>, at: number, context: SpanContext): boolean {
  const { tokens, prefixSets } = context;
  switch (atom.kind) {
    case 'word':
      return tokens.words[at] === atom.word;
    case 'prefix':
      return (prefixSets[tokens.prefixes[at] as number] as readonly number[]).includes(atom.prefix);
    case 'flag':
      return ((tokens.flags[at] as number) & atom.flag) !== 0;
    default:
      return true;
  }
}

function union(sets: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(sets.flat())];
}
