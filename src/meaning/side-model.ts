// What one side of a conversation can mean: the rows of weights of its families, and how their sums become places.

import type { Speaker } from '../model/interaction.ts';
import { type Encoded, UNIT } from '../text/encoder.ts';
import { KIND, keyOf, type Show, showFeatures, showJoin } from './features.ts';
import type { FamilyHead, ModelFile, SideHead } from './model-file.ts';
import { nameKey, RowTable } from './row-table.ts';
import { type Span, spansOf } from './spans.ts';
import { partsOfWord } from './word-parts.ts';

export interface Judged {
  readonly span: Span;
  readonly confidence: number;
  readonly sure: boolean;
}

/** A turn read: `scores[span * families + family]`, and the best of each family. */
export interface TurnScores {
  readonly spans: readonly Span[];
  readonly scores: Int32Array;
  readonly best: Int32Array;
}

const NOWHERE: readonly Judged[] = [];

/** Words unknown to the model whose weights are kept. */
const MOST_UNKNOWN = 20_000;

export class SideModel {
  readonly side: Speaker;
  readonly families: readonly FamilyHead[];
  readonly #bias: Int16Array;
  readonly #words: Uint32Array;
  readonly #pairs: RowTable;
  readonly #parts: RowTable;
  readonly #weights: Int16Array;
  readonly #replies: readonly number[];
  readonly #scale: number;
  readonly #more: Int32Array;
  readonly #unknown = new Map<string, Int32Array>();
  /** Scores at which a family may be meant, and at which it is as likely as not. */
  readonly #doubts: Float64Array;
  readonly #evens: Float64Array;

  constructor(head: SideHead, file: ModelFile) {
    const { side, families } = head;
    this.side = side;
    this.families = families;
    this.#bias = file.array(`${side}.bias`, 'i16');
    this.#words = file.array(`${side}.words`, 'u32');
    this.#pairs = new RowTable(file.array(`${side}.keys`, 'u32'), file.array(`${side}.rows`, 'u32'));
    this.#parts = new RowTable(file.array(`${side}.partKeys`, 'u32'), file.array(`${side}.partRows`, 'u32'));
    this.#weights = unfolded(
      file.array(`${side}.multipliers`, 'u16'),
      file.array(`${side}.weights`, 'i8'),
      families.length,
    );
    this.#replies = head.replies;
    this.#scale = head.scale;
    this.#more = new Int32Array(families.length);
    const scoreAt = ({ slope, shift }: FamilyHead, probability: number): number =>
      (Math.log(probability / (1 - probability)) - shift) / slope / head.scale;
    this.#doubts = Float64Array.from(families, (family) => scoreAt(family, family.doubt));
    this.#evens = Float64Array.from(families, (family) => scoreAt(family, 0.5));
  }

  /** Reads a turn: each clause is summed once, for all spans that it is in. */
  read(encoded: Encoded, turn: number, negators: ReadonlySet<number>): TurnScores {
    const cuts = encoded.clausesOf(turn);
    const end = encoded.tokens.turnStarts[turn + 1] as number;
    const count = this.families.length;
    const clauses = new Int32Array(cuts.length * count);
    const joins = new Int32Array(cuts.length * count);
    let sum = clauses;
    let base = 0;
    const add: Show = (kind, first, second, token) => this.#addFeature(encoded, kind, first, second, token, sum, base);
    for (let clause = 0; clause < cuts.length; clause++) {
      const start = cuts[clause] as number;
      const stop = cuts[clause + 1] ?? end;
      base = clause * count;
      sum = clauses;
      showFeatures(encoded, start, stop, negators, add);
      if (clause === 0) continue;
      sum = joins;
      showJoin(encoded, cuts[clause - 1] as number, start, stop, negators, add);
    }
    return this.#spanScores(spansOf(cuts, end), clauses, joins);
  }

  /** The scores of each span, and the best of each family. */
  #spanScores(spans: readonly Span[], clauses: Int32Array, joins: Int32Array): TurnScores {
    // Fields are read once: these are the innermost loops of a whole run.
    const bias = this.#bias;
    const count = bias.length;
    const scores = new Int32Array(spans.length * count);
    const best = new Int32Array(count).fill(-2147483648);
    for (let at = 0; at < spans.length; at++) {
      const { first, last } = spans[at] as Span;
      const base = at * count;
      const own = first * count;
      for (let f = 0; f < count; f++) scores[base + f] = (bias[f] as number) + (clauses[own + f] as number);
      for (let from = own + count; from <= last * count; from += count)
        for (let f = 0; f < count; f++)
          scores[base + f] = (scores[base + f] as number) + (clauses[from + f] as number) + (joins[from + f] as number);
      for (let f = 0; f < count; f++) {
        const score = scores[base + f] as number;
        if (score > (best[f] as number)) best[f] = score;
      }
    }
    return { spans, scores, best };
  }

  /** Families that a turn most likely carries, whatever was said before it. */
  likely({ best }: TurnScores): readonly number[] {
    const likely: number[] = [];
    for (let f = 0; f < best.length; f++) if ((best[f] as number) >= (this.#evens[f] as number)) likely.push(f);
    return likely;
  }

  /** For each family its places in a turn after what was meant `before`, the likeliest first taken, none overlapping, in order. */
  places({ spans, scores, best }: TurnScores, before: readonly number[]): readonly (readonly Judged[])[] {
    const count = this.families.length;
    const more = this.#more.fill(0);
    for (const family of before) this.#add(this.#replies[family] ?? 0, more, 0);
    const found: (readonly Judged[])[] = new Array(count);
    for (let f = 0; f < count; f++) {
      found[f] = NOWHERE;
      const least = (this.#doubts[f] as number) - (more[f] as number);
      if ((best[f] as number) < least) continue;
      const { slope, shift, sure } = this.families[f] as FamilyHead;
      const places: Judged[] = [];
      for (let at = 0; at < spans.length; at++) {
        const score = scores[at * count + f] as number;
        if (score < least) continue;
        const confidence = 1 / (1 + Math.exp(-(slope * (score + (more[f] as number)) * this.#scale + shift)));
        places.push({ span: spans[at] as Span, confidence, sure: confidence >= sure });
      }
      found[f] = apart(places);
    }
    return found;
  }

  #addFeature(
    encoded: Encoded,
    kind: number,
    first: number,
    second: number,
    token: number,
    sum: Int32Array,
    base: number,
  ): void {
    if (kind !== KIND.word) this.#add(this.#pairs.find(keyOf(kind, first, second)), sum, base);
    else {
      this.#add(this.#words[first] as number, sum, base);
      if (first === UNIT.unknown) this.#addUnknown(encoded.wordAt(token), sum, base);
    }
  }

  /** How much each token of a stretch speaks for a family; a pair's share goes to both its words. */
  shares(encoded: Encoded, start: number, end: number, negators: ReadonlySet<number>, family: number): Float64Array {
    const shares = new Float64Array(end - start);
    const one = new Int32Array(this.families.length);
    showFeatures(encoded, start, end, negators, (kind, first, second, token) => {
      one.fill(0);
      this.#addFeature(encoded, kind, first, second, token, one, 0);
      const weight = one[family] as number;
      const at = token - start;
      const partner = kind === KIND.pair ? at - 1 : kind === KIND.skip ? at - 2 : -1;
      const shared = partner >= 0 ? weight / 2 : weight;
      shares[at] = (shares[at] as number) + shared;
      if (partner >= 0) shares[partner] = (shares[partner] as number) + shared;
    });
    return shares;
  }

  #add(row: number, scores: Int32Array, base: number): void {
    if (row === 0) return;
    const weights = this.#weights;
    const count = this.#bias.length;
    const from = row * count;
    for (let f = 0; f < count; f++) scores[base + f] = (scores[base + f] as number) + (weights[from + f] as number);
  }

  /** A word that the model doesn't know: what its parts say. */
  #addUnknown(word: string, scores: Int32Array, base: number): void {
    let row = this.#unknown.get(word);
    if (row === undefined) {
      const sum = new Float64Array(this.families.length);
      const one = new Int32Array(this.families.length);
      for (const part of partsOfWord(word)) {
        one.fill(0);
        this.#add(this.#parts.find(nameKey(part.name)), one, 0);
        for (let f = 0; f < sum.length; f++) sum[f] = (sum[f] as number) + part.value * (one[f] as number);
      }
      row = Int32Array.from(sum, Math.round);
      if (this.#unknown.size >= MOST_UNKNOWN) this.#unknown.clear();
      this.#unknown.set(word, row);
    }
    for (let f = 0; f < row.length; f++) scores[base + f] = (scores[base + f] as number) + (row[f] as number);
  }
}

/** Each row times its multiplier. */
function unfolded(multipliers: Uint16Array, weights: Int8Array, families: number): Int16Array {
  const result = new Int16Array(weights.length);
  for (let row = 0; row < multipliers.length; row++) {
    const multiplier = multipliers[row] as number;
    for (let at = row * families; at < (row + 1) * families; at++) result[at] = multiplier * (weights[at] as number);
  }
  return result;
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
