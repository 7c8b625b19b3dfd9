// The example or near miss that a clause is most like: by the words they share, rare words counting more.

import type { MeaningProof } from '../model/meaning.ts';
import type { TaughtSentences } from './model-file.ts';

interface Sentence {
  readonly text: string;
  readonly nearMiss: boolean;
  readonly words: ReadonlySet<string>;
  readonly length: number;
}

/** Sentences that are equally like: an example is shown rather than a near miss. */
export class Nearest {
  readonly #sentences: Readonly<Record<string, TaughtSentences>>;
  readonly #rarity = new Map<string, number>();
  readonly #known = new Map<string, readonly Sentence[]>();
  readonly #unseen: number;

  constructor(sentences: Readonly<Record<string, TaughtSentences>>) {
    this.#sentences = sentences;
    const counts = new Map<string, number>();
    let total = 0;
    for (const { examples, nearMisses } of Object.values(sentences)) {
      for (const [text] of [...examples, ...nearMisses]) {
        total++;
        for (const part of partsOf(text)) counts.set(part, (counts.get(part) ?? 0) + 1);
      }
    }
    this.#unseen = Math.log(total + 1);
    for (const [part, count] of counts) this.#rarity.set(part, Math.log((total + 1) / count));
  }

  to(text: string, family: string): MeaningProof['nearest'] {
    const words = partsOf(text);
    const length = this.#lengthOf(words);
    let best: Sentence | undefined;
    let most = -1;
    for (const sentence of this.#of(family)) {
      let shared = 0;
      for (const word of words) if (sentence.words.has(word)) shared += this.#weightOf(word) ** 2;
      const like = shared / (length * sentence.length || 1);
      if (like > most) {
        most = like;
        best = sentence;
      }
    }
    return { text: best?.text ?? '', nearMiss: best?.nearMiss ?? false };
  }

  #of(family: string): readonly Sentence[] {
    const known = this.#known.get(family);
    if (known !== undefined) return known;
    const { examples, nearMisses } = this.#sentences[family] ?? { examples: [], nearMisses: [] };
    const sentence = (text: string, nearMiss: boolean): Sentence => {
      const words = partsOf(text);
      return { text, nearMiss, words, length: this.#lengthOf(words) };
    };
    const all = [
      ...examples.map(([text]) => sentence(text, false)),
      ...nearMisses.map(([text]) => sentence(text, true)),
    ];
    this.#known.set(family, all);
    return all;
  }

  #weightOf(part: string): number {
    return this.#rarity.get(part) ?? this.#unseen;
  }

  #lengthOf(words: ReadonlySet<string>): number {
    let sum = 0;
    for (const word of words) sum += this.#weightOf(word) ** 2;
    return Math.sqrt(sum);
  }
}

/** The words of a text and its neighbouring pairs. */
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
