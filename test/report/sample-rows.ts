// Made-up evaluations for the report tests: seeded, so that every run sees the same people and conversations.

import type { CriterionResult, Evaluation, EvaluationRow, Outcome } from '../../src/model/evaluation.ts';
import type { ErrorClass } from '../../src/model/rubric.ts';
import type { ReportContext } from '../../src/report/report.ts';

interface Sketch {
  readonly id: string;
  readonly title: string;
  readonly class: ErrorClass;
  readonly weight: number;
  readonly applies: number;
  readonly rate: number;
  readonly said: readonly string[];
  readonly missed: readonly string[];
  readonly coaching: string;
}

const NC = 'non-critical' as const;

export const CRITERIA: readonly Sketch[] = [
  {
    id: 'opening.greeting',
    title: 'Greets the customer',
    class: NC,
    weight: 4,
    applies: 1,
    rate: 0.97,
    said: ['Thank you for calling Larkspur', 'Good morning, and welcome to Larkspur'],
    missed: [],
    coaching: 'Open with a salutation before anything else.',
  },
  {
    id: 'opening.recording-notice',
    title: 'Tells of the recording',
    class: 'compliance-critical',
    weight: 4,
    applies: 0.98,
    rate: 0.95,
    said: ['this call is recorded for quality and training'],
    missed: ['we are recording, by the way'],
    coaching: 'Say it before the first question, in one plain sentence.',
  },
  {
    id: 'identity.verify-before-disclosure',
    title: 'Verifies before disclosing',
    class: 'compliance-critical',
    weight: 8,
    applies: 0.8,
    rate: 0.96,
    said: ['could you give me the postcode and date of birth on the account?'],
    missed: ['I can see your balance is eighty-two pounds forty'],
    coaching: 'Ask for two identifiers before you read anything from the account.',
  },
  {
    id: 'discovery.probe',
    title: 'Asks about the need',
    class: NC,
    weight: 8,
    applies: 0.9,
    rate: 0.86,
    said: ['when did you first notice the charge?', 'what happens when you press the reset button?'],
    missed: [],
    coaching: 'One open question before the first solution saves a second call.',
  },
  {
    id: 'empathy.response',
    title: 'Answers feelings with empathy',
    class: NC,
    weight: 14,
    applies: 0.45,
    rate: 0.7,
    said: [
      'I can hear how frustrating three weeks without a line must be',
      'I’m sorry the parcel went missing, and right before the wedding too',
    ],
    missed: ['well, that’s our policy'],
    coaching: 'Name what happened to the customer, in their words, before you explain anything.',
  },
  {
    id: 'tone.respectful',
    title: 'Respectful tone',
    class: 'customer-critical',
    weight: 8,
    applies: 1,
    rate: 0.985,
    said: [],
    missed: ['you should have read the letter'],
    coaching: 'Say what you can do rather than what the customer should have done.',
  },
  {
    id: 'resolution.confirmed',
    title: 'Confirms the resolution',
    class: 'customer-critical',
    weight: 16,
    applies: 0.97,
    rate: 0.9,
    said: ['so the refund of £23.50 is on its way; does that settle it for you?'],
    missed: [],
    coaching: 'End on the customer’s yes, or on who does what by when.',
  },
  {
    id: 'process.hold-etiquette',
    title: 'Holds with a reason and thanks',
    class: NC,
    weight: 6,
    applies: 0.3,
    rate: 0.75,
    said: ['may I put you on hold for a minute while I check the depot?'],
    missed: ['hold please'],
    coaching: 'Ask, give the reason and the length, and thank on return.',
  },
  {
    id: 'commitments.specific',
    title: 'Promises with a time',
    class: 'business-critical',
    weight: 8,
    applies: 0.5,
    rate: 0.85,
    said: ['I’ll call you back on Thursday before noon'],
    missed: ['someone will look into it at some point', 'we’ll get back to you'],
    coaching: 'Give each promise an owner, an action and a day.',
  },
  {
    id: 'crm.follow-up-task',
    title: 'Records a task for each promise',
    class: 'business-critical',
    weight: 6,
    applies: 0.5,
    rate: 0.92,
    said: [],
    missed: ['I’ll call you tomorrow at ten'],
    coaching: 'Create the task while the customer is still on the line.',
  },
  {
    id: 'closing.recap',
    title: 'Recaps at the end',
    class: NC,
    weight: 8,
    applies: 0.95,
    rate: 0.78,
    said: ['to recap: new router by Friday, and this month is free'],
    missed: [],
    coaching: 'Repeat the outcome and the next step in one sentence.',
  },
  {
    id: 'closing.further-help',
    title: 'Asks whether anything else is needed',
    class: NC,
    weight: 5,
    applies: 0.97,
    rate: 0.9,
    said: ['is there anything else I can help with today?'],
    missed: [],
    coaching: 'Ask before the farewell, and wait for the answer.',
  },
  {
    id: 'closing.farewell',
    title: 'Says goodbye',
    class: NC,
    weight: 5,
    applies: 0.99,
    rate: 0.96,
    said: ['thanks for calling, have a lovely evening'],
    missed: [],
    coaching: 'Thank the customer by name.',
  },
];

const FIRST = [
  'Dana',
  'Ravi',
  'Maria Fernanda',
  'Tom',
  'Aisha',
  'Jun',
  'Olena',
  'Peter',
  'Grace',
  'Samuel',
  'Ingrid',
  'Chidi',
  'Beatriz',
  'Noor',
  'Liam',
  'Zoë',
];
const LAST = [
  'Reyes',
  'Patel',
  'Castellanos-Oyelaran',
  'Berg',
  'Khan',
  'Sato',
  'Kovalenko',
  'Novak',
  'Achieng',
  'Lindqvist',
  'Moreau',
  'Okafor',
  'Silva',
  'Haddad',
  'Walsh',
  'Vandenberghe',
];
const TEAMS = ['North', 'South', 'Billing', 'Returns & Repairs'];
const KEYWORDS: readonly (readonly [string, string, number])[] = [
  ['refund', 'refund', 0.22],
  ['delivery', 'late parcel', 0.18],
  ['cancellation', 'cancel', 0.12],
  ['outage', 'no signal', 0.08],
  ['competitor', 'other provider', 0.05],
];

/** A small, fast, seeded generator (mulberry32): numbers in 0…1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface SampleOptions {
  readonly seed?: number;
  readonly agents?: number;
  readonly weeks?: number;
  /** Evaluations of an agent in a week, on average. */
  readonly perWeek?: number;
  /** From this week (0-based) the rubric has another hash. */
  readonly newRubricFrom?: number;
}

const START = Date.UTC(2026, 7, 31);
const WEEK = 7 * 86_400_000;

function pick<T>(random: () => number, items: readonly T[]): T | undefined {
  return items[Math.floor(random() * items.length)];
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Rows in a plausible order; one at a time, so that a benchmark holds no more than the report does. */
export function* sampleRows(options: SampleOptions = {}): Generator<EvaluationRow> {
  const { seed = 7, agents = 16, weeks = 12, perWeek = 9, newRubricFrom = Number.POSITIVE_INFINITY } = options;
  const random = seeded(seed);
  const people = Array.from({ length: agents }, (_, index) => ({
    id: `a-${100 + index}`,
    name: `${FIRST[index % FIRST.length]} ${LAST[(index + Math.floor(index / FIRST.length)) % LAST.length]}`,
    team: TEAMS[index % TEAMS.length] ?? 'North',
    skill: Object.fromEntries(CRITERIA.map(({ id }) => [id, (random() - 0.55) * 0.3])),
    // The last person has hardly any evaluations, the one before just a few.
    share: index === agents - 1 ? 0.03 : index === agents - 2 ? 0.08 : 0.7 + random() * 0.6,
  }));
  let number = 1000;
  for (let week = 0; week < weeks; week++) {
    for (const person of people) {
      const wanted = perWeek * person.share;
      const many = Math.floor(wanted) + (random() < wanted % 1 ? 1 : 0);
      for (let index = 0; index < many; index++) {
        number += 1;
        yield makeRow(random, person, week, `c-${number}`, week >= newRubricFrom);
      }
    }
  }
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly skill: Readonly<Record<string, number>>;
}

function makeRow(random: () => number, person: Person, week: number, id: string, changed: boolean): EvaluationRow {
  const chat = random() < 0.2;
  const startedAt = new Date(
    START + week * WEEK + Math.floor(random() * 5) * 86_400_000 + (8 + random() * 9) * 3_600_000,
  )
    .toISOString()
    .replace(/\.\d+Z/, 'Z');
  const unscored = random();
  const criteria = CRITERIA.map((sketch, place): CriterionResult => {
    const dropped = sketch.id === 'opening.recording-notice' && person.team === 'North' && week >= 8;
    const rate = dropped
      ? 0.31
      : Math.min(0.995, sketch.rate + (person.skill[sketch.id] ?? 0) * (sketch.class === NC ? 1 : 0.3));
    const lucky = random() < rate;
    const partial =
      !lucky &&
      ['empathy.response', 'commitments.specific', 'process.hold-etiquette'].includes(sketch.id) &&
      random() < 0.4;
    let outcome: Outcome =
      random() > sketch.applies ? 'not-applicable' : lucky ? 'met' : partial ? 'partial' : 'not-met';
    if (chat && sketch.id === 'process.hold-etiquette') outcome = 'not-scorable';
    if (chat && sketch.id === 'opening.recording-notice') outcome = 'not-applicable';
    const words =
      outcome === 'met'
        ? pick(random, sketch.said)
        : outcome === 'not-applicable'
          ? undefined
          : pick(random, sketch.missed);
    const turn = place * 4 + Math.floor(random() * 2) * 2;
    return {
      id: sketch.id,
      section: sketch.id.split('.')[0] ?? '',
      class: sketch.class,
      weight: sketch.weight,
      outcome,
      credit: outcome === 'met' ? 1 : outcome === 'partial' ? 0.5 : outcome === 'not-met' ? 0 : null,
      reason:
        outcome === 'met'
          ? `${sketch.title}: found nothing against it`
          : `${sketch.title}: not heard where it was expected`,
      confidence: random() < 0.85 ? 'exact' : 'approximate',
      evidence:
        words === undefined
          ? []
          : [
              {
                turn,
                start: 0,
                end: words.length,
                quote: words,
                phrase: sketch.id,
                ...(chat ? {} : { startMs: 4000 + turn * 9000 + Math.floor(random() * 5000) }),
              },
            ],
      searched: { speaker: 'agent', turns: [0, place < 2 ? 4 : 38], precision: 'turn' },
    };
  });
  const applicable = criteria.filter((result) => result.credit !== null);
  const weight = applicable.reduce((sum, result) => sum + result.weight, 0);
  const total = CRITERIA.reduce((sum, sketch) => sum + sketch.weight, 0);
  const score = round(
    (100 * applicable.reduce((sum, result) => sum + result.weight * (result.credit ?? 0), 0)) / weight,
    1,
  );
  const status =
    unscored < 0.015 ? 'not-scorable' : unscored < 0.03 ? 'incomplete' : unscored < 0.06 ? 'low-coverage' : 'scored';
  const errors = (name: ErrorClass) =>
    criteria.filter((result) => result.class === name && result.outcome === 'not-met').length;
  const sections = [...new Set(CRITERIA.map(({ id: key }) => key.split('.')[0] ?? ''))].map((section) => {
    const own = applicable.filter((result) => result.section === section);
    const possible = own.reduce((sum, result) => sum + result.weight, 0);
    const earned = own.reduce((sum, result) => sum + result.weight * (result.credit ?? 0), 0);
    return {
      id: section,
      weight: CRITERIA.filter((sketch) => sketch.id.startsWith(`${section}.`)).reduce(
        (sum, sketch) => sum + sketch.weight,
        0,
      ),
      score: possible === 0 ? null : round((100 * earned) / possible, 1),
    };
  });
  const first = round(random() * 1.2 - 0.8, 2);
  const last = round(Math.min(1, first + random() * 0.9 - 0.1 + (score - 80) / 100), 2);
  const durationMs = Math.floor(180_000 + random() * 420_000);
  const outage = week >= 9 ? 0.25 : 0;
  const evaluation: Evaluation = {
    schema: 'callmark.evaluation/1',
    interaction: {
      id,
      channel: chat ? 'chat' : 'voice',
      direction: 'inbound',
      startedAt,
      durationMs,
      agent: { id: person.id, name: person.name, team: person.team },
      queue: 'general',
      source: { file: 'sample.jsonl', record: 1 },
    },
    rubric: changed
      ? { id: 'customer-service', version: '1.1.0', hash: `sha256:${'b7e2'.repeat(16)}` }
      : { id: 'customer-service', version: '1.0.0', hash: `sha256:${'4c1d'.repeat(16)}` },
    engine: '0.1.0',
    status,
    score: status === 'scored' ? score : null,
    unpenalised: status === 'scored' ? score : null,
    passed: status === 'scored' ? score >= 80 && errors('compliance-critical') === 0 : null,
    band: status === 'scored' ? (score >= 90 ? 'exceeds' : score >= 80 ? 'meets' : 'develop') : null,
    autoFailed: [],
    coverage: round(weight / total, 3),
    errors: {
      'customer-critical': errors('customer-critical'),
      'business-critical': errors('business-critical'),
      'compliance-critical': errors('compliance-critical'),
    },
    sections,
    criteria,
    sentiment: {
      customer: {
        overall: round((first + last) / 2, 2),
        first,
        last,
        shift: round(last - first, 2),
        quarters: [first, null, null, last],
        turns: [
          [1, first],
          [3, last],
        ],
      },
    },
    metrics: chat
      ? {
          firstResponseMs: 8000 + Math.floor(random() * 60_000),
          meanResponseMs: 20_000 + Math.floor(random() * 40_000),
        }
      : {
          nonTalkMs: Math.floor(durationMs * (0.05 + random() * 0.15)),
          longestSilenceMs: Math.floor(3000 + random() * 22_000),
          holds: random() < 0.3 ? 1 : 0,
          holdMs: Math.floor(random() * 90_000),
          talkShare: round(0.4 + random() * 0.3, 3),
        },
    keywords: KEYWORDS.flatMap(([group, term, share]) =>
      random() < share + (group === 'outage' ? outage : 0)
        ? [{ group, term, speaker: 'customer' as const, count: 1, turns: [1] }]
        : [],
    ),
    driver: null,
    flags: [],
    redactions: {},
  };
  const attributes = {
    ...(random() < 0.35 ? { csat: Math.min(5, Math.max(1, Math.round(score / 22 + random() * 1.4))) } : {}),
    fcr: random() < 0.74,
    escalated: random() < 0.05,
  };
  return { evaluation, attributes };
}

/** The words of the sample's rubric. */
export const sampleContext: ReportContext = {
  rubrics: [
    {
      id: 'customer-service',
      title: 'Customer service',
      criteria: CRITERIA.map(({ id, title, class: errorClass, weight, coaching }) => ({
        id,
        title,
        class: errorClass,
        weight,
        coaching,
        section: id.split('.')[0] ?? '',
      })),
    },
  ],
};

export async function* stream<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
