import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LinesFile, readLines } from '../../src/pipeline/lines-file.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lines-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writeAndRead(lines: readonly string[]): Promise<readonly string[]> {
  const path = join(folder, `${count++}`);
  const file = await LinesFile.create(path);
  for (const line of lines) await file.write(line);
  await file.close();
  const read: string[] = [];
  for await (const line of readLines(path)) read.push(line);
  return read;
}

describe('LinesFile', () => {
  it('reads back what was written, whatever some call the end of a line', async () => {
    const line = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.constantFrom('"a\u2028b\u2029c\u0085"', '""'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        expect(await writeAndRead(lines)).toEqual(lines);
      }),
      { numRuns: 300 },
    );
  });

  it('cuts characters and lines at no piece', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `${'é€😀'.repeat(20_000 + at)}${at}`);
    expect(await writeAndRead(lines)).toEqual(lines);
  });

  it('is for its owner only and never overwrites', async () => {
    const path = join(folder, 'private');
    await (await LinesFile.create(path)).close();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await expect(LinesFile.create(path)).rejects.toThrow('EEXIST');
  });
});
