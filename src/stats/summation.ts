// Sums that do not depend on the order of the numbers: the same values give the same bits however they were collected.

/** The sum of `values`: sorted, then added with Neumaier's compensation (Neumaier, ZAMM 54, 1974). 0 for no values. */
export function sum(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  let total = 0;
  let lost = 0;
  for (const value of sorted) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** The arithmetic mean, null for no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

/** The sample standard deviation (n − 1), null for fewer than two values. */
export function standardDeviation(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1));
}
