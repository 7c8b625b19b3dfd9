// From YAML to Scoring, with the defaults.

import { isMap, isScalar, type Node } from 'yaml';
import type { Band, Scoring } from '../model/rubric.ts';
import { pairsOf, type Reading, readFields, report } from './reading.ts';
import { SCORING } from './schema.ts';

const DEFAULT_BANDS: readonly Band[] = [
  { name: 'exceeds', from: 90 },
  { name: 'meets', from: 80 },
  { name: 'develop', from: 70 },
  { name: 'below', from: 0 },
];

const DEFAULT_SCORING: Scoring = {
  method: 'percent',
  notApplicable: 'redistribute',
  passMark: 75,
  bands: DEFAULT_BANDS,
  minimumCoverage: 0.6,
};

export function readScoring(reading: Reading, node: Node | undefined): Scoring {
  const fields = node && readFields(reading, node, SCORING, '`scoring`');
  if (!fields) return DEFAULT_SCORING;
  const bands = fields.node('bands');
  const coverage = fields.value('minimum-coverage');
  return {
    method: fields.value('method') ?? DEFAULT_SCORING.method,
    notApplicable: fields.value('not-applicable') ?? DEFAULT_SCORING.notApplicable,
    passMark: fields.value('pass-mark') ?? DEFAULT_SCORING.passMark,
    minimumCoverage: coverage === undefined ? DEFAULT_SCORING.minimumCoverage : coverage / 100,
    bands: bands ? readBands(reading, bands) : DEFAULT_BANDS,
  };
}

/** Bands go from high to low and end at 0, so that every score has one. */
function readBands(reading: Reading, node: Node): readonly Band[] {
  if (!isMap(node) || node.items.length === 0) {
    report(reading, node, {
      code: 'rubric/bands',
      message: '`bands` must be a mapping of names to lowest scores.',
      hint: 'for example `{exceeds: 90, meets: 80, below: 0}`',
    });
    return DEFAULT_BANDS;
  }
  const bands: Band[] = [];
  for (const { name, key, value } of pairsOf(node)) {
    const from: unknown = isScalar(value) ? value.value : undefined;
    const above = bands[bands.length - 1];
    if (typeof from !== 'number' || !(from >= 0 && from <= 100)) {
      report(reading, value, {
        code: 'rubric/bands',
        message: `The band \`${name}\` must begin at a number between 0 and 100.`,
        hint: `for example \`${name}: 80\``,
      });
      return DEFAULT_BANDS;
    }
    if (above !== undefined && from >= above.from) {
      report(reading, key, {
        code: 'rubric/bands',
        message: `Bands go from high to low, but \`${name}\` (${from}) is not below \`${above.name}\` (${above.from}).`,
        hint: 'write the highest first',
      });
      return DEFAULT_BANDS;
    }
    bands.push({ name, from });
  }
  const lowest = bands[bands.length - 1];
  if (lowest !== undefined && lowest.from > 0) {
    report(reading, node, {
      code: 'rubric/bands',
      message: `Scores below ${lowest.from} have no band.`,
      hint: 'let the last band begin at 0, for example `below: 0`',
    });
  }
  return bands;
}
