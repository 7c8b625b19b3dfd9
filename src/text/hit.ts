// Where a phrase was found.

/** A phrase found: tokens `[start, end)`. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}
