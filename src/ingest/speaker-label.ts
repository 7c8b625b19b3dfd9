// A speaker label in front of a turn: `Agent`, `Agent Jannie`, `Dana Reyes (Agent)`, `Customer - Lee`, `Lee`. Role and name.

import type { Speaker } from '../model/interaction.ts';
import { speakerFromLabel } from './speakers.ts';

export interface SpeakerLabel {
  /** Absent when the label is only a name. */
  readonly speaker?: Speaker;
  readonly name?: string;
}

/** `Customer Service Call:` is a heading, nobody's label. */
const NOT_A_NAME =
  /^(?:service|support|care|cent(?:er|re)|call|name|id|number|info|information|details?|side|phone|e-?mail|account)\b/i;

/** Splits a label into role and name. */
export function readSpeakerLabel(label: string): SpeakerLabel {
  const whole = speakerFromLabel(label);
  if (whole !== undefined) return { speaker: whole };
  const parts = /^(.+?)\s*(?:[([](.+)[)\]]|[-–—,|/]\s+(.+))\s*$/u.exec(label);
  if (parts !== null) {
    const [, before = '', bracketed, after] = parts;
    const second = (bracketed ?? after ?? '').trim();
    const first = before.replace(/[-–—,|/\s]+$/u, '');
    const roleFirst = speakerFromLabel(first);
    if (roleFirst !== undefined) return named(roleFirst, second);
    const roleLast = speakerFromLabel(second);
    if (roleLast !== undefined) return named(roleLast, first);
  }
  const words = label.split(/\s+/);
  for (let count = Math.min(4, words.length - 1); count > 0; count--) {
    const speaker = speakerFromLabel(words.slice(0, count).join(' '));
    const rest = words.slice(count).join(' ');
    if (speaker !== undefined && speaker !== 'unknown' && !NOT_A_NAME.test(rest)) return named(speaker, rest);
  }
  return named(undefined, label);
}

function named(speaker: Speaker | undefined, text: string): SpeakerLabel {
  const name = text.trim();
  return {
    ...(speaker === undefined ? {} : { speaker }),
    ...(/\p{L}/u.test(name) ? { name } : {}),
  };
}
