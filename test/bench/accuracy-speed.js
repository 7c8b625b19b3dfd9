// What recognising costs: turns a second, loading, size, and the whole evaluation with meanings and without, in one run.

import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listSources } from '../../dist/ingest/list.js';
import { readSource } from '../../dist/ingest/read.js';
import { prepare } from '../../dist/pipeline/prepare.js';
import { corpus, modelPath, NO_CORPORA, readModel } from './accuracy-families.js';
import { machines } from './accuracy-machines.js';
import { median } from './accuracy-table.js';
import { runNode } from './process.js';

const ROUNDS = 5;
const WARM_UPS = 2;
const STARTS = 7;
const LOAD = fileURLToPath(new URL('./accuracy-load.js', import.meta.url));

export async function run(options, tell) {
  const path = modelPath(options);
  if (!existsSync(path)) throw new Error(`there is no trained model ${path}; name one with --model`);
  const loads = [];
  for (let start = 0; start < STARTS; start++) {
    tell(`load ${start + 1} of ${STARTS}`);
    loads.push(JSON.parse((await runNode([LOAD, path], { measured: false, keepOutput: true })).output));
  }
  const figures = {
    modelMb: statSync(path).size / 1e6,
    importMs: median(loads.map(({ importMs }) => importMs)),
    loadMs: median(loads.map(({ loadMs }) => loadMs)),
  };
  const rows = [
    ['model file', `${figures.modelMb.toFixed(2)} MB`, ''],
    ['load in a fresh process', ms(figures.loadMs), `and ${ms(figures.importMs)} for its code`],
  ];
  const interactions = await conversations();
  if (interactions === undefined)
    return {
      tables: [{ head: ['what', 'figure', 'beside'], rows, notes: [`Speed skipped: ${NO_CORPORA}`] }],
      data: figures,
    };
  const prepared = interactions.map((one) => prepare(one, undefined));
  const turns = prepared.reduce((sum, { interaction }) => sum + interaction.turns.length, 0);
  const model = await readModel(options);
  const all = await machines(options);
  const tasks = {
    recognise: () => prepared.forEach(({ interaction }) => void recognise(model, interaction)),
    withMeanings: () => prepared.forEach(all.both.score),
    phrasesOnly: () => prepared.forEach(all.phrases.score),
    meaningsOnly: () => prepared.forEach(all.intents.score),
  };
  const times = measure(tasks, tell);
  const perSecond = (name) => turns / (times[name] / 1000);
  Object.assign(figures, {
    conversations: prepared.length,
    turns,
    turnsPerSecond: perSecond('recognise'),
    evaluated: {
      both: perSecond('withMeanings'),
      phrases: perSecond('phrasesOnly'),
      intents: perSecond('meaningsOnly'),
    },
    bothToPhrases: times.withMeanings / times.phrasesOnly,
    intentsToPhrases: times.meaningsOnly / times.phrasesOnly,
  });
  const rate = (value) => `${Math.round(value).toLocaleString('en')} turns/s`;
  rows.push(
    [
      'recogniser alone, all families',
      rate(figures.turnsPerSecond),
      `${(1e6 / figures.turnsPerSecond).toFixed(1)} µs a turn`,
    ],
    ['evaluate, phrases alone', rate(figures.evaluated.phrases), '1'],
    ['evaluate, phrases and meanings', rate(figures.evaluated.both), `takes × ${figures.bothToPhrases.toFixed(2)}`],
    ['evaluate, meanings alone', rate(figures.evaluated.intents), `takes × ${figures.intentsToPhrases.toFixed(2)}`],
  );
  const notes = [
    `${prepared.length} conversations, ${turns} turns, one thread, warmed; medians of ${ROUNDS} rounds that take turns, loading of ${STARTS}. Reading and redaction are not in it.`,
    ...(all.note === undefined ? [] : [all.note]),
  ];
  return { tables: [{ head: ['what', 'figure', 'beside'], rows, notes }], data: figures };
}

/** Asks for every family of every turn's speaker. */
function recognise(model, { turns, agent }) {
  const meanings = model.open(turns, agent?.name);
  let places = 0;
  for (const [family, { by }] of model.families)
    turns.forEach(({ speaker }, turn) => {
      if (speaker === by) places += meanings.of(family, turn).length;
    });
  return places;
}

/** The median milliseconds of each task; they take turns, so that a slow minute hurts all of them. */
function measure(tasks, tell) {
  const samples = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    tell(round < 0 ? 'warming' : `round ${round + 1} of ${ROUNDS}`);
    const inOrder = Object.entries(tasks);
    const first = Math.abs(round) % inOrder.length;
    for (const [name, task] of [...inOrder.slice(first), ...inOrder.slice(0, first)]) {
      const begin = performance.now();
      task();
      if (round >= 0) samples[name].push(performance.now() - begin);
    }
  }
  return Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, median(list)]));
}

/** The conversations of two corpora; undefined where one is absent. */
async function conversations() {
  const inputs = [corpus('star', 'dialogues.jsonl'), corpus('contoso')];
  if (inputs.includes(undefined)) return undefined;
  const { sources } = await listSources(inputs, { cwd: '/' });
  const interactions = [];
  for (const source of sources)
    for await (const item of readSource(source, { timezone: 'UTC' }))
      if (item.kind !== 'bad') interactions.push(item.interaction);
  return interactions;
}

function ms(value) {
  return `${value.toFixed(0)} ms`;
}
