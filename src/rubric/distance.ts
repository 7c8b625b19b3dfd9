// How far apart two places of a conversation are, in turns or in seconds.

import type { Speaker } from '../model/interaction.ts';
import type { Distance } from '../model/rubric.ts';
import type { Conversation } from './conversation.ts';
import type { Occurrence } from './occurrence.ts';
import { spokenAt } from './word-time.ts';

/** How many passages lie between two places: 0 in the same one. */
export function passagesApart(a: Occurrence, b: Occurrence, conversation: Conversation): number {
  return Math.abs((conversation.passageOf[a.turn] as number) - (conversation.passageOf[b.turn] as number));
}

/** Whether `later` comes within the distance of `earlier`; turns are passages of the speakers asked for. */
export function near(
  earlier: Occurrence,
  later: Occurrence,
  within: Distance | undefined,
  by: readonly Speaker[] | undefined,
  conversation: Conversation,
): boolean {
  if (within === undefined) return true;
  if (within.unit === 'seconds') {
    const from = endMs(earlier, conversation);
    const to = startMs(later, conversation);
    return from !== undefined && to !== undefined && to - from <= within.count * 1000;
  }
  const first = conversation.passageOf[lastTurn(earlier, conversation)] as number;
  const last = conversation.passageOf[later.turn] as number;
  let turns = 0;
  for (let passage = first + 1; passage <= last; passage++) {
    if (by === undefined || by.includes(conversation.passageSpeakers[passage] as Speaker)) turns++;
  }
  return turns <= within.count;
}

/** When a place begins, in milliseconds; undefined where its turn has no time. */
export function startMs(place: Occurrence, { interaction, tokens }: Conversation): number | undefined {
  if (place.silence !== undefined) return place.silence.startMs;
  const turn = interaction.turns[place.turn];
  return turn === undefined ? undefined : spokenAt(turn, tokens.starts[place.start] as number)?.ms;
}

function endMs(place: Occurrence, conversation: Conversation): number | undefined {
  if (place.silence !== undefined) return place.silence.endMs;
  const turn = conversation.interaction.turns[lastTurn(place, conversation)];
  return turn === undefined ? undefined : spokenAt(turn, conversation.tokens.ends[place.end - 1] as number)?.ms;
}

/** The turn in which a place ends: not always the one in which it begins. */
function lastTurn(place: Occurrence, { tokens }: Conversation): number {
  return place.silence === undefined ? (tokens.turns[place.end - 1] as number) : place.turn;
}
