// The command line: argv in, exit code out. Commands are loaded when they are called, so that `--version` costs nothing.

import { ENGINE } from '../model/engine.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import { type Io, ReaderGone, writeError, writeOut } from './io.ts';

/** Runs one command line and answers its exit code; never throws, never ends the process. */
export async function main(io: Io): Promise<number> {
  // Closing early is the reader's right; the write that notices says so.
  io.stdout.on('error', () => {});
  const first = io.argv[0];
  if (io.argv.length === 1 && (first === '--version' || first === '-V')) {
    await writeOut(io, `${ENGINE}\n`).catch(() => {});
    return EXIT.done;
  }
  try {
    const { parse } = await import('./program.ts');
    return await parse(io);
  } catch (error) {
    return report(io, error);
  }
}

const OUTPUT_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'There is no space left on the disk',
  EROFS: 'The file system is read-only',
  EACCES: 'Permission was denied',
  EPERM: 'Permission was denied',
  EIO: 'The disk reported an error',
  EMFILE: 'Too many files are open',
  EDQUOT: 'The disk quota is used up',
  EEXIST: 'The file exists already',
  EISDIR: 'This is a folder, not a file',
  ENOTDIR: 'A part of the path is a file, not a folder',
};

function report(io: Io, error: unknown): number {
  if (error instanceof ReaderGone) return EXIT.done;
  if (io.signal.aborted && error === io.signal.reason) {
    writeError(io, 'callmark: stopped; nothing was published. The same command starts again.');
    return Number(io.signal.reason);
  }
  if (error instanceof CommandFailed) {
    for (const line of error.lines) writeError(io, line);
    return error.code;
  }
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const known = OUTPUT_ERRORS[code ?? ''];
  if (known !== undefined) {
    writeError(io, `callmark: ${known}${path === undefined ? '' : `: ${path}`}.`);
    return EXIT.output;
  }
  writeError(io, `callmark: this is a bug in callmark ${ENGINE}, not in your data.`);
  writeError(io, error instanceof Error ? (error.stack ?? error.message) : String(error));
  writeError(io, 'Please report it with the command and these lines; they hold no transcript text.');
  return EXIT.bug;
}
