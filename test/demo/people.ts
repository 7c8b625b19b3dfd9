// Who is on the line: the eight agents with their habits, and the customers.

import type { Dice } from './random.ts';

/** How often an agent does what a script leaves to them, 0…1. */
export interface Habits {
  readonly notice: number;
  readonly verify: number;
  readonly empathy: number;
  readonly paraphrase: number;
  readonly recap: number;
  readonly further: number;
  readonly farewell: number;
  readonly time: number;
  readonly good: number;
  readonly hold: number;
  /** Silences in a call that nobody announces. */
  readonly silence: number;
  /** Greets in short, without name or offer. */
  readonly short: number;
  readonly disposition: number;
  readonly task: number;
}

export interface DemoAgent {
  readonly id: string;
  readonly name: string;
  readonly team: 'North' | 'South';
  readonly style: 'warm' | 'brisk' | 'terse';
  readonly perWeek: number;
  /** Takes contacts about trouble only; the calm ones go to the others. */
  readonly troubleOnly?: true;
  readonly wordsPerMinute: number;
  /** The habits in a week, `33` for 2026-W33. */
  habits(week: number): Habits;
}

const USUAL: Habits = {
  notice: 0.97,
  verify: 0.96,
  empathy: 0.88,
  paraphrase: 0.75,
  recap: 0.75,
  further: 0.85,
  farewell: 0.96,
  time: 0.85,
  good: 0.88,
  hold: 0.85,
  silence: 0.05,
  short: 0.06,
  disposition: 0.97,
  task: 0.9,
};

/** Team South stopped saying that calls are recorded when its opening was shortened, in 2026-W42. */
const south = (week: number, habits: Partial<Habits>): Habits => ({
  ...USUAL,
  ...habits,
  notice: week < 42 ? (habits.notice ?? USUAL.notice) : 0.08,
});

const FADING: Readonly<Record<number, number>> = { 40: 0.55, 41: 0.25, 42: 0.15, 43: 0.05, 44: 0.05 };

export const AGENTS: readonly DemoAgent[] = [
  {
    id: 'a-101',
    name: 'Marta Quayle',
    team: 'North',
    style: 'warm',
    perWeek: 8,
    troubleOnly: true,
    wordsPerMinute: 158,
    habits: (week) => ({
      ...USUAL,
      notice: 1,
      verify: 1,
      short: 0,
      empathy: FADING[week] ?? 0.98,
      paraphrase: week < 41 ? 0.95 : 0.7,
      recap: week < 41 ? 0.95 : 0.35,
      further: week < 41 ? 0.97 : 0.6,
      time: week < 41 ? 0.95 : 0.5,
      good: week < 41 ? 0.98 : 0.45,
    }),
  },
  {
    id: 'a-102',
    name: 'Dev Raghunathan',
    team: 'North',
    style: 'warm',
    perWeek: 6,
    wordsPerMinute: 164,
    habits: () => ({ ...USUAL, paraphrase: 0.85, recap: 0.6, empathy: 0.86 }),
  },
  {
    id: 'a-103',
    name: 'Siobhan Keane',
    team: 'North',
    style: 'warm',
    perWeek: 6,
    wordsPerMinute: 172,
    habits: () => ({ ...USUAL, empathy: 0.93, time: 0.7, hold: 0.7 }),
  },
  {
    id: 'a-104',
    name: 'Tomasz Wilk',
    team: 'North',
    style: 'terse',
    perWeek: 5,
    wordsPerMinute: 149,
    habits: () => ({
      ...USUAL,
      empathy: 0.68,
      paraphrase: 0.5,
      recap: 0.65,
      further: 0.7,
      good: 0.75,
      short: 0.18,
      disposition: 0.3,
    }),
  },
  {
    id: 'a-205',
    name: 'Amara Okafor',
    team: 'South',
    style: 'warm',
    perWeek: 6,
    wordsPerMinute: 152,
    habits: (week) => ({
      ...south(week, { notice: 1 }),
      notice: week < 42 ? 1 : 0.35,
      verify: 1,
      empathy: 1,
      paraphrase: 1,
      recap: 1,
      further: 1,
      farewell: 1,
      time: 1,
      good: 1,
      hold: 1,
      silence: 0,
      short: 0,
      disposition: 1,
      task: 1,
    }),
  },
  {
    id: 'a-206',
    name: 'Luke Pettifer',
    team: 'South',
    style: 'brisk',
    perWeek: 5,
    wordsPerMinute: 181,
    habits: (week) =>
      south(week, { empathy: 0.76, paraphrase: 0.6, recap: 0.6, further: 0.78, good: 0.78, short: 0.1, hold: 0.65 }),
  },
  {
    id: 'a-207',
    name: 'Hye-jin Seo',
    team: 'South',
    style: 'brisk',
    perWeek: 5,
    wordsPerMinute: 140,
    habits: (week) => south(week, { silence: 0.85, empathy: 0.86, recap: 0.85, paraphrase: 0.8, hold: 0.6 }),
  },
  {
    id: 'a-208',
    name: 'Carlos Benavides',
    team: 'South',
    style: 'warm',
    perWeek: 6,
    wordsPerMinute: 167,
    habits: (week) => south(week, { verify: 0.88, empathy: 0.9, recap: 0.7, time: 0.75, task: 0.75 }),
  },
];

export type CustomerStyle = 'plain' | 'formal' | 'tired' | 'cheerful' | 'manc' | 'indian' | 'us';

export interface DemoCustomer {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly title: string;
  readonly style: CustomerStyle;
  readonly american: boolean;
}

const UK = `
  Janet Ashworth Mrs, Colin Braithwaite Mr, Priya Venkatesan Ms, Gareth Pugh Mr, Olu Adeyemi Mr,
  Sheila Tattersall Mrs, Callum Rae Mr, Fatima Siddiqui Ms, Nigel Throssell Mr, Beth Hargreave Ms,
  Anil Deshpande Mr, Maureen Clegg Mrs, Ewa Nowicka Ms, Dominic Ferrar Mr, Kath Ogden Mrs,
  Lakshmi Iyer Mrs, Stuart Penhale Mr, Yasmin Choudhury Ms, Rory McAteer Mr, Denise Wragg Mrs,
  Sunil Kapadia Mr, Harriet Lomas Ms, Piotr Zielak Mr, Angela Tyldesley Mrs, Tariq Malik Mr,
  Wendy Sugden Mrs, Ravi Subramanian Mr, Moira Gillespie Mrs, Ben Critchlow Mr, Zainab Yusuf Ms,
  Trevor Haslam Mr, Elin Prosser Ms, Deepa Nambiar Mrs, Jack Entwistle Mr, Grace Boateng Ms,
  Phil Ramsbottom Mr, Charlotte Dace Ms, Imran Shafiq Mr, Lorna Abernethy Mrs, Steve Duckworth Mr,
  Meera Pillai Ms, Hugh Carrow Mr, Nicola Threlfall Ms, Ade Balogun Mr, Pauline Hesketh Mrs,
  Vikram Joshi Mr, Tamsin Polglase Ms, Derek Hulme Mr, Aoife Brannigan Ms, Josie Whitworth Ms,
  Samir Haddad Mr, Glenys Maddock Mrs, Arjun Menon Mr, Ruth Capstick Mrs, Lee Openshaw Mr,
  Chidi Nwosu Mr, Frances Underhay Ms, Kamal Bhatt Mr, Eileen Schofield Mrs, Marcus Thorne Mr`;
const US = `
  Darlene Hutchins Ms, Travis Boyle Mr, Keisha Holloway Ms, Miguel Arroyo Mr, Linda Kowalczyk Mrs,
  Brent Sorensen Mr, Tamika Reddick Ms, Walt Jorgensen Mr, Rosa Villanueva Mrs, Josh Tillman Mr,
  Peggy Lindqvist Mrs, Andre Fontenot Mr, Kim Nguyen Ms, Hector Salinas Mr, Denny Oakes Mr,
  Marlene Fitch Mrs, Jamal Whitaker Mr, Becky Strand Ms, Carl Dombrowski Mr, Lupe Cardenas Ms`;
const MANC = new Set(
  'Ashworth Tattersall Clegg Ogden Tyldesley Haslam Entwistle Ramsbottom Duckworth Threlfall Hulme Openshaw Schofield Whitworth Wragg'.split(
    ' ',
  ),
);
const INDIAN = new Set('Venkatesan Deshpande Iyer Kapadia Subramanian Nambiar Pillai Joshi Menon Bhatt'.split(' '));

/** Everybody who has an account, in a fixed order. */
export const CUSTOMERS: readonly Omit<DemoCustomer, 'style'>[] = `${UK},${US}`.split(',').map((entry, index) => {
  const [first = '', last = '', title = ''] = entry.trim().split(' ');
  return { id: `cu-${20417 + index * 37}`, first, last, title, american: index >= UK.split(',').length };
});

/** How the customer speaks today: where they are from shows, and so does the day they have had. */
export function withMood(customer: Omit<DemoCustomer, 'style'>, dice: Dice): DemoCustomer {
  const home: CustomerStyle = customer.american
    ? 'us'
    : MANC.has(customer.last)
      ? 'manc'
      : INDIAN.has(customer.last)
        ? 'indian'
        : 'plain';
  const mood = dice.pick(['plain', 'formal', 'tired', 'cheerful'] as const);
  return { ...customer, style: home !== 'plain' && dice.chance(0.75) ? home : mood };
}
