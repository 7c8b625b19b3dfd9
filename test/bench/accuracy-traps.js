// Sentences written to mislead: they look like a family and do not carry it. How often is the model taken in?

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { turnsOf } from '../../dist/meaning/training/samples.js';
import { readModel } from './accuracy-families.js';
import { mean, withInterval } from './accuracy-table.js';

const TRAPS = fileURLToPath(new URL('../../fixtures/meanings/traps.yaml', import.meta.url));
const VERDICTS = ['refused', 'doubtful', 'taken'];

export async function run(options) {
  const model = await readModel(options);
  const answers = parse(readFileSync(TRAPS, 'utf8')).map((trap) => ({ ...trap, ...ask(model, trap) }));
  const kinds = [...new Set(answers.map(({ kind }) => kind))];
  const rows = [
    ...kinds.map((kind) =>
      rowOf(
        kind,
        answers.filter((answer) => answer.kind === kind),
      ),
    ),
    rowOf('all', answers),
  ];
  return {
    tables: [
      {
        title: 'Sentences that look like a family and do not carry it',
        head: ['kind', 'traps', ...VERDICTS, 'confidence', 'share taken'],
        rows: rows.map(({ kind, traps, confidence, ...count }) => [
          kind,
          traps,
          ...VERDICTS.map((verdict) => count[verdict]),
          confidence === null ? '–' : confidence.toFixed(2),
          withInterval(count.taken, traps),
        ]),
        notes: [
          'Refused: the model finds nothing of the family. Doubtful: a person is asked. Taken: it is sure. The confidence is the mean of those that were taken. This is the model alone; words that a rubric asks for beside a meaning, and its guards (unless: quoted, negated, hypothetical), refuse more. Each trap with --show 1.',
        ],
      },
    ],
    data: { kinds: rows, traps: answers },
    lines: options.show === 0 ? [] : answers.map(line),
  };
}

function ask(model, { family, by, text, after }) {
  if (!model.families.has(family))
    throw new Error(`${TRAPS} names the family "${family}", which the model does not know`);
  const turns = turnsOf({ text, after }, by);
  const places = model.open(turns).of(family, turns.length - 1);
  const confidence = places.reduce((most, place) => Math.max(most, place.confidence), 0);
  const verdict = places.some(({ sure }) => sure) ? 'taken' : places.length > 0 ? 'doubtful' : 'refused';
  return { verdict, confidence: places.length === 0 ? null : confidence };
}

function rowOf(kind, answers) {
  const count = (verdict) => answers.filter((answer) => answer.verdict === verdict).length;
  const taken = answers.filter(({ verdict }) => verdict === 'taken').map(({ confidence }) => confidence);
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)]));
  return { kind, traps: answers.length, ...verdicts, confidence: taken.length === 0 ? null : mean(taken) };
}

function line({ kind, family, verdict, confidence, text, after }) {
  const sure = confidence === null ? '' : ` ${confidence.toFixed(2)}`;
  return `${kind}, ${family}: ${verdict}${sure}: ${after === undefined ? '' : `[${after}] `}${text}`;
}
