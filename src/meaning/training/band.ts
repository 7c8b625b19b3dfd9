// The band of doubt of a family: where it begins and where it ends, by the trials.

import { type Calibration, probabilityOf } from './calibrate.ts';
import type { OwnJudged } from './trials.ts';

/** Probabilities: below `doubt` it is not meant, from `sure` on it is, between them a person should look. */
export interface Band {
  readonly doubt: number;
  readonly sure: number;
}

/** This share of a family's examples may be missed without a doubt. */
const MISSED = 0.12;
const DOUBT_LEAST = 0.2;
const DOUBT_MOST = 0.3;
/** From `sure` on, this share of the clauses carries the meaning, when examples are one clause in five. */
const PRECISE = 0.92;
const SURE_LEAST = 0.6;
const SURE_MOST = 0.85;

export function bandOf(judged: readonly OwnJudged[], calibration: Calibration): Band {
  const likely = judged
    .map(({ score, yes, weight }) => ({ probability: probabilityOf(score, calibration), yes, weight }))
    .sort((a, b) => b.probability - a.probability);
  const examples = likely.filter((one) => one.yes);
  const last = examples[Math.floor(examples.length * (1 - MISSED))]?.probability ?? DOUBT_MOST;
  let right = 0;
  let all = 0;
  let sure = SURE_MOST;
  for (const { probability, yes, weight } of likely) {
    all += weight;
    if (yes) right += weight;
    if (probability < SURE_LEAST) break;
    if (yes && right / all >= PRECISE) sure = probability;
  }
  return {
    doubt: Math.min(DOUBT_MOST, Math.max(DOUBT_LEAST, last)),
    sure: Math.min(SURE_MOST, Math.max(SURE_LEAST, sure)),
  };
}
