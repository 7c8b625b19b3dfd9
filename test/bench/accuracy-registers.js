// Each way of speaking left out of training in turn, and asked: does it recognise how people talk whom it never heard?

import { meanings, questions, readFamilies, without } from './accuracy-families.js';
import { Decisions, intervalOf, mean, percent, withInterval } from './accuracy-table.js';
import { notTaught, runTrials } from './accuracy-trial.js';

/** From here on a sentence counts as carrying the meaning, when it must be yes or no. */
const YES = 0.5;
const WORST = 10;

export async function run(options, tell) {
  const families = await readFamilies(options.intents);
  const all = questions(families);
  const registers = [...new Set(all.map(({ register }) => register))];
  const trials = registers.map((register) => {
    const taught = without(families, (example) => example.register === register);
    const own = all.filter((question) => question.register === register);
    return { name: `without ${register}`, families: taught, asked: notTaught(own, taught), left: own.length };
  });
  const answers = await runTrials(trials, options.threads, tell);
  const pooled = new Map(meanings(families).map(({ id }) => [id, new Decisions()]));
  const byRegister = trials.map(({ asked, left }, at) => {
    const { probabilities, bands } = answers[at];
    return { register: registers[at], alike: left - asked.length, ...judge(asked, probabilities, bands, pooled) };
  });
  const whole = byRegister.reduce(
    (sum, { asked, decided, wrong }) => ({
      asked: sum.asked + asked,
      decided: sum.decided + decided,
      wrong: sum.wrong + wrong,
    }),
    { asked: 0, decided: 0, wrong: 0 },
  );
  const ranked = [...pooled].sort((a, b) => a[1].f1 - b[1].f1);
  const macro = mean(ranked.map(([, decisions]) => decisions.f1));
  return {
    tables: [
      registerTable(byRegister, whole, macro),
      familyTable('The ten worst families', ranked.slice(0, WORST)),
      familyTable('All families, all registers together', [...pooled]),
    ],
    data: {
      macroF1: macro,
      registerMacroF1: mean(byRegister.map(({ macroF1 }) => macroF1)),
      ...whole,
      byRegister,
      families: Object.fromEntries(pooled),
      worst: ranked.slice(0, WORST).map(([id]) => id),
    },
  };
}

function judge(asked, probabilities, bands, pooled) {
  const families = new Map();
  let decided = 0;
  let wrong = 0;
  asked.forEach(({ family, yes }, at) => {
    const p = probabilities[at];
    const { sure, doubt } = bands[family];
    if (!families.has(family)) families.set(family, new Decisions());
    families.get(family).add(yes, p >= YES);
    pooled.get(family).add(yes, p >= YES);
    if (p >= doubt && p < sure) return;
    decided++;
    if (p >= sure !== yes) wrong++;
  });
  // Without both kinds there is nothing to tell apart.
  const measured = [...families.values()].filter(({ yes, no }) => yes > 0 && no > 0);
  return {
    asked: asked.length,
    macroF1: mean(measured.map(({ f1 }) => f1)),
    decided,
    wrong,
    wrongInterval: intervalOf(wrong, decided),
  };
}

function registerTable(rows, whole, macro) {
  return {
    title: 'Trained without a register, asked in it: own examples against own near misses',
    head: ['register', 'asked', 'alike', 'macro-F1', 'decided', 'wrong of decided'],
    rows: [
      ...rows.map(({ register, asked, alike, macroF1, decided, wrong }) => [
        register,
        asked,
        alike,
        macroF1.toFixed(3),
        percent(decided, asked),
        withInterval(wrong, decided),
      ]),
      [
        'all',
        whole.asked,
        rows.reduce((sum, { alike }) => sum + alike, 0),
        macro.toFixed(3),
        percent(whole.decided, whole.asked),
        withInterval(whole.wrong, whole.decided),
      ],
    ],
    notes: [
      `Yes from probability ${YES} on. Decided: outside the band of doubt. Alike: sentences left out since they were taught, word for word, in another register. The last macro-F1 is of families over all registers. Intervals: 95 %, Wilson.`,
    ],
  };
}

function familyTable(title, rows) {
  return {
    title,
    head: ['family', 'yes', 'no', 'precision', 'recall', 'F1'],
    rows: rows.map(([id, decisions]) => [
      id,
      decisions.yes,
      decisions.no,
      withInterval(decisions.hits, decisions.said),
      withInterval(decisions.hits, decisions.yes),
      decisions.f1.toFixed(2),
    ]),
  };
}
