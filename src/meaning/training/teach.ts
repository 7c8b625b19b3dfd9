// Training from start to end: lessons of both sides, scores of sentences not taught, probabilities, the final weights.

import type { Speaker } from '../../model/interaction.ts';
import type { IntentFamily } from '../../model/meaning.ts';
import { Encoder, SLOTS } from '../../text/encoder.ts';
import { NEGATORS } from '../../text/guards.ts';
import { type Calibration, calibrate, type Judged } from './calibrate.ts';
import type { FeatureTable, Rows } from './features.ts';
import { scoreSample, type Weights } from './fit.ts';
import { CROSS, fitLesson } from './fit-lesson.ts';
import { readReplies } from './reply.ts';
import { LABEL, type Lesson, lessonOf, type Sample } from './samples.ts';
import { vocabularyOf } from './vocabulary.ts';

const FOLDS = 5;
const NOISE_SEED = 7;

/** One side of a trained model. */
export interface Taught {
  readonly side: Speaker;
  readonly families: readonly IntentFamily[];
  readonly table: FeatureTable;
  readonly weights: Weights;
  readonly calibrations: readonly Calibration[];
}

export interface Teaching {
  readonly vocabulary: readonly string[];
  readonly sides: readonly Taught[];
}

/** Sentence numbers are spread over folds by a hash, so that neighbours in a file, which are alike, part. */
export function foldOf(origin: number): number {
  return (Math.imul(origin + 1, 0x9e3779b1) >>> 16) % FOLDS;
}

/** Trains on all families of both sides. Deterministic. `onStep` is told what is being done. */
export function teach(families: readonly IntentFamily[], onStep: (text: string) => void = () => {}): Teaching {
  const bare = (['agent', 'customer'] as const).map((side) => lessonOf(families, side, NOISE_SEED));
  const vocabulary = vocabularyOf(bare);
  const encoder = new Encoder(vocabulary);
  const negators = negatorUnits(vocabulary);
  onStep('what was said before');
  const lessons = readReplies(bare, encoder, negators);
  const sides = lessons.map((lesson): Taught => {
    const judged: Judged[][] = lesson.families.map(() => []);
    for (let fold = 0; fold < FOLDS; fold++) {
      onStep(`${lesson.side}, trial ${fold + 1} of ${FOLDS}`);
      const held = (sample: Sample): boolean => foldOf(sample.origin) === fold;
      const { weights, rows } = fitLesson(lesson, encoder, negators, (sample) => !held(sample));
      judge(lesson, rows, weights, held, judged);
    }
    onStep(`${lesson.side}, all`);
    const { weights, table } = fitLesson(lesson, encoder, negators, () => true);
    return { side: lesson.side, families: lesson.families, table, weights, calibrations: judged.map(calibrate) };
  });
  return { vocabulary, sides };
}

/** Scores of the held-back clean samples, family by family. */
function judge(
  lesson: Lesson,
  rows: Rows,
  weights: Weights,
  held: (sample: Sample) => boolean,
  judged: readonly Judged[][],
): void {
  const scores = new Float64Array(weights.families);
  const row = new Int32Array(weights.families);
  for (const [index, sample] of lesson.samples.entries()) {
    if (sample.noisy || !held(sample)) continue;
    scoreSample(rows, index, weights, scores, row);
    for (let f = 0; f < weights.families; f++) {
      const label = sample.labels[f];
      if (row[f] === -1) continue;
      judged[f]?.push({
        score: scores[f] as number,
        yes: label === LABEL.yes,
        weight: label === LABEL.unknown ? CROSS : 1,
      });
    }
  }
}

export function negatorUnits(vocabulary: readonly string[]): ReadonlySet<number> {
  const wanted = new Set(NEGATORS);
  return new Set(vocabulary.flatMap((word, index) => (wanted.has(word) ? [index + SLOTS.length] : [])));
}
