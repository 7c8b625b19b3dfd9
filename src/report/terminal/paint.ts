// Colours for a terminal, or none.

import type { Tone } from '../../model/document.ts';

export type Paint = (text: string) => string;
export type Paints = Readonly<Record<Tone | 'strong' | 'muted', Paint>>;

const ESCAPE = '\u001b[';

function sgr(on: number, off: number): Paint {
  return (text) => (text.trim() === '' ? text : `${ESCAPE}${on}m${text}${ESCAPE}${off}m`);
}

const same: Paint = (text) => text;

/** The paints of a terminal with colours, or paints that change nothing. */
export function paints(color: boolean): Paints {
  if (!color) return { good: same, warn: same, bad: same, neutral: same, strong: same, muted: same };
  return {
    good: sgr(32, 39),
    warn: sgr(33, 39),
    bad: sgr(31, 39),
    neutral: same,
    strong: sgr(1, 22),
    muted: sgr(2, 22),
  };
}
