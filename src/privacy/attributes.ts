// Personal data in the attributes of an interaction: CRM fields and notes, read with their names as context.

import type { Attributes, AttributeValue, Turn } from '../model/interaction.ts';
import { isCardNumber } from './checksum.ts';
import type { PersonalType } from './personal-datum.ts';
import { type RedactOptions, redact } from './redact.ts';

export interface AttributeRedaction {
  /** The same object when nothing was found. */
  readonly attributes: Attributes;
  readonly redactions: Readonly<Record<string, number>>;
}

/** What is looked for in attributes unless told otherwise: dates, addresses and codes are what CRM fields are for. */
const TYPES: ReadonlySet<PersonalType> = new Set<PersonalType>([
  'card',
  'cvv',
  'pin',
  'ssn',
  'nino',
  'national-id',
  'passport',
  'licence',
  'iban',
  'sort-code',
  'account',
  'email',
  'phone',
  'password',
]);

/**
 * Removes personal data from attribute values. A value is read as the answer to its name, so that `cvv: "123"` is found.
 * Numbers that are card numbers become the token too; other numbers, booleans and null stay.
 */
export function redactAttributes(attributes: Attributes, options: RedactOptions = {}): AttributeRedaction {
  const types = options.types ?? TYPES;
  const redactions: Record<string, number> = {};
  const changed: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const text = asText(value);
    if (text === undefined) continue;
    const result = redact(asTurns(name, text), { types });
    const redacted = result.turns[1]?.text;
    if (redacted === undefined || redacted === text) continue;
    changed[name] = redacted;
    for (const [type, count] of Object.entries(result.redactions)) redactions[type] = (redactions[type] ?? 0) + count;
  }
  if (Object.keys(changed).length === 0) return { attributes, redactions };
  return { attributes: { ...attributes, ...changed }, redactions };
}

function asText(value: AttributeValue): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value) && isCardNumber(String(value))) return String(value);
  return undefined;
}

/** `cardNumber`, `card_number` → "card number?", asked before the value. */
function asTurns(name: string, text: string): readonly Turn[] {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[^\p{L}]+/gu, ' ');
  return [
    { speaker: 'system', text: words },
    { speaker: 'customer', text },
  ];
}
