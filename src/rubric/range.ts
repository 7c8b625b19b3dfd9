// The part of a conversation that a finder looks at: the first three turns, the last quarter, the first 30 seconds.

import type { Speaker } from '../model/interaction.ts';
import type { Window } from '../model/rubric.ts';
import type { Conversation } from './conversation.ts';
import { startMs } from './distance.ts';
import type { Occurrence } from './occurrence.ts';
import { spokenAt } from './word-time.ts';

export interface Range {
  /** Turns looked at, inclusive; an empty conversation gives 0 and −1. */
  readonly firstTurn: number;
  readonly lastTurn: number;
  /** Milliseconds between which a place must lie; absent where time plays no part. */
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly precision: 'word' | 'turn' | 'none';
  readonly unanswerable?: string;
}

/** The range of a window; turns are passages of `by` (of everybody when absent), so that a turn cut in two counts once. */
export function rangeOf(
  window: Window | undefined,
  by: readonly Speaker[] | undefined,
  conversation: Conversation,
): Range {
  const turns = conversation.interaction.turns;
  const whole = { firstTurn: 0, lastTurn: turns.length - 1, precision: 'none' as const };
  if (window === undefined) return whole;
  if (window.unit === 'seconds') return secondsRange(window.edge, window.count, conversation);
  const passages =
    by === undefined ? conversation.passageSpeakers.map((_, passage) => passage) : conversation.passagesOf(by);
  if (passages.length === 0) return whole;
  const count =
    window.unit === 'turns'
      ? window.count
      : Math.max(1, Math.ceil((conversation.passageSpeakers.length * window.count) / 100));
  if (window.unit === 'turns') {
    const kept = window.edge === 'first' ? passages.slice(0, count) : passages.slice(-count);
    return { ...turnsOfPassages(kept[0] as number, kept[kept.length - 1] as number, conversation), precision: 'none' };
  }
  // A percentage is of all turns, but reaches at least to one turn of the speaker.
  const last = conversation.passageSpeakers.length - 1;
  if (window.edge === 'first')
    return { ...turnsOfPassages(0, Math.max(count - 1, passages[0] as number), conversation), precision: 'none' };
  return {
    ...turnsOfPassages(Math.min(last + 1 - count, passages[passages.length - 1] as number), last, conversation),
    precision: 'none',
  };
}

function turnsOfPassages(
  first: number,
  last: number,
  conversation: Conversation,
): { firstTurn: number; lastTurn: number } {
  return { firstTurn: conversation.passageOf.indexOf(first), lastTurn: conversation.passageOf.lastIndexOf(last) };
}

function secondsRange(edge: 'first' | 'last', count: number, conversation: Conversation): Range {
  const { turns, durationMs } = conversation.interaction;
  const times = turns.flatMap((turn) => [turn.startMs, turn.endMs].filter((ms) => ms !== undefined));
  if (times.length === 0) {
    return {
      firstTurn: 0,
      lastTurn: turns.length - 1,
      precision: 'none',
      unanswerable: 'the transcript has no times to measure seconds by',
    };
  }
  const end = Math.max(durationMs ?? 0, ...times);
  const fromMs = edge === 'first' ? 0 : end - count * 1000;
  const toMs = edge === 'first' ? count * 1000 : end;
  const inside = turns.flatMap((turn, index) =>
    (turn.startMs ?? 0) <= toMs && (turn.endMs ?? turn.startMs ?? 0) >= fromMs ? [index] : [],
  );
  const precision = inside.length > 0 && inside.every((index) => turns[index]?.words !== undefined) ? 'word' : 'turn';
  return { firstTurn: inside[0] ?? 0, lastTurn: inside[inside.length - 1] ?? -1, fromMs, toMs, precision };
}

/** Whether a place begins inside the range; by its own time, never by the start of its turn alone. */
export function inRange(range: Range, place: Occurrence, conversation: Conversation): boolean {
  return inTurns(range, place.turn) && inTime(range, () => startMs(place, conversation));
}

/** The same for a character of a turn's text. */
export function offsetInRange(range: Range, turn: number, offset: number, conversation: Conversation): boolean {
  const spoken = conversation.interaction.turns[turn];
  return inTurns(range, turn) && inTime(range, () => (spoken === undefined ? undefined : spokenAt(spoken, offset)?.ms));
}

function inTurns(range: Range, turn: number): boolean {
  return turn >= range.firstTurn && turn <= range.lastTurn;
}

function inTime({ fromMs, toMs }: Range, at: () => number | undefined): boolean {
  if (fromMs === undefined || toMs === undefined) return true;
  const ms = at();
  return ms !== undefined && ms >= fromMs && ms <= toMs;
}
