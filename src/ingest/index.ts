// The table of input formats. To add one: its file in formats/, its line here, its sample in fixtures/formats/.

import type { Format, Sample } from './format.ts';
import amazonCallAnalytics from './formats/amazon-call-analytics.ts';
import canonical from './formats/canonical.ts';
import contactLens from './formats/contact-lens.ts';
import csvTurns from './formats/csv-turns.ts';
import genesysCloud from './formats/genesys-cloud.ts';
import googleCcai from './formats/google-ccai.ts';
import inlineText from './formats/inline-text.ts';
import plainText from './formats/plain-text.ts';
import refused from './formats/refused.ts';
import srt from './formats/srt.ts';
import vcon from './formats/vcon.ts';
import webvtt from './formats/webvtt.ts';

/** Every input format. Where two are equally sure of a file, the earlier one reads it. */
export const FORMATS: readonly Format[] = [
  canonical,
  amazonCallAnalytics,
  contactLens,
  genesysCloud,
  googleCcai,
  vcon,
  webvtt,
  srt,
  inlineText,
  csvTurns,
  plainText,
  refused,
];

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
