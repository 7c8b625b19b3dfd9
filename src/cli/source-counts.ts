// What became of the records of each source, for the log.

import type { Log } from './log.ts';

type Kind = 'scored' | 'duplicate' | 'conflict' | 'bad';

export class SourceCounts {
  readonly #log: Log;
  #file: string | undefined;
  #counts = { scored: 0, quarantined: 0, duplicates: 0 };

  constructor(log: Log) {
    this.#log = log;
  }

  /** A source begins, and so the one before it has ended. */
  begin(file: string): void {
    this.end();
    this.#file = file;
  }

  add(kind: Kind): void {
    if (kind === 'scored') this.#counts.scored++;
    else if (kind === 'duplicate') this.#counts.duplicates++;
    else this.#counts.quarantined++;
  }

  end(): void {
    if (this.#file !== undefined) this.#log.source({ file: this.#file, ...this.#counts });
    this.#file = undefined;
    this.#counts = { scored: 0, quarantined: 0, duplicates: 0 };
  }
}
