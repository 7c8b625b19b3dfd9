// What phrases find in a text, as quotes.

import type { Turn } from '../../src/model/interaction.ts';
import { Matcher } from '../../src/text/matcher.ts';
import { parsePhrase } from '../../src/text/phrase.ts';

export function matcherOf(...phrases: readonly string[]): Matcher {
  return new Matcher(
    phrases.map((text) => {
      const parsed = parsePhrase(text);
      if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
      return parsed.node;
    }),
  );
}

/** The quotes of a phrase's hits in one text, or in several turns of the agent. */
export function quotes(phrase: string, said: string | readonly string[], agentName?: string): string[] {
  const turns = (typeof said === 'string' ? [said] : said).map((text): Turn => ({ speaker: 'agent', text }));
  const matcher = matcherOf(phrase);
  const tokens = matcher.read(turns, agentName);
  return (matcher.scan(tokens).get(0) ?? []).map(({ start, end }) => {
    const text = turns[tokens.turns[start] as number]?.text ?? '';
    const sameTurn = tokens.turns[start] === tokens.turns[end - 1];
    return text.slice(tokens.starts[start], sameTurn ? tokens.ends[end - 1] : text.length);
  });
}

/** The names of the phrases found in turns, in the order of the phrases. */
export function found(matcher: Matcher, turns: readonly Turn[], agentName?: string): number[] {
  return [...matcher.scan(matcher.read(turns, agentName)).keys()].sort((a, b) => a - b);
}
