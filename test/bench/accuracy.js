// npm run bench:accuracy [-- part …]: how often meanings are recognised rightly, on sentences that were not taught and on
// conversations written by others. Nothing here passes or fails: the figures are for people to read.

import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { print } from './accuracy-table.js';

/** Each part answers `{ tables, data }`, perhaps with `lines` for the terminal only, or `{ skipped }` with the reason. */
const PARTS = {
  counts: () => import('./accuracy-counts.js'),
  registers: () => import('./accuracy-registers.js'),
  calibration: () => import('./accuracy-calibration.js'),
  traps: () => import('./accuracy-traps.js'),
  vignettes: () => import('./accuracy-vignettes.js'),
  multidogo: () => import('./accuracy-multidogo.js'),
  star: () => import('./accuracy-star.js'),
  speed: () => import('./accuracy-speed.js'),
};

const USAGE = `Usage: node test/bench/accuracy.js [part …] [options]

Parts, all of them when none is named: ${Object.keys(PARTS).join(', ')}

  --intents FOLDER   intent families to read, more than once for more folders (rubrics/intents)
  --model FILE       trained model (rubrics/intents/model.bin)
  --rubric FILE      rubric with phrases and meanings (rubrics/customer-service.yaml)
  --vignettes FILE   further conversations of the shape of vignettes/service.jsonl; may be repeated
  --show N           multidogo: N texts a family, to read in the terminal only; traps: all of them
  --seed N           which texts are shown (1)
  --threads N        trainings at a time (2, or 1 on one processor)
  --json FILE        writes all figures as JSON
`;

main();

async function main() {
  const { parts, flags } = readArguments();
  const options = {
    intents: flags.intents ?? [],
    model: flags.model,
    rubric: flags.rubric,
    vignettes: flags.vignettes ?? [],
    show: wholeNumber('show', flags.show, 0),
    seed: wholeNumber('seed', flags.seed, 1),
    threads: Math.max(1, wholeNumber('threads', flags.threads, Math.min(2, cpus().length))),
  };
  const figures = {};
  for (const part of parts) {
    const { run } = await PARTS[part]();
    try {
      const { tables = [], lines = [], data, skipped } = await run(options, (text) => tell(`${part}: ${text}`));
      tell();
      process.stdout.write(`# ${part}\n\n`);
      if (skipped === undefined) tables.forEach(print);
      else process.stdout.write(`Skipped: ${skipped}\n\n`);
      if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n\n`);
      figures[part] = skipped === undefined ? data : { skipped };
    } catch (error) {
      tell();
      process.stderr.write(`${part} failed: ${error instanceof Error ? error.message : error}\n`);
      process.exitCode = 1;
      figures[part] = { failed: true };
    }
  }
  if (flags.json === undefined) return;
  const machine = { node: process.version, cpus: cpus().length, load: loadavg()[0] };
  writeFileSync(flags.json, `${JSON.stringify({ machine, parts: figures }, null, 2)}\n`);
}

/** Ends the program with a message when the arguments cannot be used. */
function readArguments() {
  const text = { type: 'string' };
  const list = { type: 'string', multiple: true };
  let read;
  try {
    read = parseArgs({
      allowPositionals: true,
      options: {
        intents: list,
        model: text,
        rubric: text,
        vignettes: list,
        show: text,
        seed: text,
        threads: text,
        json: text,
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    refuse(error.message);
  }
  const { values: flags, positionals } = read;
  if (flags.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  const unknown = positionals.find((part) => !Object.hasOwn(PARTS, part));
  if (unknown !== undefined) refuse(`There is no part "${unknown}".`);
  return { parts: positionals.length > 0 ? positionals : Object.keys(PARTS), flags };
}

function wholeNumber(name, value, usual) {
  if (value === undefined) return usual;
  if (!/^\d+$/.test(value)) refuse(`--${name} must be a whole number; here is "${value}".`);
  return Number(value);
}

function refuse(message) {
  process.stderr.write(`${message}\n\n${USAGE}`);
  process.exit(2);
}

/** Progress on standard error: one line that changes in a terminal, lines elsewhere; without a text, the line goes away. */
function tell(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text?.slice(0, 79) ?? ''}`);
  else if (text !== undefined) process.stderr.write(`${text}\n`);
}
