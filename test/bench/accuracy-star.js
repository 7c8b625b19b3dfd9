// Dialogues whose agents chose, for most turns, the act that they were doing: turn by turn against the families, and dialogue by
// dialogue against the criteria that three machines decide.

import { corpus, jsonLines, NO_CORPORA, readModel } from './accuracy-families.js';
import { MACHINES, machines } from './accuracy-machines.js';
import { commonest, Decisions, share, withInterval } from './accuracy-table.js';

/** Family → labels. Of the bank's questions, the one for details of a fraud is not about who the customer is. */
const LABELS = {
  greeting: (label) => label === 'hello',
  'further-help': (label) => label === 'anything_else',
  farewell: (label) => /^goodbye_\d$|_bye$/.test(label),
  'asks-identifier': (label) => label.startsWith('bank_ask_') && label !== 'bank_ask_fraud_details',
};
/** Typed by hand, so nobody chose what it does. */
const FREE = new Set([undefined, 'custom']);

/** Criterion → the labels and the part of the agent's turns that it looks at. */
const CRITERIA = {
  'opening.greeting': { family: 'greeting', part: (turns) => turns.slice(0, 3) },
  'closing.further-help': { family: 'further-help', part: (turns) => turns },
  'closing.farewell': { family: 'farewell', part: (turns) => turns.slice(-3) },
};

const CAVEAT =
  'Agents mostly chose a ready sentence, so many turns are one text: the interval is of texts, each decided as most of its turns were. An absent label is weak evidence: a turn has one label and may do more ("Hello, may I have your name?" is labelled by its question), so precision, a share of labelled turns, is a lower bound; sure turns without a label, typed freely, stand apart. This set lay open to whoever wrote the phrases.';

export async function run(options, tell) {
  const path = corpus('star', 'dialogues.jsonl');
  if (path === undefined) return { skipped: NO_CORPORA };
  const dialogues = jsonLines(path);
  const model = await readModel(options);
  tell('turns');
  const turns = byTurn(dialogues, model);
  tell('dialogues');
  const all = await machines(options);
  const criteria = byDialogue(dialogues, all);
  return {
    tables: [turnTable(turns), alarmTable(turns), dialogueTable(criteria, all.note)],
    data: { dialogues: dialogues.length, turns, criteria },
  };
}

function byTurn(dialogues, model) {
  const rows = Object.entries(LABELS)
    .filter(([family]) => model.families.has(family))
    .map(([family, isIt]) => ({ family, isIt, texts: new Map(), unlabelled: 0, falseAt: new Map() }));
  for (const { turns } of dialogues) {
    const meanings = model.open(turns);
    turns.forEach(({ speaker, label, text }, turn) => {
      if (speaker !== 'agent') return;
      for (const row of rows) {
        const { family, isIt, texts, falseAt } = row;
        const places = meanings.of(family, turn);
        const sure = places.some((place) => place.sure);
        if (FREE.has(label)) {
          if (sure) row.unlabelled++;
          continue;
        }
        const yes = isIt(label);
        const key = `${label} ${text}`;
        const known = texts.get(key) ?? { yes, turns: 0, sure: 0, maybe: 0 };
        texts.set(key, known);
        known.turns++;
        if (sure) known.sure++;
        if (places.length > 0) known.maybe++;
        if (sure && !yes) falseAt.set(label, (falseAt.get(label) ?? 0) + 1);
      }
    });
  }
  return rows.map(({ family, texts, unlabelled, falseAt }) => {
    const byText = new Decisions();
    const turns = { labelled: 0, sure: 0, maybe: 0, falseAlarms: 0 };
    for (const { yes, turns: count, sure, maybe } of texts.values()) {
      byText.add(yes, 2 * sure > count);
      if (!yes) turns.falseAlarms += sure;
      else {
        turns.labelled += count;
        turns.sure += sure;
        turns.maybe += maybe;
      }
    }
    return { family, turns, byText, unlabelled, falseAt: Object.fromEntries(falseAt) };
  });
}

function turnTable(rows) {
  return {
    title: 'Agent turns: families against the labels that agents chose',
    head: ['family', 'turns', 'sure', 'doubt', 'texts', 'recall of texts', 'precision', 'no label'],
    rows: rows.map(({ family, turns, byText, unlabelled }) => [
      family,
      turns.labelled,
      share(turns.sure, turns.labelled),
      share(turns.maybe - turns.sure, turns.labelled),
      byText.yes,
      withInterval(byText.hits, byText.yes),
      share(turns.sure, turns.sure + turns.falseAlarms),
      unlabelled,
    ]),
    notes: [CAVEAT],
  };
}

const LABELS_SHOWN = 3;

function alarmTable(rows) {
  return {
    title: 'Labels of the other turns in which the model is sure',
    words: true,
    head: ['family', 'turns', 'commonest labels'],
    rows: rows.map(({ family, turns, falseAt }) => [
      family,
      turns.falseAlarms,
      commonest(Object.entries(falseAt), LABELS_SHOWN),
    ]),
  };
}

/** Only dialogues that the labels decide: with the label, or with every agent turn of the part labelled as something else. */
function byDialogue(dialogues, all) {
  const rows = Object.keys(CRITERIA).map((criterion) => ({
    criterion,
    undecided: 0,
    ...Object.fromEntries(MACHINES.map((machine) => [machine, { decisions: new Decisions(), review: 0 }])),
  }));
  dialogues.forEach(({ id, turns }, at) => {
    const said = turns.map(({ speaker, text }) => ({ speaker, text }));
    const interaction = { id, channel: 'chat', attributes: {}, turns: said, source: { file: 'star', record: at + 1 } };
    const found = Object.fromEntries(MACHINES.map((machine) => [machine, all[machine].outcomes(interaction)]));
    const labels = turns.filter(({ speaker }) => speaker === 'agent').map(({ label }) => label);
    for (const row of rows) {
      const { family, part } = CRITERIA[row.criterion];
      const seen = part(labels);
      const yes = seen.some((label) => label !== undefined && LABELS[family](label));
      if (!yes && seen.some((label) => FREE.has(label))) {
        row.undecided++;
        continue;
      }
      for (const machine of MACHINES) {
        const outcome = found[machine].get(row.criterion);
        if (outcome === 'needs-review') row[machine].review++;
        else row[machine].decisions.add(yes, outcome === 'met');
      }
    }
  });
  return rows;
}

function dialogueTable(rows, note) {
  return {
    title: 'Dialogues: criteria against the labels in the part that they look at',
    head: ['criterion', 'machine', 'with label', 'found', 'without', 'found', 'review'],
    rows: rows.flatMap((row) =>
      MACHINES.map((machine, index) => {
        const { decisions, review } = row[machine];
        return [
          index === 0 ? row.criterion : '',
          machine,
          decisions.yes,
          share(decisions.hits, decisions.yes),
          decisions.no,
          share(decisions.falseAlarms, decisions.no),
          review,
        ];
      }),
    ),
    notes: [
      `Mostly the same few texts again, so without intervals; review is in neither count. Left out, since turns without a label leave them open: ${rows.map(({ criterion, undecided }) => `${criterion} ${undecided}`).join(', ')}.`,
      ...(note === undefined ? [] : [note]),
    ],
  };
}
