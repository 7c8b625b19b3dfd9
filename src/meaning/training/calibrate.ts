// From scores to probabilities: Platt's scaling on scores of sentences that the model had not been taught.

/** The probability of score s is 1 / (1 + exp(−(slope · s + shift))). */
export interface Calibration {
  readonly slope: number;
  readonly shift: number;
}

export interface Judged {
  readonly score: number;
  readonly yes: boolean;
  readonly weight: number;
}

/** A score that tells nothing must not turn a decision round. */
const LEAST_SLOPE = 0.01;
const STEPS = 100;
/** Shortest step that is tried. */
const SHORTEST = 1e-10;
const CLOSE = 1e-7;
/** Keeps the curve's matrix invertible. */
const RIDGE = 1e-12;

/** Newton's method with halved steps on the weighted log loss, with Platt's softened targets (Platt 1999; Lin, Lin and Weng 2007). */
export function calibrate(judged: readonly Judged[]): Calibration {
  const sum = (yes: boolean): number => judged.reduce((total, one) => total + (one.yes === yes ? one.weight : 0), 0);
  const high = (sum(true) + 1) / (sum(true) + 2);
  const low = 1 / (sum(false) + 2);
  const lossOf = (slope: number, shift: number): number => {
    let loss = 0;
    for (const { score, yes, weight } of judged) {
      const logit = slope * score + shift;
      const target = yes ? high : low;
      // log(1 + exp(x)) without overflow.
      loss += weight * (Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - target * logit);
    }
    return loss;
  };
  let slope = 0;
  let shift = Math.log((sum(true) + 1) / (sum(false) + 1));
  let loss = lossOf(slope, shift);
  for (let step = 0; step < STEPS; step++) {
    let g1 = 0;
    let g2 = 0;
    let h11 = RIDGE;
    let h12 = 0;
    let h22 = RIDGE;
    for (const { score, yes, weight } of judged) {
      const probability = 1 / (1 + Math.exp(-(slope * score + shift)));
      const error = (probability - (yes ? high : low)) * weight;
      const curve = probability * (1 - probability) * weight;
      g1 += error * score;
      g2 += error;
      h11 += curve * score * score;
      h12 += curve * score;
      h22 += curve;
    }
    if (Math.abs(g1) < CLOSE && Math.abs(g2) < CLOSE) break;
    const determinant = h11 * h22 - h12 * h12;
    const d1 = -(h22 * g1 - h12 * g2) / determinant;
    const d2 = -(h11 * g2 - h12 * g1) / determinant;
    const fall = g1 * d1 + g2 * d2;
    let size = 1;
    for (; size >= SHORTEST; size /= 2) {
      const next = lossOf(slope + size * d1, shift + size * d2);
      if (next >= loss + 1e-4 * size * fall) continue;
      slope += size * d1;
      shift += size * d2;
      loss = next;
      break;
    }
    if (size < SHORTEST) break;
  }
  return { slope: Math.max(slope, LEAST_SLOPE), shift };
}

export function probabilityOf(score: number, { slope, shift }: Calibration): number {
  return 1 / (1 + Math.exp(-(slope * score + shift)));
}
