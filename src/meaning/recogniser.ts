// The model at work: a turn's clauses scored for all families of its speaker, as sums of small rows.

import type { Speaker, Turn } from '../model/interaction.ts';
import type { Meaning, MeaningModel, MeaningProof, Meanings, Meant } from '../model/meaning.ts';
import { type Encoded, Encoder, SLOTS, UNIT } from '../text/encoder.ts';
import { NEGATORS } from '../text/guards.ts';
import { type ModelFile, sentencesOf } from './model-file.ts';
import { Nearest } from './nearest.ts';
import { SideModel, type TurnScores } from './side-model.ts';

/** A family of one side. */
interface Place {
  readonly side: SideModel;
  readonly index: number;
}

export class Recogniser implements MeaningModel {
  readonly families: ReadonlyMap<string, Meaning>;
  readonly hash: string;
  readonly #encoder: Encoder;
  readonly #negators: ReadonlySet<number>;
  readonly #sides: ReadonlyMap<Speaker, SideModel>;
  readonly #places = new Map<string, Place>();
  readonly #file: ModelFile;
  #nearest: Nearest | undefined;

  constructor(file: ModelFile) {
    const vocabulary = file.head.vocabulary.split(' ');
    this.#file = file;
    this.hash = file.hash;
    this.#encoder = new Encoder(vocabulary);
    const negators = new Set(NEGATORS);
    this.#negators = new Set(vocabulary.flatMap((word, index) => (negators.has(word) ? [index + SLOTS.length] : [])));
    const families = new Map<string, Meaning>();
    const sides = new Map<Speaker, SideModel>();
    for (const head of file.head.sides) {
      const side = new SideModel(head, file);
      sides.set(head.side, side);
      head.families.forEach(({ id, means }, index) => {
        families.set(id, { by: head.side, means });
        this.#places.set(id, { side, index });
      });
    }
    this.#sides = sides;
    this.families = families;
  }

  open(turns: readonly Turn[], agentName?: string): Meanings {
    return new Conversation(
      turns,
      this.#encoder.read(turns, agentName),
      this.#negators,
      this.#sides,
      this.#places,
      () => {
        this.#nearest ??= new Nearest(sentencesOf(this.#file));
        return this.#nearest;
      },
    );
  }
}

const NOTHING: readonly Meant[] = [];

class Conversation implements Meanings {
  readonly #turns: readonly Turn[];
  readonly #encoded: Encoded;
  readonly #negators: ReadonlySet<number>;
  readonly #sides: ReadonlyMap<Speaker, SideModel>;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #nearest: () => Nearest;
  readonly #scores: (TurnScores | undefined)[] = [];
  readonly #read: (readonly (readonly Meant[])[] | undefined)[] = [];

  constructor(
    turns: readonly Turn[],
    encoded: Encoded,
    negators: ReadonlySet<number>,
    sides: ReadonlyMap<Speaker, SideModel>,
    places: ReadonlyMap<string, Place>,
    nearest: () => Nearest,
  ) {
    this.#turns = turns;
    this.#encoded = encoded;
    this.#negators = negators;
    this.#sides = sides;
    this.#places = places;
    this.#nearest = nearest;
  }

  of(family: string, turn: number): readonly Meant[] {
    const place = this.#places.get(family);
    if (place === undefined) throw new Error(`the model knows no meaning "${family}"`);
    if (this.#turns[turn]?.speaker !== place.side.side) return NOTHING;
    const known = this.#read[turn];
    if (known !== undefined) return known[place.index] ?? NOTHING;
    const read = this.#readTurn(turn, place.side);
    this.#read[turn] = read;
    return read[place.index] ?? NOTHING;
  }

  #readTurn(turn: number, side: SideModel): readonly (readonly Meant[])[] {
    const { tokens } = this.#encoded;
    const places = side.places(this.#scoresOf(turn, side), this.#before(turn));
    return places.map((ofFamily) =>
      ofFamily.length === 0
        ? NOTHING
        : ofFamily.map(({ span, confidence, sure }) => ({
            start: tokens.starts[span.start] as number,
            end: tokens.ends[span.end - 1] as number,
            confidence,
            // What is only retold may be meant, too ("he said I could get a refund"), but that is for a person to say.
            sure: sure && !this.#encoded.retells(span.start, span.end),
          })),
    );
  }

  #scoresOf(turn: number, side: SideModel): TurnScores {
    const scores = this.#scores[turn] ?? side.read(this.#encoded, turn, this.#negators);
    this.#scores[turn] = scores;
    return scores;
  }

  /** What the other side most likely meant in its last turn before: families by number. */
  #before(turn: number): readonly number[] {
    const side = this.#turns[turn]?.speaker;
    for (let at = turn - 1; at >= 0; at--) {
      const speaker = this.#turns[at]?.speaker;
      const other = speaker === undefined || speaker === side ? undefined : this.#sides.get(speaker);
      if (other === undefined) continue;
      return other.likely(this.#scoresOf(at, other));
    }
    return [];
  }

  prove(family: string, turn: number, meant: Meant): MeaningProof {
    const { side, index } = this.#places.get(family) as Place;
    const { tokens } = this.#encoded;
    const from = tokens.turnStarts[turn] as number;
    const to = tokens.turnStarts[turn + 1] as number;
    let start = from;
    let end = to;
    while (start < to && (tokens.starts[start] as number) < meant.start) start++;
    while (end > start && (tokens.ends[end - 1] as number) > meant.end) end--;
    const text = this.#turns[turn]?.text ?? '';
    const shares = side.shares(this.#encoded, start, end, this.#negators, index);
    return {
      nearest: this.#nearest().to(text.slice(meant.start, meant.end), family),
      words: heaviest(this.#encoded, start, shares, text),
    };
  }
}

/** Words shown as those that decided. */
const WORDS_SHOWN = 4;

/** The words with the largest shares, heaviest first, as they stand in the text, each once. */
function heaviest({ tokens, units }: Encoded, start: number, shares: Float64Array, text: string): readonly string[] {
  const order = [...shares.keys()].sort((a, b) => (shares[b] as number) - (shares[a] as number) || a - b);
  const words = order
    .filter((at) => (shares[at] as number) > 0 && units[start + at] !== UNIT.end)
    .map((at) => text.slice(tokens.starts[start + at], tokens.ends[start + at]));
  return [...new Set(words)].slice(0, WORDS_SHOWN);
}
