// Trials: a model taught by four fifths of the sentences judges the rest, so that its doubts are known before it is used.

import type { Encoder } from '../../text/encoder.ts';
import { type Calibration, calibrate, type Judged, probabilityOf } from './calibrate.ts';
import { scoreSample } from './fit.ts';
import { type CrossWeight, fitLesson } from './fit-lesson.ts';
import { LABEL, type Lesson, type Sample } from './samples.ts';

export const TRIALS = 5;
/** A sentence of another family counts this much against a family before it is known whether it carries its meaning too, */
export const FIRST_CROSS = 0.05;
/** and this much once those that may are left out: those with at least this probability. */
const CROSS = 0.2;
const UNCLEAR = 0.5;
/** An everyday sentence carries no meaning, whatever the trials say of it. */
const ORDINARY = 1;
/** For probabilities, examples are taken to be one clause in so many: the same for wide and narrow families. */
const ONE_IN = 5;

/** How a family did on sentences that it had not been taught, decided at even odds. */
export interface Trial {
  readonly family: string;
  readonly examples: number;
  /** Examples recognised. */
  readonly hits: number;
  readonly nearMisses: number;
  /** Near misses taken for examples. */
  readonly falseAlarms: number;
}

/** `own`: an example or a near miss of the family itself. */
export type OwnJudged = Judged & { readonly own: boolean };

/** Scores of every clean sample by a model that had not been taught it. */
export interface TrialScores {
  /** By sample and family; NaN for noisy copies and samples without words. */
  readonly scores: Float32Array;
  judged(family: number, unclear: Unclear): readonly OwnJudged[];
}

/** Sentences of other families that may carry a meaning too: `origin` and family. */
export type Unclear = (sample: Sample, family: number) => boolean;

/** Sentence numbers are spread over folds by a hash, so that neighbours in a file, which are alike, part. */
export function foldOf(origin: number): number {
  return (Math.imul(origin + 1, 0x9e3779b1) >>> 16) % TRIALS;
}

export function trial(
  lesson: Lesson,
  encoder: Encoder,
  negators: ReadonlySet<number>,
  cross: CrossWeight,
  onTrial: (number: number) => void,
): TrialScores {
  const count = lesson.families.length;
  const scores = new Float32Array(lesson.samples.length * count).fill(Number.NaN);
  const one = new Float64Array(count);
  const row = new Int32Array(count);
  for (let fold = 0; fold < TRIALS; fold++) {
    onTrial(fold + 1);
    const { weights, rows } = fitLesson(lesson, encoder, negators, (sample) => foldOf(sample.origin) !== fold, cross);
    for (const [index, sample] of lesson.samples.entries()) {
      if (sample.noisy || foldOf(sample.origin) !== fold) continue;
      scoreSample(rows, index, weights, one, row);
      for (let f = 0; f < count; f++) if (row[f] !== -1) scores[index * count + f] = one[f] as number;
    }
  }
  return {
    scores,
    judged: (family, unclear) =>
      weighed(
        lesson.samples.flatMap((sample, index) => {
          const score = scores[index * count + family] as number;
          const label = sample.labels[family];
          if (Number.isNaN(score) || (label === LABEL.unknown && unclear(sample, family))) return [];
          return [{ score, yes: label === LABEL.yes, own: label !== LABEL.unknown }];
        }),
      ),
  };
}

/**
 * Weights under which the family's own examples are one sentence in five, however many others there are. Of the others those
 * that look more like it than half of its examples are left out: most of them do carry it.
 */
function weighed(judged: readonly Omit<OwnJudged, 'weight'>[]): readonly OwnJudged[] {
  const examples = judged.filter((one) => one.yes);
  const middle =
    examples.map((one) => one.score).sort((a, b) => a - b)[examples.length >> 1] ?? Number.POSITIVE_INFINITY;
  const kept = judged.filter((one) => one.own || one.score < middle);
  const others = kept.filter((one) => !one.own).length;
  const nearMisses = kept.length - examples.length - others;
  const each = Math.max(0, (ONE_IN - 1) * examples.length - nearMisses) / Math.max(1, others);
  return kept.map((one) => ({ ...one, weight: one.own ? 1 : each }));
}

/** Which sentences of other families the trials could not tell from a family's own. */
export function ambiguous(lesson: Lesson, trials: TrialScores): Unclear {
  const count = lesson.families.length;
  const unclear = new Set<number>();
  for (let family = 0; family < count; family++) {
    const calibration = calibrate(trials.judged(family, () => false));
    for (const [index, sample] of lesson.samples.entries()) {
      const score = trials.scores[index * count + family] as number;
      if (sample.ordinary || sample.labels[family] !== LABEL.unknown || Number.isNaN(score)) continue;
      if (probabilityOf(score, calibration) >= UNCLEAR) unclear.add(sample.origin * count + family);
    }
  }
  return (sample, family) => unclear.has(sample.origin * count + family);
}

export function crossWeights(unclear: Unclear): CrossWeight {
  return (sample, family) => (sample.ordinary ? ORDINARY : unclear(sample, family) ? 0 : CROSS);
}

export function tally(family: string, judged: readonly OwnJudged[], calibration: Calibration): Trial {
  const own = judged.filter((one) => one.own);
  const meant = (one: Judged): boolean => probabilityOf(one.score, calibration) >= 0.5;
  const examples = own.filter((one) => one.yes);
  const nearMisses = own.filter((one) => !one.yes);
  return {
    family,
    examples: examples.length,
    hits: examples.filter(meant).length,
    nearMisses: nearMisses.length,
    falseAlarms: nearMisses.filter(meant).length,
  };
}
