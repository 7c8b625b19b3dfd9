// What the other side meant just before: a first model, without any context, reads it, and its answer is a feature of the reply.

import type { Encoder } from '../../text/encoder.ts';
import { scoreSample } from './fit.ts';
import { fitLesson } from './fit-lesson.ts';
import { type Lesson, otherSide, type Sample } from './samples.ts';
import { FIRST_CROSS } from './trials.ts';

/** Score of a model not yet calibrated at which a meaning is about as likely as not. */
const AS_LIKELY_AS_NOT = -2.2;

/** The lessons with what the other side meant in each `after`: numbers of its families. */
export function readReplies(
  lessons: readonly Lesson[],
  encoder: Encoder,
  negators: ReadonlySet<number>,
): readonly Lesson[] {
  return lessons.map((lesson) => {
    const other = lessons.find(({ side }) => side === otherSide(lesson.side));
    const replies = lesson.samples.filter((sample) => sample.after !== undefined);
    if (other === undefined || replies.length === 0 || other.families.length === 0) return lesson;
    const { weights, table } = fitLesson(
      other,
      encoder,
      negators,
      () => true,
      () => FIRST_CROSS,
    );
    const before = replies.map(
      (sample): Sample => ({ ...sample, text: sample.after as string, after: undefined, replyTo: [] }),
    );
    const rows = table.rows({ ...other, samples: before });
    const scores = new Float64Array(weights.families);
    const best = new Int32Array(weights.families);
    const meant = new Map<Sample, readonly number[]>();
    for (const [index, sample] of replies.entries()) {
      scoreSample(rows, index, weights, scores, best);
      meant.set(
        sample,
        [...scores.keys()].filter((family) => (scores[family] as number) >= AS_LIKELY_AS_NOT),
      );
    }
    return {
      ...lesson,
      samples: lesson.samples.map((sample) => ({ ...sample, replyTo: meant.get(sample) ?? [] })),
    };
  });
}
