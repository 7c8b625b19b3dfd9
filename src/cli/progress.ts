// Progress on long work: a bar on a terminal, nothing elsewhere.

import type { SingleBar } from 'cli-progress';
import type { Io } from './io.ts';
import { many } from './shown.ts';

export interface Progress {
  source(index: number): void;
  item(): void;
  stop(): void;
}

const SILENT: Progress = { source: () => {}, item: () => {}, stop: () => {} };

/** How many interactions lie between two looks at the bar: drawing is not free. */
const EVERY = 50;

export async function startProgress(io: Io, files: number, quiet: boolean): Promise<Progress> {
  if (quiet || io.stderr.isTTY !== true || io.env['TERM'] === 'dumb') return SILENT;
  const { default: cliProgress } = await import('cli-progress');
  const bar: SingleBar = new cliProgress.SingleBar(
    {
      // One file tells nothing by its bar: its size in interactions is not known before it is read.
      format: files === 1 ? 'scoring · {interactions}' : 'scoring {bar} file {value} of {total} · {interactions}',
      stream: io.stderr,
      // A stopped process would leave the cursor hidden; and stopping is not the bar's business.
      hideCursor: false,
      gracefulExit: false,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  let count = 0;
  const shown = (): { interactions: string } => ({ interactions: many(count, 'interaction') });
  bar.start(files, 0, shown());
  return {
    source: (index) => bar.update(index, shown()),
    item: () => {
      count++;
      if (count % EVERY === 0) bar.update(shown());
    },
    stop: () => bar.stop(),
  };
}
