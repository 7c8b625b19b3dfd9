// Inputs that would break a careless reader, through the whole command: each ends with its code, a plain line and no crash.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { callmark } from './shell.ts';

const RUBRIC = join(import.meta.dirname, '../../fixtures/golden/inputs/rubrics/small.yaml');
const SLOW = 60_000;
const GOOD = `${JSON.stringify({ id: 'good', channel: 'chat', turns: [{ speaker: 'agent', text: 'Hello.' }] })}\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const score = (...argv: string[]): ReturnType<typeof callmark> =>
  callmark(['score', '-r', RUBRIC, '-f', 'text', ...argv], folder);

describe('hostile inputs', () => {
  it('a gzip file cut off anywhere gives nothing of itself', { timeout: SLOW }, async () => {
    const packed = gzipSync(GOOD.repeat(3));
    for (let length = 2; length < packed.length; length += 7) {
      await writeFile(join(folder, 'cut.jsonl.gz'), packed.subarray(0, length));
      const { stdout, stderr, status } = await score('cut.jsonl.gz');
      expect([stdout, status], String(length)).toEqual(['', 4]);
      expect(stderr).toContain('nothing of it was used');
    }
  });

  it('JSON a million deep, and a line over the limit, hide no neighbour', { timeout: SLOW }, async () => {
    const deep = `{"id":"deep","turns":${'['.repeat(1_000_000)}\n`;
    const long = `{"id":"long","turns":[{"speaker":"agent","text":"${'a '.repeat(34_000_000)}"}]}\n`;
    await writeFile(join(folder, 'odd.jsonl'), deep + long + GOOD);
    const { stdout, stderr, status } = await score('odd.jsonl');
    expect([stdout, status]).toEqual(['good  -  100.0  meets\n', 3]);
    expect(stderr).toContain('odd.jsonl:1  The JSON is nested deeper than 64 levels.');
    expect(stderr).toContain('odd.jsonl:2  The line is longer than the record limit of 64 MB.');
  });

  it('links in a circle, pipes and devices are left out and said so', { timeout: SLOW }, async () => {
    const loop = join(folder, 'loop');
    await mkdir(join(loop, 'below'), { recursive: true });
    await symlink('..', join(loop, 'below/up'));
    await symlink('itself', join(loop, 'itself'));
    execFileSync('mkfifo', [join(loop, 'pipe.jsonl')]);
    await writeFile(join(loop, 'good.jsonl'), GOOD);
    const { stdout, stderr, status } = await score('loop');
    expect([stdout, status]).toEqual(['good  -  100.0  meets\n', 0]);
    expect(stderr).toContain('Skipped 3 files that hold no transcripts:');
    expect((await score('loop/pipe.jsonl')).status).toBe(4);
  });

  it('names of files and ids cannot steer the terminal or forge a line', async () => {
    const name = 'a\u001b[2J\nfake: all is well\u202e.jsonl';
    await writeFile(join(folder, name), `not JSON\n${GOOD.replace('good', '\\u001b]0;x\\u0007\\nfake')}`);
    for (const argv of [
      ['-f', 'text'],
      ['-f', 'jsonl'],
      ['-f', 'csv'],
      ['--store', 'hostile-store'],
      ['-v', '-f', 'json'],
    ]) {
      const { stdout, stderr } = await callmark(['score', '-r', RUBRIC, name, ...argv], folder);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(stdout + stderr).not.toMatch(/^fake/m);
    }
  });

  it.skipIf(!existsSync('/dev/full'))(
    'a full disk is told with 5 and the path (skipped without /dev/full)',
    async () => {
      await writeFile(join(folder, 'good.jsonl'), GOOD);
      const { stderr, status } = await callmark(
        ['score', '-q', '-r', RUBRIC, 'good.jsonl', '-f', 'csv', '-o', '/dev/full'],
        folder,
      );
      expect([stderr, status]).toEqual(['callmark: There is no space left on the disk: /dev/full.\n', 5]);
    },
  );

  it('thousands of files need few handles', { timeout: SLOW }, async () => {
    const many = join(folder, 'many');
    await mkdir(many);
    for (let at = 0; at < 2000; at++) await writeFile(join(many, `${at}.jsonl`), GOOD.replace('good', `m-${at}`));
    const limit = Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }));
    const before = existsSync('/proc/self/fd') ? (await readdir('/proc/self/fd')).length : 0;
    const { stdout, status } = await score('many', '-q');
    expect([stdout.split('\n').length - 1, status]).toEqual([2000, 0]);
    if (before > 0) expect((await readdir('/proc/self/fd')).length).toBeLessThan(before + Math.min(50, limit));
  });
});

describe('progress', () => {
  const run = async (isTTY: boolean, argv: readonly string[]): Promise<string> => {
    let text = '';
    const kept = (): Writable & { isTTY?: boolean } =>
      new Writable({
        write(chunk, _, done) {
          text += String(chunk);
          done();
        },
      });
    const stderr = Object.assign(kept(), { isTTY, columns: 80 });
    const stdout = new Writable({ write: (_, __, done) => done() });
    const io = { cwd: folder, env: {}, now: () => new Date(0), signal: new AbortController().signal };
    const stdin = process.stdin;
    await main({ ...io, stdin, stdout, stderr, argv: ['score', '-r', RUBRIC, 'loop', ...argv] });
    return text;
  };

  it('is drawn on a terminal only, and not when it was asked to be quiet', async () => {
    expect(await run(true, ['--store', 'progress'])).toContain('scoring');
    expect(await run(true, ['--store', 'progress', '--quiet'])).toBe('');
    expect(await run(false, ['--store', 'progress'])).toBe('');
  });
});
