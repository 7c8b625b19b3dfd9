// Silences of a call, and what they are: a hold, a customer who fetches something, or just nobody speaking.

import type { Interaction } from '../model/interaction.ts';
import { announcesHold, customerFetches, givesTask, givesTime, isBackchannel, returnsFromHold } from './pause-words.ts';
import { SILENCE_MS, type Stretch, type Utterance, utterances } from './speech.ts';

export interface Silence extends Stretch {
  /** Index of the turn after which nobody spoke. */
  readonly afterTurn: number;
  /** `hold`: 20 s or longer and announced or thanked for by the agent. `fetching`: the customer is doing something. */
  readonly kind: 'silence' | 'hold' | 'fetching';
}

/** The shortest gap that can be a hold. */
const HOLD_MS = 20_000;
/** How many turns before (after) a gap may announce (end) it: "one moment", then the customer's "okay". */
const REACH = 3;

/** A gap in the talk: nobody speaks, bot and third parties included. `after` is an index into the utterances. */
interface Gap extends Stretch {
  readonly after: number;
}

/**
 * The silences of more than three seconds, in order of time; null when the transcript can't tell (not spoken, or turns without times).
 * The time before the first turn and after the last is left out: nobody knows who was on the line.
 */
export function silences(interaction: Interaction): readonly Silence[] | null {
  const spoken = utterances(interaction);
  return spoken === null ? null : silencesBetween(spoken);
}

/** The same for utterances at hand. */
export function silencesBetween(spoken: readonly Utterance[]): readonly Silence[] {
  return gaps(spoken)
    .filter((gap) => gap.endMs - gap.startMs > SILENCE_MS)
    .map((gap) => ({
      startMs: gap.startMs,
      endMs: gap.endMs,
      afterTurn: spoken[gap.after]?.turn ?? 0,
      kind: kindOf(gap, spoken),
    }));
}

/** Every gap, however short: between the end of all talk so far and the next word. */
export function gaps(spoken: readonly Utterance[]): readonly Gap[] {
  const parts = spoken
    .flatMap((utterance, index) => utterance.stretches.map((stretch) => ({ ...stretch, index })))
    .sort((a, b) => a.startMs - b.startMs || a.index - b.index);
  const found: Gap[] = [];
  let talkEnd: number | null = null;
  let after = 0;
  for (const { startMs, endMs, index } of parts) {
    if (talkEnd !== null && startMs > talkEnd) found.push({ startMs: talkEnd, endMs: startMs, after });
    if (talkEnd === null || endMs > talkEnd) {
      talkEnd = endMs;
      after = index;
    }
  }
  return found;
}

function kindOf(gap: Gap, spoken: readonly Utterance[]): Silence['kind'] {
  const long = gap.endMs - gap.startMs >= HOLD_MS;
  const before = announcedBefore(gap, spoken);
  if (before === 'fetching') return 'fetching';
  if (long && (before === 'hold' || returnedAfter(gap, spoken))) return 'hold';
  return 'silence';
}

/** What the last turns before the gap say about it; the nearest one that says something decides, and only assent may stand between. */
function announcedBefore(gap: Gap, spoken: readonly Utterance[]): 'hold' | 'fetching' | null {
  for (let index = gap.after; index >= 0 && index > gap.after - REACH; index--) {
    const utterance = spoken[index];
    if (utterance === undefined) break;
    const { speaker, text } = utterance;
    if (speaker === 'customer' && customerFetches(text)) return 'fetching';
    if (speaker === 'agent') {
      if (givesTime(text)) return 'fetching';
      if (announcesHold(text)) return 'hold';
      if (givesTask(text)) return 'fetching';
    }
    if (!isAssent(text)) break;
  }
  return null;
}

/** The agent's first turn after the gap thanks for the wait. */
function returnedAfter(gap: Gap, spoken: readonly Utterance[]): boolean {
  const next = spoken
    .slice(gap.after, gap.after + 1 + REACH)
    .find((utterance) => utterance.speaker === 'agent' && utterance.startMs >= gap.endMs);
  return next !== undefined && returnsFromHold(next.text);
}

/** "Okay", "yes that's fine, thanks": lets the announcement before it stand. */
function isAssent(text: string): boolean {
  return isBackchannel(text) || text.length <= 40;
}
