// A conversation in front of a set of rules: looks things up for checks, each finder and its words once.

import type { Evidence, Finding } from '../model/evaluation.ts';
import type { MeaningModel, Meanings } from '../model/meaning.ts';
import type { Check, Finder } from '../model/rubric.ts';
import type { Bound, BoundWords } from './bind.ts';
import type { BoundMeaning } from './bind-meaning.ts';
import type { Scene } from './check-type.ts';
import { checkTypes } from './checks/index.ts';
import type { Conversation } from './conversation.ts';
import { find, findSaid, type Said } from './find.ts';
import { type Candidates, findMeant, type MeantPlace, saidOf } from './meant.ts';
import type { Found, Occurrence } from './occurrence.ts';
import { spokenAt } from './word-time.ts';
import type { World } from './world.ts';

const EVIDENCE_MOST = 6;
/** Characters under which a quote is shown with the words around it, and how many of those. */
const SHORT_QUOTE = 25;
const WORDS_BEFORE = 5;
const WORDS_AFTER = 10;

export class BoundScene implements Scene {
  readonly conversation: Conversation;
  readonly bound: Bound;
  /** Of the world in which doubt does not count, and for finders that hang on no meaning, of every world. */
  readonly #found = new Map<Finder, Found>();
  readonly #said = new Map<BoundWords, Said>();
  readonly #candidates = new Map<Finder, Candidates>();
  readonly #meanings = new Map<MeaningModel, Meanings>();
  #world: World | undefined;
  #asked: Set<Finder> | undefined;

  constructor(conversation: Conversation, bound: Bound) {
    this.conversation = conversation;
    this.bound = bound;
  }

  find(finder: Finder): Found {
    const cache = this.#cacheOf(finder);
    const known = cache.get(finder);
    if (known !== undefined) return known;
    const found = find(finder, this);
    cache.set(finder, found);
    return found;
  }

  #cacheOf(finder: Finder): Map<Finder, Found> {
    if (this.#world === undefined && this.#asked === undefined) return this.#found;
    const meant = this.bound.meant.get(finder);
    if (meant === undefined) return this.#found;
    for (const one of meant) this.#asked?.add(one);
    return this.#world?.found ?? this.#found;
  }

  /** Runs something in a world, without one where doubt does not count; `asked` gathers the finders that it asks for a meaning. */
  inWorld<T>(world: World | undefined, asked: Set<Finder> | undefined, run: () => T): T {
    this.#world = world;
    this.#asked = asked;
    try {
      return run();
    } finally {
      this.#world = undefined;
      this.#asked = undefined;
    }
  }

  meanings(model: MeaningModel): Meanings {
    const known = this.#meanings.get(model);
    if (known !== undefined) return known;
    const { turns, agent } = this.conversation.interaction;
    const opened = model.open(turns, agent?.name);
    this.#meanings.set(model, opened);
    return opened;
  }

  /** The clauses that carry a finder's meaning in this world. */
  meant(finder: Finder, words: BoundWords, means: BoundMeaning): Said {
    const world = this.#world;
    if (world?.wordsOnly) return words.phrases.length > 0 ? this.said(words) : { places: [], miss: undefined };
    return saidOf(this.#candidatesOf(finder, words, means), (place) => world?.counts(place) ?? false);
  }

  /** The clauses of which the model doubts that they carry the finder's meaning. */
  doubtful(finder: Finder): readonly MeantPlace[] {
    const words = this.bound.words.get(finder);
    return words?.means === undefined ? [] : this.#candidatesOf(finder, words, words.means).doubtful;
  }

  #candidatesOf(finder: Finder, words: BoundWords, means: BoundMeaning): Candidates {
    const known = this.#candidates.get(finder);
    if (known !== undefined) return known;
    const found = findMeant(finder, words, means, this);
    this.#candidates.set(finder, found);
    return found;
  }

  /** Where some words were said, anywhere in the conversation. */
  said(words: BoundWords): Said {
    const known = this.#said.get(words);
    if (known !== undefined) return known;
    const said = findSaid(words, this);
    this.#said.set(words, said);
    return said;
  }

  run(check: Check): Finding {
    return checkTypes.run(check, this);
  }

  evidence(occurrences: readonly Occurrence[]): readonly Evidence[] {
    return occurrences.slice(0, EVIDENCE_MOST).flatMap((occurrence) => this.#pieces(occurrence));
  }

  #pieces({ start, end, turn, name, meant }: Occurrence): readonly Evidence[] {
    const { tokens } = this.conversation;
    if (meant !== undefined) return [this.#meantPiece(turn, name, meant)];
    if (start === end) return this.#silencePiece(turn, name);
    const pieces: Evidence[] = [];
    for (let at = start; at < end; ) {
      const here = tokens.turns[at] as number;
      let last = at;
      while (last + 1 < end && tokens.turns[last + 1] === here) last++;
      const short = (tokens.ends[last] as number) - (tokens.starts[at] as number) < SHORT_QUOTE;
      const [first, final] = short ? this.#sentenceAround(at, last) : [at, last];
      const said = tokens.starts[at] as number;
      pieces.push(this.#piece(here, tokens.starts[first] as number, tokens.ends[final] as number, name, said));
      at = last + 1;
    }
    return pieces;
  }

  /** "Hi" alone proves little to a person who reads it: a short quote is shown with the words around it in its sentence. */
  #sentenceAround(first: number, last: number): readonly [number, number] {
    const { tokens } = this.conversation;
    const same = (at: number): boolean =>
      tokens.sentences[at] === tokens.sentences[first] && tokens.turns[at] === tokens.turns[first];
    let from = first;
    let to = last;
    while (from > 0 && first - from < WORDS_BEFORE && same(from - 1)) from--;
    while (to + 1 < tokens.length && to - last < WORDS_AFTER && same(to + 1)) to++;
    return [from, to];
  }

  /** A clause is shown whole and nothing around it: it is what an author would teach the model. */
  #meantPiece(turn: number, name: string, { model, family, place }: MeantPlace['meant']): Evidence {
    const proof = this.meanings(model).prove(family.id, turn, place);
    return {
      ...this.#piece(turn, place.start, place.end, name),
      family: family.id,
      confidence: Math.round(place.confidence * 1e4) / 1e4,
      nearest: proof.nearest.text,
      means: { nearest: { text: proof.nearest.text, nearMiss: proof.nearest.nearMiss }, words: [...proof.words] },
    };
  }

  /** A silence is shown by the last words before it. */
  #silencePiece(turn: number, name: string): readonly Evidence[] {
    const text = this.conversation.interaction.turns[turn]?.text ?? '';
    return text === '' ? [] : [this.#piece(turn, 0, text.length, name)];
  }

  /** `said` is where the words that count begin: their time is the piece's. */
  #piece(index: number, start: number, end: number, phrase: string, said = start): Evidence {
    const turn = this.conversation.interaction.turns[index];
    if (turn === undefined) throw new Error(`no turn ${index}`);
    const at = spokenAt(turn, said);
    return {
      turn: index,
      start,
      end,
      ...(at === undefined ? {} : { startMs: at.ms }),
      quote: turn.text.slice(start, end),
      phrase,
    };
  }
}
