// Real files by others: every record is read, with both sides known where the source tells them.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listSources } from '../../src/ingest/list.ts';
import { readSource } from '../../src/ingest/read.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import type { BadRecord } from '../../src/model/problem.ts';

const CORPORA = resolve(import.meta.dirname, '../../../shared/corpora');

async function readAll(input: string, timezone?: string) {
  const { sources } = await listSources([input], { cwd: CORPORA });
  const interactions: Interaction[] = [];
  const bad: BadRecord[] = [];
  for (const source of sources) {
    for await (const item of readSource(source, timezone === undefined ? {} : { timezone })) {
      if (item.kind === 'bad') bad.push(item.bad);
      else interactions.push(item.interaction);
    }
  }
  return { interactions, bad };
}

describe.skipIf(!existsSync(CORPORA))('the corpora (skipped where ../shared/corpora is absent)', () => {
  test('585 of 585 dialogues with Unix times', async () => {
    const { interactions, bad } = await readAll('star/dialogues.jsonl');
    expect([interactions.length, bad.length]).toEqual([585, 0]);
    for (const { startedAt, turns } of interactions) {
      expect(startedAt).toMatch(/^20\d\d-/);
      expect(turns[0]?.startMs).toBe(0);
      expect(turns.every(({ speaker }) => speaker === 'agent' || speaker === 'customer')).toBe(true);
    }
  });

  test('all vignettes', async () => {
    expect(await readAll('vignettes')).toMatchObject({ bad: [] });
  });

  test('61 of 61 calls with an inline text, roles told', async () => {
    const { interactions, bad } = await readAll('contoso', 'America/Los_Angeles');
    expect([interactions.length, bad.length]).toEqual([61, 0]);
    for (const { id, turns, startedAt, durationMs } of interactions) {
      const roles = new Set(turns.map(({ speaker }) => speaker));
      expect([id, roles.has('agent'), roles.has('customer'), roles.has('unknown')]).toEqual([id, true, true, false]);
      expect(startedAt).toMatch(/Z$/);
      expect(durationMs).toBeGreaterThan(0);
    }
  });
});
