// What a person is asked where a doubt decides: which words, which meaning, and what would come out.

import type { Finding } from '../model/evaluation.ts';
import type { MeantPlace } from '../rubric/meant.ts';
import type { Doubt, Trial } from './doubt.ts';

/** Doubts, and clauses of one doubt, that are told one by one. */
const TOLD_MOST = 2;

/** `It depends on whether “…” means "…": met if it does, not-met if not.` */
export function dependsOn(
  deciding: readonly Doubt[],
  trials: readonly Trial[],
  quote: (place: MeantPlace) => string,
): string {
  const asked = deciding.slice(0, TOLD_MOST).map((doubt) => question(doubt, quote));
  const more = deciding.length - asked.length;
  const whole = `It depends on ${[...asked, ...(more > 0 ? [`${more} more like it`] : [])].join(' and ')}`;
  const outcome = (wanted: (trial: Trial) => boolean): string => label(trials.find(wanted)?.finding);
  const none = outcome(({ counting }) => counting.size === 0);
  const [first] = deciding;
  if (deciding.length === 1 && first !== undefined) {
    // The other doubts change nothing, so any world in which this one counts tells.
    const does = outcome(({ counting }) => counting.has(first));
    return `${whole}: ${does} if ${first.length > 1 ? 'one of them does' : 'it does'}, ${none} if not.`;
  }
  if (deciding.length === 2) return `${whole}: ${ofTwo(deciding, trials)}.`;
  const all = outcome(({ counting }) => deciding.every((doubt) => counting.has(doubt)));
  if (all !== none) return `${whole}: ${all} if all do, ${none} if none does.`;
  const some = outcome(({ finding }) => label(finding) !== none);
  return `${whole}: ${none} if all do or none does, ${some} if only some do.`;
}

/** Which of two doubts count, in words: whoever answers may well find that one does and the other does not. */
const OF_TWO: readonly (readonly [worlds: string, when: string])[] = [
  ['both', 'both do'],
  ['first', 'only the first does'],
  ['second', 'only the second does'],
  ['both first', 'the first does'],
  ['both second', 'the second does'],
  ['first second', 'only one does'],
  ['both first second', 'either does'],
];

/** `met if both do, else not-met`: every world has its outcome. */
function ofTwo([first, second]: readonly Doubt[], trials: readonly Trial[]): string {
  const outcome = (one: boolean, other: boolean): string =>
    label(
      trials.find(({ counting }) => counting.has(first as Doubt) === one && counting.has(second as Doubt) === other)
        ?.finding,
    );
  const none = outcome(false, false);
  const worlds = new Map<string, string>();
  for (const [name, told] of [
    ['both', outcome(true, true)],
    ['first', outcome(true, false)],
    ['second', outcome(false, true)],
  ] as const)
    if (told !== none) worlds.set(told, worlds.has(told) ? `${worlds.get(told)} ${name}` : name);
  const when = new Map(OF_TWO);
  return [...[...worlds].map(([told, names]) => `${told} if ${when.get(names)}`), `else ${none}`].join(', ');
}

function question(doubt: Doubt, quote: (place: MeantPlace) => string): string {
  const quotes = doubt.slice(0, TOLD_MOST).map((place) => `“${quote(place)}”`);
  const more = doubt.length > TOLD_MOST ? ` (or one of ${doubt.length - TOLD_MOST} more)` : '';
  const meanings = [...new Set(doubt.map(({ meant }) => `"${meant.family.means}"`))];
  return `whether ${quotes.join(' or ')}${more} means ${meanings.join(' or ')}`;
}

function label(finding: Finding | undefined): string {
  if (finding === undefined) return 'unknown';
  return finding.outcome === 'partial' ? `partial (${(finding.credit ?? 0).toFixed(2)})` : finding.outcome;
}
