// The built tool as a process: pipes, signals, permissions. Everything else is tested without a process, see golden.test.ts.

import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/callmark.js');
const INPUTS = join(ROOT, 'fixtures/golden/inputs');
const SLOW = 60_000;
/** Enough to be caught at work. */
const MANY = 5000;

/** What is tested here is the last build: an older one would tell nothing. */
const isBuilt = existsSync(join(ROOT, 'dist/cli/main.js')) && newest(join(ROOT, 'dist')) >= newest(join(ROOT, 'src'));

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

describe.skipIf(!isBuilt)('the built tool (skipped when dist is absent or older than src: npm run build)', () => {
  let folder: string;
  let temporary: string;
  let many: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callmark-process-'));
    temporary = join(folder, 'tmp');
    many = join(folder, 'many.jsonl');
    await mkdir(temporary);
    const line = (await readFile(join(INPUTS, 'calls.jsonl'), 'utf8')).split('\n')[0] ?? '';
    const lines = Array.from({ length: MANY }, (_, at) => line.replace('c-1001', `m-${at}`));
    await writeFile(many, `${lines.join('\n')}\n`);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const rubric = join(INPUTS, 'rubrics/small.yaml');
  const sh = (command: string): Promise<{ code: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const env = {
        ...process.env,
        TMPDIR: temporary,
        NODE: process.execPath,
        BIN,
        RUBRIC: rubric,
        INPUTS,
        MANY: many,
      };
      const child = execFile('bash', ['-c', command], { cwd: folder, env, maxBuffer: 1 << 28 }, (_, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    });

  it('ends quietly with 0 when the reader of a pipe has enough', { timeout: SLOW }, async () => {
    const { stdout, stderr } = await sh(
      '"$NODE" "$BIN" score "$MANY" -r "$RUBRIC" -q -f jsonl | head -1 | wc -l; echo $PIPESTATUS',
    );
    expect(stdout.trim().split(/\s+/)).toEqual(['1', '0']);
    expect(stderr).toBe('');
    const streamed = await sh('"$NODE" "$BIN" score - -r "$RUBRIC" < "$MANY" | head -2 | wc -l; echo $PIPESTATUS');
    expect(streamed.stdout.trim().split(/\s+/)).toEqual(['2', '0']);
    expect(streamed.stderr).toBe('');
    expect(await readdir(temporary)).toEqual([]);
  });

  it('says so with 5 when standard output is full', { timeout: SLOW }, async () => {
    const { code, stderr } = await sh(
      '"$NODE" "$BIN" score "$INPUTS/calls.jsonl" -r "$RUBRIC" -q -f jsonl > /dev/full',
    );
    expect(code).toBe(5);
    expect(stderr).toContain('no space left');
  });

  it('takes a closed standard input for an empty one', { timeout: SLOW }, async () => {
    expect(await sh('"$NODE" "$BIN" score - -r "$RUBRIC" <&-')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stops on %s with %i and leaves nothing behind', { timeout: SLOW }, async (signal, code) => {
    const store = join(folder, `store-${signal}`);
    const child = start(['score', many, '-r', rubric, '--store', store, '-o', join(folder, 'stopped.jsonl')]);
    await until(() => readdirSync(temporary).length > 0);
    child.kill(signal);
    const { status, stderr } = await ended(child);
    expect(status).toBe(code);
    expect(stderr).toBe('callmark: stopped; nothing was published. The same command starts again.\n');
    expect(existsSync(store)).toBe(false);
    expect(existsSync(join(folder, 'stopped.jsonl'))).toBe(false);
    expect(await readdir(temporary)).toEqual([]);
  });

  it('stops while it waits for standard input', { timeout: SLOW }, async () => {
    const child = start(['score', '-', '-r', rubric]);
    child.stdin.write(`${(await readFile(join(INPUTS, 'calls.jsonl'), 'utf8')).split('\n')[0]}\n`);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    expect((await ended(child)).status).toBe(143);
  });

  it('gives the same bytes for two runs and for inputs in any order', { timeout: SLOW }, async () => {
    const run = async (inputs: string): Promise<string> =>
      (await sh(`cd "$INPUTS" && "$NODE" "$BIN" score ${inputs} -r small -q -f jsonl 2>/dev/null`)).stdout;
    const first = await run('calls.jsonl call.vtt turns.csv some-bad.jsonl');
    expect(first.split('\n').length).toBeGreaterThan(8);
    expect(await run('calls.jsonl call.vtt turns.csv some-bad.jsonl')).toBe(first);
    expect(await run('some-bad.jsonl turns.csv calls.jsonl call.vtt calls.jsonl')).toBe(first);
  });

  it('writes files for their owner only', { timeout: SLOW }, async () => {
    await sh('"$NODE" "$BIN" score "$INPUTS/some-bad.jsonl" -r "$RUBRIC" -q --store own/store -o own/scores.csv');
    await sh('"$NODE" "$BIN" report scorecards --store own/store -q -o own/cards');
    const entries = await readdir(join(folder, 'own'), { recursive: true, withFileTypes: true });
    expect(entries.length).toBeGreaterThan(8);
    for (const entry of entries) {
      const mode = (await stat(join(entry.parentPath, entry.name))).mode & 0o777;
      expect(mode & 0o077, entry.name).toBe(0);
    }
  });

  it.skipIf(process.getuid?.() === 0)(
    'says so with 5 when a folder may not be written to (skipped for root)',
    { timeout: SLOW },
    async () => {
      const locked = join(folder, 'locked');
      await mkdir(locked);
      await chmod(locked, 0o500);
      const { code, stderr } = await sh(
        '"$NODE" "$BIN" score "$INPUTS/calls.jsonl" -r "$RUBRIC" -q -o locked/scores.csv',
      );
      expect(code).toBe(5);
      expect(stderr).toContain('locked/scores.csv');
    },
  );

  it('starts again after it was killed, as if nothing had been', { timeout: SLOW }, async () => {
    const command = (store: string): string[] => ['score', many, '-r', rubric, '-q', '--store', store];
    const child = start(command(join(folder, 'killed')));
    await until(() => readdirSync(temporary).length > 0);
    child.kill('SIGKILL');
    await ended(child);
    expect(existsSync(join(folder, 'killed'))).toBe(false);
    for (const store of ['killed', 'whole']) expect((await ended(start(command(join(folder, store))))).status).toBe(0);
    const files = async (store: string): Promise<readonly string[]> =>
      (await readdir(join(folder, store), { recursive: true })).sort();
    expect(await files('killed')).toEqual(await files('whole'));
    for (const name of (await files('whole')).filter((one) => one.endsWith('.parquet')))
      expect((await readFile(join(folder, 'killed', name))).equals(await readFile(join(folder, 'whole', name)))).toBe(
        true,
      );
  });

  it('tells its version in at most 2.5 times the time of an empty script', { timeout: SLOW }, async () => {
    const time = async (argv: readonly string[]): Promise<number> => {
      const before = process.hrtime.bigint();
      await ended(spawn(process.execPath, argv));
      return Number(process.hrtime.bigint() - before) / 1e6;
    };
    const pairs: [number, number][] = [];
    for (let round = 0; round < 9; round++) pairs.push([await time(['-e', '0']), await time([BIN, '--version'])]);
    const ratios = pairs.map(([bare, ours]) => ours / bare).sort((a, b) => a - b);
    expect(ratios[4]).toBeLessThanOrEqual(2.5);
  });

  function start(
    argv: readonly string[],
  ): ReturnType<typeof spawn> & { stdin: NodeJS.WritableStream; stdout: NodeJS.ReadableStream } {
    const env = { ...process.env, TMPDIR: temporary };
    return spawn(process.execPath, [BIN, ...argv], { cwd: folder, env, stdio: 'pipe' });
  }
});

function ended(child: ReturnType<typeof spawn>): Promise<{ status: number | null; stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (piece) => {
    stderr += String(piece);
  });
  child.stdout?.resume();
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stderr })));
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !isSo(); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).toBe(true);
}
