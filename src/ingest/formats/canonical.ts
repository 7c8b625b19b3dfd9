// callmark's own shape: the canonical interaction.

import { isLoose } from '../fields.ts';
import type { Format, Sample } from '../format.ts';
import { buildInteraction } from '../interaction.ts';
import { readJsonRecords } from '../json-records.ts';
import { openTimes } from '../times.ts';

const canonical: Format = {
  name: 'canonical',
  title: 'callmark interactions: JSON lines, a JSON list, or one JSON object',
  streaming: true,
  recognise,
  read: (content, context) =>
    // Handed on as it is: a generator around it would cost as much as building the interactions.
    readJsonRecords(
      content,
      context,
      openTimes(context.timezone).then(
        (readTime) => (value, number) => buildInteraction(value, number, context, readTime),
      ),
    ),
};

export default canonical;

function recognise(sample: Sample): number {
  if (hasTurns(sample.firstLineJson) || hasTurns(sample.json)) return 1;
  if (Array.isArray(sample.json)) return sample.json.some(hasTurns) ? 1 : 0;
  if (sample.json !== undefined || !/^\s*[[{]/.test(sample.text)) return 0;
  return /"turns"\s*:\s*\[/.test(sample.text) ? 0.8 : 0;
}

function hasTurns(value: unknown): boolean {
  return isLoose(value) && Array.isArray(value['turns']);
}
