// The model that is shipped: it knows every family, finds again what it was taught, and nothing that is said upsets it.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadModel } from '../../src/meaning/index.ts';
import type { Speaker, Turn } from '../../src/model/interaction.ts';
import type { Example, IntentFamily, MeaningModel, Meanings, Meant } from '../../src/model/meaning.ts';
import { diskFiles } from '../../src/rubric/files.ts';
import { readIntents } from '../../src/rubric/intents-reader.ts';

const INTENTS = 'rubrics/intents';
/** Of its own examples, the least share that a family finds when they are read back. */
const FOUND_LEAST = 0.6;
/** Examples of a family whose proof is looked at. */
const PROVEN = 8;

const bytes = readFileSync(`${INTENTS}/model.bin`);
let model: MeaningModel;
let taught: readonly IntentFamily[];
let examples: readonly { readonly by: Speaker; readonly text: string }[];

beforeAll(async () => {
  model = loadModel(bytes);
  const { families, problems } = await readIntents([INTENTS], diskFiles());
  if (families === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
  taught = families.filter(({ ordinary }) => ordinary !== true);
  examples = families.flatMap(({ by, examples: own }) => own.map(({ text }) => ({ by, text })));
});

const other = (speaker: Speaker): Speaker => (speaker === 'agent' ? 'customer' : 'agent');

function turnsOf({ text, after }: Pick<Example, 'text' | 'after'>, by: Speaker): readonly Turn[] {
  const said = { speaker: by, text };
  return after === undefined ? [said] : [{ speaker: other(by), text: after }, said];
}

/** Everything found in a conversation, of all families and turns. */
function everything(meanings: Meanings, turns: readonly Turn[]): readonly (readonly [string, number, Meant])[] {
  return [...model.families.keys()].flatMap((family) =>
    turns.flatMap((_, turn) => meanings.of(family, turn).map((place) => [family, turn, place] as const)),
  );
}

describe('the file', () => {
  test('has the hash of its bytes, wherever they lie in memory', () => {
    const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const odd = new Uint8Array(bytes.length + 1);
    odd.set(bytes, 1);
    expect([model.hash, loadModel(bytes).hash, loadModel(odd.subarray(1)).hash]).toEqual([hash, hash, hash]);
  });

  test('knows every family and what it means, and no other', () => {
    const known = [...model.families].map(([id, { by, means }]) => ({ id, by, means }));
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    expect(known.sort(byId)).toEqual(taught.map(({ id, by, means }) => ({ id, by, means })).sort(byId));
  });

  test('a family that it does not know is refused', () => {
    expect(() => model.open([{ speaker: 'agent', text: 'Hello.' }]).of('no-such-family', 0)).toThrow('no-such-family');
  });
});

describe('what was taught', () => {
  test('most examples of each family are found when they are read back', () => {
    const shares = taught.map(({ id, by, examples: own }) => {
      const found = own.filter((example) => {
        const turns = turnsOf(example, by);
        return model.open(turns).of(id, turns.length - 1).length > 0;
      });
      return { id, share: found.length / own.length };
    });
    expect(shares.filter(({ share }) => share < FOUND_LEAST)).toEqual([]);
  });

  test('is proved by a sentence of the family, and by words of the clause', () => {
    for (const { id, by, examples: own, nearMisses } of taught) {
      const sentences = { example: new Set(own.map(textOf)), miss: new Set(nearMisses.map(textOf)) };
      for (const example of own.slice(0, PROVEN)) {
        const turns = turnsOf(example, by);
        const meanings = model.open(turns);
        for (const place of meanings.of(id, turns.length - 1)) {
          const { nearest, words } = meanings.prove(id, turns.length - 1, place);
          expect(sentences[nearest.nearMiss ? 'miss' : 'example'].has(nearest.text), `${id}: ${nearest.text}`).toBe(
            true,
          );
          const clause = example.text.slice(place.start, place.end);
          expect(words.length, `${id}: ${clause}`).toBeGreaterThan(0);
          for (const word of words) expect(clause, id).toContain(word);
          expect(new Set(words).size).toBe(words.length);
        }
      }
    }
  });

  test('tells nothing of what the other side says, nor of who is unknown', () => {
    for (const { id, by, examples: own } of taught) {
      const turns = own.slice(0, PROVEN).flatMap(({ text }) => [
        { speaker: other(by), text },
        { speaker: 'unknown' as const, text },
      ]);
      const meanings = model.open(turns);
      for (const turn of turns.keys()) expect(meanings.of(id, turn), id).toEqual([]);
    }
  });
});

const textOf = ({ text }: Example): string => text;

/** Turns of one to five sentences that were taught, each by the side whose sentence comes first. */
const conversation: fc.Arbitrary<readonly Turn[]> = fc
  .array(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  .map((all) =>
    all.map((numbers) => {
      const said = numbers.map((number) => examples[number % examples.length] as (typeof examples)[number]);
      return { speaker: said[0]?.by ?? 'agent', text: said.map(({ text }) => text).join(' ') };
    }),
  );

describe('any conversation', () => {
  test('places lie inside their turn, in order, apart, and are as sure as can be', () => {
    fc.assert(
      fc.property(conversation, (turns) => {
        const meanings = model.open(turns);
        for (const family of model.families.keys())
          turns.forEach(({ text }, turn) => {
            let before = 0;
            for (const { start, end, confidence } of meanings.of(family, turn)) {
              expect(start).toBeGreaterThanOrEqual(before);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(text.length);
              expect(confidence).toBeGreaterThan(0);
              expect(confidence).toBeLessThanOrEqual(1);
              before = end;
            }
          });
      }),
      { numRuns: 200 },
    );
  });

  test('the same conversation is answered the same, in whatever order it is asked', () => {
    fc.assert(
      fc.property(conversation, (turns) => {
        const [one, two] = [model.open(turns), model.open(turns)];
        for (const family of [...model.families.keys()].reverse())
          for (let turn = turns.length - 1; turn >= 0; turn--) two.of(family, turn);
        const found = everything(one, turns);
        expect(everything(two, turns)).toEqual(found);
        expect(everything(loadModel(bytes).open(turns), turns)).toEqual(found);
        for (const [family, turn, place] of found.slice(0, 3))
          expect(two.prove(family, turn, place)).toEqual(one.prove(family, turn, place));
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['emoji only', '😀👍🏽🎉 👨‍👩‍👧‍👦'],
    ['signs only', '... ?! — “” (…)'],
    ['a lone high surrogate', 'I want \ud83d a manager \ud83d'],
    ['a lone low surrogate', '\ude00I want to cancel\ude00'],
    ['5,000 words', Array.from({ length: 1_000 }, () => 'I want to speak manager').join(' ')],
    ['5,000 words in sentences', Array.from({ length: 1_000 }, () => "I'll call you back tomorrow.").join(' ')],
    ['one long word', 'a'.repeat(20_000)],
  ])('%s can be said', (_, text) => {
    const turns = (['agent', 'customer', 'unknown'] as const).map((speaker) => ({ speaker, text }));
    const meanings = model.open(turns, text);
    for (const [family, turn, place] of everything(meanings, turns)) {
      expect(place.end).toBeLessThanOrEqual(text.length);
      expect(meanings.prove(family, turn, place).nearest.text).not.toBe('');
    }
  });

  test('a turn that says nothing means nothing', () => {
    const turns = ['', ' ', '😀', '…'].flatMap((text) => [
      { speaker: 'agent' as const, text },
      { speaker: 'customer' as const, text },
    ]);
    expect(everything(model.open(turns), turns)).toEqual([]);
    expect(everything(model.open([]), [])).toEqual([]);
  });
});

describe('the traps', () => {
  interface Trap {
    readonly kind: string;
    readonly family: string;
    readonly by: Speaker;
    readonly text: string;
    readonly after?: string;
  }
  const traps = parse(readFileSync('fixtures/meanings/traps.yaml', 'utf8')) as readonly Trap[];

  test('are ten of each kind, about families that there are', () => {
    const counts: Record<string, number> = {};
    for (const { kind } of traps) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(counts).toEqual({ negation: 10, quotation: 10, hypothesis: 10, 'other-speaker': 10, 'other-sense': 10 });
    for (const { family, by, kind } of traps)
      expect(model.families.get(family)?.by === by || kind === 'other-speaker', family).toBe(true);
  });

  test('were not taught', () => {
    const sentences = new Set(taught.flatMap((family) => [...family.examples, ...family.nearMisses].map(textOf)));
    expect(traps.filter(({ text }) => sentences.has(text))).toEqual([]);
  });
});
