// Sums that don't depend on the order of what is added: whole numbers only, exact up to 2^53.

/** Count, sum and sum of squares of values, each rounded to 1/`scale`. */
export class Moments {
  n = 0;
  #sum = 0;
  #squares = 0;
  readonly #scale: number;

  constructor(scale = 100) {
    this.#scale = scale;
  }

  add(value: number): void {
    const whole = Math.round(value * this.#scale);
    this.n += 1;
    this.#sum += whole;
    this.#squares += whole * whole;
  }

  merge(other: Moments): void {
    this.n += other.n;
    this.#sum += other.#sum;
    this.#squares += other.#squares;
  }

  /** Null when nothing was added. */
  get mean(): number | null {
    return this.n === 0 ? null : this.#sum / this.n / this.#scale;
  }

  /** The sample standard deviation; null for fewer than two values. */
  get sd(): number | null {
    if (this.n < 2) return null;
    const deviations = this.#squares - (this.#sum * this.#sum) / this.n;
    return Math.sqrt(Math.max(0, deviations) / (this.n - 1)) / this.#scale;
  }
}

/** Count and sum alone, of whole numbers or of values rounded to 1/`scale`. */
export class Mean {
  n = 0;
  #sum = 0;
  readonly #scale: number;

  constructor(scale = 1) {
    this.#scale = scale;
  }

  add(value: number | undefined): void {
    if (value === undefined) return;
    this.n += 1;
    this.#sum += Math.round(value * this.#scale);
  }

  merge(other: Mean): void {
    this.n += other.n;
    this.#sum += other.#sum;
  }

  get mean(): number | null {
    return this.n === 0 ? null : this.#sum / this.n / this.#scale;
  }
}

/** A share: so many of so many. */
export interface Share {
  hits: number;
  n: number;
}
