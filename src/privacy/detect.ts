// All detectors over one conversation, most certain first, and the decision whether it is worth running them.

import type { Turn } from '../model/interaction.ts';
import { findAddresses } from './address.ts';
import { findAnswers } from './answer.ts';
import { findCards } from './card.ts';
import { LABELS } from './cue.ts';
import { findBirthDates, findExpiryDates } from './date.ts';
import { findEchoes } from './echo.ts';
import { findEmails } from './email.ts';
import { findIdentifiers } from './identifier.ts';
import { Scene } from './line.ts';
import type { PersonalDatum } from './personal-datum.ts';
import { findPhones } from './phone.ts';
import { scan, type Traits } from './scan.ts';
import { findSecrets } from './secret.ts';

/** Personal data in a conversation, in order, with offsets into the texts as given. Pure. */
export function detect(turns: readonly Turn[]): readonly PersonalDatum[] {
  const traits = turns.map((turn) => scan(turn.text));
  const numbers = mayHoldNumbers(traits);
  if (!numbers && !traits.some((one) => one.at || one.dot || one.password)) return [];
  const scene = new Scene(turns, traits);
  findEmails(scene);
  findSecrets(scene);
  if (numbers) {
    findIdentifiers(scene);
    findCards(scene);
    findExpiryDates(scene);
    findBirthDates(scene);
    findAnswers(scene);
    findPhones(scene);
    findAddresses(scene);
    findEchoes(scene);
  }
  return [...scene.found].sort((a, b) => a.turn - b.turn || a.start - b.start);
}

/** Labels that alone make no number personal. */
const NEUTRAL = (1 << LABELS.indexOf('other')) | (1 << LABELS.indexOf('last-four'));
const BIRTH = 1 << LABELS.indexOf('birth-date');
/** The shortest numbers that tell on their own what they are have seven digits. */
const TELLING = 7;
/** Fewer digits than this in all of a conversation are no card number. */
const CARD = 13;
const REACH = 6;

/**
 * Whether numbers in a conversation may be personal: a long one, many short ones, or one with a cue in the turns before
 * it. Said numbers count one for a word, so the bounds are halved for them.
 */
function mayHoldNumbers(traits: readonly Traits[]): boolean {
  let total = 0;
  let cued = -REACH - 1;
  let born = -REACH - 1;
  for (let index = 0; index < traits.length; index += 1) {
    const one = traits[index];
    if (one === undefined) continue;
    if ((one.labels & ~NEUTRAL) !== 0) cued = index;
    if ((one.labels & BIRTH) !== 0) born = index;
    if (one.weight === 0) continue;
    // "the fourteenth of may eighty": a year can be one word, anything else is two at least.
    if (one.street || index - born <= REACH) return true;
    if (one.weight < 2) continue;
    if (one.row >= TELLING - 2 || index - cued <= REACH) return true;
    if (one.row >= 2) total += one.row;
  }
  return total >= CARD / 2;
}
