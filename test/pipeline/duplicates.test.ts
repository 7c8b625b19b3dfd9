import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Duplicates } from '../../src/pipeline/duplicates.ts';

it('tells new ids, repetitions and conflicts apart, as a map of whole strings would', () => {
  const id = fc.oneof(
    fc.constantFrom('', 'a', 'b', 'c-1', '\u0000', '__proto__'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const content = fc.constantFrom('sha256:1', 'sha256:2', '');
  fc.assert(
    fc.property(fc.array(fc.tuple(id, content), { maxLength: 60 }), (records) => {
      const duplicates = new Duplicates();
      const first = new Map<string, string>();
      for (const [name, digest] of records) {
        const known = first.get(name);
        if (known === undefined) first.set(name, digest);
        expect(duplicates.see(name, digest)).toBe(known === undefined ? 'new' : known === digest ? 'same' : 'other');
      }
    }),
    { numRuns: 1000 },
  );
});

it('still knows them all after it has grown', () => {
  const duplicates = new Duplicates();
  const ids = Array.from({ length: 20_000 }, (_, index) => `call-${index}`);
  expect(ids.every((id) => duplicates.see(id, id) === 'new')).toBe(true);
  expect(ids.every((id) => duplicates.see(id, id) === 'same')).toBe(true);
  expect(ids.every((id) => duplicates.see(id, 'changed') === 'other')).toBe(true);
});
