// Keyword groups counted: how often each term was said, by whom, in which turns.

import type { KeywordHit } from '../model/evaluation.ts';
import type { Speaker, Turn } from '../model/interaction.ts';
import type { Hit } from '../text/hit.ts';
import type { Tokens } from '../text/tokens.ts';

/** A term of a group as the matcher knows it. */
export interface KeywordPattern {
  readonly group: string;
  readonly term: string;
  readonly by: readonly Speaker[] | undefined;
  readonly pattern: number;
}

/** One entry per term and speaker that said it, in the order of the terms and of the speakers' first mention. */
export function countKeywords(
  keywords: readonly KeywordPattern[],
  hits: ReadonlyMap<number, readonly Hit[]>,
  tokens: Tokens,
  turns: readonly Turn[],
): readonly KeywordHit[] {
  const result: KeywordHit[] = [];
  for (const { group, term, by, pattern } of keywords) {
    const bySpeaker = new Map<Speaker, number[]>();
    for (const hit of hits.get(pattern) ?? []) {
      const turn = tokens.turns[hit.start] as number;
      const speaker = (turns[turn] as Turn).speaker;
      if (by !== undefined && !by.includes(speaker)) continue;
      const said = bySpeaker.get(speaker);
      if (said === undefined) bySpeaker.set(speaker, [turn]);
      else said.push(turn);
    }
    for (const [speaker, said] of bySpeaker)
      result.push({ group, term, speaker, count: said.length, turns: [...new Set(said)] });
  }
  return result;
}
