import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSources } from '../../src/ingest/list.ts';
import { type FinishedRun, readRows, run } from '../../src/pipeline/run.ts';
import { bind } from '../../src/rubric/bind.ts';
import { diskFiles } from '../../src/rubric/files.ts';
import { loadRubric } from '../../src/rubric/load.ts';

const ROOT = join(import.meta.dirname, '../..');
const { rubric } = await loadRubric(
  join(ROOT, 'fixtures/golden/inputs/rubrics/small.yaml'),
  diskFiles(join(ROOT, 'rubrics')),
);
if (rubric === undefined) throw new Error('the small rubric does not load');
const bound = bind([rubric]);

let folder: string;
let work: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-'));
  work = join(folder, 'work');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const line = (id: string, words: string): string =>
  JSON.stringify({
    id,
    channel: 'chat',
    turns: [
      { speaker: 'agent', text: words },
      { speaker: 'customer', text: 'Hi.' },
    ],
  });

async function runOver(files: Readonly<Record<string, readonly string[]>>, signal?: AbortSignal): Promise<FinishedRun> {
  const inputs = await mkdtemp(join(folder, 'inputs-'));
  for (const [name, lines] of Object.entries(files)) await writeFile(join(inputs, name), `${lines.join('\n')}\n`);
  const { sources } = await listSources(Object.keys(files), { cwd: inputs });
  return run(sources, { bound, settings: {}, workDir: work, ...(signal === undefined ? {} : { signal }) });
}

async function idsOf(finished: FinishedRun): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { evaluation } of readRows(finished.part)) ids.push(evaluation.interaction.id);
  return ids;
}

describe('run', () => {
  it('accounts for every record, and keeps no interaction that two records disagree about', {
    timeout: 60_000,
  }, async () => {
    const record = fc.tuple(fc.nat(4), fc.constantFrom('Hello.', 'Good morning.'));
    const records = fc.array(fc.oneof(record, fc.constant('not JSON')), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(records, fc.nat(12), async (all, cut) => {
        const lines = all.map((one) => (typeof one === 'string' ? one : line(`c-${one[0]}`, one[1])));
        const [a, b] = [lines.slice(0, cut), lines.slice(cut)];
        const finished = await runOver({
          ...(a.length > 0 ? { 'a.jsonl': a } : {}),
          ...(b.length > 0 ? { 'b.jsonl': b } : {}),
        });
        const texts = new Map<string, Set<string>>();
        for (const one of all)
          if (typeof one !== 'string') texts.set(`c-${one[0]}`, (texts.get(`c-${one[0]}`) ?? new Set()).add(one[1]));
        const sure = [...texts].filter(([, versions]) => versions.size === 1).map(([id]) => id);
        expect([...(await idsOf(finished))].sort()).toEqual(sure.sort());
        const { read, scored, quarantined, duplicates } = finished.tally.counts;
        expect(read).toBe(lines.length);
        expect(scored + quarantined + duplicates).toBe(read);
        expect(finished.bad.length).toBe(quarantined);
        await finished.dispose();
        expect(await readdir(work)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('has the same key for the same content in other files, and another for other content', async () => {
    const [one, two] = [line('c-1', 'Hello.'), line('c-2', 'Hello.')];
    const keys: string[] = [];
    for (const files of [{ 'a.jsonl': [one, two] }, { 'x.jsonl': [one], 'y.jsonl': [two] }, { 'a.jsonl': [one] }]) {
      const finished = await runOver(files);
      keys.push(finished.key);
      await finished.dispose();
    }
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('leaves nothing behind when it is stopped', async () => {
    const stop = new AbortController();
    stop.abort(143);
    await expect(runOver({ 'a.jsonl': [line('c-1', 'Hello.')] }, stop.signal)).rejects.toBe(143);
    expect(await readdir(work)).toEqual([]);
  });
});
