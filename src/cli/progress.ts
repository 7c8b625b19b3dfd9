// Progress on long work: a bar on a terminal, nothing elsewhere.

import type { SingleBar } from 'cli-progress';
import type { Io } from './io.ts';

export interface Progress {
  source(index: number): void;
  item(): void;
  stop(): void;
}

const SILENT: Progress = { source: () => {}, item: () => {}, stop: () => {} };

/** How many interactions lie between two looks at the bar: drawing is not free. */
const EVERY = 50;

export async function startProgress(io: Io, files: number, quiet: boolean): Promise<Progress> {
  if (quiet || io.stderr.isTTY !== true) return SILENT;
  const { default: cliProgress } = await import('cli-progress');
  const bar: SingleBar = new cliProgress.SingleBar(
    {
      format: 'scoring {bar} file {value} of {total} · {interactions} interactions',
      stream: io.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  let interactions = 0;
  bar.start(files, 0, { interactions });
  return {
    source: (index) => bar.update(index, { interactions }),
    item: () => {
      interactions++;
      if (interactions % EVERY === 0) bar.update({ interactions });
    },
    stop: () => bar.stop(),
  };
}
