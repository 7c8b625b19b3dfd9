// A model file holds weights in few bits: what does not fit must not turn into its opposite.

import { expect, test } from 'vitest';
import { KIND, keyOf } from '../../src/meaning/features.ts';
import { loadModel } from '../../src/meaning/index.ts';
import { FeatureTable } from '../../src/meaning/training/features.ts';
import { packTeaching } from '../../src/meaning/training/pack.ts';
import { Encoder, SLOTS } from '../../src/text/encoder.ts';

const WORD = 'zorp';

test('a weight too large for the file stays as large as it can', () => {
  const table = new FeatureTable(new Encoder([WORD]), new Set());
  table.ids.set(keyOf(KIND.word, SLOTS.length, 0), 0);
  const family = { id: 'zorps', by: 'agent', means: 'Says zorp.', implies: [], examples: [], nearMisses: [] } as const;
  const bytes = packTeaching({
    vocabulary: [WORD],
    sides: [
      {
        side: 'agent',
        families: [family],
        table,
        weights: { weights: Float32Array.of(20), bias: Float32Array.of(-3), families: 1 },
        calibrations: [{ slope: 1, shift: 0 }],
        bands: [{ doubt: 0.3, sure: 0.6 }],
        trials: [],
      },
    ],
  });
  const [place] = loadModel(bytes)
    .open([{ speaker: 'agent', text: WORD }])
    .of('zorps', 0);
  expect(place?.sure).toBe(true);
});
