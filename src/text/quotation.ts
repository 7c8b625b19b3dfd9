// Quotation marks: double ones, and single ones told from apostrophes.

import type { Turn } from '../model/interaction.ts';
import type { Hit } from './hit.ts';
import type { Tokens } from './tokens.ts';

const SINGLE_OPEN = /(?<=^|[\s(])['‘](?!(?:cause|em|til|tis|fraid|bout|n)\b)(?=\p{L})/u;
const SINGLE_CLOSE = /(?<=[\p{L}\p{N}.,!?])['’](?=$|[\s.,;:!?)])/u;

/** Whether a hit stands inside quotation marks of its turn. */
export function isQuoted(hit: Hit, tokens: Tokens, turns: readonly Turn[]): boolean {
  const text = (turns[tokens.turns[hit.start] as number] as Turn).text;
  const before = text.slice(0, tokens.starts[hit.start]);
  const straight = before.split('"').length - 1;
  const open = Math.max(before.lastIndexOf('“'), before.lastIndexOf('«'), before.lastIndexOf('„'));
  const close = Math.max(before.lastIndexOf('”'), before.lastIndexOf('»'));
  if (straight % 2 === 1 || open > close) return true;
  // Single marks open before a word and close behind one; an apostrophe stands inside it.
  const opened = lastMatch(before, SINGLE_OPEN);
  const after = text.slice(tokens.ends[hit.end - 1]);
  return opened > lastMatch(before, SINGLE_CLOSE) && SINGLE_CLOSE.test(after);
}

/** Where the last match begins, −1 for none. */
function lastMatch(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern, 'gu'))) last = match.index;
  return last;
}
