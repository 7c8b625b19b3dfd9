// What one side of a conversation can mean: the rows of weights of its families, and how their sums become places.

import type { Speaker } from '../model/interaction.ts';
import { type Encoded, UNIT } from '../text/encoder.ts';
import { KIND, keyOf, showFeatures } from './features.ts';
import type { FamilyHead, ModelFile, SideHead } from './model-file.ts';
import { nameKey, RowTable } from './row-table.ts';
import type { Span } from './spans.ts';
import { partsOfWord } from './word-parts.ts';

export interface Judged {
  readonly span: Span;
  readonly confidence: number;
  readonly sure: boolean;
}

/** Words unknown to the model whose weights are kept. */
const MOST_UNKNOWN = 20_000;

export class SideModel {
  readonly side: Speaker;
  readonly families: readonly FamilyHead[];
  readonly #bias: Int16Array;
  readonly #words: Uint32Array;
  readonly #pairs: RowTable;
  readonly #parts: RowTable;
  readonly #ends: Uint32Array;
  readonly #weights: Int16Array;
  readonly #cells: Uint8Array;
  readonly #replies: readonly number[];
  readonly #scale: number;
  readonly #scores: Int32Array;
  readonly #unknown = new Map<string, Int32Array>();
  /** Scores at which a family may be meant. */
  readonly #doubts: Float64Array;

  constructor(head: SideHead, file: ModelFile) {
    const { side, families } = head;
    this.side = side;
    this.families = families;
    this.#bias = file.array(`${side}.bias`, 'i16');
    this.#words = file.array(`${side}.words`, 'u32');
    this.#pairs = new RowTable(file.array(`${side}.keys`, 'u32'), file.array(`${side}.rows`, 'u32'));
    this.#parts = new RowTable(file.array(`${side}.partKeys`, 'u32'), file.array(`${side}.partRows`, 'u32'));
    this.#ends = file.array(`${side}.ends`, 'u32');
    this.#weights = file.array(`${side}.weights`, 'i16');
    this.#cells = file.array(`${side}.families`, 'u8');
    this.#replies = head.replies;
    this.#scale = head.scale;
    this.#scores = new Int32Array(families.length);
    this.#doubts = Float64Array.from(
      families,
      ({ slope, shift, doubt }) => (Math.log(doubt / (1 - doubt)) - shift) / slope / head.scale,
    );
  }

  /** For each family its places among the spans, the likeliest first taken, none overlapping, in order. */
  judge(
    encoded: Encoded,
    spans: readonly Span[],
    negators: ReadonlySet<number>,
    before: readonly number[],
  ): readonly (readonly Judged[])[] {
    const found: Judged[][] = this.families.map(() => []);
    for (const span of spans) {
      const scores = this.#score(encoded, span, negators, before);
      for (let f = 0; f < scores.length; f++) {
        if ((scores[f] as number) < (this.#doubts[f] as number)) continue;
        const { slope, shift, sure } = this.families[f] as FamilyHead;
        const confidence = 1 / (1 + Math.exp(-(slope * (scores[f] as number) * this.#scale + shift)));
        found[f]?.push({ span, confidence, sure: confidence >= sure });
      }
    }
    return found.map(apart);
  }

  #score(encoded: Encoded, { start, end }: Span, negators: ReadonlySet<number>, before: readonly number[]): Int32Array {
    const scores = this.#scores;
    for (let f = 0; f < scores.length; f++) scores[f] = this.#bias[f] as number;
    for (const family of before) this.#add(this.#replies[family] ?? 0, scores);
    showFeatures(encoded, start, end, negators, (kind, first, second, token) => {
      if (kind !== KIND.word) this.#add(this.#pairs.find(keyOf(kind, first, second)), scores);
      else {
        this.#add(this.#words[first] as number, scores);
        if (first === UNIT.unknown) this.#addUnknown(encoded.wordAt(token), scores);
      }
    });
    return scores;
  }

  /** How much each token of a stretch speaks for a family; a pair's share goes to both its words. */
  shares(encoded: Encoded, start: number, end: number, negators: ReadonlySet<number>, family: number): Float64Array {
    const shares = new Float64Array(end - start);
    const one = new Int32Array(this.families.length);
    showFeatures(encoded, start, end, negators, (kind, first, second, token) => {
      one.fill(0);
      if (kind !== KIND.word) this.#add(this.#pairs.find(keyOf(kind, first, second)), one);
      else {
        this.#add(this.#words[first] as number, one);
        if (first === UNIT.unknown) this.#addUnknown(encoded.wordAt(token), one);
      }
      const weight = one[family] as number;
      const at = token - start;
      const partner = kind === KIND.pair ? at - 1 : kind === KIND.skip ? at - 2 : -1;
      const shared = partner >= 0 ? weight / 2 : weight;
      shares[at] = (shares[at] as number) + shared;
      if (partner >= 0) shares[partner] = (shares[partner] as number) + shared;
    });
    return shares;
  }

  #add(row: number, scores: Int32Array): void {
    if (row === 0) return;
    const end = this.#ends[row] as number;
    for (let cell = this.#ends[row - 1] as number; cell < end; cell++) {
      const family = this.#cells[cell] as number;
      scores[family] = (scores[family] as number) + (this.#weights[cell] as number);
    }
  }

  #addUnknown(word: string, scores: Int32Array): void {
    let row = this.#unknown.get(word);
    if (row === undefined) {
      const sum = new Float64Array(scores.length);
      const one = new Int32Array(scores.length);
      for (const part of partsOfWord(word)) {
        one.fill(0);
        this.#add(this.#parts.find(nameKey(part.name)), one);
        for (let f = 0; f < sum.length; f++) sum[f] = (sum[f] as number) + part.value * (one[f] as number);
      }
      row = Int32Array.from(sum, Math.round);
      if (this.#unknown.size >= MOST_UNKNOWN) this.#unknown.clear();
      this.#unknown.set(word, row);
    }
    for (let f = 0; f < scores.length; f++) scores[f] = (scores[f] as number) + (row[f] as number);
  }
}

/** The likeliest of places that overlap, in order of the text. */
function apart(places: readonly Judged[]): readonly Judged[] {
  if (places.length < 2) return places;
  const kept: Judged[] = [];
  const order = [...places].sort(
    (a, b) =>
      b.confidence - a.confidence ||
      a.span.end - a.span.start - (b.span.end - b.span.start) ||
      a.span.start - b.span.start,
  );
  for (const place of order)
    if (kept.every(({ span }) => span.end <= place.span.start || span.start >= place.span.end)) kept.push(place);
  return kept.sort((a, b) => a.span.start - b.span.start);
}
