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

const STEPS = 60;
/** Keeps the slope sane where few sentences overlap. */
const RIDGE = 1e-3;

/** Newton's method on the weighted log loss, with Platt's softened targets (Platt 1999; Lin, Lin and Weng 2007). */
export function calibrate(judged: readonly Judged[]): Calibration {
  const sum = (yes: boolean): number => judged.reduce((total, one) => total + (one.yes === yes ? one.weight : 0), 0);
  const high = (sum(true) + 1) / (sum(true) + 2);
  const low = 1 / (sum(false) + 2);
  let slope = 1;
  let shift = 0;
  for (let step = 0; step < STEPS; step++) {
    let g1 = RIDGE * (slope - 1);
    let g2 = 0;
    let h11 = RIDGE;
    let h12 = 0;
    let h22 = 1e-9;
    for (const { score, yes, weight } of judged) {
      const probability = 1 / (1 + Math.exp(-(slope * score + shift)));
      const error = (probability - (yes ? high : low)) * weight;
      const curve = Math.max(probability * (1 - probability), 1e-9) * weight;
      g1 += error * score;
      g2 += error;
      h11 += curve * score * score;
      h12 += curve * score;
      h22 += curve;
    }
    const determinant = h11 * h22 - h12 * h12;
    if (Math.abs(determinant) < 1e-12) break;
    const d1 = (h22 * g1 - h12 * g2) / determinant;
    const d2 = (h11 * g2 - h12 * g1) / determinant;
    const damp = Math.min(1, 2 / Math.max(Math.abs(d1), Math.abs(d2), 1e-9));
    slope -= d1 * damp;
    shift -= d2 * damp;
    if (Math.abs(d1) + Math.abs(d2) < 1e-9) break;
  }
  return { slope: Math.max(slope, 0.05), shift };
}

export function probabilityOf(score: number, { slope, shift }: Calibration): number {
  return 1 / (1 + Math.exp(-(slope * score + shift)));
}
