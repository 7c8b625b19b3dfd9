// A finder at work: hits of its phrases, less those that mean something else, inside its window and beside what it demands.

import type { NearMiss, Searched } from '../model/evaluation.ts';
import type { Speaker } from '../model/interaction.ts';
import type { Distance, Finder } from '../model/rubric.ts';
import type { BoundPhrase } from './bind.ts';
import type { Conversation } from './conversation.ts';
import { near, passagesApart } from './distance.ts';
import { nameSpeakers } from './finding.ts';
import type { Found, Occurrence } from './occurrence.ts';
import { inRange, type Range, rangeOf } from './range.ts';
import type { Scene } from './scene.ts';

/** Keeps a place or notes why it does not count; the first such note is the near miss. */
type Sieve = (keep: boolean, place: Occurrence, why: string) => boolean;

/** All places where `finder` finds what it looks for, in order, and where it looked. */
export function find(finder: Finder, scene: Scene): Found {
  const { conversation } = scene;
  const phrases = scene.bound.phrases.get(finder) ?? [];
  const by = speakersOf(finder, phrases);
  const range = rangeOf(finder.in, by, conversation);
  const searched = describe(phrases, by, range);
  const unanswerable = range.unanswerable ?? missingSpeaker(by, conversation);
  if (unanswerable !== undefined) return { occurrences: [], searched, unanswerable };
  if (finder.silenceMs !== undefined) return findSilences(finder.silenceMs, range, conversation, searched);

  let nearMiss: NearMiss | undefined;
  const sieve: Sieve = (keep, place, why) => {
    if (!keep) nearMiss ??= { turn: place.turn, quote: quote(place, conversation), why };
    return keep;
  };
  const places = phrases
    .flatMap((phrase) => candidates(phrase, scene, sieve))
    .filter((place) =>
      sieve(inRange(range, place, conversation), place, 'outside the part of the conversation that counts'),
    );
  const occurrences = distinct(places).filter((place) => beside(place, finder, by, scene, sieve));
  return { occurrences, searched, ...(nearMiss === undefined || occurrences.length > 0 ? {} : { nearMiss }) };
}

/** The hits of one phrase by the right speaker that mean what the phrase means. */
function candidates(phrase: BoundPhrase, scene: Scene, sieve: Sieve): readonly Occurrence[] {
  const { conversation, bound } = scene;
  const { tokens } = conversation;
  if (phrase.pattern < 0) return anythingSaid(phrase, conversation);
  const result: Occurrence[] = [];
  for (const hit of conversation.hits.get(phrase.pattern) ?? []) {
    const place = { ...hit, turn: tokens.turns[hit.start] as number, name: phrase.name };
    const speaker = conversation.speakerOf(place.turn);
    if (!sieve(phrase.by === undefined || phrase.by.includes(speaker), place, `said by the ${speaker}`)) continue;
    const rival = phrase.not.some((other) =>
      (conversation.hits.get(other) ?? []).some((taken) => taken.start < hit.end && taken.end > hit.start),
    );
    if (!sieve(!rival, place, 'part of words that mean something else')) continue;
    const guard = bound.guards.holds(
      phrase.unless,
      hit,
      tokens,
      conversation.interaction.turns,
      bound.matcher.negates(phrase.pattern),
    );
    if (sieve(guard === undefined, place, GUARD_REASONS[guard ?? 'negated'])) result.push(place);
  }
  return result;
}

const GUARD_REASONS = {
  negated: 'negated',
  quoted: 'quoted from somebody else',
  hypothetical: 'only supposed, not said',
  past: 'about the past',
  question: 'asked, not stated',
  statement: 'stated, not asked',
} as const;

/** `*`: each turn of the speaker that has a word. */
function anythingSaid(phrase: BoundPhrase, conversation: Conversation): readonly Occurrence[] {
  const { tokens, interaction } = conversation;
  return interaction.turns.flatMap((turn, index): Occurrence[] => {
    const start = tokens.turnStarts[index] as number;
    const end = tokens.turnStarts[index + 1] as number;
    if (start === end || (phrase.by !== undefined && !phrase.by.includes(turn.speaker))) return [];
    return [{ start, end, turn: index, name: phrase.name }];
  });
}

/** Of overlapping places the longest of those that begin first. */
function distinct(places: readonly Occurrence[]): readonly Occurrence[] {
  const result: Occurrence[] = [];
  for (const place of [...places].sort((a, b) => a.start - b.start || b.end - a.end || (a.name < b.name ? -1 : 1))) {
    const last = result[result.length - 1];
    if (last === undefined || place.start >= last.end) result.push(place);
  }
  return result;
}

/** Whether everything else that the finder demands of a place holds. */
function beside(
  place: Occurrence,
  finder: Finder,
  by: readonly Speaker[] | undefined,
  scene: Scene,
  sieve: Sieve,
): boolean {
  const { conversation } = scene;
  const others = (other: Finder): readonly Occurrence[] => scene.find(other).occurrences;
  const name = (other: Finder): string => other.says.join(', ') || 'silence';
  if (
    finder.echoes !== undefined &&
    !sieve(echoes(place, finder.echoes, conversation), place, 'repeats nothing of what was said before')
  )
    return false;
  if (
    finder.with !== undefined &&
    !sieve(
      others(finder.with).some((other) => passagesApart(other, place, conversation) === 0),
      place,
      `nothing of ${name(finder.with)} beside it`,
    )
  )
    return false;
  if (finder.without !== undefined) {
    const reach = finder.after === undefined && finder.before === undefined ? finder.within : undefined;
    const spoilt = others(finder.without).some((other) => spoils(other, place, reach, conversation));
    if (!sieve(!spoilt, place, `together with ${name(finder.without)}`)) return false;
  }
  if (finder.after !== undefined) {
    const kept = others(finder.after).some(
      (other) => other.end <= place.start && near(other, place, finder.within, by, conversation),
    );
    if (!sieve(kept, place, `not after ${name(finder.after)}`)) return false;
  }
  if (finder.before !== undefined) {
    const later = others(finder.before);
    const kept =
      finder.within === undefined
        ? later.every((other) => place.end <= other.start)
        : later.some((other) => place.end <= other.start && near(place, other, finder.within, by, conversation));
    if (!sieve(kept, place, `not before ${name(finder.before)}`)) return false;
  }
  return true;
}

function echoes(place: Occurrence, wanted: NonNullable<Finder['echoes']>, conversation: Conversation): boolean {
  const said = conversation.stems(place.turn);
  const shared = new Set<string>();
  for (let turn = 0; turn < place.turn; turn++) {
    if (!wanted.by.includes(conversation.speakerOf(turn))) continue;
    for (const stem of conversation.stems(turn)) if (said.has(stem)) shared.add(stem);
  }
  return shared.size >= wanted.atLeast;
}

/** In the same passage or, with a reach in turns, in one of the speaker's next passages. */
function spoils(
  rival: Occurrence,
  place: Occurrence,
  reach: Distance | undefined,
  conversation: Conversation,
): boolean {
  if (passagesApart(rival, place, conversation) === 0) return true;
  if (reach === undefined || rival.start < place.start) return false;
  return near(place, rival, reach, [conversation.speakerOf(place.turn)], conversation);
}

function findSilences(leastMs: number, range: Range, conversation: Conversation, searched: Searched): Found {
  const silences = conversation.silences;
  if (silences === null)
    return { occurrences: [], searched, unanswerable: 'the transcript has no times to find a silence by' };
  const { tokens } = conversation;
  const occurrences = silences
    .filter((silence) => silence.kind === 'silence' && silence.endMs - silence.startMs >= leastMs)
    .map(({ afterTurn, startMs, endMs }) => {
      const at = tokens.turnStarts[afterTurn + 1] as number;
      return { start: at, end: at, turn: afterTurn, name: 'silence', silence: { startMs, endMs } };
    })
    .filter((place) => inRange(range, place, conversation));
  return { occurrences, searched };
}

/** The speakers a finder is about: its own, or those that all its phrases agree on. */
function speakersOf(finder: Finder, phrases: readonly BoundPhrase[]): readonly Speaker[] | undefined {
  if (finder.by !== undefined) return finder.by;
  const all = new Set<Speaker>();
  for (const phrase of phrases) {
    if (phrase.by === undefined) return undefined;
    for (const speaker of phrase.by) all.add(speaker);
  }
  return all.size === 0 ? undefined : [...all];
}

/** Why nothing can be said when nobody of that role speaks. */
export function missingSpeaker(by: readonly Speaker[] | undefined, conversation: Conversation): string | undefined {
  if (by === undefined || conversation.passageSpeakers.some((speaker) => by.includes(speaker))) return undefined;
  if (conversation.passageSpeakers.includes('unknown'))
    return `the transcript does not say which turns are the ${nameSpeakers(by)}'s`;
  return by.includes('agent') || by.includes('customer')
    ? `the transcript has no turn of the ${nameSpeakers(by)}`
    : undefined;
}

function describe(phrases: readonly BoundPhrase[], by: readonly Speaker[] | undefined, range: Range): Searched {
  const what = [...new Set(phrases.map((phrase) => phrase.name))];
  return {
    speaker: nameSpeakers(by),
    turns: [range.firstTurn, range.lastTurn],
    precision: range.precision,
    ...(what.length === 0 ? {} : { for: what.join(', ') }),
  };
}

function quote(place: Occurrence, conversation: Conversation): string {
  const { tokens, interaction } = conversation;
  const text = interaction.turns[place.turn]?.text ?? '';
  let last = place.start;
  while (last + 1 < place.end && tokens.turns[last + 1] === place.turn) last++;
  return text.slice(tokens.starts[place.start], tokens.ends[last]);
}
