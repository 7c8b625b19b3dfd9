// A finder at work: hits of its phrases, less those that mean something else, inside its window and beside what it demands.

import type { NearMiss, Searched } from '../model/evaluation.ts';
import type { Speaker } from '../model/interaction.ts';
import type { Distance, Finder } from '../model/rubric.ts';
import type { Hit } from '../text/hit.ts';
import type { Tokens } from '../text/tokens.ts';
import type { BoundPhrase, BoundWords } from './bind.ts';
import type { Conversation } from './conversation.ts';
import { near, passagesApart } from './distance.ts';
import { nameSpeakers } from './finding.ts';
import type { Found, Occurrence } from './occurrence.ts';
import { inRange, type Range, rangeOf } from './range.ts';
import type { BoundScene } from './scene.ts';

/** A place that does not count, and why: the first of them is the near miss. */
export interface Miss {
  readonly place: Occurrence;
  readonly why: string;
}

/** What was said of a finder's words, wherever it is. */
export interface Said {
  readonly places: readonly Occurrence[];
  readonly miss: Miss | undefined;
}

/** All places where `finder` finds what it looks for, in order, and where it looked. */
export function find(finder: Finder, scene: BoundScene): Found {
  const { conversation } = scene;
  const words = scene.bound.words.get(finder);
  if (words === undefined) throw new Error('this finder was not bound');
  const { by } = words;
  const range = rangeOf(finder.in, by, conversation);
  const searched = describe(words, range);
  const unanswerable = range.unanswerable ?? missingSpeaker(by, conversation);
  if (unanswerable !== undefined) return { occurrences: [], searched, unanswerable };
  if (finder.silenceMs !== undefined) return findSilences(finder.silenceMs, range, conversation, searched);

  const said = words.means === undefined ? scene.said(words) : scene.meant(finder, words, words.means);
  let { miss } = said;
  const keep = (place: Occurrence, why: string | undefined): boolean => {
    if (why !== undefined) miss ??= { place, why };
    return why === undefined;
  };
  const places = said.places.filter((place) => keep(place, outside(range, place, conversation)));
  const occurrences = distinct(places).filter((place) => keep(place, spoiledBy(place, finder, by, scene)));
  if (miss === undefined || occurrences.length > 0) return { occurrences, searched };
  return { occurrences, searched, nearMiss: nearMiss(miss, conversation) };
}

/** The hits of some words by the right speaker that mean what the words mean. */
export function findSaid({ phrases }: BoundWords, { conversation, bound }: BoundScene): Said {
  const { tokens, hits, interaction } = conversation;
  const rivals = new Map<readonly number[], readonly Hit[]>();
  /** Hits of the phrases that mean something else; the phrases of a family share their list. */
  const rivalsOf = ({ not }: BoundPhrase): readonly Hit[] => {
    const known = rivals.get(not);
    if (known !== undefined) return known;
    const found = not.flatMap((pattern) => hits.get(pattern) ?? []).filter((rival) => !runsOver(rival, tokens));
    rivals.set(not, found);
    return found;
  };
  const against = (phrase: BoundPhrase, hit: Hit, speaker: Speaker): string | undefined => {
    if (phrase.by !== undefined && !phrase.by.includes(speaker)) return `said by the ${speaker}`;
    if (rivalsOf(phrase).some((rival) => rival.start < hit.end && rival.end > hit.start))
      return 'part of words that mean something else';
    const negates = bound.matcher.negates(phrase.pattern);
    const guard = bound.guards.holds(phrase.unless, hit, tokens, interaction.turns, negates);
    return guard === undefined ? undefined : GUARD_REASONS[guard];
  };
  const places: Occurrence[] = [];
  let miss: Miss | undefined;
  for (const phrase of phrases) {
    if (phrase.pattern < 0) places.push(...anythingSaid(phrase, conversation));
    for (const hit of hits.get(phrase.pattern) ?? []) {
      const turn = tokens.turns[hit.start] as number;
      const place = { start: hit.start, end: hit.end, turn, name: phrase.name };
      const why = against(phrase, hit, conversation.speakerOf(turn));
      if (why === undefined) places.push(place);
      else miss ??= { place, why };
    }
  }
  return { places, miss };
}

export const GUARD_REASONS = {
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

function outside(range: Range, place: Occurrence, conversation: Conversation): string | undefined {
  return inRange(range, place, conversation) ? undefined : 'outside the part of the conversation that counts';
}

/** What else the finder demands of a place and does not hold; undefined when all does. */
function spoiledBy(
  place: Occurrence,
  finder: Finder,
  by: readonly Speaker[] | undefined,
  scene: BoundScene,
): string | undefined {
  const { conversation } = scene;
  const others = (other: Finder): readonly Occurrence[] => scene.find(other).occurrences;
  const name = (other: Finder): string => [...other.says, ...(other.means ?? [])].join(', ') || 'silence';
  if (finder.echoes !== undefined && !echoes(place, finder.echoes, conversation))
    return 'repeats nothing of what was said before';
  if (
    finder.with !== undefined &&
    !others(finder.with).some((other) => passagesApart(other, place, conversation) === 0)
  )
    return `nothing of ${name(finder.with)} beside it`;
  if (finder.without !== undefined) {
    const reach = finder.after === undefined && finder.before === undefined ? finder.within : undefined;
    if (others(finder.without).some((other) => spoils(other, place, reach, conversation)))
      return `together with ${name(finder.without)}`;
  }
  if (finder.after !== undefined) {
    const kept = others(finder.after).some(
      (other) => other.end <= place.start && near(other, place, finder.within, by, conversation),
    );
    if (!kept) return `not after ${name(finder.after)}`;
  }
  if (finder.before !== undefined) {
    const later = others(finder.before);
    const kept =
      finder.within === undefined
        ? later.every((other) => place.end <= other.start)
        : later.some((other) => place.end <= other.start && near(place, other, finder.within, by, conversation));
    if (!kept) return `not before ${name(finder.before)}`;
  }
  return undefined;
}

function echoes(place: Occurrence, wanted: NonNullable<Finder['echoes']>, conversation: Conversation): boolean {
  const said = conversation.stems(place.turn);
  const shared = new Set<string>();
  for (let turn = 0; turn < place.turn; turn++) {
    if (!wanted.by.includes(conversation.speakerOf(turn))) continue;
    for (const stem of conversation.stems(turn)) if (said.has(stem)) shared.add(stem);
    if (shared.size >= wanted.atLeast) return true;
  }
  return false;
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

/** Whether words run over the end of a statement: "good morning. For …" is no morning for something. */
function runsOver({ start, end }: Hit, tokens: Tokens): boolean {
  const first = tokens.sentences[start] as number;
  return tokens.sentences[end - 1] !== first && tokens.questions[first] !== 1;
}

const WRITTEN: ReadonlySet<string> = new Set(['chat', 'email', 'sms', 'social']);

/** Why nothing can be said when nobody of that role says a word. */
export function missingSpeaker(by: readonly Speaker[] | undefined, conversation: Conversation): string | undefined {
  if (by === undefined) return conversation.tokens.length === 0 ? 'the transcript has no words' : undefined;
  if (by.some((speaker) => conversation.heard.has(speaker))) return undefined;
  if (conversation.heard.has('unknown')) return `the transcript does not say which turns are the ${nameSpeakers(by)}'s`;
  // A message to a customer who has not written (yet) is whole; a call without the customer is half a recording.
  if (!by.includes('agent') && WRITTEN.has(conversation.interaction.channel ?? 'voice')) return undefined;
  return by.includes('agent') || by.includes('customer')
    ? `the transcript has no ${conversation.passagesOf(by).length === 0 ? 'turn' : 'words'} of the ${nameSpeakers(by)}`
    : undefined;
}

function describe({ by, names }: BoundWords, range: Range): Searched {
  return {
    speaker: nameSpeakers(by),
    turns: [range.firstTurn, range.lastTurn],
    precision: range.precision,
    ...(names === '' ? {} : { for: names }),
  };
}

function nearMiss({ place, why }: Miss, conversation: Conversation): NearMiss {
  const { turn, meant } = place;
  if (meant === undefined) return { turn, quote: quote(place, conversation), why };
  const said = conversation.interaction.turns[turn]?.text.slice(meant.place.start, meant.place.end) ?? '';
  return { turn, quote: said, why, ...(meant.place.sure ? {} : { family: meant.family.id }) };
}

function quote(place: Occurrence, conversation: Conversation): string {
  const { tokens, interaction } = conversation;
  const text = interaction.turns[place.turn]?.text ?? '';
  let last = place.start;
  while (last + 1 < place.end && tokens.turns[last + 1] === place.turn) last++;
  return text.slice(tokens.starts[place.start], tokens.ends[last]);
}
