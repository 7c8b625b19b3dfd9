// The CRM values that reports set beside the score. Each is a yes or no for an interaction, or not known.

import type { Attributes, AttributeValue } from '../../model/interaction.ts';

interface CrmMeasure {
  readonly name: string;
  readonly title: string;
  hit(attributes: Attributes): boolean | undefined;
}

function numeric(value: AttributeValue | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function logical(value: AttributeValue | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = String(value ?? '')
    .trim()
    .toLowerCase();
  if (['true', 'yes', 'y', '1'].includes(word)) return true;
  if (['false', 'no', 'n', '0'].includes(word)) return false;
  return undefined;
}

const yes =
  (key: string) =>
  (attributes: Attributes): boolean | undefined =>
    logical(attributes[key]);

export const crmMeasures: readonly CrmMeasure[] = [
  {
    name: 'csat',
    title: 'CSAT: 4 or 5 of 5, of those who answered',
    hit: (attributes) => {
      const answer = numeric(attributes['csat']);
      return answer === undefined || answer < 1 || answer > 5 ? undefined : answer >= 4;
    },
  },
  { name: 'fcr', title: 'Resolved at first contact', hit: yes('fcr') },
  { name: 'resolved', title: 'Marked as resolved', hit: yes('resolved') },
  { name: 'escalated', title: 'Escalated', hit: yes('escalated') },
];
