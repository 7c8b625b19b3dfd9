// An independent Delta reader reads the store. Needs Python with the packages deltalake and pyarrow; asked for with
// CALLMARK_INTEROP=1.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitRows, scratchFolder, sketch, storeIn } from './scratch.ts';

const asked = process.env['CALLMARK_INTEROP'] === '1';

function python(script: string, ...args: readonly string[]): string {
  return execFileSync('python3', ['-c', script, ...args], { encoding: 'utf8' });
}

function hasReader(): boolean {
  try {
    python('import deltalake, pyarrow');
    return true;
  } catch {
    return false;
  }
}

const READ = `
import json, sys
from deltalake import DeltaTable
answer = {}
for version in (0, 1):
    table = DeltaTable(sys.argv[1], version=version)
    rows = sorted(table.to_pyarrow_table().to_pylist(), key=lambda row: row["interaction_id"])
    answer[version] = [[row["interaction_id"], row["week"], row["score"], str(row["started_at"]),
        row["criteria"][0]["evidence"][0]["quote"], dict(row["attributes"])["csat"]] for row in rows]
print(json.dumps(answer))
`;

describe.skipIf(!asked || !hasReader())('delta-rs (CALLMARK_INTEROP=1 and Python with deltalake)', () => {
  it('reads rows, nested values, times and older versions', async () => {
    const folder = await scratchFolder();
    const dir = join(folder, 'store');
    const startedAt = '2026-11-02T09:14:00Z';
    await commitRows(await storeIn(dir), folder, 'run-1', [
      sketch({ id: 'c-1', startedAt, score: 70 }),
      sketch({ id: 'c-2' }),
    ]);
    await commitRows(await storeIn(dir), folder, 'run-2', [sketch({ id: 'c-1', startedAt, score: 90 })]);
    const unknown = ['c-2', 'unknown', 80, 'None', 'Good morning', '4'];
    const known = (score: number) => ['c-1', '2026-W45', score, '2026-11-02 09:14:00+00:00', 'Good morning', '4'];
    expect(JSON.parse(python(READ, dir))).toEqual({ 0: [known(70), unknown], 1: [known(90), unknown] });
  });
});
