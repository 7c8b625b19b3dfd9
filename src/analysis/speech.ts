// When somebody speaks: the turns of a call as spans of time, and the gaps between them.

import type { Interaction, Speaker, Turn } from '../model/interaction.ts';

/** A stretch of time in milliseconds from the start of the interaction. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** One turn of a call: who, when, and the stretches in which words were really said. */
export interface Utterance extends Stretch {
  readonly turn: number;
  readonly speaker: Speaker;
  readonly text: string;
  readonly stretches: readonly Stretch[];
}

/** A pause longer than this is silence; a shorter one belongs to the talk. */
export const SILENCE_MS = 3000;

/** Whether the interaction is spoken. A transcript that doesn't say is spoken when a turn has an end or timed words. */
export function isSpoken(interaction: Interaction): boolean {
  if (interaction.channel !== undefined) return interaction.channel === 'voice';
  return interaction.turns.some((turn) => turn.endMs !== undefined || turn.words !== undefined);
}

/** Words as a person would count them: pieces between blanks that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

function spanOf(turn: Turn): Stretch | null {
  const startMs = turn.startMs ?? turn.words?.[0]?.[1];
  const endMs = turn.endMs ?? turn.words?.at(-1)?.[2];
  return startMs === undefined || endMs === undefined || endMs < startMs ? null : { startMs, endMs };
}

/** The parts of a turn in which words fall: its span without the pauses that the words' own times show. */
function stretchesOf(turn: Turn, span: Stretch): readonly Stretch[] {
  const words = turn.words ?? [];
  // A few timed words out of many say nothing about the rest.
  if (words.length === 0 || words.length < countWords(turn.text) * 0.8) return [span];
  const parts: Stretch[] = [];
  let { startMs, endMs } = { startMs: span.startMs, endMs: span.startMs };
  for (const [, wordStart, wordEnd] of words) {
    if (wordStart - endMs > SILENCE_MS) {
      if (endMs > startMs) parts.push({ startMs, endMs });
      startMs = wordStart;
    }
    endMs = Math.max(endMs, wordEnd);
  }
  if (span.endMs - endMs <= SILENCE_MS) endMs = Math.max(endMs, span.endMs);
  parts.push({ startMs, endMs });
  return parts;
}

/**
 * The spoken turns in order of time, or null when the transcript doesn't tell when each of them began and ended.
 * Turns of the system (notices, hold music) and turns without words are no speech.
 */
export function utterances(interaction: Interaction): readonly Utterance[] | null {
  if (!isSpoken(interaction)) return null;
  const spoken: Utterance[] = [];
  for (const [index, turn] of interaction.turns.entries()) {
    if (turn.speaker === 'system' || turn.text.trim() === '') continue;
    const span = spanOf(turn);
    if (span === null) return null;
    spoken.push({ ...span, turn: index, speaker: turn.speaker, text: turn.text, stretches: stretchesOf(turn, span) });
  }
  spoken.sort((a, b) => a.startMs - b.startMs || a.turn - b.turn);
  return spoken.length === 0 ? null : spoken;
}

/** The stretches as one: overlapping and touching ones joined, in order of time. */
export function union(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1);
    if (last !== undefined && next.startMs <= last.endMs) {
      joined[joined.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, next.endMs) };
    } else joined.push(next);
  }
  return joined;
}

/** Total length in milliseconds of stretches that don't overlap. */
export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((total, { startMs, endMs }) => total + (endMs - startMs), 0);
}
