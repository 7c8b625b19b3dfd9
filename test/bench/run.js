// npm run bench [-- --quick | --tiny] [--json <file>]: callmark against what the same machine does in the same run. Only the
// ratios mean something: machines differ, and the same machine differs from hour to hour.

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeConversations } from './conversations.js';
import { CLI, runNode, work } from './process.js';

/** Interactions in the small, the large and the long file; in the one for what is slow; repetitions; phrases. */
const SIZES = {
  full: { small: 1000, large: 5000, long: 20_000, slow: 100, rounds: 3, starts: 15, phrases: [300, 3000, 30_000] },
  quick: { small: 250, large: 1000, long: 2000, slow: 20, rounds: 2, starts: 5, phrases: [300, 3000, 30_000] },
  tiny: { small: 5, large: 10, long: 20, slow: 2, rounds: 1, starts: 1, phrases: [30, 60, 120] },
};

const { values: flags } = parseArgs({
  options: { quick: { type: 'boolean' }, tiny: { type: 'boolean' }, json: { type: 'string' } },
});
const name = flags.tiny ? 'tiny' : flags.quick ? 'quick' : 'full';
const size = SIZES[name];
const folder = mkdtempSync(join(tmpdir(), 'callmark-bench-'));

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const rate = ({ ms, bytes }) => bytes / 1e6 / (ms / 1000);

try {
  const figures = await measure();
  const ratios = compare(figures);
  print(figures, ratios);
  if (flags.json !== undefined) {
    const machine = { node: process.version, cpus: cpus().length, load: loadavg()[0] };
    writeFileSync(flags.json, `${JSON.stringify({ size: name, machine, figures, ratios }, null, 2)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Every figure is the median of the rounds; scenarios take turns, so that a slow minute hurts all of them. */
async function measure() {
  const file = (count) => join(folder, `calls-${count}.jsonl`);
  for (const count of [size.small, size.large, size.long, size.slow]) writeConversations(file(count), count);
  const bytes = (count) => statSync(file(count)).size;
  const samples = {};
  const note = (figure, value) => {
    samples[figure] ??= [];
    samples[figure].push(value);
  };
  let stores = 0;
  const score = async (count, figure) => {
    const store = join(folder, `store-${++stores}`);
    const run = await runNode([CLI, 'score', file(count), '--store', store, '--quiet']);
    note(figure, rate({ ms: run.wallMs, bytes: bytes(count) }));
    return run;
  };
  for (let round = 0; round < size.rounds; round++) {
    note('parse', rate(await work('parse', file(size.large))));
    const large = await score(size.large, 'score');
    const small = await score(size.small, 'scoreSmall');
    const grown = bytes(size.large) - bytes(size.small);
    note('scoreEachFurther', rate({ ms: Math.max(1, large.wallMs - small.wallMs), bytes: grown }));
    note('scoreCpuSeconds', large.cpuMs / 1000);
    note('peakSmall', small.peakMb);
    const pipe = await runNode([CLI, 'score', '-', '-f', 'jsonl', '--quiet'], { input: file(size.large) });
    note('stream', rate({ ms: pipe.wallMs, bytes: bytes(size.large) }));
    note('peakStream', pipe.peakMb);
    note('loop', rate(await work('loop', file(size.slow))));
    note('alternation', rate(await work('alternation', file(size.slow))));
    for (const [index, phrases] of size.phrases.entries()) {
      const matched = await work('matcher', file(size.small), phrases);
      note(`matcher${index + 1}`, rate(matched));
      note(`bind${index + 1}`, matched.bindMs);
    }
  }
  note('peakLong', (await score(size.long, 'scoreLong')).peakMb);
  for (let start = 0; start < size.starts; start++) {
    for (const [figure, args] of [
      ['startNode', ['-e', '0']],
      ['startVersion', [CLI, '--version']],
      ['startHelp', [CLI, '--help']],
    ])
      note(figure, (await runNode(args, { measured: false })).wallMs);
  }
  const figures = Object.fromEntries(Object.entries(samples).map(([figure, list]) => [figure, median(list)]));
  return { ...figures, noise: (Math.max(...samples.parse) - Math.min(...samples.parse)) / figures.parse };
}

/** Each against its reference of the same run. */
function compare(figures) {
  return {
    scoreToParse: figures.score / figures.parse,
    furtherToParse: figures.scoreEachFurther / figures.parse,
    streamToParse: figures.stream / figures.parse,
    scoreToLoop: figures.score / figures.loop,
    scoreToAlternation: figures.score / figures.alternation,
    phrasesTimes10: figures.matcher2 / figures.matcher1,
    phrasesTimes100: figures.matcher3 / figures.matcher1,
    peakLongToSmall: figures.peakLong / figures.peakSmall,
    versionToNode: figures.startVersion / figures.startNode,
    helpToNode: figures.startHelp / figures.startNode,
  };
}

function print(figures, ratios) {
  const [few, many, most] = size.phrases;
  const rows = [
    ['JSON.parse of each line', `${figures.parse.toFixed(0)} MB/s`, '1'],
    [`score into a store, ${size.large} interactions`, mbs(figures.score), of(ratios.scoreToParse, 'parse', 0.08)],
    ['  each further interaction', mbs(figures.scoreEachFurther), of(ratios.furtherToParse, 'parse')],
    ['score - -f jsonl', mbs(figures.stream), of(ratios.streamToParse, 'parse')],
    ['natural + sentiment + RegExp loop', mbs(figures.loop), of(ratios.scoreToLoop, 'loop', 50, 'score is × ')],
    ['one alternation a family', mbs(figures.alternation), of(ratios.scoreToAlternation, '', 10, 'score is × ')],
    [`matcher alone, ${few} phrases`, mbs(figures.matcher1), ''],
    [`  ${many} phrases`, mbs(figures.matcher2), of(ratios.phrasesTimes10, `${few}`, 0.7)],
    [`  ${most} phrases`, mbs(figures.matcher3), of(ratios.phrasesTimes100, `${few}`, 0.4)],
    [`peak memory, ${size.small} interactions`, mb(figures.peakSmall), ''],
    [`  ${size.long} interactions`, mb(figures.peakLong), `${ratios.peakLongToSmall.toFixed(2)} of small (≤ 1.2)`],
    [`  ${size.large} as a stream`, mb(figures.peakStream), ''],
    ['node -e 0', ms(figures.startNode), ''],
    ['callmark --version', ms(figures.startVersion), `${ratios.versionToNode.toFixed(2)} of node (≤ 2.5)`],
    ['callmark --help', ms(figures.startHelp), `${ratios.helpToNode.toFixed(2)} of node (≤ 2.5)`],
  ];
  const lines = rows.map(([what, figure, ratio]) => `${what.padEnd(44)}${figure.padStart(12)}   ${ratio}`);
  const noise = `JSON.parse alone varied by ${(100 * figures.noise).toFixed(0)} % between rounds; load ${loadavg()[0].toFixed(1)} on ${cpus().length} processors.`;
  process.stdout.write(`${lines.join('\n')}\n\n${noise}\n`);
}

function of(ratio, reference, target, lead = '') {
  const goal = target === undefined ? '' : ` (≥ ${target})`;
  return lead === '' ? `${ratio.toFixed(3)} of ${reference}${goal}` : `${lead}${ratio.toFixed(1)}${goal}`;
}

function mbs(value) {
  return `${value.toFixed(value < 10 ? 2 : 0)} MB/s`;
}

function mb(value) {
  return `${value.toFixed(0)} MB`;
}

function ms(value) {
  return `${value.toFixed(0)} ms`;
}
