// The laws of the product, as properties: whatever the conversation and whatever the rubric, these hold.

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listSources } from '../src/ingest/list.ts';
import type { Evaluation, EvaluationRow } from '../src/model/evaluation.ts';
import type { Channel, Interaction, Speaker, Turn } from '../src/model/interaction.ts';
import type { AutoFail, KeywordGroup, NaPolicy, Rubric, Scoring, ScoringMethod } from '../src/model/rubric.ts';
import { NA_POLICIES, SCORING_METHODS } from '../src/model/rubric.ts';
import { prepare } from '../src/pipeline/prepare.ts';
import { type FinishedRun, run } from '../src/pipeline/run.ts';
import { type Bound, bind } from '../src/rubric/bind.ts';
import { evaluate } from '../src/scoring/evaluate.ts';
import { type Weighed, type WeighedSection, weigh } from '../src/scoring/weigh.ts';
import { loaded } from './rubric/memory-files.ts';

// Thousands of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const RUNS = 1000;

describe('the arithmetic', () => {
  interface Filled {
    readonly criteria: readonly Weighed[];
    readonly sections: readonly WeighedSection[];
    readonly scoring: Scoring;
  }

  const weight = fc.integer({ min: 0, max: 20 });
  const autoFail: fc.Arbitrary<AutoFail> = fc.record({
    scope: fc.constantFrom('section' as const, 'evaluation' as const),
    mode: fc.oneof(
      fc.constantFrom('flag' as const, 'zero' as const),
      fc.integer({ min: 0, max: 100 }).map((cap) => ({ cap })),
    ),
  });
  const answer = fc.oneof(
    { arbitrary: fc.constant({ outcome: 'met' as const, credit: 1 }), weight: 4 },
    { arbitrary: fc.constant({ outcome: 'not-met' as const, credit: 0 }), weight: 3 },
    {
      arbitrary: fc
        .integer({ min: 1, max: 99 })
        .map((credit) => ({ outcome: 'partial' as const, credit: credit / 100 })),
      weight: 2,
    },
    { arbitrary: fc.constant({ outcome: 'not-applicable' as const, credit: null }), weight: 2 },
    { arbitrary: fc.constant({ outcome: 'not-scorable' as const, credit: null }), weight: 1 },
    { arbitrary: fc.constant({ outcome: 'needs-review' as const, credit: null }), weight: 1 },
  );
  const SECTIONS = ['a', 'b', 'c'];
  const filledBy = (one: typeof answer | fc.Arbitrary<{ outcome: 'met'; credit: 1 }>): fc.Arbitrary<Filled> =>
    fc.record({
      sections: fc
        .tuple(weight, weight, weight)
        .map((weights) => SECTIONS.map((id, index) => ({ id, weight: weights[index] ?? 0 }))),
      criteria: fc
        .array(
          fc.tuple(
            one,
            weight,
            fc.constantFrom(...SECTIONS),
            fc.option(autoFail, { nil: undefined, freq: 3 }),
            fc.integer({ max: 9, min: 0 }),
          ),
          { maxLength: 9 },
        )
        .map((list) =>
          list.map(
            ([given, own, section, fail, dice], index): Weighed => ({
              ...given,
              id: `q${index}`,
              section,
              weight: own,
              bonus: dice === 0,
              ...(fail === undefined ? {} : { autoFail: fail }),
            }),
          ),
        ),
      scoring: fc.record({
        method: fc.constantFrom<ScoringMethod>(...SCORING_METHODS),
        notApplicable: fc.constantFrom<NaPolicy>(...NA_POLICIES),
        passMark: fc.integer({ min: 0, max: 100 }),
        bands: fc.constant([
          { name: 'high', from: 80 },
          { name: 'low', from: 0 },
        ]),
        minimumCoverage: fc.constantFrom(0, 0.6, 1),
      }),
    });
  const filled = filledBy(answer);
  const score = ({ criteria, sections, scoring }: Filled) => weigh(criteria, sections, scoring);
  const law = (name: string, arbitrary: fc.Arbitrary<Filled>, holds: (filled: Filled) => void): void => {
    it(name, () => {
      fc.assert(fc.property(arbitrary, holds), { numRuns: RUNS });
    });
  };
  /** Scores are rounded to six decimals, and so may differ in the last of them. */
  const same = (actual: ReturnType<typeof weigh>, wanted: ReturnType<typeof weigh>): void => {
    expect(actual.status).toBe(wanted.status);
    expect(actual.autoFailed.toSorted()).toEqual(wanted.autoFailed.toSorted());
    for (const key of ['score', 'unpenalised', 'coverage'] as const) {
      if (wanted[key] === null) expect(actual[key]).toBeNull();
      else expect(actual[key]).toBeCloseTo(wanted[key], 5);
    }
    const sections = new Map(actual.sections.map(({ id, score: own }) => [id, own]));
    for (const { id, score: own } of wanted.sections) {
      if (own === null) expect(sections.get(id)).toBeNull();
      else expect(sections.get(id)).toBeCloseTo(own, 5);
    }
  };

  law('a score is in 0…100 and there only when it is published', filled, (one) => {
    const result = score(one);
    for (const value of [result.score, result.unpenalised, ...result.sections.map((section) => section.score)])
      if (value !== null) expect(value >= 0 && value <= 100).toBe(true);
    expect(result.score === null).toBe(result.status !== 'scored');
    expect(result.coverage >= 0 && result.coverage <= 1).toBe(true);
    if (result.passed === true) expect(result.score ?? 0).toBeGreaterThanOrEqual(one.scoring.passMark);
    if (one.criteria.some(({ outcome, weight: own }) => outcome === 'needs-review' && own > 0))
      expect(result.passed).not.toBe(true);
  });

  law('all met is 100', filledBy(fc.constant({ outcome: 'met', credit: 1 })), (one) => {
    const result = score(one);
    if (result.status !== 'scored') return;
    expect(result).toMatchObject({ score: 100, unpenalised: 100, passed: true, autoFailed: [], coverage: 1 });
    for (const section of result.sections) expect([100, null]).toContain(section.score);
  });

  law('not applicable equals absent', filled, (one) => {
    const scoring: Scoring = { ...one.scoring, notApplicable: 'redistribute', minimumCoverage: 0 };
    const present = score({ ...one, scoring });
    const absent = score({
      ...one,
      scoring,
      criteria: one.criteria.filter(({ outcome }) => outcome !== 'not-applicable'),
    });
    same({ ...present, coverage: 0 }, { ...absent, coverage: 0 });
    expect(present.passed).toBe(absent.passed);
  });

  law('the order of criteria and sections does not matter', filled, (one) => {
    same(score({ ...one, criteria: one.criteria.toReversed(), sections: one.sections.toReversed() }), score(one));
  });

  it('the scale of the weights does not matter', () => {
    const factor = fc.constantFrom(0.001, 0.5, 3, 1000);
    fc.assert(
      fc.property(filled, factor, factor, (one, ofCriteria, ofSections) => {
        const plain = { ...one, criteria: one.criteria.filter(({ bonus }) => !bonus) };
        const scaled = {
          ...plain,
          criteria: plain.criteria.map((criterion) => ({ ...criterion, weight: criterion.weight * ofCriteria })),
          sections: plain.sections.map((section) => ({ ...section, weight: section.weight * ofSections })),
        };
        same(score(scaled), score(plain));
      }),
      { numRuns: RUNS },
    );
  });

  law('an auto-fail dominates: never a pass, never more than without it', filled, (one) => {
    const result = score(one);
    if (result.autoFailed.length > 0) expect(result.passed).toBe(false);
    if (result.score === null || result.unpenalised === null) return;
    expect(result.score).toBeLessThanOrEqual(result.unpenalised + 1e-6);
    const without = score({ ...one, criteria: one.criteria.map(({ autoFail: _, ...rest }) => rest) });
    expect(result.unpenalised).toBe(without.score);
    for (const { id, autoFail: fail } of one.criteria) {
      if (!result.autoFailed.includes(id) || fail?.scope !== 'evaluation' || fail.mode === 'flag') continue;
      expect(result.score).toBeLessThanOrEqual(fail.mode === 'zero' ? 0 : fail.mode.cap);
    }
  });

  law('doing better never scores worse', filled, (one) => {
    const better = one.criteria.map((criterion) =>
      criterion.outcome === 'not-met' || criterion.outcome === 'partial'
        ? { ...criterion, outcome: 'met' as const, credit: 1 }
        : criterion,
    );
    const [before, after] = [score(one), score({ ...one, criteria: better })];
    expect(after.status).toBe(before.status);
    if (before.score !== null) expect(after.score ?? -1).toBeGreaterThanOrEqual(before.score - 1e-6);
  });
});

/** A rubric with every check type, and phrases of every kind. */
const RUBRIC = `id: laws
version: 1.0.0
scoring: {minimum-coverage: 0}
phrases:
  greeting: {by: agent, say: ["(hello|good morning)", "thank you for calling *"], not: ["say hello to"]}
  upset: {by: customer, say: ["(terrible|awful|unacceptable)", "not ... happy"]}
  sorry: {by: agent, say: ["[i am] [so] sorry", "apologi*"], unless: [negated, quoted]}
  promise: {by: agent, say: ["i will ... (call|refund)"], unless: [negated, hypothetical, question]}
sections:
  - id: one
    weight: 60
    criteria:
      - {id: one.greeting, title: Greets, not-met: No, check: {says: "{greeting}", in: first 3 turns}}
      - {id: one.name, title: Name, not-met: No, check: {says: ["this is <name>", "<agent> here"], by: agent}}
      - {id: one.order, title: Order, not-met: No, check: {order: ["{greeting}"], before: "{promise}"}}
      - {id: one.sorry, title: Sorry, not-met: No, weight: 2, check: {response: {to: "{upset}", with: "{sorry}", within: 2 turns}}}
      - {id: one.never, title: Never, not-met: No, auto-fail: true, check: {never-says: ["damn", "calm down"], by: agent}}
      - {id: one.all, title: All, not-met: No, check: {all: ["{greeting}", {not: "{upset}"}]}}
  - id: two
    weight: 40
    criteria:
      - {id: two.any, title: Any, not-met: No, check: {any: ["{promise}", {says: "<duration>", by: agent, after: "{upset}"}]}}
      - {id: two.elements, title: Elements, not-met: No, check: {elements: ["{greeting}", "{sorry}", "{promise}"]}}
      - {id: two.grade, title: Grade, not-met: No, check: {grade: [{if: "{promise}", then: met}, {if: "{sorry}", then: partial, credit: 0.5}, {else: not-met}]}}
      - {id: two.echo, title: Echo, not-met: No, check: {says: "*", by: agent, echoes: {by: customer, at-least: 2}}}
      - {id: two.early, title: Early, not-met: No, check: {says: "recorded", by: agent, in: first 30 seconds}}
      - {id: two.silence, title: Silence, not-met: No, check: {metric: dead-air, at-most: 10 seconds}}
      - {id: two.mood, title: Mood, not-met: No, check: {sentiment: last, at-least: 0}}
      - {id: two.field, title: Field, not-met: No, check: {attribute: disposition, present: true}}
      - {id: two.chat, title: Chat, not-met: No, channels: [chat], check: {regex: "RMA-[0-9]{6}", by: agent}}
      - {id: two.card, title: Card, not-met: No, class: compliance-critical, check: {no-personal-data: [card, cvv]}}
flags: {leaving: "(cancel|close) ... account"}
`;

/** Another one, with other words and the same. */
const OTHER = `id: other
version: 1.0.0
phrases:
  greeting: {by: customer, say: ["hello", "hiya"]}
sections:
  - id: three
    criteria:
      - {id: three.greeting, title: Greets, not-met: No, check: "{greeting}"}
      - {id: three.words, title: Words, not-met: No, check: {says: ["zorple ... blik", "recorded line", "refund*", "quux", "good [morning] to"]}}
      - {id: three.name, title: Name, not-met: No, check: {says: "this is <name>"}}
      - {id: three.sir, title: Sir, not-met: No, check: {says: "sir", by: agent, at-most: 1}}
`;

const KEYWORDS: readonly KeywordGroup[] = [{ name: 'churn', terms: ['cancel', 'close ... account', 'quux'] }];

const LINES = [
  'Hello, this is Marcus.',
  'good morning to you',
  'Thank you for calling Acme. This call is recorded.',
  'please say hello to her',
  'this is terrible',
  'I am not at all happy, it is unacceptable!',
  'the parcel arrived broken on friday',
  'so the parcel arrived broken',
  'I am so sorry about that.',
  'we apologise',
  "he said sorry, but I'm not sorry",
  'I will gladly call you within two days',
  'if you like I will call you',
  'will I refund it?',
  'calm down, sir, sir',
  'damn',
  'I want to cancel my account',
  'wonderful, thank you, that is great',
  'your number is RMA-123456',
  'hiya quux',
  'this is zorple',
  'this is blik and zorple the blik',
  'a recorded line',
  'okay',
  '',
  '👩‍👩‍👧 ok \u200d',
];

/** Personal data of several kinds, written and spoken. */
const PERSONAL = [
  'my card is 4111 1111 1111 1111 thanks',
  'it is four one one one one one one one one one one one one one one one',
  'the security code is 123',
  'write to jo.smith@mail.example please',
  'my phone number is 020 7946 0958',
  'my date of birth 9th of may 1980',
];

function conversations(lines: readonly string[]): fc.Arbitrary<Interaction> {
  const turn = fc.record({
    speaker: fc.constantFrom<Speaker>('agent', 'agent', 'agent', 'customer', 'customer', 'customer', 'unknown', 'bot'),
    text: fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' ')),
    gap: fc.integer({ min: 0, max: 15 }),
    length: fc.integer({ min: 1, max: 20 }),
  });
  return fc
    .record({
      known: fc.boolean(),
      timed: fc.boolean(),
      worded: fc.boolean(),
      turns: fc.array(turn, { maxLength: 8 }),
      channel: fc.constantFrom<Channel>('voice', 'chat'),
      disposition: fc.constantFrom(undefined, '', 'refund'),
    })
    .map(({ known, timed, worded, turns, channel, disposition }) => {
      let now = 0;
      const spoken = turns.map(({ speaker, text, gap, length }): Turn => {
        const startMs = now + gap * 1000;
        const endMs = startMs + length * 1000;
        now = endMs;
        const words = text.split(/\s+/).filter((word) => word !== '');
        const each = (endMs - startMs) / Math.max(1, words.length);
        return {
          speaker: known && speaker === 'unknown' ? 'agent' : speaker,
          text,
          ...(timed ? { startMs, endMs } : {}),
          ...(timed && worded
            ? {
                words: words.map((word, at) => [
                  word,
                  Math.round(startMs + at * each),
                  Math.round(startMs + (at + 1) * each),
                ]),
              }
            : {}),
        };
      });
      return {
        id: 'c-1',
        channel,
        agent: { id: 'a-1', name: 'Dana Reyes' },
        attributes: disposition === undefined ? {} : { disposition },
        turns: spoken,
        source: { file: 'x.jsonl', record: 1 },
      };
    });
}

const conversation = conversations(LINES);
const withPersonalData = conversations([...LINES, ...PERSONAL, ...PERSONAL, ...PERSONAL]);

describe('evaluations', () => {
  let rubric: Rubric;
  let other: Rubric;
  let bound: Bound;
  beforeAll(async () => {
    rubric = await loaded(RUBRIC);
    other = await loaded(OTHER);
    bound = bind([rubric], KEYWORDS);
  });
  const judge = (interaction: Interaction, to = bound): readonly Evaluation[] => {
    const prepared = prepare(interaction, undefined);
    return evaluate(prepared.interaction, to, prepared.redaction);
  };

  it('the conversations reach every outcome of most criteria: the laws below are not empty', () => {
    const seen = new Map<string, Set<string>>();
    for (const interaction of fc.sample(withPersonalData, { numRuns: 1500, seed: 7 }))
      for (const { id, outcome } of judge(interaction)[0]?.criteria ?? [])
        seen.set(id, (seen.get(id) ?? new Set()).add(outcome));
    for (const [id, outcomes] of seen) expect([...outcomes], id).toEqual(expect.arrayContaining(['met', 'not-met']));
    expect(new Set([...seen.values()].flatMap((outcomes) => [...outcomes]))).toEqual(
      new Set(['met', 'partial', 'not-met', 'not-applicable', 'not-scorable']),
    );
  });

  it('every quote is really there, at the place and the time that is said', () => {
    fc.assert(
      fc.property(withPersonalData, (interaction) => {
        const prepared = prepare(interaction, undefined);
        const { turns } = prepared.interaction;
        for (const { criteria } of evaluate(prepared.interaction, bound, prepared.redaction)) {
          for (const { evidence, nearMiss, searched, outcome, credit } of criteria) {
            expect(credit === null).toBe(!['met', 'partial', 'not-met'].includes(outcome));
            if (credit !== null) expect(credit >= 0 && credit <= 1).toBe(true);
            for (const { turn, start, end, quote, startMs } of evidence) {
              const said = turns[turn] as Turn;
              expect(said.text.slice(start, end)).toBe(quote);
              expect(quote).not.toBe('');
              if (said.startMs === undefined) expect(startMs).toBeUndefined();
              else expect((startMs ?? -1) >= said.startMs && (startMs ?? -1) <= (said.endMs as number)).toBe(true);
            }
            if (nearMiss !== undefined) expect((turns[nearMiss.turn] as Turn).text).toContain(nearMiss.quote);
            if (searched !== undefined) expect(searched.turns[1]).toBeLessThan(turns.length);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('scoring twice is scoring once, whatever was scored in between', () => {
    fc.assert(
      fc.property(conversation, conversation, (one, between) => {
        const first = JSON.stringify(judge(one));
        judge(between);
        expect(JSON.stringify(judge(one))).toBe(first);
      }),
      { numRuns: RUNS },
    );
  });

  it('rubrics bound together evaluate as each bound alone, in either order', () => {
    const alone = [bind([rubric], KEYWORDS), bind([other], KEYWORDS)];
    const together = bind([rubric, other], KEYWORDS);
    const reversed = bind([other, rubric], KEYWORDS);
    fc.assert(
      fc.property(conversation, (one) => {
        const wanted = alone.flatMap((each) => judge(one, each));
        expect(judge(one, together)).toEqual(wanted);
        expect(judge(one, reversed)).toEqual(wanted.toReversed());
      }),
      { numRuns: RUNS },
    );
  });

  it('keywords change no criterion', () => {
    const without = bind([rubric]);
    fc.assert(
      fc.property(conversation, (one) => {
        expect(judge(one, without)[0]?.criteria).toEqual(judge(one)[0]?.criteria);
      }),
      { numRuns: RUNS },
    );
  });

  it('redaction changes no outcome but that of the personal data check', () => {
    fc.assert(
      // How much of a conversation nobody knows the speaker of is measured in words, of which redaction leaves fewer; and
      // a number read back no longer shares its digits with what was said before, only its token.
      fc.property(withPersonalData, (given) => {
        const one = { ...given, turns: given.turns.filter(({ speaker }) => speaker !== 'unknown') };
        // Known gap: without word times a place in a turn is timed by its share of the characters, and a token is shorter
        // than what it replaces. So the 30 seconds are compared only where no such turn runs over them.
        const untimed = one.turns.some(
          ({ startMs, endMs, words }) => words === undefined && (startMs ?? 0) <= 30_000 && (endMs ?? 0) > 30_000,
        );
        const left = new Set(['two.card', 'two.echo', ...(untimed ? ['two.early'] : [])]);
        const outcomes = ([evaluation]: readonly Evaluation[]) =>
          evaluation?.criteria
            .filter(({ id }) => !left.has(id))
            .map(({ id, outcome, credit }) => `${id}: ${outcome} ${credit ?? ''}`);
        expect(outcomes(judge(one))).toEqual(outcomes(evaluate(one, bound)));
      }),
      { numRuns: RUNS },
    );
  });

  it('no personal data comes out, whatever a rule asks for', () => {
    fc.assert(
      fc.property(withPersonalData, (one) => {
        const written = JSON.stringify(judge(one).map(({ criteria, keywords }) => [criteria, keywords]));
        const secret = /.{0,30}(4111 1|one one one|jo\.smith|020 7946|code is 123).{0,30}/;
        expect(secret.exec(written)?.[0]).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });

  it('flags and keywords are said as they were found', () => {
    fc.assert(
      fc.property(conversation, (one) => {
        const [evaluation] = judge(one);
        const cancels = one.turns.filter(({ text }) => text.includes('cancel my account'));
        expect(evaluation?.flags).toEqual(cancels.length > 0 ? ['leaving'] : []);
        const counted = (evaluation?.keywords ?? []).filter(({ term }) => term === 'cancel');
        const said = one.turns.reduce((sum, { text }) => sum + text.split('cancel').length - 1, 0);
        expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(said);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('runs over files', () => {
  let folder: string;
  let bound: Bound;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callmark-laws-'));
    bound = bind([await loaded(RUBRIC), await loaded(OTHER)], KEYWORDS);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  let number = 0;
  /** Writes the files into a new folder; each is a list of lines. */
  async function write(files: Readonly<Record<string, readonly string[]>>): Promise<string> {
    const cwd = join(folder, `${number++}`);
    await mkdir(cwd, { recursive: true });
    for (const [name, lines] of Object.entries(files))
      await writeFile(join(cwd, name), lines.map((line) => `${line}\n`).join(''));
    return cwd;
  }

  async function score(cwd: string, inputs: readonly string[]): Promise<{ finished: FinishedRun; rows: string }> {
    const { sources } = await listSources(inputs, { cwd, format: 'canonical' });
    const finished = await run(sources, { bound, settings: {}, workDir: cwd });
    const rows = await readFile(finished.part, 'utf8');
    await finished.dispose();
    return { finished, rows };
  }

  /** The evaluations without the file and record they came from, sorted. */
  function evaluations(rows: string): string[] {
    return rows
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const { evaluation, attributes } = JSON.parse(line) as EvaluationRow;
        const { source: _, ...interaction } = evaluation.interaction;
        return JSON.stringify({ ...evaluation, interaction, attributes });
      })
      .sort();
  }

  const record = (interaction: Interaction, id: string): string => {
    const { source: _, ...rest } = interaction;
    return JSON.stringify({ ...rest, id });
  };
  const usable = withPersonalData.filter(({ turns }) => turns.length > 0);
  const lines = fc
    .array(usable, { minLength: 1, maxLength: 12 })
    .map((list) => list.map((one, index) => record(one, `c-${index}`)));
  /** Which of three files each line goes to. */
  const cut = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 });

  function dealt(all: readonly string[], places: readonly number[]): Record<string, string[]> {
    const files: Record<string, string[]> = {};
    all.forEach((line, index) => {
      const name = `${'cab'[places[index] ?? 0]}.jsonl`;
      files[name] = [...(files[name] ?? []), line];
    });
    return files;
  }

  it('any cut into files gives the same evaluations', async () => {
    await fc.assert(
      fc.asyncProperty(lines, cut, async (all, places) => {
        const whole = await score(await write({ 'all.jsonl': all }), ['.']);
        const parts = await score(await write(dealt(all, places)), ['.']);
        expect(evaluations(parts.rows)).toEqual(evaluations(whole.rows));
        expect(parts.finished.tally.counts).toEqual(whole.finished.tally.counts);
        expect(whole.finished.tally.counts).toMatchObject({ read: all.length, scored: all.length });
      }),
      { numRuns: RUNS },
    );
  });

  it('the order and repetition of inputs changes no byte, nor the key of the run', async () => {
    await fc.assert(
      fc.asyncProperty(lines, cut, async (all, places) => {
        const files = dealt(all, places);
        const names = Object.keys(files).sort();
        const cwd = await write(files);
        const first = await score(cwd, names);
        const again = await score(cwd, [...names.toReversed(), ...names]);
        expect(again.rows).toBe(first.rows);
        expect(again.finished.key).toBe(first.finished.key);
      }),
      { numRuns: RUNS },
    );
  });

  it('everything that was read is accounted for: scored, quarantined or a duplicate', async () => {
    const [good, changed] = [usable, usable];
    const kinds = fc.array(
      fc.tuple(fc.constantFrom('good', 'good', 'again', 'other', 'broken', 'no-turns'), fc.integer({ min: 0, max: 4 })),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(good, changed, kinds, cut, async (one, two, list, places) => {
        const all = list.map(([kind, id]) => {
          if (kind === 'broken') return `{"id": "c-${id}", "turns": parcel}`;
          if (kind === 'no-turns') return JSON.stringify({ id: `c-${id}`, turns: [] });
          if (kind === 'other') return record({ ...two, queue: 'other' }, `c-${id}`);
          return record(one, `c-${id}`);
        });
        const contents = new Map<string, Set<string>>();
        let broken = 0;
        list.forEach(([kind, id], index) => {
          if (kind === 'broken' || kind === 'no-turns') broken++;
          else contents.set(`c-${id}`, (contents.get(`c-${id}`) ?? new Set()).add(all[index] as string));
        });
        const clean = [...contents].filter(([, different]) => different.size === 1).map(([id]) => id);
        const files = dealt(all, places);
        const { finished, rows } = await score(await write(files), Object.keys(files));
        const { read, scored, quarantined, duplicates } = finished.tally.counts;
        expect(read).toBe(all.length);
        expect(scored + quarantined + duplicates).toBe(read);
        expect(scored).toBe(clean.length);
        const ids = new Set(
          rows
            .split('\n')
            .filter((row) => row !== '')
            .map((row) => (JSON.parse(row) as EvaluationRow).evaluation.interaction.id),
        );
        expect([...ids].sort()).toEqual(clean.sort());
        expect(finished.bad).toHaveLength(quarantined);
        expect(finished.bad.filter(({ code }) => code !== 'ingest/conflicting-id')).toHaveLength(broken);
        for (const bad of finished.bad) expect(JSON.stringify(bad)).not.toContain('parcel');
      }),
      { numRuns: RUNS },
    );
  });
});
