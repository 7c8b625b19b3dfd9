// One program run and measured: wall time, processor time, peak memory, what it printed.

import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PEAK = new URL('./peak.js', import.meta.url).href;
export const CLI = fileURLToPath(new URL('../../bin/callmark.js', import.meta.url));
const WORK = fileURLToPath(new URL('./work.js', import.meta.url));

/** Runs `node …args` to its end; rejects when it fails. `input` is a file for standard input. */
export async function runNode(args, { input, measured = true, keepOutput = false } = {}) {
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
  const begin = performance.now();
  const child = spawn(process.execPath, [...(measured ? ['--import', PEAK] : []), ...args], {
    stdio: [stdin, keepOutput ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
  const texts = { output: '', errors: '', used: '' };
  const collect = (stream, name) => stream?.setEncoding('utf8').on('data', (piece) => (texts[name] += piece));
  collect(child.stdout, 'output');
  collect(child.stderr, 'errors');
  collect(child.stdio[3], 'used');
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const wallMs = performance.now() - begin;
  if (typeof stdin === 'number') closeSync(stdin);
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}\n${texts.errors}`);
  return { wallMs, output: texts.output, ...(measured ? JSON.parse(texts.used) : {}) };
}

/** Runs one task of work.js in a process of its own and answers what it measured. */
export async function work(task, ...args) {
  const { output, peakMb } = await runNode([WORK, task, ...args.map(String)], { keepOutput: true });
  return { ...JSON.parse(output), peakMb };
}
