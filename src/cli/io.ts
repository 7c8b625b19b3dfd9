// What the command line stands on: everything that a process gives, passed in, so that tests can give something else.

import type { Readable, Writable } from 'node:stream';
import { inert } from '../report/inert.ts';

export interface Io {
  readonly argv: readonly string[];
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The time of the run: the only clock there is. */
  readonly now: () => Date;
  /** Aborted with the exit code as its reason when the process is told to stop. */
  readonly signal: AbortSignal;
}

/** Thrown when the reader of standard output has gone (`| head`): everything ends quietly. */
export class ReaderGone extends Error {}

/** Writes to standard output and waits while the reader is slow. */
export async function writeOut(io: Io, text: string): Promise<void> {
  if (text === '') return;
  await new Promise<void>((resolve, reject) => {
    io.stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(isGone(error) ? new ReaderGone() : Object.assign(error, { path: 'standard output' }));
    });
  });
}

/** A pipe that was closed says so once; a stream that it destroyed says something else afterwards. */
function isGone(error: Error): boolean {
  return ['EPIPE', 'ERR_STREAM_DESTROYED'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Several lines, each inert: what the user's data calls itself can't steer a terminal or forge a line. */
export function inertLines(text: string): string {
  return text.split('\n').map(inert).join('\n');
}

/** Lines on standard error: progress, warnings, summaries of what went to standard output. */
export function writeError(io: Io, lines: string): void {
  io.stderr.write(`${inertLines(lines)}\n`);
}

/** Whether colour is wanted on a stream (https://no-color.org, https://force-color.org). */
export function wantsColour(io: Io, stream: { readonly isTTY?: boolean }): boolean {
  const forced = io.env['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced !== '0';
  if ((io.env['NO_COLOR'] ?? '') !== '') return false;
  return stream.isTTY === true && io.env['TERM'] !== 'dumb';
}

/** Columns of the terminal; 80 where it is none. */
export function columnsOf(io: Io): number {
  const given = Number(io.env['COLUMNS'] ?? '');
  return io.stdout.columns ?? (given >= 40 ? given : 80);
}
