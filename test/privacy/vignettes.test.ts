import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../src/model/interaction.ts';
import { redact } from '../../src/privacy/redact.ts';

const FILE = new URL('../../../shared/corpora/vignettes/personal-data.jsonl', import.meta.url);
const present = existsSync(FILE);

interface Vignette {
  readonly id: string;
  readonly turns: readonly { readonly speaker: Speaker; readonly text: string }[];
  readonly spans: readonly {
    readonly turn: number;
    readonly start: number;
    readonly end: number;
    readonly type: string;
  }[];
}

/** Names are left as they are. */
const NOT_REDACTED = new Set(['name']);

describe.skipIf(!present)(
  `marked conversations written by others${present ? '' : ' (skipped: the corpus is absent)'}`,
  () => {
    const vignettes = present
      ? readFileSync(FILE, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Vignette)
      : [];

    it('finds what is marked and nothing else', () => {
      const tally = new Map<string, { marked: number; found: number }>();
      const missed: string[] = [];
      const wrong: string[] = [];
      for (const { id, turns, spans } of vignettes) {
        const { found } = redact(turns);
        for (const span of spans.filter((one) => !NOT_REDACTED.has(one.type))) {
          const row = tally.get(span.type) ?? { marked: 0, found: 0 };
          tally.set(span.type, row);
          row.marked += 1;
          const hit = found.some((one) => one.turn === span.turn && one.start <= span.start && one.end >= span.end);
          if (hit) row.found += 1;
          else missed.push(`${id} turn ${span.turn} ${span.start}-${span.end} ${span.type}`);
        }
        for (const one of found) {
          const right = spans.some((span) => span.turn === one.turn && one.start < span.end && one.end > span.start);
          if (!right) wrong.push(`${id} turn ${one.turn} ${one.start}-${one.end} ${one.type}`);
        }
      }
      expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
    });
  },
);
