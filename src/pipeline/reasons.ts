// Bad records by reason: how many there are of each, and the first of them.

import type { BadRecord } from '../model/problem.ts';

export interface BadGroup {
  readonly count: number;
  readonly first: BadRecord;
}

export class Reasons {
  readonly #groups = new Map<string, { count: number; first: BadRecord }>();

  constructor(records: readonly BadRecord[] = []) {
    for (const record of records) this.add(record);
  }

  add(record: BadRecord): void {
    const reason = reasonOf(record);
    const known = this.#groups.get(reason);
    if (known === undefined) this.#groups.set(reason, { count: 1, first: record });
    else known.count++;
  }

  /** Commonest first; ties by code. */
  groups(): readonly BadGroup[] {
    return [...this.#groups.values()].sort(
      (a, b) => b.count - a.count || (a.first.code < b.first.code ? -1 : a.first.code > b.first.code ? 1 : 0),
    );
  }
}

/** Turn 3 and turn 17 lack the same thing: numbers do not make a reason another one. */
function reasonOf({ code, message }: BadRecord): string {
  return `${code} ${message.replace(/\d+/g, '#')}`;
}
