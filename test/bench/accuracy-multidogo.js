// Customers of six industries who mostly want something ordinary: how often does the model hear alarm in what they say?

import { readFileSync } from 'node:fs';
import { corpus, NO_CORPORA, readModel } from './accuracy-families.js';
import { commonest, intervalOf } from './accuracy-table.js';

/** Turns that only greet, thank, agree or say goodbye: nothing else is meant by them. */
const CEREMONY = new Set(['openinggreeting', 'thankyou', 'closinggreeting', 'confirmation']);
const INTENTS_SHOWN = 2;
const THOUSAND = 1000;

export async function run(options, tell) {
  const path = corpus('multidogo', 'customer-turns.tsv');
  if (path === undefined) return { skipped: NO_CORPORA };
  const model = await readModel(options);
  const families = [...model.families].filter(([, { by }]) => by === 'customer').map(([id]) => id);
  const found = new Map(families.map((id) => [id, { sure: [], doubt: [] }]));
  let count = 0;
  let ceremonies = 0;
  for (const rows of conversations(path)) {
    const turns = rows.map(({ text }) => ({ speaker: 'customer', text }));
    const meanings = model.open(turns);
    rows.forEach((row, turn) => {
      count++;
      if (CEREMONY.has(row.intent)) ceremonies++;
      for (const id of families) {
        const places = meanings.of(id, turn);
        if (places.length > 0) found.get(id)[places.some(({ sure }) => sure) ? 'sure' : 'doubt'].push(row);
      }
    });
    if (count % THOUSAND < rows.length) tell(`${count} turns`);
  }
  const rows = families.map((id) => rowOf(id, found.get(id), count, ceremonies));
  rows.sort((a, b) => b.sure - a.sure || b.doubt - a.doubt);
  return {
    tables: [
      {
        title: `${count} customer turns; ${ceremonies} of them only greet, thank, confirm or say goodbye`,
        words: true,
        head: ['family', 'sure', 'per 1000', 'doubt', 'ceremony', 'sure, by human intent'],
        rows: rows.map((row) => [
          row.family,
          row.sure,
          ((THOUSAND * row.sure) / count).toFixed(1),
          row.doubt,
          row.sureInCeremony,
          commonest(Object.entries(row.byIntent), INTENTS_SHOWN),
        ]),
        notes: [
          'Turns in which the model is sure, and turns in which it is only in doubt. Ceremony: sure turns among those that only greet, thank, confirm or say goodbye; false for all families but those of assent and leaving. Any other may be right, since the human intents name what is wanted and not how it is said: read some (--show N). What agents said is not in this set.',
        ],
      },
    ],
    data: { turns: count, ceremonies, families: rows },
    lines: samples(found, options),
  };
}

function rowOf(family, { sure, doubt }, count, ceremonies) {
  const byIntent = {};
  for (const { intent } of sure) byIntent[intent] = (byIntent[intent] ?? 0) + 1;
  const sureInCeremony = sure.filter(({ intent }) => CEREMONY.has(intent)).length;
  return {
    family,
    sure: sure.length,
    doubt: doubt.length,
    share: intervalOf(sure.length, count),
    sureInCeremony,
    ceremonyShare: intervalOf(sureInCeremony, ceremonies),
    byIntent,
  };
}

/** Conversations as lists of turns in their order; a turn with two intents keeps both. */
function conversations(path) {
  const byId = new Map();
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const [, id, turn, text, intent] = line.split('\t');
    if (text === undefined || text.trim() === '') continue;
    const row = { turn: Number(turn), text, intent: (intent || '(none)').trim().replaceAll('<div>', ' + ') };
    if (byId.has(id)) byId.get(id).push(row);
    else byId.set(id, [row]);
  }
  return [...byId.values()].map((rows) => rows.sort((a, b) => a.turn - b.turn));
}

/** Some texts of each family, chosen by a seed. For the terminal only: what others wrote is not to end up in a file of ours. */
function samples(found, { show, seed }) {
  return [...found].flatMap(([id, places]) =>
    ['sure', 'doubt'].flatMap((name) =>
      sample(places[name], show, seed).map(
        ({ text, intent }) => `${id} (${name}; ${intent}): ${text.replace(/\p{Cc}/gu, ' ').trim()}`,
      ),
    ),
  );
}

/** `most` of a list, each as likely as the others: those with the lowest numbers of a generator that the seed starts. */
function sample(list, most, seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  return list
    .map((item) => ({ item, order: next() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, most)
    .map(({ item }) => item);
}
