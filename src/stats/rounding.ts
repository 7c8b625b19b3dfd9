// Rounding as people expect it: decimal halves away from zero, and no negative zero.

/** `value` rounded to `decimals` places as it is written: 1.005 to two places is 1.01, −2.5 to none is −3. */
export function roundTo(value: number, decimals: number): number {
  // From 2^53 on a number has no fraction to round.
  if (!(Math.abs(value) < Number.MAX_SAFE_INTEGER)) return value;
  const [digits = '0', exponent = '0'] = Math.abs(value).toString().split('e');
  const scaled = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  const rounded = Number(`${scaled}e${-decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** A number before it is compared with another: six places, so that sums in another order compare equal. */
export function forComparison(value: number): number {
  return roundTo(value, 6);
}

/** A number for people: one place. */
export function forPeople(value: number): number {
  return roundTo(value, 1);
}
