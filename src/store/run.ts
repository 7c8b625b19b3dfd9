// A run: one scoring of inputs under rubrics, and one commit of the store.

export interface RunCounts {
  /** Records read, each of which ends as one of the other three. */
  readonly read: number;
  readonly scored: number;
  readonly quarantined: number;
  readonly duplicates: number;
}

export interface RunRubric {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
}

export interface Run {
  /** Digest of inputs, rubrics, engine version and options: the same key is the same run. */
  readonly key: string;
  /** When, ISO 8601 in UTC. Given by the caller: the store reads no clock. */
  readonly at: string;
  /** The version of callmark. */
  readonly engine: string;
  readonly rubrics: readonly RunRubric[];
  /** Interactions, not evaluations. */
  readonly counts: RunCounts;
}

export interface RunInfo extends Run {
  /** The version of the store that the run made. */
  readonly version: number;
  /** Evaluations written. */
  readonly added: number;
  /** Evaluations of earlier runs that these took the place of. */
  readonly replaced: number;
}

/** Throws, because it is a bug of the caller, when the accounts of a run do not add up or its time is not a time. */
export function assertSound(run: Run): void {
  const { read, scored, quarantined, duplicates } = run.counts;
  if (read !== scored + quarantined + duplicates) {
    throw new Error(
      `run counts disagree: ${read} read, ${scored} scored + ${quarantined} quarantined + ${duplicates} duplicates`,
    );
  }
  if (run.key === '' || Number.isNaN(Date.parse(run.at))) throw new Error('a run needs a key and a time');
}
