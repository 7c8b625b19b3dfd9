// The scenarios of fixtures/golden: what the command line prints and returns, word for word. After a wanted change,
// UPDATE_GOLDEN=1 writes them anew; read the difference before it is committed.

import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGINE } from '../../src/model/engine.ts';
import { inert } from '../../src/report/inert.ts';
import { type Played, runScript } from './shell.ts';

const GOLDEN = join(import.meta.dirname, '../../fixtures/golden');
const SHIPPED = join(import.meta.dirname, '../../rubrics');
const INPUTS = 'inputs';
const PARTS = ['stdout', 'stderr', 'status'] as const;

const scenarios = (await readdir(GOLDEN)).filter((name) => name !== INPUTS && !name.includes('.')).sort();

describe('golden scenarios', () => {
  it('are many', () => expect(scenarios.length).toBeGreaterThanOrEqual(35));

  it.each(scenarios)('%s', async (name) => {
    const cmd = await readFile(join(GOLDEN, name, 'cmd'), 'utf8');
    const answer = await play(name, cmd);
    assertLaws(cmd, answer);
    for (const part of PARTS) {
      const file = join(GOLDEN, name, part);
      const actual = part === 'status' ? `${answer.statuses.join('\n')}\n` : answer[part];
      if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(file, actual);
      else expect(actual, part).toBe(await readFile(file, 'utf8'));
    }
  });
});

/** Runs the script in a copy of the shared inputs and of the scenario's own files. */
async function play(name: string, cmd: string): Promise<Played> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'golden-')));
  try {
    await cp(join(GOLDEN, INPUTS), folder, { recursive: true });
    await cp(join(GOLDEN, name), folder, {
      recursive: true,
      filter: (path) => !['cmd', ...PARTS].some((part) => path === join(GOLDEN, name, part)),
    });
    const { stdout, stderr, statuses } = await runScript(cmd, folder);
    return { stdout: await settled(stdout, folder), stderr: await settled(stderr, folder), statuses };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Without what changes for reasons that are not the command line's: the folder, versions, the list of shipped rubrics. */
async function settled(text: string, folder: string): Promise<string> {
  const shipped = (await readdir(SHIPPED)).map((file) => file.replace(/\.ya?ml$/, ''));
  let plain = text.replaceAll(folder, '<folder>').replaceAll(`"${ENGINE}"`, '"<engine>"');
  plain = plain.replaceAll(`engine ${ENGINE}`, 'engine <engine>').replace(new RegExp(`^${ENGINE}$`, 'gm'), '<engine>');
  // A run's key changes with the shipped keywords and the engine; the bytes of a Parquet file are the database driver's.
  plain = plain.replace(/quarantine\/[0-9a-f]{16}\.jsonl/g, 'quarantine/<run>.jsonl');
  plain = plain.replace(/[0-9a-f]{12}-[0-9a-f]{16}\.parquet/g, '<run>-<digest>.parquet');
  for (const other of shipped.filter((one) => one !== 'customer-service'))
    plain = plain.replaceAll(`, ${other}`, '').replace(new RegExp(`^${other} +shipped with callmark\n`, 'gm'), '');
  // The longest name sets the column.
  return /shipped with callmark$/m.test(plain) ? plain.replace(/ {2,}/g, '  ') : plain;
}

/** What holds for every scenario. */
function assertLaws(cmd: string, { stdout, stderr, statuses }: Played): void {
  for (const status of statuses) expect([0, 1, 2, 3, 4, 5]).toContain(status);
  if (!cmd.includes('FORCE_COLOR=1'))
    for (const line of `${stdout}\n${stderr}`.split(/\r?\n/)) expect(inert(line)).toBe(line);
  const alone =
    cmd
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#')).length === 1 && !cmd.includes('|');
  if (alone && /-f jsonl/.test(cmd))
    for (const line of stdout.split('\n').filter((one) => one !== '')) JSON.parse(line);
  if (alone && /-f json( |$)/m.test(cmd) && statuses[0] === 0) JSON.parse(stdout);
  if (/help|-h$/m.test(cmd))
    for (const line of `${stdout}${stderr}`.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
}
