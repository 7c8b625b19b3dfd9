// When a place in a turn was spoken: by the recogniser's word times, else by its share of the turn.

import type { Turn } from '../model/interaction.ts';

export interface SpokenAt {
  readonly ms: number;
  readonly precision: 'word' | 'turn';
}

/** Milliseconds from the start of the interaction at which `turn.text[offset]` was said; undefined where the turn has no time. */
export function spokenAt(turn: Turn, offset: number): SpokenAt | undefined {
  const byWord = wordTime(turn, offset);
  if (byWord !== undefined) return { ms: byWord, precision: 'word' };
  if (turn.startMs === undefined) return undefined;
  if (turn.endMs === undefined || turn.text.length === 0) return { ms: turn.startMs, precision: 'turn' };
  return {
    ms: Math.round(turn.startMs + ((turn.endMs - turn.startMs) * offset) / turn.text.length),
    precision: 'turn',
  };
}

/** Words stand in the text in their order: the one that covers the offset, or the last before it. */
function wordTime(turn: Turn, offset: number): number | undefined {
  if (turn.words === undefined) return undefined;
  let at = 0;
  let found: number | undefined;
  for (const [word, startMs] of turn.words) {
    const place = turn.text.indexOf(word, at);
    if (place < 0) continue;
    if (place > offset) break;
    found = startMs;
    at = place + word.length;
  }
  return found;
}
