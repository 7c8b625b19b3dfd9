// One side of the lessons fitted: what each sample says for and against each family, and how much it counts.

import type { Encoder } from '../../text/encoder.ts';
import { FeatureTable, type Rows } from './features.ts';
import { fitPlain, type Weights } from './fit.ts';
import { fitShared } from './fit-shared.ts';
import { LABEL, type Lesson, type Sample } from './samples.ts';

/** A noisy copy counts this much. */
const NOISY = 0.5;

/** The share of the fit in which families share what they learn. */
const SHARED = 0.5;
const SHARED_SEED = 1;

/** How much a sentence of another family counts against family `f` (by its place in the lesson). */
export type CrossWeight = (sample: Sample, f: number) => number;

/** Fits one side on the samples that `taught` chooses. */
export function fitLesson(
  lesson: Lesson,
  encoder: Encoder,
  negators: ReadonlySet<number>,
  taught: (sample: Sample) => boolean,
  cross: CrossWeight,
): { weights: Weights; rows: Rows; table: FeatureTable } {
  const table = new FeatureTable(encoder, negators);
  table.learn(lesson, lesson.samples.filter(taught));
  const rows = table.rows(lesson);
  const count = lesson.families.length;
  const targets = new Float32Array(lesson.samples.length * count);
  for (const [index, sample] of lesson.samples.entries()) {
    if (!taught(sample)) continue;
    const counts = sample.noisy ? NOISY : 1;
    for (let f = 0; f < count; f++) {
      const label = sample.labels[f];
      targets[index * count + f] =
        label === LABEL.yes ? counts : label === LABEL.no ? -counts : -cross(sample, f) * counts;
    }
  }
  const plain = fitPlain(rows, targets, table.size, count);
  const shared = fitShared(rows, targets, table.size, count, SHARED_SEED);
  return { weights: blended(plain, shared), rows, table };
}

function blended(plain: Weights, shared: Weights): Weights {
  return {
    weights: plain.weights.map((weight, place) => weight + SHARED * (shared.weights[place] as number)),
    bias: plain.bias.map((bias, family) => bias + SHARED * (shared.bias[family] as number)),
    families: plain.families,
  };
}
