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

function isWatched(io: Io, quiet: boolean): boolean {
  return !quiet && io.stderr.isTTY === true && io.env['TERM'] !== 'dumb';
}

async function barOf(io: Io, format: string): Promise<SingleBar> {
  const { default: cliProgress } = await import('cli-progress');
  return new cliProgress.SingleBar(
    {
      format,
      stream: io.stderr,
      // A stopped process would leave the cursor hidden; and stopping is not the bar's business.
      hideCursor: false,
      gracefulExit: false,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
}

export async function startProgress(io: Io, files: number, quiet: boolean): Promise<Progress> {
  if (!isWatched(io, quiet)) return SILENT;
  // One file tells nothing by its bar: its size in interactions is not known before it is read.
  const bar = await barOf(
    io,
    files === 1 ? 'scoring · {interactions}' : 'scoring {bar} file {value} of {total} · {interactions}',
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

/** The step that long work is at. */
export interface Steps {
  readonly say: (step: string) => void;
  stop(): void;
}

export async function startSteps(io: Io, work: string, quiet: boolean): Promise<Steps> {
  if (!isWatched(io, quiet)) return { say: () => {}, stop: () => {} };
  const bar = await barOf(io, `${work} · {step}`);
  bar.start(1, 0, { step: '…' });
  return {
    say: (step) => {
      bar.update(0, { step });
      // The work does not pause, so a timer would never draw.
      bar.render();
    },
    stop: () => bar.stop(),
  };
}
