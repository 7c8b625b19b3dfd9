// The heart of a run: sources in, evaluations and bad records out, one interaction in memory at a time.

import { createHash } from 'node:crypto';
import type { CrmTable } from '../ingest/crm/index.ts';
import { type ReadOptions, readSource } from '../ingest/read.ts';
import type { SourceFile } from '../ingest/source.ts';
import type { Evaluation } from '../model/evaluation.ts';
import type { Attributes } from '../model/interaction.ts';
import type { BadRecord } from '../model/problem.ts';
import type { Bound } from '../rubric/bind.ts';
import { evaluate } from '../scoring/evaluate.ts';
import { Duplicates } from './duplicates.ts';
import { prepare } from './prepare.ts';

export interface Scored {
  readonly kind: 'scored';
  readonly id: string;
  readonly evaluations: readonly Evaluation[];
  readonly attributes: Attributes;
}

export type ScoreItem =
  | Scored
  /** Read before with the same content. */
  | { readonly kind: 'duplicate'; readonly bad: BadRecord }
  /** Read before with other content: neither can be trusted, so the earlier one is taken back. */
  | { readonly kind: 'conflict'; readonly id: string; readonly bad: BadRecord }
  | { readonly kind: 'bad'; readonly bad: BadRecord };

export interface ScoreOptions extends ReadOptions {
  readonly bound: Bound;
  readonly crm?: CrmTable;
  /** Stops the run between two records; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Told before each source, for progress. */
  readonly onSource?: (source: SourceFile, index: number) => void;
}

/** Scores sources in their order. `digest` ends as the digest of all that was read. */
export async function* scoreSources(
  sources: readonly SourceFile[],
  options: ScoreOptions,
  digest = new ContentDigest(),
): AsyncGenerator<ScoreItem> {
  const seen = new Duplicates();
  for (const [index, source] of sources.entries()) {
    options.onSource?.(source, index);
    for await (const item of readSource(source, options)) {
      options.signal?.throwIfAborted();
      if (item.kind === 'bad') {
        digest.add(item.bad.sha256 ?? item.bad.code);
        yield item;
        continue;
      }
      const { interaction } = item;
      digest.add(item.digest);
      const before = seen.see(interaction.id, item.digest);
      const place = { file: interaction.source.file, record: interaction.source.record, sha256: item.digest };
      if (before === 'same') {
        yield {
          kind: 'duplicate',
          bad: {
            ...place,
            code: 'ingest/duplicate',
            message: 'This interaction was read before, with the same content.',
          },
        };
      } else if (before === 'other') {
        yield { kind: 'conflict', id: interaction.id, bad: { ...place, ...CONFLICT } };
      } else {
        const prepared = prepare(interaction, options.crm);
        yield {
          kind: 'scored',
          id: interaction.id,
          evaluations: evaluate(prepared.interaction, options.bound, prepared.redaction),
          attributes: prepared.interaction.attributes,
        };
      }
    }
  }
}

/** What is said of both records when one id has two contents. */
export const CONFLICT = {
  code: 'ingest/conflicting-id',
  message:
    'Another record has the same interaction id with other content; neither is used. Where files name no id, it is their name.',
} as const;

/** The digest of everything read, whatever the cut into files: part of a run's key. */
export class ContentDigest {
  readonly #hash = createHash('sha256');

  add(digest: string): void {
    this.#hash.update(`${digest}\n`);
  }

  /** Call once, at the end. */
  finish(): string {
    return `sha256:${this.#hash.digest('hex')}`;
  }
}
