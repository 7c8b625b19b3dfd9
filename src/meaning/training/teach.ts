// Training from start to end: lessons of both sides, scores of sentences not taught, probabilities, the final weights.

import type { Speaker } from '../../model/interaction.ts';
import type { IntentFamily } from '../../model/meaning.ts';
import { Encoder, SLOTS } from '../../text/encoder.ts';
import { NEGATORS } from '../../text/guards.ts';
import { type Band, bandOf } from './band.ts';
import { type Calibration, calibrate } from './calibrate.ts';
import type { FeatureTable } from './features.ts';
import type { Weights } from './fit.ts';
import { fitLesson } from './fit-lesson.ts';
import { readReplies } from './reply.ts';
import { type Lesson, lessonOf } from './samples.ts';
import { ambiguous, crossWeights, FIRST_CROSS, TRIALS, type Trial, type TrialScores, tally, trial } from './trials.ts';
import { vocabularyOf } from './vocabulary.ts';

const NOISE_SEED = 7;

/** One side of a trained model. */
export interface Taught {
  readonly side: Speaker;
  readonly families: readonly IntentFamily[];
  readonly table: FeatureTable;
  readonly weights: Weights;
  readonly calibrations: readonly Calibration[];
  readonly bands: readonly Band[];
  /** How each family did on sentences that it had not been taught. */
  readonly trials: readonly Trial[];
}

export interface Teaching {
  readonly vocabulary: readonly string[];
  readonly sides: readonly Taught[];
}

/** Trains on all families of both sides. Deterministic. `onStep` is told what is being done. */
export function teach(families: readonly IntentFamily[], onStep: (text: string) => void = () => {}): Teaching {
  const bare = (['agent', 'customer'] as const).map((side) => lessonOf(families, side, NOISE_SEED));
  const vocabulary = vocabularyOf(bare);
  const encoder = new Encoder(vocabulary);
  const negators = negatorUnits(vocabulary);
  onStep('what was said before');
  const lessons = readReplies(bare, encoder, negators);
  const sides = lessons
    .filter((lesson) => lesson.families.length > 0)
    .map((lesson) => teachSide(lesson, encoder, negators, onStep));
  return { vocabulary, sides };
}

/** First trials tell which sentences carry other families' meanings too; with those left out, second trials and the model itself. */
function teachSide(
  lesson: Lesson,
  encoder: Encoder,
  negators: ReadonlySet<number>,
  onStep: (text: string) => void,
): Taught {
  const run = (round: string, cross: Parameters<typeof fitLesson>[4]): TrialScores =>
    trial(lesson, encoder, negators, cross, (number) =>
      onStep(`${lesson.side}, ${round} trial ${number} of ${TRIALS}`),
    );
  const first = run('first', () => FIRST_CROSS);
  const unclear = ambiguous(lesson, first);
  const cross = crossWeights(unclear);
  const second = run('second', cross);
  const judged = lesson.families.map((_, family) => second.judged(family, unclear));
  const calibrations = judged.map(calibrate);
  const bands = judged.map((one, family) => bandOf(one, calibrations[family] as Calibration));
  onStep(`${lesson.side}, all`);
  const { weights, table } = fitLesson(lesson, encoder, negators, () => true, cross);
  const trials = lesson.families.map((family, index) =>
    tally(family.id, judged[index] ?? [], calibrations[index] as Calibration),
  );
  return { side: lesson.side, families: lesson.families, table, weights, calibrations, bands, trials };
}

export function negatorUnits(vocabulary: readonly string[]): ReadonlySet<number> {
  const wanted = new Set(NEGATORS);
  return new Set(vocabulary.flatMap((word, index) => (wanted.has(word) ? [index + SLOTS.length] : [])));
}
