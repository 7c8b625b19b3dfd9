// Redaction of a whole interaction: its turns and its attributes.

import type { Interaction } from '../model/interaction.ts';
import { redactAttributes } from './attributes.ts';
import type { PersonalDatum } from './personal-datum.ts';
import { type RedactOptions, redact } from './redact.ts';

export interface RedactedInteraction {
  readonly interaction: Interaction;
  /** Counts by type over turns and attributes. */
  readonly redactions: Readonly<Record<string, number>>;
  /** What was found in the turns, with offsets into the texts as given. */
  readonly found: readonly PersonalDatum[];
}

/** Removes personal data from the turns and attributes of an interaction; the same object when there is none. */
export function redactInteraction(interaction: Interaction, options: RedactOptions = {}): RedactedInteraction {
  const { turns, redactions, found } = redact(interaction.turns, options);
  const fields = redactAttributes(interaction.attributes, options);
  if (turns === interaction.turns && fields.attributes === interaction.attributes) {
    return { interaction, redactions, found };
  }
  const counts: Record<string, number> = { ...redactions };
  for (const [type, count] of Object.entries(fields.redactions)) counts[type] = (counts[type] ?? 0) + count;
  return { interaction: { ...interaction, turns, attributes: fields.attributes }, redactions: counts, found };
}
