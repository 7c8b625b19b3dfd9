import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duplicates } from '../../src/pipeline/duplicates.ts';

describe('Duplicates', () => {
  it('knows what a map of all ids would know', () => {
    const id = fc.oneof(fc.string(), fc.constantFrom('', '0', '__proto__', 'constructor'), fc.nat(50).map(String));
    fc.assert(
      fc.property(fc.array(fc.tuple(id, fc.constantFrom('sha256:a', 'sha256:b'))), (records) => {
        const duplicates = new Duplicates();
        const known = new Map<string, string>();
        for (const [one, digest] of records) {
          const before = known.get(one);
          if (before === undefined) known.set(one, digest);
          expect(duplicates.see(one, digest)).toBe(before === undefined ? 'new' : before === digest ? 'same' : 'other');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps them apart when there are more than fit at first', () => {
    const duplicates = new Duplicates();
    const ids = Array.from({ length: 50_000 }, (_, at) => `call-${at}`);
    expect(ids.filter((id) => duplicates.see(id, id) !== 'new')).toEqual([]);
    expect(ids.filter((id) => duplicates.see(id, id) !== 'same')).toEqual([]);
    expect(ids.filter((id) => duplicates.see(id, 'other') !== 'other')).toEqual([]);
  });
});
