// One trial in a thread of its own: trains as `callmark rubric learn` does, on some of the sentences, and asks the model that
// comes out about the others. Loaded elsewhere, it offers to run a few such trials at a time.

import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { folded, meanings } from './accuracy-families.js';

/** Bins of a tenth. */
export const BINS = 10;

/**
 * Trials, each `{ name, families, asked }`: `families` to be taught, `asked` sentences with the family each is about. Answers for
 * each trial the probability of every question, the bands of doubt, and how sentences of other families came out.
 */
export async function runTrials(trials, threads, tell) {
  const answers = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    while (next < trials.length) {
      const at = next++;
      const { name, ...task } = trials[at];
      answers[at] = await inThread(task, (step) => tell(`${done} of ${trials.length} done; ${name}: ${step}`));
      done++;
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return answers;
}

function inThread(task, onStep) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url));
    worker.on('message', (message) => {
      if (message.step !== undefined) onStep(message.step);
      else resolve(message);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the trial ended with ${code}`)));
    worker.postMessage(task);
  });
}

if (!isMainThread) parentPort.once('message', async (task) => parentPort.postMessage(await trial(task)));

async function trial({ families, asked }) {
  const { teach } = await import('../../dist/meaning/training/teach.js');
  const { packTeaching } = await import('../../dist/meaning/training/pack.js');
  const { unpackModel } = await import('../../dist/meaning/model-file.js');
  const { Recogniser } = await import('../../dist/meaning/recogniser.js');
  const { turnsOf } = await import('../../dist/meaning/training/samples.js');
  const teaching = teach(families, (step) => parentPort.postMessage({ step }));
  parentPort.postMessage({ step: 'asking' });
  const file = unpackModel(packTeaching(teaching));
  const bands = {};
  for (const { families: heads } of file.head.sides)
    for (const head of heads) {
      bands[head.id] = { sure: head.sure, doubt: head.doubt };
      // Without a band everything is told, and the band is applied to what was told.
      head.doubt = 0;
    }
  const model = new Recogniser(file);
  const others = Array.from({ length: BINS }, () => ({ n: 0, sum: 0 }));
  const probabilities = new Array(asked.length);
  for (const same of sameSentences(asked).values()) {
    const { by, text, after } = same[0].question;
    const turns = turnsOf({ text, after }, by);
    const heard = model.open(turns);
    const likeliest = (family) => heard.of(family, turns.length - 1).reduce((p, one) => Math.max(p, one.confidence), 0);
    for (const { question, at } of same) probabilities[at] = likeliest(question.family);
    const own = new Set(same.map(({ question }) => question.family));
    for (const family of meanings(families)) {
      if (family.by !== by || own.has(family.id)) continue;
      const p = likeliest(family.id);
      const bin = others[binOf(p)];
      bin.n++;
      bin.sum += p;
    }
  }
  return { probabilities, bands, others };
}

export function binOf(probability) {
  return Math.min(BINS - 1, Math.floor(probability * BINS));
}

/** Questions about one sentence of one side together, so that the model reads it once. */
function sameSentences(asked) {
  const groups = new Map();
  asked.forEach((question, at) => {
    const key = `${question.by} ${question.after ?? ''} ${question.text}`;
    if (groups.has(key)) groups.get(key).push({ question, at });
    else groups.set(key, [{ question, at }]);
  });
  return groups;
}

/** Those of the questions whose sentence is not, word for word, among those taught. */
export function notTaught(asked, families) {
  const taught = new Set(families.flatMap(({ examples, nearMisses }) => [...examples, ...nearMisses].map(folded)));
  return asked.filter((question) => !taught.has(folded(question)));
}
