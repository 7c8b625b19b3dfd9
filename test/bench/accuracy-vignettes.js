// Conversations whose outcomes people are certain of: right, wrong and left for review, for three machines side by side.

import { existsSync } from 'node:fs';
import { corpus, jsonLines, NO_CORPORA } from './accuracy-families.js';
import { MACHINES, machines } from './accuracy-machines.js';
import { intervalOf, percent, withInterval } from './accuracy-table.js';

const LEGEND =
  '✓ right, ✗ wrong, ? left for review. Conversations that could be looked at while rules were written say little about unseen ones, and vignettes/service.jsonl lay open to whoever wrote the phrases: name unseen ones with --vignettes.';

export async function run(options, tell) {
  const usual = corpus('vignettes', 'service.jsonl');
  const absent = options.vignettes.find((file) => !existsSync(file));
  if (absent !== undefined) throw new Error(`there is no file ${absent}`);
  const files = [...(usual === undefined ? [] : [usual]), ...options.vignettes];
  if (files.length === 0) return { skipped: NO_CORPORA };
  const all = await machines(options);
  const tables = [];
  const data = [];
  for (const file of files) {
    tell(file);
    const answers = ask(jsonLines(file), all);
    const byCriterion = tally(answers, ({ criterion }) => criterion);
    const byStyle = tally(answers, ({ style }) => style);
    const total = tally(answers, () => 'all').get('all');
    if (total === undefined) throw new Error(`${file} expects nothing of the criteria`);
    const name = file === usual ? 'vignettes/service.jsonl' : file.split('/').pop();
    const rows = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => [id, ...cells(count)]);
    const head = ['', 'n', ...MACHINES.map((machine) => `${machine} ✓ ✗ ?`)];
    tables.push(
      { title: `${name}, by criterion`, head, rows: [...rows(byCriterion), ['all', ...cells(total)]] },
      { title: `${name}, by style`, head, rows: rows(byStyle) },
      {
        head: ['', 'right', 'wrong', 'review', 'wrong of decided'],
        rows: MACHINES.map((machine) => {
          const { right, wrong, review } = total[machine];
          const n = right + wrong + review;
          return [
            machine,
            percent(right, n),
            percent(wrong, n),
            percent(review, n),
            withInterval(wrong, right + wrong),
          ];
        }),
        notes: [LEGEND, ...(all.note === undefined ? [] : [all.note])],
      },
    );
    data.push({
      file: name,
      conversations: new Set(answers.map(({ conversation }) => conversation)).size,
      total: withShares(total),
      byCriterion: Object.fromEntries(byCriterion),
      byStyle: Object.fromEntries(byStyle),
    });
  }
  return { tables, data };
}

/** Every expectation with what each machine made of it. */
function ask(conversations, all) {
  return conversations.flatMap(({ id, channel, turns, expect, style }, at) => {
    const interaction = { id, channel, attributes: {}, turns, source: { file: 'vignettes', record: at + 1 } };
    const found = Object.fromEntries(MACHINES.map((machine) => [machine, all[machine].outcomes(interaction)]));
    return Object.entries(expect).flatMap(([criterion, wanted]) => {
      if (MACHINES.some((machine) => !found[machine].has(criterion))) return [];
      const verdicts = MACHINES.map((machine) => [machine, verdict(found[machine].get(criterion), wanted)]);
      return [{ conversation: id, criterion, style: style ?? '(none)', ...Object.fromEntries(verdicts) }];
    });
  });
}

function verdict(outcome, wanted) {
  if (outcome === 'needs-review') return 'review';
  return outcome === wanted ? 'right' : 'wrong';
}

function tally(answers, keyOf) {
  const counts = new Map();
  for (const answer of answers) {
    const key = keyOf(answer);
    if (!counts.has(key))
      counts.set(key, Object.fromEntries(MACHINES.map((machine) => [machine, { right: 0, wrong: 0, review: 0 }])));
    for (const machine of MACHINES) counts.get(key)[machine][answer[machine]]++;
  }
  return counts;
}

function cells(count) {
  const { right, wrong, review } = count[MACHINES[0]];
  const of = (machine) => {
    const one = count[machine];
    return [one.right, one.wrong, one.review].map((value) => String(value).padStart(3)).join(' ');
  };
  return [right + wrong + review, ...MACHINES.map(of)];
}

function withShares(total) {
  return Object.fromEntries(
    Object.entries(total).map(([machine, count]) => [
      machine,
      { ...count, wrongOfDecided: intervalOf(count.wrong, count.right + count.wrong) },
    ]),
  );
}
