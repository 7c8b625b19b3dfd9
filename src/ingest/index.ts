// The table of input formats. To add one: its file in formats/, its line here, its sample in fixtures/formats/.

import type { Format, Sample } from './format.ts';
import canonical from './formats/canonical.ts';
import inlineText from './formats/inline-text.ts';
import plainText from './formats/plain-text.ts';

/** Every input format. Where two are equally sure of a file, the earlier one reads it. */
export const FORMATS: readonly Format[] = [canonical, inlineText, plainText];

/** The format of that name, as given to `--input-format`. */
export function findFormat(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}

/** The format that is surest of a sample, or undefined when none knows it. */
export function recogniseFormat(sample: Sample): Format | undefined {
  let best: Format | undefined;
  let bestScore = 0;
  for (const format of FORMATS) {
    const score = format.recognise(sample);
    if (score > bestScore) {
      best = format;
      bestScore = score;
    }
  }
  return best;
}
