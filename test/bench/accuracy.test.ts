// The accuracy benchmark starts, counts, and says what is wrong with what it is asked; its figures are for people to read.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const built = existsSync(new URL('dist/rubric/intents-reader.js', root));

const FAMILY = `id: offers-tea
by: agent
means: Offers tea.
examples:
  plain: [Would you like some tea?, Shall I make you a cup?]
  chat: [tea?]
near_misses:
  plain: [The tea is cold.]
`;

function run(...args: string[]) {
  return promisify(execFile)(process.execPath, ['test/bench/accuracy.js', ...args], { cwd: root });
}

describe.skipIf(!built)('the accuracy benchmark (skipped without a build in dist)', () => {
  test('counts examples and near misses, in tables and as JSON', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'callmark-accuracy-test-'));
    try {
      await writeFile(join(folder, 'offers-tea.yaml'), FAMILY);
      const json = join(folder, 'figures.json');
      const { stdout } = await run('counts', '--intents', folder, '--json', json);
      expect(stdout).toMatch(/^agent +1 +3 +1$/m);
      expect(stdout).toMatch(/^offers-tea +2\+1 /m);
      for (const line of stdout.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
      const { parts } = JSON.parse(await readFile(json, 'utf8')) as { parts: Record<string, unknown> };
      expect(parts['counts']).toMatchObject({ all: { examples: { plain: 2, chat: 1 }, nearMisses: { plain: 1 } } });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);

  test('tells of each kind of trap how many the model fell for, and shows each line when asked', async () => {
    const { stdout } = await run('traps', '--show', '1');
    for (const kind of ['negation', 'quotation', 'hypothesis', 'other-speaker', 'other-sense'])
      expect(stdout).toMatch(new RegExp(`^${kind} +10( +\\d+){3} `, 'm'));
    expect(stdout).toMatch(/^all +50 /m);
    expect(stdout).toMatch(/^negation, promises: (refused|doubtful|taken)/m);
  }, 60_000);

  test.each([
    [['nonsense'], 'There is no part "nonsense".'],
    [['counts', '--show', 'many'], '--show must be a whole number; here is "many".'],
  ])(
    'refuses %j',
    async (args, message) => {
      const refused = await run(...args).then(
        () => undefined,
        (error: { code: number; stderr: string }) => error,
      );
      expect(refused).toMatchObject({ code: 2 });
      expect(refused?.stderr).toContain(message);
      expect(refused?.stderr).toContain('Usage: node test/bench/accuracy.js');
    },
    60_000,
  );
});
