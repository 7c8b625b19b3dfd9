// The little shell in which golden scenarios are written: `callmark …` runs in this process with streams of ours; `cat`,
// `ls` and `cd` look at what it left behind.
//
//   NAME=value callmark score calls.jsonl -f csv      environment before the command
//   callmark score - < calls.jsonl                    standard input from a file
//   callmark report trends -f html | head -3          only the first lines of standard output
//   cat quality/quarantine/*                          the only file there

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

/** What a script gave; `status` has a line for each callmark. */
export interface Played {
  readonly stdout: string;
  readonly stderr: string;
  readonly statuses: readonly number[];
}

/** The time of every scenario. */
const NOW = new Date('2026-11-21T12:00:00Z');

class Kept extends Writable {
  text = '';
  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

export interface Running extends Partial<Pick<Io, 'env' | 'signal' | 'now'>> {
  readonly stdin?: Readable | string | Buffer;
}

/** Runs callmark once. */
export async function callmark(argv: readonly string[], cwd: string, running: Running = {}): Promise<Answer> {
  const [stdout, stderr] = [new Kept(), new Kept()];
  const { stdin = '', env = {}, now = () => NOW, signal = new AbortController().signal } = running;
  const status = await main({
    argv,
    cwd,
    env,
    now,
    signal,
    stdin: stdin instanceof Readable ? stdin : Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
  });
  return { stdout: stdout.text, stderr: stderr.text, status };
}

/** Runs the lines of a `cmd` file one after the other. */
export async function runScript(script: string, folder: string): Promise<Played> {
  const lines = script.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const whole = { stdout: '', stderr: '', statuses: [] as number[] };
  let cwd = folder;
  for (const line of lines) {
    const words = wordsOf(line);
    if (words[0] === 'cd') {
      cwd = join(cwd, words[1] ?? '');
      continue;
    }
    const answer = await runLine(words, cwd);
    const title = lines.length > 1 ? `$ ${line}\n` : '';
    whole.stdout += title + answer.stdout;
    if (answer.stderr !== '') whole.stderr += title + answer.stderr;
    if (words.includes('callmark')) whole.statuses.push(answer.status);
  }
  return whole;
}

async function runLine(words: readonly string[], cwd: string): Promise<Answer> {
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const env = Object.fromEntries(words.slice(0, first).map((word) => word.split('=', 2) as [string, string]));
  const pipe = words.indexOf('|');
  const all = words.slice(first, pipe < 0 ? undefined : pipe);
  const from = all.indexOf('<');
  const stdin = from < 0 ? '' : await readFile(join(cwd, all[from + 1] ?? ''));
  const [name, ...argv] = from < 0 ? all : all.slice(0, from);
  const answer = await run(name, argv, cwd, { env, stdin });
  if (pipe < 0) return answer;
  const most = Number((words[pipe + 2] ?? '').slice(1));
  return { ...answer, stdout: answer.stdout.split('\n').slice(0, most).join('\n').concat('\n') };
}

async function run(name: string | undefined, argv: readonly string[], cwd: string, running: Running): Promise<Answer> {
  const path = await onlyMatch(join(cwd, argv[0] ?? ''));
  if (name === 'callmark') return callmark(argv, cwd, running);
  if (name === 'cat') return { stdout: await readFile(path, 'utf8'), stderr: '', status: 0 };
  if (name === 'ls') return { stdout: `${(await readdir(path)).sort().join('\n')}\n`, stderr: '', status: 0 };
  throw new Error(`the little shell has no command ${name}`);
}

/** `folder/*` is the only file of the folder. */
async function onlyMatch(path: string): Promise<string> {
  if (!path.endsWith('/*')) return path;
  const folder = path.slice(0, -2);
  const [name = '', ...others] = await readdir(folder);
  if (others.length > 0) throw new Error(`${path} is more than one file`);
  return join(folder, name);
}

/** Words between spaces; single or double quotes keep spaces, `\e` is the escape character. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2').replaceAll('\\e', '\u001b'),
  );
}
