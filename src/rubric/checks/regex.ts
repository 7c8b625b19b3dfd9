// A free regular expression, on an engine that takes linear time whatever the pattern.

import { RE2JS } from 're2js';
import type { Check } from '../../model/rubric.ts';
import type { CheckType } from '../check-type.ts';
import { missingSpeaker } from '../find.ts';
import { finding, nameSpeakers } from '../finding.ts';
import { offsetInRange, rangeOf } from '../range.ts';
import { spokenAt } from '../word-time.ts';

type RegexCheck = Extract<Check, { type: 'regex' }>;

/** Compiled once a check; checks live as long as their rubric. */
const compiled = new WeakMap<RegexCheck, RE2JS>();

const regex: CheckType<'regex'> = {
  type: 'regex',
  key: 'regex',
  summary: 'Met when a regular expression (RE2 syntax) is found in a turn; `mode: none` forbids it.',
  example: "regex: '\\bRMA-\\d{6}\\b'\nby: agent",
  parts: () => ({}),
  run(check, scene) {
    const { conversation } = scene;
    const range = rangeOf(check.in, check.by, conversation);
    const searched = {
      speaker: nameSpeakers(check.by),
      turns: [range.firstTurn, range.lastTurn] as const,
      precision: range.precision,
      for: `/${check.pattern}/`,
    };
    const unanswerable = range.unanswerable ?? missingSpeaker(check.by, conversation);
    if (unanswerable !== undefined)
      return finding({ outcome: 'not-scorable', reason: `Cannot be judged: ${unanswerable}.`, searched });
    const evidence = conversation.interaction.turns.flatMap((turn, index) => {
      if (check.by !== undefined && !check.by.includes(turn.speaker)) return [];
      const first = matches(check, turn.text).find(({ start }) => offsetInRange(range, index, start, conversation));
      if (first === undefined) return [];
      const at = spokenAt(turn, first.start);
      return [
        {
          turn: index,
          ...first,
          ...(at === undefined ? {} : { startMs: at.ms }),
          quote: turn.text.slice(first.start, first.end),
          phrase: `/${check.pattern}/`,
        },
      ];
    });
    const found = evidence.length > 0;
    return finding({
      outcome: found === (check.mode === 'any') ? 'met' : 'not-met',
      reason: found ? `Found: “${evidence[0]?.quote ?? ''}”.` : `The expression was not found.`,
      evidence: evidence.slice(0, 6),
      searched,
    });
  },
};

/** Every match in a text, in order. */
function matches(check: RegexCheck, text: string): readonly { readonly start: number; readonly end: number }[] {
  const matcher = engine(check).matcher(text);
  const found: { start: number; end: number }[] = [];
  while (matcher.find()) found.push({ start: matcher.start(), end: matcher.end() });
  return found;
}

function engine(check: RegexCheck): RE2JS {
  let pattern = compiled.get(check);
  if (pattern === undefined) {
    pattern = RE2JS.compile(check.pattern, check.flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0);
    compiled.set(check, pattern);
  }
  return pattern;
}

export default regex;
