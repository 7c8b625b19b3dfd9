// A field of the CRM record, or of the interaction itself.

import type { AttributeValue, Interaction } from '../../model/interaction.ts';
import type { CheckType } from '../check-type.ts';
import { describeTest, passes } from '../comparison.ts';
import { finding } from '../finding.ts';

/** Fields of the interaction that a rule may ask for like an attribute. */
const OWN_FIELDS = ['channel', 'direction', 'queue', 'language', 'durationMs', 'recordingNotice'] as const;

const attribute: CheckType<'attribute'> = {
  type: 'attribute',
  key: 'attribute',
  summary:
    'Met when a CRM field has the value asked for. Not scorable when the interaction has no such field: no CRM row, or no such column.',
  example: 'attribute: disposition\npresent: true',
  parts: () => ({}),
  run(check, scene) {
    const { interaction } = scene.conversation;
    const value = read(check.name, interaction);
    const empty = value === undefined || value === null || value === '';
    // An export with an empty cell says that there is nothing; no such field says nothing at all.
    if (value === undefined && !isOwn(check.name)) {
      return finding({
        outcome: 'not-scorable',
        reason: `Cannot be judged: the data of this interaction has no field “${check.name}”.`,
      });
    }
    if (check.test.present !== undefined) {
      const met = check.test.present === !empty;
      return finding({
        outcome: met ? 'met' : 'not-met',
        reason: `${inWords(check.name)} is ${empty ? 'empty' : 'filled in'}.`,
      });
    }
    if (empty)
      return finding({
        outcome: 'not-met',
        reason: `${inWords(check.name)} is not given; wanted ${describeTest(check.test)}.`,
      });
    const met = passes(value, check.test);
    return finding({
      outcome: met ? 'met' : 'not-met',
      reason: `${inWords(check.name)} is ${inWords(String(value))}; wanted ${describeTest(check.test)}.`,
    });
  },
};

/** `recordingNotice` → "Recording notice", `true` → "yes": for people. */
function inWords(text: string): string {
  if (text === 'true' || text === 'false') return text === 'true' ? 'yes' : 'no';
  const words = text.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isOwn(name: string): boolean {
  return (OWN_FIELDS as readonly string[]).includes(name);
}

function read(name: string, interaction: Interaction): AttributeValue | undefined {
  const given = interaction.attributes[name];
  if (given !== undefined) return given;
  return isOwn(name) ? interaction[name as (typeof OWN_FIELDS)[number]] : undefined;
}

export default attribute;
