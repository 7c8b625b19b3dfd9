// Law: what was committed is what is read, to the byte of its JSON.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvaluationRow } from '../../src/model/evaluation.ts';
import { evaluationRow } from './row-arbitrary.ts';
import { allRows, commitRows, scratchFolder, storeIn } from './scratch.ts';

/** The model's key of a row; a run has each once. */
function keyOf({ evaluation }: EvaluationRow): string {
  return JSON.stringify([evaluation.interaction.id, evaluation.rubric.id]);
}

const rowsOfOneRun = fc.uniqueArray(evaluationRow, { selector: keyOf, maxLength: 40 });

describe('round trip', () => {
  it('gives back every row exactly, with absent keys absent and keys in the order of the contract', async () => {
    const folder = await scratchFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(rowsOfOneRun, async (rows) => {
        run += 1;
        const dir = `${folder}/store-${run}`;
        const store = await storeIn(dir);
        await commitRows(store, folder, `run-${run}`, rows);
        const read = await allRows(store.rows());
        const byKey = new Map(read.map((row) => [keyOf(row), row]));
        expect(read).toHaveLength(rows.length);
        for (const row of rows) {
          expect(byKey.get(keyOf(row))).toEqual(row);
          expect(JSON.stringify(byKey.get(keyOf(row)))).toBe(JSON.stringify(row));
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
