// The benchmark runs, and every figure is a number; what the numbers are is for people to read.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const built = existsSync(new URL('dist/cli/main.js', root));

test.skipIf(!built)(
  'every figure of the smallest benchmark is a number (skipped without a build in dist)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'callmark-bench-test-'));
    try {
      const json = join(folder, 'figures.json');
      const { stdout } = await promisify(execFile)(process.execPath, ['test/bench/run.js', '--tiny', '--json', json], {
        cwd: root,
      });
      expect(stdout).toContain('JSON.parse of each line');
      const { figures, ratios } = JSON.parse(await readFile(json, 'utf8')) as Record<string, Record<string, unknown>>;
      const all = Object.entries({ ...figures, ...ratios });
      expect(all.length).toBeGreaterThan(25);
      for (const [name, value] of all) expect(Number.isFinite(value) && Number(value) >= 0, name).toBe(true);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  120_000,
);
