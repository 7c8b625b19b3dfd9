// Criteria that ask for a meaning, driven by fixtures/meanings/*.yaml with a model that reads marks.

import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { CriterionResult, Outcome } from '../../src/model/evaluation.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import { prepare } from '../../src/pipeline/prepare.ts';
import { type Bound, bind } from '../../src/rubric/bind.ts';
import { loadCases } from '../../src/rubric/cases.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { evaluate } from '../../src/scoring/evaluate.ts';
import { markedModel } from './marked-model.ts';
import { memoryFiles } from './memory-files.ts';

interface Expected {
  readonly outcome: Outcome;
  readonly credit?: number | null;
  /** Words that the evidence shows. */
  readonly quotes?: readonly string[];
  /** The evidence, piece by piece, nothing more. */
  readonly 'only-quotes'?: readonly string[];
  /** A part of the reason. */
  readonly reason?: string;
  readonly near?: readonly [quote: string, why: string];
  readonly confidence?: string;
}

interface Fixture {
  readonly phrases: unknown;
  readonly criteria: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly cases: readonly { readonly name: string; readonly expect: Readonly<Record<string, Outcome | Expected>> }[];
}

const FOLDER = new URL('../../fixtures/meanings/', import.meta.url);
const expected = (one: Outcome | Expected): Expected => (typeof one === 'string' ? { outcome: one } : one);

async function load({ phrases, criteria, cases }: Fixture): Promise<{ bound: Bound; spoken: readonly Interaction[] }> {
  const all = Object.entries(criteria).map(([id, criterion]) => ({ id: `fixture.${id}`, ...criterion }));
  const plain = cases.map(({ expect: outcomes, ...rest }) => ({
    ...rest,
    expect: Object.fromEntries(Object.entries(outcomes).map(([id, one]) => [`fixture.${id}`, expected(one).outcome])),
  }));
  const files = memoryFiles({
    'fixture.yaml': stringify({
      id: 'fixture',
      version: '1.0.0',
      phrases,
      sections: [{ id: 'fixture', criteria: all }],
    }),
    'fixture.cases.yaml': stringify({ cases: plain }),
  });
  const { rubric, problems } = await loadRubric('fixture.yaml', files, markedModel());
  if (rubric === undefined) throw new Error(problems.map(({ message, hint }) => `${message} ${hint ?? ''}`).join('\n'));
  const loaded = await loadCases('fixture.cases.yaml', files, rubric);
  if (loaded.cases === undefined) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return { bound: bind([rubric]), spoken: loaded.cases.map(({ interaction }) => interaction) };
}

function compare(result: CriterionResult, wanted: Expected): void {
  const { outcome, credit, reason, evidence, nearMiss, confidence } = result;
  expect(outcome, `${result.id}: ${reason}`).toBe(wanted.outcome);
  if (wanted.credit !== undefined) expect(credit).toBe(wanted.credit);
  const quotes = evidence.map(({ quote }) => quote);
  for (const words of wanted.quotes ?? []) expect(quotes.join('\n'), result.id).toContain(words);
  if (wanted['only-quotes'] !== undefined) expect(quotes, result.id).toEqual(wanted['only-quotes']);
  if (wanted.reason !== undefined) expect(reason, result.id).toContain(wanted.reason);
  if (wanted.near !== undefined) expect([nearMiss?.quote, nearMiss?.why], result.id).toEqual(wanted.near);
  if (wanted.confidence !== undefined) expect(confidence, result.id).toBe(wanted.confidence);
}

/** Asked of the trained model, not of criteria. */
const TRAPS = 'traps.yaml';
const files = readdirSync(FOLDER).filter((name) => name !== TRAPS);

describe.each(files.sort())('%s', (name) => {
  const fixture = parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Fixture;
  let bound: Bound;
  let spoken: readonly Interaction[];
  beforeAll(async () => {
    ({ bound, spoken } = await load(fixture));
  });

  it('tries every criterion', () => {
    const tried = new Set(fixture.cases.flatMap((one) => Object.keys(one.expect)));
    expect(Object.keys(fixture.criteria).filter((id) => !tried.has(id))).toEqual([]);
  });

  it.each(fixture.cases.map((one, index) => [one.name, one, index] as const))('%s', (_, one, index) => {
    const prepared = prepare(spoken[index] as Interaction, undefined);
    const criteria = evaluate(prepared.interaction, bound, prepared.redaction)[0]?.criteria ?? [];
    for (const [id, wanted] of Object.entries(one.expect)) {
      const result = criteria.find((criterion) => criterion.id === `fixture.${id}`);
      if (result === undefined) throw new Error(`no criterion ${id}`);
      compare(result, expected(wanted));
    }
    for (const { evidence, credit, outcome } of criteria) {
      for (const { turn, start, end, quote } of evidence)
        expect(prepared.interaction.turns[turn]?.text.slice(start, end)).toBe(quote);
      expect(credit === null).toBe(!['met', 'partial', 'not-met'].includes(outcome));
    }
  });
});
