// What a model was taught, family by family, and how it did on sentences that it had not been taught.

import type { Trial } from '../meaning/training/trials.ts';
import type { Row, Table } from '../model/document.ts';
import type { IntentFamily } from '../model/meaning.ts';

export function lessonTable(families: readonly IntentFamily[], trials: readonly Trial[]): Table {
  const known = new Map(trials.map((trial) => [trial.family, trial]));
  return {
    kind: 'table',
    name: 'meanings',
    columns: [
      { key: 'id', title: 'Meaning', type: 'text' },
      { key: 'by', title: 'Said by', type: 'text' },
      { key: 'examples', title: 'Examples', type: 'number', digits: 0 },
      { key: 'nearMisses', title: 'Near misses', type: 'number', digits: 0 },
      { key: 'precision', title: 'Precision', type: 'percent' },
      { key: 'recall', title: 'Recall', type: 'percent' },
    ],
    rows: families.map(({ id, by, examples, nearMisses }): Row => {
      const row = { id, by, examples: examples.length, nearMisses: nearMisses.length };
      const trial = known.get(id);
      if (trial === undefined) return row;
      const { hits, falseAlarms } = trial;
      return { ...row, precision: share(hits, hits + falseAlarms), recall: share(hits, trial.examples) };
    }),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** What the shares of the table mean. */
export const LESSON_LEGEND =
  'Each sentence was tried on a model that had not been taught it. Precision: of the sentences taken for the meaning, those that carry it; near misses are harder than everyday talk. Recall: of the examples, those that were recognised.';
