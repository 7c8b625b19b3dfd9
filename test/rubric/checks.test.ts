// Every check type, driven by fixtures/checks/<type>.yaml: a piece of a rubric, small conversations, and what must come out.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { CriterionResult, Evaluation, Outcome } from '../../src/model/evaluation.ts';
import type { Interaction, Word } from '../../src/model/interaction.ts';
import { prepare } from '../../src/pipeline/prepare.ts';
import { type Bound, bind } from '../../src/rubric/bind.ts';
import { loadCases } from '../../src/rubric/cases.ts';
import { checkTypes } from '../../src/rubric/checks/index.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { evaluate } from '../../src/scoring/evaluate.ts';
import { memoryFiles } from './memory-files.ts';

/** What a case expects of a criterion: the outcome alone, or more of the finding. */
interface Expected {
  readonly outcome: Outcome;
  readonly credit?: number | null;
  /** Words that the evidence shows. */
  readonly quotes?: readonly string[];
  /** The evidence, piece by piece, nothing more. */
  readonly 'only-quotes'?: readonly string[];
  /** A part of the reason. */
  readonly reason?: string;
  /** The words of the nearest miss, and why they did not count. */
  readonly near?: readonly [quote: string, why: string];
  /** Seconds at which the first piece of evidence was said. */
  readonly at?: number;
  readonly precision?: 'word' | 'turn' | 'none';
}

interface Case {
  readonly name: string;
  /** Turn (from 1) → its words as `word@seconds`. */
  readonly words?: Readonly<Record<string, string>>;
  readonly expect: Readonly<Record<string, Outcome | Expected>>;
}

interface Fixture {
  readonly phrases?: unknown;
  readonly criteria: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly cases: readonly Case[];
}

const FOLDER = new URL('../../fixtures/checks/', import.meta.url);
const types = checkTypes.list.map(({ type }) => type).sort();

function fixtureOf(type: string): Fixture {
  return parse(readFileSync(new URL(`${type}.yaml`, FOLDER), 'utf8')) as Fixture;
}

const expected = (one: Outcome | Expected): Expected => (typeof one === 'string' ? { outcome: one } : one);

async function load(fixture: Fixture): Promise<{ bound: Bound; interactions: readonly Interaction[] }> {
  const criteria = Object.entries(fixture.criteria).map(([id, criterion]) => ({ id: `fixture.${id}`, ...criterion }));
  const sections = [{ id: 'fixture', title: 'Fixture', criteria }];
  const { phrases = {} } = fixture;
  const cases = fixture.cases.map(({ words: _, expect: outcomes, ...rest }) => ({
    ...rest,
    expect: Object.fromEntries(Object.entries(outcomes).map(([id, one]) => [`fixture.${id}`, expected(one).outcome])),
  }));
  const files = memoryFiles({
    'fixture.yaml': stringify({ id: 'fixture', version: '1.0.0', phrases, sections }),
    'fixture.cases.yaml': stringify({ cases }),
  });
  const { rubric, problems } = await loadRubric('fixture.yaml', files);
  if (rubric === undefined) throw new Error(problems.map(({ message, hint }) => `${message} ${hint ?? ''}`).join('\n'));
  if (cases.length === 0) return { bound: bind([rubric]), interactions: [] };
  const loaded = await loadCases('fixture.cases.yaml', files, rubric);
  if (loaded.cases === undefined)
    throw new Error(loaded.problems.map(({ message, hint }) => `${message} ${hint ?? ''}`).join('\n'));
  const interactions = loaded.cases.map(({ interaction }, index) =>
    timed(interaction, fixture.cases[index]?.words ?? {}),
  );
  return { bound: bind([rubric]), interactions };
}

function timed(interaction: Interaction, words: Readonly<Record<string, string>>): Interaction {
  const turns = interaction.turns.map((turn, index) => {
    const said = words[index + 1];
    return said === undefined ? turn : { ...turn, words: said.split(' ').map(wordOf) };
  });
  return { ...interaction, turns };
}

function wordOf(written: string): Word {
  const [text = '', seconds = '0'] = written.split('@');
  return [text, Number(seconds) * 1000, Number(seconds) * 1000 + 200];
}

function judge(interaction: Interaction, bound: Bound): { evaluation: Evaluation; interaction: Interaction } {
  const prepared = prepare(interaction, undefined);
  const [evaluation] = evaluate(prepared.interaction, bound, prepared.redaction);
  if (evaluation === undefined) throw new Error('one rubric gives one evaluation');
  return { evaluation, interaction: prepared.interaction };
}

function compare(result: CriterionResult, wanted: Expected): void {
  expect(result.outcome, result.reason).toBe(wanted.outcome);
  if (wanted.credit === null) expect(result.credit).toBeNull();
  else if (wanted.credit !== undefined) expect(result.credit).toBeCloseTo(wanted.credit, 6);
  const quotes = result.evidence.map(({ quote }) => quote);
  for (const words of wanted.quotes ?? []) expect(quotes.filter((quote) => quote.includes(words))).not.toEqual([]);
  if (wanted['only-quotes'] !== undefined) expect(quotes).toEqual(wanted['only-quotes']);
  if (wanted.reason !== undefined) expect(result.reason).toContain(wanted.reason);
  if (wanted.near !== undefined) expect([result.nearMiss?.quote, result.nearMiss?.why]).toEqual(wanted.near);
  if (wanted.at !== undefined) expect(result.evidence[0]?.startMs).toBe(wanted.at * 1000);
  if (wanted.precision !== undefined) expect(result.searched?.precision).toBe(wanted.precision);
}

it('every check type has its fixture, and every fixture its type', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  expect(files.map((name) => name.replace(/\.yaml$/, '')).sort()).toEqual(types);
});

describe.each(types)('%s', (type) => {
  const fixture = fixtureOf(type);

  it('tries every outcome that it can have', () => {
    const outcomes = new Set(
      fixture.cases.flatMap((one) => Object.values(one.expect).map((wanted) => expected(wanted).outcome)),
    );
    const needed =
      type === 'human' ? ['needs-review', 'not-applicable'] : ['met', 'not-met', 'not-applicable', 'not-scorable'];
    expect(needed.filter((outcome) => !outcomes.has(outcome as Outcome))).toEqual([]);
  });

  it('tries every criterion of the fixture', () => {
    const tried = new Set(fixture.cases.flatMap((one) => Object.keys(one.expect)));
    expect(Object.keys(fixture.criteria).filter((id) => !tried.has(id))).toEqual([]);
  });

  it.each(fixture.cases.map((one, index) => [one.name, one, index] as const))('%s', async (_, one, index) => {
    const { bound, interactions } = await load(fixture);
    const { evaluation, interaction } = judge(interactions[index] as Interaction, bound);
    for (const [id, wanted] of Object.entries(one.expect)) {
      const result = evaluation.criteria.find((criterion) => criterion.id === `fixture.${id}`);
      if (result === undefined) throw new Error(`no criterion ${id}`);
      compare(result, expected(wanted));
    }
    for (const { evidence, credit, outcome } of evaluation.criteria) {
      for (const piece of evidence)
        expect(interaction.turns[piece.turn]?.text.slice(piece.start, piece.end)).toBe(piece.quote);
      expect(credit === null).toBe(!['met', 'partial', 'not-met'].includes(outcome));
    }
  });

  it('its own example is a check of this type', async () => {
    const { example, key } = checkTypes.list.find((one) => one.type === type) ?? { example: '', key: '' };
    const families = Object.fromEntries(
      [...example.matchAll(/\{([a-z-]+)\}/g)].map((match) => [match[1], ['some words']]),
    );
    const check = parse(example) as Record<string, unknown>;
    expect(Object.keys(check)).toContain(key);
    const { bound } = await load({ phrases: families, criteria: { example: { check } }, cases: [] });
    expect(bound.rubrics[0]?.criteria[0]?.check.type).toBe(type);
  });
});
