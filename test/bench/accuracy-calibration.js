// Whether a probability is what it says: of the sentences given 0.8, do eight in ten carry the meaning?

import { createHash } from 'node:crypto';
import { folded, questions, readFamilies, without } from './accuracy-families.js';
import { intervalOf, withInterval } from './accuracy-table.js';
import { BINS, binOf, runTrials } from './accuracy-trial.js';

const FOLDS = 5;
/** Weight of a sentence of another family as one without the meaning: as in training. It may well carry it. */
const OTHERS = 0.05;

export async function run(options, tell) {
  const families = await readFamilies(options.intents);
  const all = questions(families);
  const trials = Array.from({ length: FOLDS }, (_, fold) => ({
    name: `fold ${fold + 1}`,
    families: without(families, (example) => foldOf(example) === fold),
    asked: all.filter((question) => foldOf(question) === fold),
  }));
  const answers = await runTrials(trials, options.threads, tell);
  const sides = { all: emptyBins(), agent: emptyBins(), customer: emptyBins() };
  const others = Array.from({ length: BINS }, () => ({ n: 0, sum: 0 }));
  trials.forEach(({ asked }, at) => {
    const { probabilities, others: more } = answers[at];
    asked.forEach(({ by, yes }, index) => {
      const p = probabilities[index];
      for (const bins of [sides.all, sides[by]]) {
        const bin = bins[binOf(p)];
        bin.n++;
        bin.sum += p;
        if (yes) bin.yes++;
      }
    });
    more.forEach(({ n, sum }, bin) => {
      others[bin].n += n;
      others[bin].sum += sum;
    });
  });
  const asTaught = sides.all.map(({ n, sum, yes }, bin) => ({
    n: n + OTHERS * others[bin].n,
    sum: sum + OTHERS * others[bin].sum,
    yes,
  }));
  const errors = {
    all: calibrationError(sides.all),
    agent: calibrationError(sides.agent),
    customer: calibrationError(sides.customer),
    asTaught: calibrationError(asTaught),
  };
  return {
    tables: [
      {
        title: 'Five folds, own examples against own near misses',
        head: ['probability', 'sentences', 'mean', 'share that carry it', 'others'],
        rows: sides.all.map(({ n, sum, yes }, bin) => [
          `${(bin / BINS).toFixed(1)}–${((bin + 1) / BINS).toFixed(1)}`,
          n,
          n === 0 ? '–' : (sum / n).toFixed(3),
          withInterval(yes, n),
          others[bin].n,
        ]),
        notes: [
          `Expected calibration error ${errors.all.toFixed(4)} (agent ${errors.agent.toFixed(4)}, customer ${errors.customer.toFixed(4)}); ${errors.asTaught.toFixed(4)} when sentences of the same side's other families, the last column, count ${OTHERS} each as not carrying it, which is what the probabilities were fitted to.`,
        ],
      },
    ],
    data: {
      bins: sides.all.map(({ n, sum, yes }, bin) => ({
        from: bin / BINS,
        n,
        mean: n === 0 ? null : sum / n,
        share: intervalOf(yes, n),
        others: others[bin].n,
      })),
      expectedCalibrationError: errors,
    },
  };
}

function emptyBins() {
  return Array.from({ length: BINS }, () => ({ n: 0, sum: 0, yes: 0 }));
}

/** Sentences that are alike stay together, whatever family they are in. */
function foldOf(example) {
  return createHash('sha1').update(folded(example)).digest()[0] % FOLDS;
}

/** The distance between the mean probability and the share, by the number in each bin. */
function calibrationError(bins) {
  const total = bins.reduce((sum, { n }) => sum + n, 0);
  return bins.reduce((sum, bin) => sum + Math.abs(bin.sum - bin.yes), 0) / (total || 1);
}
