// Clauses found by what they mean: those that the model is sure of, those it doubts, and which of them count in a world.

import type { Finder } from '../model/rubric.ts';
import type { Hit } from '../text/hit.ts';
import type { BoundWords } from './bind.ts';
import type { BoundMeaning } from './bind-meaning.ts';
import type { Conversation } from './conversation.ts';
import { GUARD_REASONS, type Miss, type Said } from './find.ts';
import type { Occurrence } from './occurrence.ts';
import { inRange, type Range, rangeOf } from './range.ts';
import type { BoundScene } from './scene.ts';

/** A clause that carries a meaning, or may. */
export type MeantPlace = Occurrence & Required<Pick<Occurrence, 'meant'>>;

/** What a finder's meanings come to in its part of the conversation, whatever the world. */
export interface Candidates {
  readonly sure: readonly MeantPlace[];
  /** Only those that could change something: where a clause is sure anyway, a doubt is none. */
  readonly doubtful: readonly MeantPlace[];
  /** The clause that comes nearest where none is sure. */
  readonly miss?: Miss;
}

/** The same clause has the same key for every finder: it cannot be meant for one and not for another. */
export function keyOf({ turn, meant }: MeantPlace): string {
  return `${meant.family.id} ${turn} ${meant.place.start} ${meant.place.end}`;
}

/** What counts of a finder's candidates; `counts` tells of the doubtful ones. */
export function saidOf({ sure, doubtful, miss }: Candidates, counts: (place: MeantPlace) => boolean): Said {
  return { places: doubtful.length === 0 ? sure : [...sure, ...doubtful.filter(counts)], miss };
}

/** Looks for the meanings of a finder. Only the turns of its part are read, the others when those have nothing. */
export function findMeant(finder: Finder, words: BoundWords, means: BoundMeaning, scene: BoundScene): Candidates {
  const { conversation } = scene;
  const range = rangeOf(finder.in, words.by, conversation);
  const inside = clauses(words, means, scene, (turn) => turn >= range.firstTurn && turn <= range.lastTurn);
  const places = inside.filter(({ why, place }) => why === undefined && inRange(range, place, conversation));
  const sure = places.flatMap(({ place }) => (place.meant.place.sure ? [place] : []));
  const doubtful = places.flatMap(({ place }) =>
    place.meant.place.sure || sure.some((other) => overlaps(other, place)) ? [] : [place],
  );
  if (sure.length > 0) return { sure, doubtful };
  const miss = missOf(doubtful, inside, range, words, means, scene);
  return miss === undefined ? { sure, doubtful } : { sure, doubtful, miss };
}

interface Clause {
  readonly place: MeantPlace;
  /** Why it does not count wherever it stands. */
  readonly why: string | undefined;
}

function clauses(
  words: BoundWords,
  means: BoundMeaning,
  scene: BoundScene,
  wanted: (turn: number) => boolean,
): readonly Clause[] {
  const { conversation } = scene;
  const meanings = scene.meanings(means.model);
  const said = words.phrases.length === 0 ? undefined : scene.said(words).places;
  const found: Clause[] = [];
  for (let turn = 0; turn < conversation.interaction.turns.length; turn++) {
    if (!wanted(turn)) continue;
    for (const family of means.families) {
      if (conversation.speakerOf(turn) !== family.by) continue;
      for (const meant of meanings.of(family.id, turn)) {
        const place = placeOf(turn, { model: means.model, family, place: meant }, conversation);
        if (place === undefined) continue;
        const hit = said?.find((one) => one.start >= place.start && one.end <= place.end);
        const why = said !== undefined && hit === undefined ? `without ${words.names}` : spoiled(place, means, scene);
        found.push({ place: hit === undefined ? place : { ...place, name: hit.name }, why });
      }
    }
  }
  return found;
}

/** The clause in tokens: every word that it touches. */
function placeOf(turn: number, meant: MeantPlace['meant'], { tokens }: Conversation): MeantPlace | undefined {
  let start = tokens.turnStarts[turn] as number;
  let end = tokens.turnStarts[turn + 1] as number;
  while (start < end && (tokens.ends[start] as number) <= meant.place.start) start++;
  while (end > start && (tokens.starts[end - 1] as number) >= meant.place.end) end--;
  return start === end ? undefined : { start, end, turn, name: meant.family.id, meant };
}

/** Words that mean something else, and contexts: those of a finder with words of its own were seen to with its words. */
function spoiled(place: Hit, { not, unless }: BoundMeaning, { conversation, bound }: BoundScene): string | undefined {
  const { hits, tokens, interaction } = conversation;
  if (not.some((rival) => hits.get(rival)?.some((hit) => hit.start < place.end && hit.end > place.start)))
    return 'part of words that mean something else';
  if (unless.length === 0) return undefined;
  const guard = bound.guards.holds(unless, place, tokens, interaction.turns, true);
  return guard === undefined ? undefined : GUARD_REASONS[guard];
}

function overlaps(other: MeantPlace, place: MeantPlace): boolean {
  return other.start < place.end && other.end > place.start;
}

/** The doubtful clause most likely to mean it, else one that means it and does not count, inside the part or outside. */
function missOf(
  doubtful: readonly MeantPlace[],
  inside: readonly Clause[],
  range: Range,
  words: BoundWords,
  means: BoundMeaning,
  scene: BoundScene,
): Miss | undefined {
  const best = [...doubtful].sort((a, b) => b.meant.place.confidence - a.meant.place.confidence)[0];
  if (best !== undefined) {
    const { family, place } = best.meant;
    return { place: best, why: `it may mean “${family.means}”, but that is not sure (${place.confidence.toFixed(2)})` };
  }
  const spoilt = inside.find(({ why, place }) => why !== undefined && place.meant.place.sure);
  if (spoilt?.why !== undefined) return { place: spoilt.place, why: spoilt.why };
  const away = inside.some(({ why }) => why === undefined)
    ? inside
    : clauses(words, means, scene, (turn) => turn < range.firstTurn || turn > range.lastTurn);
  const outside = away.find(({ why, place }) => why === undefined && place.meant.place.sure);
  return outside && { place: outside.place, why: 'outside the part of the conversation that counts' };
}
