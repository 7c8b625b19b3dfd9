// The example or near miss that a clause is most like: by the words and pairs of words they share, rare ones counting more.

import type { MeaningProof } from '../model/meaning.ts';
import type { TaughtSentences } from './model-file.ts';

interface Posting {
  readonly weight: number;
  readonly sentences: number[];
}

/** A family's sentences, and where each word of them stands. */
interface Shelf {
  readonly sentences: readonly MeaningProof['nearest'][];
  /** Lengths of the sentences as vectors. */
  readonly lengths: Float64Array;
  /** For a word or a pair the square of its rarity and the numbers of the sentences that have it. */
  readonly having: ReadonlyMap<string, Posting>;
}

export class Nearest {
  readonly #taught: Readonly<Record<string, TaughtSentences>>;
  readonly #shelves = new Map<string, Shelf>();
  /** In how many sentences of all families a word or a pair stands. */
  readonly #counts = new Map<string, number>();
  #total = 0;

  constructor(taught: Readonly<Record<string, TaughtSentences>>) {
    this.#taught = taught;
    for (const { examples, nearMisses } of Object.values(taught)) {
      for (const [text] of [...examples, ...nearMisses]) {
        this.#total++;
        for (const part of partsOf(text)) this.#counts.set(part, (this.#counts.get(part) ?? 0) + 1);
      }
    }
  }

  /** By the cosine of the angle between the two; of sentences that are equally like the first, and examples stand first. */
  to(text: string, family: string): MeaningProof['nearest'] {
    const shelf = this.#shelf(family);
    const shared = new Float64Array(shelf.sentences.length);
    for (const part of partsOf(text)) {
      const posting = shelf.having.get(part);
      if (posting === undefined) continue;
      const { weight, sentences } = posting;
      for (let at = 0; at < sentences.length; at++) {
        const sentence = sentences[at] as number;
        shared[sentence] = (shared[sentence] as number) + weight;
      }
    }
    let best = 0;
    let most = 0;
    for (let at = 0; at < shared.length; at++) {
      const like = (shared[at] as number) / (shelf.lengths[at] as number);
      if (like <= most) continue;
      most = like;
      best = at;
    }
    return shelf.sentences[best] ?? { text: '', nearMiss: false };
  }

  #shelf(family: string): Shelf {
    const known = this.#shelves.get(family);
    if (known !== undefined) return known;
    const { examples, nearMisses } = this.#taught[family] ?? { examples: [], nearMisses: [] };
    const sentences = [
      ...examples.map(([text]) => ({ text, nearMiss: false })),
      ...nearMisses.map(([text]) => ({ text, nearMiss: true })),
    ];
    const having = new Map<string, Posting>();
    const lengths = new Float64Array(sentences.length);
    for (const [index, { text }] of sentences.entries()) {
      let sum = 0;
      for (const part of partsOf(text)) {
        const posting = having.get(part) ?? { weight: this.#weightOf(part), sentences: [] };
        having.set(part, posting);
        posting.sentences.push(index);
        sum += posting.weight;
      }
      lengths[index] = Math.sqrt(sum) || 1;
    }
    const shelf = { sentences, lengths, having };
    this.#shelves.set(family, shelf);
    return shelf;
  }

  /** The square of a part's rarity. */
  #weightOf(part: string): number {
    return Math.log((this.#total + 1) / (this.#counts.get(part) ?? 1)) ** 2;
  }
}

/** The words of a text and its neighbouring pairs, each once. */
function partsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}']+/gu) ?? [];
  const parts = new Set<string>(words);
  for (let at = 1; at < words.length; at++) parts.add(`${words[at - 1]} ${words[at]}`);
  return parts;
}
