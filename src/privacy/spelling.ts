// Letters and digits as they are spelled out: "q q twelve thirty four", "b for bravo nine", "GB29 NWBK".

import type { Line } from './line.ts';

/** One spelled character group with its place: "NWBK", "b", "b for bravo", "forty two". */
export interface Spelled {
  readonly start: number;
  readonly end: number;
  /** Upper case letters or digits. */
  readonly chars: string;
}

const NATO =
  'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu';
const NATO_WORDS = new Map(NATO.split(' ').map((word) => [word, word.charAt(0).toUpperCase()]));

const SKIP = /^(?:um|uh|er|erm|okay|ok|and|then|dash|hyphen|space|capital|letter|double)$/;

/**
 * The stretches of a line that spell something: letters, letter words and numbers that follow each other. Each stretch
 * is a list of groups; a word of the language ends it.
 */
export function spellings(line: Line): Spelled[][] {
  const stretches: Spelled[][] = [];
  let open: Spelled[] = [];
  const close = () => {
    if (open.length > 0) stretches.push(open);
    open = [];
  };
  const tokens = line.runs.flatMap((run) => run.tokens);
  let at = 0;
  const word = /[a-z]+|\d+|[^\sa-z\d]/g;
  for (let match = word.exec(line.lower); match !== null; match = word.exec(line.lower)) {
    const start = match.index;
    const end = start + match[0].length;
    while ((tokens[at]?.end ?? start + 1) <= start) at += 1;
    const token = tokens[at];
    if (token?.start === start) {
      open.push({ start, end: token.end, chars: token.digits });
      word.lastIndex = token.end;
      continue;
    }
    const named = /^(?:([a-z]) (?:for|as in|like) [a-z]+)/.exec(line.lower.slice(start, start + 40));
    if (named?.[1] !== undefined) {
      open.push({ start, end: start + named[0].length, chars: named[1].toUpperCase() });
      word.lastIndex = start + named[0].length;
      continue;
    }
    const text = match[0];
    const nato = NATO_WORDS.get(text);
    if (
      /^[a-z]+$/.test(text) &&
      (text.length === 1 || isUpper(line.text.slice(start, end)) || touchesDigit(line.text, start, end))
    ) {
      open.push({ start, end, chars: text.toUpperCase() });
    } else if (nato !== undefined) {
      open.push({ start, end, chars: nato });
    } else if (text === 'oh') {
      open.push({ start, end, chars: '0' });
    } else if (!SKIP.test(text) && !/^[-–.,/'’]$/.test(text)) {
      close();
    }
  }
  close();
  return stretches;
}

function isUpper(text: string): boolean {
  return text.length <= 6 && text === text.toUpperCase();
}

function touchesDigit(text: string, start: number, end: number): boolean {
  return /\d/.test(text.charAt(start - 1)) || /\d/.test(text.charAt(end));
}

export interface SpelledWord extends Spelled {
  /** Index of the group after it. */
  readonly next: number;
}

/** From group `from` on, the first and then longest window of groups whose characters, joined, satisfy a test. */
export function findSpelled(
  groups: readonly Spelled[],
  { from, longest }: { readonly from: number; readonly longest: number },
  accepts: (chars: string) => boolean,
): SpelledWord | undefined {
  for (let at = from; at < groups.length; at += 1) {
    const first = groups[at];
    if (first === undefined) break;
    let chars = '';
    let best: SpelledWord | undefined;
    for (let to = at; to < groups.length; to += 1) {
      const last = groups[to] ?? first;
      chars += last.chars;
      if (chars.length > longest) break;
      if (accepts(chars)) best = { start: first.start, end: last.end, chars, next: to + 1 };
    }
    if (best !== undefined) return best;
  }
  return undefined;
}
