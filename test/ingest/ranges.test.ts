import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReadItem } from '../../src/ingest/format.ts';
import { listSources } from '../../src/ingest/list.ts';
import { cutRanges, type LineRange } from '../../src/ingest/ranges.ts';
import { readSource } from '../../src/ingest/read.ts';
import { line, temporaryFolder } from './reading.ts';

test('any cut of a file of lines gives the same records, numbers and places', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'calls.jsonl');
  const end = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\r\n');
  const body = fc.oneof(
    fc.constantFrom('{"id":', '', 'x\u00e9'),
    fc.string().map((text) => line('c', text).trimEnd()),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(fc.tuple(body, end)),
      fc.integer({ min: 1, max: 200 }),
      async (mark, rest, size) => {
        const lines = rest.map(([text, ending]) => text + ending).join('');
        writeFileSync(path, `${mark ? '\uFEFF' : ''}${line('first')}${lines}`);
        const { sources } = await listSources(['calls.jsonl'], { cwd: folder });
        const [source] = sources;
        if (source === undefined) throw new Error('no source');
        expect(source.lines).toBe(true);
        const read = async (range?: LineRange) => {
          const items: ReadItem[] = [];
          for await (const item of readSource(source, range === undefined ? {} : { range })) items.push(item);
          return items.map((item) => (item.kind === 'bad' ? item.bad : [item.interaction, item.digest]));
        };
        const ranges = await cutRanges(path, source.mark, size);
        const parts = [];
        for (const range of ranges) parts.push(...(await read(range)));
        expect(parts).toEqual(await read());
        expect(ranges.every((range, index) => range.start === (ranges[index - 1]?.end ?? source.mark))).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
