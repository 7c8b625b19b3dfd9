// Timing of one interaction: talk, silence, holds, interruptions, pace and response times. What cannot be known is absent.

import type { Metrics } from '../model/evaluation.ts';
import type { Interaction } from '../model/interaction.ts';
import { isBackchannel } from './pause-words.ts';
import { responseTimes } from './response-times.ts';
import { gaps, type Silence, silencesBetween } from './silence.ts';
import { countWords, isSpoken, lengthOf, type Utterance, union, utterances } from './speech.ts';

type Role = 'agent' | 'customer';

/** The shortest overlap that interrupts. */
const INTERRUPTION_MS = 1000;

/**
 * Measures one interaction, in milliseconds.
 * A call: talk, silence, holds, interruptions, pace, monologue, and how long until the agent first speaks.
 * Chat, messages and e-mail: response times only.
 */
export function measureTiming(interaction: Interaction): Metrics {
  if (!isSpoken(interaction)) return responseTimes(interaction) ?? {};
  const spoken = utterances(interaction);
  return { ...(spoken === null ? {} : measureSpeech(spoken)), ...firstSpeech(interaction) };
}

function measureSpeech(spoken: readonly Utterance[]): Metrics {
  const quiet = silencesBetween(spoken);
  const holds = quiet.filter((silence) => silence.kind === 'hold');
  const holdStarts = new Set(holds.map((hold) => hold.startMs));
  const others = gaps(spoken).filter((gap) => !holdStarts.has(gap.startMs));
  return {
    ...byRole(spoken, quiet),
    nonTalkMs: lengthOf(quiet),
    longestSilenceMs: longest(others),
    holds: holds.length,
    holdMs: lengthOf(holds),
    longestHoldMs: longest(holds),
  };
}

/** What needs to know who spoke: absent where unidentified speech outweighs a side, which it may then belong to. */
function byRole(spoken: readonly Utterance[], quiet: readonly Silence[]): Metrics {
  const talk = { agent: talkOf(spoken, 'agent'), customer: talkOf(spoken, 'customer') };
  const unknown = talkOf(spoken, 'unknown');
  if (unknown > 0 && unknown >= Math.min(talk.agent, talk.customer)) return {};
  const both = talk.agent + talk.customer;
  if (both === 0) return {};
  return {
    talkMs: talk,
    interruptions: interruptions(spoken),
    ...(talk.agent > 0 && talk.customer > 0
      ? {
          wordsPerMinute: {
            agent: pace(spoken, 'agent', talk.agent),
            customer: pace(spoken, 'customer', talk.customer),
          },
        }
      : {}),
    talkShare: Math.round((talk.agent / both) * 1e6) / 1e6,
    longestMonologueMs: longestMonologue(spoken, quiet),
  };
}

function talkOf(spoken: readonly Utterance[], speaker: Role | 'unknown'): number {
  return lengthOf(union(spoken.flatMap((utterance) => (utterance.speaker === speaker ? utterance.stretches : []))));
}

/** Words per minute of the role's own talk time, to one place. */
function pace(spoken: readonly Utterance[], role: Role, talkMs: number): number {
  const words = spoken.reduce((count, { speaker, text }) => count + (speaker === role ? countWords(text) : 0), 0);
  return Math.round((words / (talkMs / 60_000)) * 10) / 10;
}

/** Who began to speak while the other was speaking, and spoke on with them for a second or more. A backchannel neither interrupts nor is interrupted. */
function interruptions(spoken: readonly Utterance[]): Record<Role, number> {
  const counts = { agent: 0, customer: 0 };
  const floor: Record<Role, number> = { agent: -1, customer: -1 };
  const starts: Record<Role, number> = { agent: -1, customer: -1 };
  for (const { speaker, text, stretches } of spoken) {
    if (speaker !== 'agent' && speaker !== 'customer') continue;
    if (isBackchannel(text)) continue;
    const other = speaker === 'agent' ? 'customer' : 'agent';
    const [first] = stretches;
    if (first === undefined) continue;
    const overlap = Math.min(floor[other], first.endMs) - first.startMs;
    // Two who start together interrupt nobody.
    if (overlap >= INTERRUPTION_MS && starts[other] < first.startMs) counts[speaker]++;
    for (const stretch of stretches) {
      if (stretch.endMs > floor[speaker]) {
        floor[speaker] = stretch.endMs;
        starts[speaker] = first.startMs;
      }
    }
  }
  return counts;
}

/** The agent's longest talk without a turn of anybody else or a silence; backchannels don't end it. From its first word to its last. */
function longestMonologue(spoken: readonly Utterance[], quiet: readonly Silence[]): number {
  let longestMs = 0;
  let start: number | null = null;
  let end = 0;
  for (const { speaker, text, stretches } of spoken) {
    if (speaker !== 'agent') {
      if (!isBackchannel(text)) start = null;
      continue;
    }
    for (const stretch of stretches) {
      const silent = quiet.some((silence) => silence.startMs >= end && silence.endMs <= stretch.startMs);
      if (start === null || silent) {
        start = stretch.startMs;
        end = stretch.endMs;
      } else end = Math.max(end, stretch.endMs);
      longestMs = Math.max(longestMs, end - start);
    }
  }
  return longestMs;
}

function longest(stretches: readonly { readonly startMs: number; readonly endMs: number }[]): number {
  return stretches.reduce((most, { startMs, endMs }) => Math.max(most, endMs - startMs), 0);
}

/** How long the caller waited until the agent first spoke. */
function firstSpeech(interaction: Interaction): Metrics {
  const first = interaction.turns.find((turn) => turn.speaker === 'agent' && turn.text.trim() !== '');
  const firstResponseMs = first?.startMs ?? first?.words?.[0]?.[1];
  return firstResponseMs === undefined ? {} : { firstResponseMs };
}
