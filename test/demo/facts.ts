// What fills the gaps of a script: numbers, days and places of one customer. All of it is made up: e-mail addresses at
// example.com, telephone numbers from the ranges kept for fiction, postcodes with letters that no real one ends in.

import type { DemoCustomer } from './people.ts';
import { Dice } from './random.ts';

const DAY = 86_400_000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const STREETS = [
  'Tanner Row',
  'Alder Close',
  'Quarry Bank',
  'Fennel Street',
  'Mill Brow',
  'Orchard Drive',
  'Station Parade',
  'Linden Walk',
  'Copper Lane',
  'Beacon Hill',
  'Harbour Terrace',
  'Moss Side Lane',
];
const TOWNS = [
  'Stockport',
  'Bury',
  'Leeds',
  'Cardiff',
  'Norwich',
  'Exeter',
  'Preston',
  'Dundee',
  'Reading',
  'Sheffield',
];
const US_TOWNS = ['Dayton', 'Spokane', 'Tulsa', 'Albany', 'Duluth', 'Macon'];
const AREAS = ['M21', 'SK4', 'LS6', 'BL9', 'CF14', 'NR3', 'EX2', 'PR1', 'RG2', 'S11'];
const NEVER_INWARD = 'CIKMOV';

const ordinal = (n: number) =>
  `${n}${n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'}`;

/** The next day that is no Sunday, `days` from the start. */
function ahead(start: Date, days: number): Date {
  const day = new Date(start.getTime() + days * DAY);
  return day.getUTCDay() === 0 ? new Date(day.getTime() + DAY) : day;
}

export type Facts = ReadonlyMap<string, string>;

/** Facts of a customer on a day. The account is the same in each of the customer's contacts. */
export function factsOf(customer: DemoCustomer, agentName: string, start: Date, dice: Dice): Facts {
  const own = new Dice(`account ${customer.id}`);
  const sign = customer.american ? '$' : '£';
  const money = (low: number, high: number) =>
    `${sign}${dice.whole(low, high)}.${dice.pick(['00', '50', '99', '40', '25', '18'])}`;
  const date = (days: number) => {
    const day = ahead(start, days);
    const [d, m] = [day.getUTCDate(), MONTHS[day.getUTCMonth()] ?? ''];
    return customer.american ? `${m} ${ordinal(d)}` : `the ${ordinal(d)} of ${m}`;
  };
  const weekday = (days: number) => WEEKDAYS[ahead(start, days).getUTCDay()] ?? '';
  const letters = () => NEVER_INWARD[own.whole(0, 5)] ?? 'C';
  const hour = start.getUTCHours();
  const digits = (n: number, from: Dice) => Array.from({ length: n }, () => from.whole(0, 9)).join('');
  return new Map(
    Object.entries({
      first: customer.first,
      last: customer.last,
      title: customer.title,
      agent: agentName.split(' ')[0] ?? '',
      part: hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening',
      acct: `LH ${digits(3, own)} ${digits(3, own)}`,
      order: `${own.whole(31, 79)}${digits(4, dice)}`,
      ref: `R${digits(5, dice)}`,
      postcode: customer.american
        ? `0${digits(4, own)}`
        : `${own.pick(AREAS)} ${own.whole(1, 9)}${letters()}${letters()}`,
      postword: customer.american ? 'zip code' : 'postcode',
      street: `${own.whole(2, 118)} ${own.pick(STREETS)}`,
      town: own.pick(customer.american ? US_TOWNS : TOWNS),
      newstreet: `${dice.whole(2, 90)} ${dice.pick(STREETS)}`,
      newtown: dice.pick(customer.american ? US_TOWNS : TOWNS),
      birth: `${ordinal(own.whole(1, 28))} of ${own.pick(MONTHS)} ${own.whole(1944, 1998)}`,
      phone: customer.american ? `555 01${digits(2, own)}` : `07700 900${digits(3, own)}`,
      email: `${customer.first}.${customer.last}@example.com`.toLowerCase(),
      card: dice.pick(['4242', '1881', '0005', '4444']),
      amount: money(14, 64),
      amount2: money(65, 190),
      small: money(4, 12),
      tomorrow: weekday(1),
      soon: weekday(3),
      later: weekday(5),
      past: weekday(-3),
      date1: date(1),
      date3: date(4),
      date5: date(8),
      datepast: date(-9),
      month: MONTHS[(start.getUTCMonth() + 11) % 12] ?? '',
      hour: dice.pick(['ten', 'eleven', 'noon', 'two', 'four']),
      days: dice.pick(['three', 'four', 'five']),
      n: String(dice.whole(2, 5)),
      reading: `${dice.whole(10, 48)}${digits(3, dice)}`,
    }),
  );
}

/** Fills `{…}`; a gap that nothing fills is a mistake of the script. */
export function fill(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = facts.get(name);
    if (value === undefined) throw new Error(`Nothing fills {${name}}.`);
    return value;
  });
}
