// When each line is said, in milliseconds from the start; with words timed one by one where the recogniser gives that.

import type { Line } from './play.ts';
import type { Dice } from './random.ts';

export interface TimedTurn {
  readonly speaker: string;
  readonly text: string;
  readonly startMs: number;
  readonly endMs?: number;
  readonly words?: readonly (readonly [string, number, number])[];
  readonly confidence?: number;
}

/** A call: people speak at their pace, breathe between turns, and now and then begin before the other has ended. */
export function timeCall(lines: readonly Line[], agentPace: number, words: boolean, dice: Dice): TimedTurn[] {
  const customerPace = dice.whole(128, 178);
  let now = dice.whole(700, 2600);
  /** How long the turn before was. */
  let before = 0;
  return lines.map((line, index) => {
    const wait =
      line.pauseMs ??
      (index > 0 && dice.chance(0.06)
        ? -Math.min(dice.whole(150, 450), Math.round(before / 2))
        : dice.whole(180, 1150));
    const startMs = index === 0 ? now : Math.max(0, now + wait);
    const parts = line.text.split(' ');
    const pace = 60_000 / (line.speaker === 'customer' ? customerPace : agentPace);
    const lengths = parts.map((part) => Math.round(pace * (0.55 + part.length / 11)));
    const said = lengths.reduce((sum, length) => sum + length, 0);
    now = startMs + said;
    before = said;
    if (!words) return { speaker: line.speaker, text: line.text, startMs, endMs: now };
    let at = startMs;
    const timed = parts.map((part, i): [string, number, number] => {
      const from = at;
      at += lengths[i] ?? 0;
      return [part, from, at - 20];
    });
    return { speaker: line.speaker, text: line.text, startMs, endMs: now, words: timed };
  });
}

/** A chat: typing takes as long as the text, and nobody sits and waits for the answer. */
export function timeChat(lines: readonly Line[], dice: Dice): TimedTurn[] {
  let now = dice.whole(2, 9) * 1000;
  return lines.map((line, index) => {
    if (index > 0) now += (line.pauseMs ?? dice.whole(4, 26) * 1000) + line.text.length * dice.whole(70, 160);
    return { speaker: line.speaker, text: line.text, startMs: now };
  });
}
