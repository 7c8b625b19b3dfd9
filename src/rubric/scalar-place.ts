// From an offset in a YAML text value to the offset in the file where that character is written.

const ESCAPES: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

/**
 * Finds where `value[at]` is written. `source` is the text as it stands in the file, quotes or block header included.
 * Both are walked together: escapes count as what they stand for, folded lines and indentation are skipped.
 * Returns an offset into `source`; for `at` at the end, the offset just after the last character.
 */
export function offsetInSource(source: string, value: string, at: number): number {
  const quote = source[0] === '"' || source[0] === "'" ? source[0] : '';
  let here = quote === '' ? 0 : 1;
  if (source[0] === '|' || source[0] === '>') here = source.indexOf('\n') + 1;
  let after = here;
  for (let n = 0; n < value.length; n++) {
    here = skipFolds(source, here, value[n], quote);
    let length = 1;
    if (quote === '"' && source[here] === '\\') length = 2 + (ESCAPES[source[here + 1] ?? ''] ?? 0);
    else if (quote === "'" && source.startsWith("''", here)) length = 2;
    if (n >= at) return here;
    here = Math.min(here + length, source.length);
    after = here;
  }
  return after;
}

/** Past line ends and indentation that don't belong to the value; a backslash at the end of a line joins it to the next. */
function skipFolds(source: string, from: number, wanted: string | undefined, quote: string): number {
  let here = from;
  while (here < source.length) {
    if (quote === '"' && source[here] === '\\' && /[\r\n]/.test(source[here + 1] ?? '')) {
      here += 2;
      while (isSpace(source[here])) here++;
    } else if (isSpace(source[here]) && source[here] !== wanted) here++;
    else break;
  }
  return here;
}
