// The laws of doubt: a person is asked exactly where a doubtful clause changes what comes out.

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CriterionResult } from '../../src/model/evaluation.ts';
import type { Interaction, Speaker } from '../../src/model/interaction.ts';
import type { Rubric } from '../../src/model/rubric.ts';
import { bind } from '../../src/rubric/bind.ts';
import { loadRubric } from '../../src/rubric/load.ts';
import { evaluate } from '../../src/scoring/evaluate.ts';
import { type Marking, markedModel } from '../rubric/marked-model.ts';
import { memoryFiles } from '../rubric/memory-files.ts';

const RUBRIC = `id: doubt
version: 1.0.0
phrases: {refund: refund, hello: hello}
sections:
  - id: one
    criteria:
      - {id: one.plain, not-met: No, check: {means: promise}}
      - {id: one.early, not-met: No, check: {means: promise, in: first 1 turns}}
      - {id: one.twice, not-met: No, check: {means: [promise, apology], at-least: 2}}
      - {id: one.when, not-met: No, when: {means: complaint}, check: {means: apology}}
      - {id: one.after, not-met: No, check: {means: apology, after: {means: complaint}, within: 1 turns}}
      - {id: one.without, not-met: No, check: {says: "{refund}", without: {means: promise}}}
      - {id: one.response, not-met: No, check: {response: {to: {means: complaint}, with: {means: apology}}}}
      - {id: one.grade, not-met: No, check: {grade: [{if: {means: promise}, then: met}, {if: "{refund}", then: partial}, {else: not-met}]}}
      - {id: one.always, not-met: No, check: {any: [{means: promise}, {not: {means: promise}}]}}
      - {id: one.elements, not-met: No, check: {elements: ["{hello}", {means: promise}, {means: apology}]}}
      - {id: one.critical, not-met: No, class: compliance-critical, check: {any: ["{refund}", {means: promise}]}}
      - {id: one.words, not-met: No, check: {all: ["{hello}", {not: "{refund}"}]}}
flags: {sorry: {means: apology}}
`;

const LINES = [
  'hello',
  'a refund',
  '[promise] I will',
  '[promise?] I may',
  '[apology] oh no',
  '[apology?] oh',
  '[complaint] bad',
  '[complaint?] meh',
  '[] fine',
];

const talk: fc.Arbitrary<Interaction> = fc
  .array(
    fc.record({
      speaker: fc.constantFrom<Speaker>('agent', 'agent', 'customer'),
      text: fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 2 }).map((parts) => parts.join('. ')),
    }),
    { maxLength: 4 },
  )
  .map((turns) => ({ id: 'c', channel: 'chat', attributes: {}, turns, source: { file: 'x.jsonl', record: 1 } }));

let rubric: Rubric;
beforeAll(async () => {
  const { rubric: found, problems } = await loadRubric('r.yaml', memoryFiles({ 'r.yaml': RUBRIC }), markedModel());
  if (found === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  rubric = found;
});

function judge(one: Interaction, marking: Marking = {}, criteria = rubric.criteria): readonly CriterionResult[] {
  const bound = bind([{ ...rubric, criteria, meaning: markedModel(marking) }]);
  return evaluate(one, bound)[0]?.criteria ?? [];
}

/** The doubtful clauses of a conversation, each by its family and turn. */
function doubtsOf(one: Interaction): readonly string[] {
  return one.turns.flatMap(({ text }, turn) =>
    [...text.matchAll(/\[([a-z-]+)\?\]\s*/g)].map((mark) => `${mark[1]} ${turn} ${mark.index + mark[0].length}`),
  );
}

/** Everything that can come out of each criterion, whichever doubtful clauses are meant. */
function possible(one: Interaction): readonly ReadonlySet<string>[] {
  const doubts = doubtsOf(one);
  const seen: Set<string>[] = rubric.criteria.map(() => new Set());
  for (let bits = 0; bits < 2 ** doubts.length; bits++) {
    const resolve: NonNullable<Marking['resolve']> = (family, turn, place) => {
      const index = doubts.indexOf(`${family} ${turn} ${place.start}`);
      return index < 0 ? 'marked' : bits & (2 ** index) ? 'sure' : 'out';
    };
    judge(one, { resolve }).forEach(({ outcome, credit }, index) => void seen[index]?.add(`${outcome} ${credit}`));
  }
  return seen;
}

const few = talk.filter((one) => doubtsOf(one).length <= 4);

describe('doubt', () => {
  it('that cannot change what comes out is never reviewed', () => {
    fc.assert(
      fc.property(few, (one) => {
        const all = possible(one);
        judge(one).forEach(({ id, class: kind, outcome, credit }, index) => {
          const seen = all[index] as ReadonlySet<string>;
          if (seen.size === 1 && kind === 'non-critical') expect(seen, id).toContain(`${outcome} ${credit}`);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('that does not lead to a review leaves what comes out with all of it and with none', () => {
    fc.assert(
      fc.property(talk, (one) => {
        const sides = (['sure', 'out'] as const).map((side) =>
          judge(one, { resolve: (_, __, place) => (place.sure ? 'marked' : side) }),
        );
        judge(one).forEach(({ id, class: kind, outcome, credit }, index) => {
          if (outcome === 'needs-review' || kind !== 'non-critical') return;
          for (const side of sides) expect([side[index]?.outcome, side[index]?.credit], id).toEqual([outcome, credit]);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('reaches every answer: the laws are not empty', () => {
    const seen = new Map<string, Set<string>>();
    for (const one of fc.sample(talk, { numRuns: 600, seed: 5 }))
      for (const { id, outcome } of judge(one)) seen.set(id, (seen.get(id) ?? new Set()).add(outcome));
    for (const [id, outcomes] of seen)
      if (id !== 'one.always' && id !== 'one.words') expect([...outcomes], id).toContain('needs-review');
    expect([...(seen.get('one.always') ?? [])]).not.toContain('needs-review');
  });

  it('of one criterion changes no other: each comes out as it does alone', () => {
    fc.assert(
      fc.property(talk, (one) => {
        const alone = rubric.criteria.flatMap((criterion) => judge(one, {}, [criterion]));
        expect(judge(one)).toEqual(alone);
        expect(judge(one, {}, rubric.criteria.toReversed())).toEqual(alone.toReversed());
      }),
      { numRuns: 200 },
    );
  });

  it('is named, with its words among the evidence', () => {
    fc.assert(
      fc.property(talk, (one) => {
        for (const { outcome, reason, evidence, confidence } of judge(one)) {
          for (const { turn, start, end, quote, family, phrase, confidence: sure, nearest, means } of evidence) {
            expect(one.turns[turn]?.text.slice(start, end)).toBe(quote);
            const given = [sure, nearest, means].map((value) => value !== undefined);
            expect(given).toEqual(Array(3).fill(family !== undefined));
            if (family !== undefined) expect(phrase).toBe(family);
          }
          expect(confidence === 'meaning').toBe(evidence.some(({ family }) => family !== undefined));
          if (outcome === 'needs-review') expect(reason).toMatch(/^It depends on whether “|^The words required/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('counts for no flag', () => {
    const flags = (text: string): readonly string[] => {
      const one: Interaction = {
        id: 'c',
        attributes: {},
        turns: [{ speaker: 'agent', text }],
        source: { file: 'x', record: 1 },
      };
      return evaluate(one, bind([rubric]))[0]?.flags ?? [];
    };
    expect(flags('[apology?] oh')).toEqual([]);
    expect(flags('[apology] oh no')).toEqual(['sorry']);
  });
});

describe('compliance', () => {
  it('is never granted by a meaning alone', () => {
    fc.assert(
      fc.property(talk, (one) => {
        const index = rubric.criteria.findIndex(({ class: kind }) => kind === 'compliance-critical');
        const plain = judge(one, { resolve: () => 'out' })[index];
        const found = judge(one)[index];
        if (found?.outcome === 'met') expect(plain?.outcome).toBe('met');
        if (plain?.outcome === 'met') expect(found?.outcome).toBe('met');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the cost', () => {
  it('of worlds is nothing where there is no doubt, and a conversation is opened once', () => {
    const asks = (text: string): { opened: number; read: number } => {
      const counts = { opened: 0, read: 0 };
      const turns = [{ speaker: 'agent' as const, text }];
      judge({ id: 'c', attributes: {}, turns, source: { file: 'x', record: 1 } }, { counts });
      return counts;
    };
    expect(asks('[promise] I will')).toEqual(asks('[promise?] I may'));
    expect(asks('[promise] I will').opened).toBe(1);
  });

  it('is nothing at all for a rubric without meanings', () => {
    const counts = { opened: 0, read: 0 };
    const words = rubric.criteria.filter(({ id }) => id === 'one.words');
    const bound = bind([{ ...rubric, criteria: words, flags: [], meaning: markedModel({ counts }) }]);
    const turns = [{ speaker: 'agent' as const, text: 'hello [promise?] I may' }];
    evaluate({ id: 'c', attributes: {}, turns, source: { file: 'x', record: 1 } }, bound);
    expect(counts).toEqual({ opened: 0, read: 0 });
    expect(bound.byMeaning.size + bound.meant.size).toBe(0);
  });
});
