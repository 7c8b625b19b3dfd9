// What a plain speech recogniser makes of a call: lower case, no punctuation, fillers, and the usual mishearings.

import type { TimedTurn } from './clock.ts';
import type { Dice } from './random.ts';

const MISHEARD: readonly (readonly [RegExp, string])[] = [
  [/\brouter\b/g, 'rooter'],
  [/\bdirect debit\b/g, 'direct debt'],
  [/\blarkfield\b/g, 'lark field'],
  [/\bpostcode\b/g, 'post coat'],
  [/\binvoice\b/g, 'in voice'],
  [/\bmeter reading\b/g, 'metre reading'],
  [/\bbroadband\b/g, 'broad band'],
  [/\btariff\b/g, 'tarif'],
  [/\bthermostat\b/g, 'thermo stat'],
  [/\brefunded\b/g, 're funded'],
  [/\bfibre\b/g, 'fiber'],
  [/\btheir\b/g, 'there'],
  [/\bcourier\b/g, 'career'],
  [/\bthe engineer\b/g, 'the engine ear'],
  [/\bparcel\b/g, 'partial'],
  [/\bto recap\b/g, 'to re cap'],
  [/\bmarta\b/g, 'martha'],
  [/\bhye-jin\b/g, 'hey jin'],
  [/\bsiobhan\b/g, 'shavonne'],
  [/\btomasz\b/g, 'thomas'],
];
const FILLERS = ['uh', 'um', 'er', 'you know', 'like'];

/** The turns as recognised, with a confidence each. */
export function mishear(turns: readonly TimedTurn[], dice: Dice): TimedTurn[] {
  return turns.map((turn) => {
    let text = turn.text
      .toLowerCase()
      .replace(/[’]/g, "'")
      .replace(/e-mail/g, 'email')
      .replace(/[^\p{L}\p{N}'£$@.\s-]/gu, ' ')
      .replace(/\.+(?=\s|$)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    for (const [heard, as] of MISHEARD) text = text.replace(heard, (word) => (dice.chance(0.3) ? as : word));
    const words = text.split(' ').flatMap((word, index) => {
      if (index > 0 && dice.chance(0.018)) return [dice.pick(FILLERS), word];
      if (word.length < 4 && dice.chance(0.015)) return [];
      return [word];
    });
    const { words: _, ...rest } = turn;
    return { ...rest, text: words.join(' ') || text, confidence: dice.whole(76, 94) / 100 };
  });
}
