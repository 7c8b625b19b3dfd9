// Plain text with speaker labels in front of the lines: one conversation a file.

import { badItem } from '../bad-item.ts';
import { digestRecord } from '../digest.ts';
import { isFault } from '../fields.ts';
import type { Format, Sample } from '../format.ts';
import { idFromFile } from '../ids.ts';
import { buildInteraction } from '../interaction.ts';
import { countLabels } from '../labelled-rows.ts';
import { readLabelledText } from '../labelled-text.ts';
import { INFERRED_ROLES, NO_LABELS, UNCLEAR_TIMES } from '../text-problems.ts';
import { openTimes } from '../times.ts';

const plainText: Format = {
  name: 'plain-text',
  title: 'Plain text with lines such as “Agent: …” and “Customer: …”',
  streaming: false,
  legacyEncoding: true,
  recognise,
  async *read(content, context) {
    const readTime = await openTimes(context.timezone);
    const text = await content.text();
    const digest = digestRecord(text);
    const conversation = readLabelledText(text, readTime);
    const { agent, customer, ...rest } = conversation ?? { turns: [] };
    if (conversation?.unclearTimes) context.warn?.(UNCLEAR_TIMES);
    if (conversation?.inferredRoles) context.warn?.(INFERRED_ROLES);
    const record = {
      id: idFromFile(context.file),
      ...rest,
      ...(agent === undefined ? {} : { agent: { name: agent } }),
      ...(customer === undefined ? {} : { customer: { name: customer } }),
    };
    const result = conversation === undefined ? NO_LABELS : buildInteraction(record, 1, context, readTime);
    if (isFault(result)) yield badItem(context, result, { record: 1, sha256: digest });
    else yield { kind: 'interaction', interaction: result, digest };
  },
};

export default plainText;

function recognise({ name, text, complete }: Sample): number {
  if (/^\s*([[{<]|WEBVTT)/.test(text) || text.includes(' --> ') || text.includes('\0')) return 0;
  // A last line that is cut off says nothing.
  const { roles, labelled, lines } = countLabels(complete ? text : text.slice(0, text.lastIndexOf('\n') + 1));
  const forPeople = /(^-|\.(txt|text|log)|(^|\/)[^.]+)$/i.test(name);
  if (roles >= 2) return 0.7;
  if (!forPeople || labelled === 0) return 0;
  return roles >= 1 || labelled >= lines / 2 ? 0.5 : 0;
}
