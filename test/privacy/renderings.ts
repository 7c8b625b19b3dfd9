// Card numbers that pass every check, and the many ways in which people say and write them.

import fc from 'fast-check';
import type { Turn } from '../../src/model/interaction.ts';
import { passesLuhn } from '../../src/privacy/checksum.ts';

const ISSUERS: readonly (readonly [prefix: string, length: number])[] = [
  ['4', 16],
  ['51', 16],
  ['55', 16],
  ['2223', 16],
  ['34', 15],
  ['37', 15],
  ['6011', 16],
  ['65', 16],
  ['36', 14],
  ['3566', 16],
  ['62', 16],
];

/** A card number of some issuer with a right check digit. */
export const cardNumber = fc
  .tuple(fc.constantFrom(...ISSUERS), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 }))
  .map(([[prefix, length], digits]) => {
    const body = (prefix + digits.join('')).slice(0, length - 1);
    const check = [...'0123456789'].find((digit) => passesLuhn(body + digit)) ?? '0';
    return body + check;
  });

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const say = (digits: string, zero = 'zero') =>
  [...digits].map((digit) => (digit === '0' ? zero : (WORDS[Number(digit)] ?? ''))).join(' ');

function sayPair(pair: string): string {
  const value = Number(pair);
  if (pair.length < 2 || value < 10) return say(pair, 'oh');
  if (value < 20) return TEENS[value - 10] ?? '';
  const unit = value % 10;
  return unit === 0 ? (TENS[value / 10] ?? '') : `${TENS[Math.floor(value / 10)]} ${WORDS[unit]}`;
}

const groups = (digits: string): string[] =>
  digits.length === 15 ? [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)] : (digits.match(/.{1,4}/g) ?? []);

/** Pairs; an odd digit is said first, since "ninety" and then "five" at the end would be heard as one number. */
const pairs = (digits: string): string[] => {
  const odd = digits.length % 2;
  return [...digits.slice(0, odd), ...(digits.slice(odd).match(/../g) ?? [])];
};

/** "double five" for two alike in a row, "treble five" for three. */
const doubled = (digits: string, treble: string) =>
  (digits.match(/(\d)\1{0,2}/g) ?? [])
    .map((row) => `${row.length === 3 ? `${treble} ` : row.length === 2 ? 'double ' : ''}${say(row.charAt(0), 'oh')}`)
    .join(' ');

const BACKCHANNELS = ['mm hmm', 'okay', 'yes', 'uh huh', 'go on', 'got it'];

/** One turn of the customer for each way of rendering a card. */
export const RENDERINGS: Readonly<Record<string, (digits: string) => readonly Turn[]>> = {
  written: (digits) => customer(`my card is ${digits} thanks`),
  'in groups': (digits) => customer(`It's ${groups(digits).join(' ')}.`),
  hyphened: (digits) => customer(groups(digits).join('-')),
  spoken: (digits) => customer(`its ${say(digits)}`),
  'spoken with oh and commas': (digits) =>
    customer(
      groups(digits)
        .map((group) => say(group, 'oh'))
        .join(', '),
    ),
  doubled: (digits) => customer(`yeah ${doubled(digits, 'triple')}`),
  trebled: (digits) => customer(`it is ${doubled(digits, 'treble')} madam`),
  'in pairs': (digits) => customer(pairs(digits).map(sayPair).join(' ')),
  'with hesitations': (digits) =>
    customer(
      `so uh ${groups(digits)
        .map((group) => say(group))
        .join(' um let me see ')} ok`,
    ),
  mixed: (digits) =>
    customer(
      groups(digits)
        .map((group, at) => (at % 2 === 0 ? group : say(group)))
        .join(' '),
    ),
  'over turns with backchannels': (digits) => [
    { speaker: 'agent', text: 'go ahead with the card number' },
    ...groups(digits).flatMap((group, at): Turn[] => [
      { speaker: 'customer', text: say(group, 'oh') },
      { speaker: 'agent', text: BACKCHANNELS[at % BACKCHANNELS.length] ?? 'yes' },
    ]),
  ],
  'over turns with read-backs, no cue': (digits) => [
    { speaker: 'agent', text: 'whenever you are ready' },
    ...groups(digits).flatMap((group): Turn[] => [
      { speaker: 'customer', text: say(group) },
      { speaker: 'agent', text: say(group) },
    ]),
  ],
  'over turns in writing': (digits) =>
    groups(digits).flatMap((group): Turn[] => [
      { speaker: 'customer', text: group },
      { speaker: 'agent', text: 'ok' },
    ]),
};

function customer(text: string): readonly Turn[] {
  return [
    { speaker: 'agent', text: 'thank you for waiting' },
    { speaker: 'customer', text },
  ];
}
