// The customer's sentiment over an interaction: by turn, by quarter, and how it moved. The agent's is never measured.

import type { CustomerSentiment } from '../model/evaluation.ts';
import type { Interaction } from '../model/interaction.ts';
import { scoreText } from './sentiment-score.ts';

export { scoreText } from './sentiment-score.ts';

/** What a turn adds to the neutral side of a mean, so that one mild word in forty plain turns doesn't make a negative call. */
const NEUTRAL_WEIGHT = 0.05;
const QUARTERS = 4;

const HAS_WORD = /[\p{L}\p{N}]/u;

interface ScoredTurn {
  readonly index: number;
  readonly score: number;
  readonly startMs: number | undefined;
}

/**
 * The customer's sentiment, all values in −1 … 1; null when the customer says nothing, or speaks another language than English.
 * The quarters divide the time from the start of the customer's first turn to the start of the last, or the turns themselves where times
 * are missing; a quarter without a turn is null. `first` and `last` are the quarters of the first and the last turn.
 */
export function customerSentiment(interaction: Interaction): CustomerSentiment | null {
  if (!/^en\b/i.test(interaction.language ?? 'en')) return null;
  const turns: ScoredTurn[] = [];
  for (const [index, turn] of interaction.turns.entries()) {
    if (turn.speaker !== 'customer') continue;
    const { score } = scoreText(turn.text);
    // A face alone says something too.
    if (score === 0 && !HAS_WORD.test(turn.text)) continue;
    turns.push({ index, score, startMs: turn.startMs });
  }
  if (turns.length === 0) return null;
  const places = placesOf(turns);
  const quarters = Array.from({ length: QUARTERS }, (_, quarter) =>
    meanOf(turns.filter((_, index) => places[index] === quarter).map((turn) => turn.score)),
  );
  const known = quarters.filter((quarter) => quarter !== null);
  const first = known[0] ?? 0;
  const last = known.at(-1) ?? 0;
  return {
    overall: meanOf(turns.map((turn) => turn.score)) ?? 0,
    first,
    last,
    shift: rounded(last - first),
    quarters,
    turns: turns.map((turn) => [turn.index, turn.score] as const),
  };
}

/** The quarter of each turn, 0 … 3. The first turn is always in the first and, when there are several, the last in the last. */
function placesOf(turns: readonly ScoredTurn[]): readonly number[] {
  const starts = turns.map((turn) => turn.startMs);
  const from = starts[0];
  const to = starts.at(-1);
  const timed = from !== undefined && to !== undefined && to > from && starts.every((start) => start !== undefined);
  return turns.map((turn, index) => {
    const along = timed
      ? ((turn.startMs ?? from) - from) / (to - from)
      : turns.length === 1
        ? 0
        : index / (turns.length - 1);
    return Math.min(QUARTERS - 1, Math.max(0, Math.floor(along * QUARTERS)));
  });
}

/** The mean of turns, each weighted by how strongly it speaks; null for none. */
function meanOf(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  let sum = 0;
  let weights = 0;
  // In one order, whatever the order of the turns: sums of decimals depend on it.
  for (const score of scores.toSorted((a, b) => a - b)) {
    sum += score * Math.abs(score);
    weights += Math.abs(score) + NEUTRAL_WEIGHT;
  }
  return rounded(sum / weights);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4 + 0;
}
