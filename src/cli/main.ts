// The command line: argv in, exit code out. Commands are loaded when they are called, so that `--version` costs nothing.

import { ENGINE } from '../model/engine.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import { type Io, ReaderGone, writeError, writeOut } from './io.ts';

/** Runs one command line and answers its exit code; never throws, never ends the process. */
export async function main(io: Io): Promise<number> {
  // Closing early is the reader's right: the write that notices says so. On standard error there is nobody left to tell.
  io.stdout.on('error', () => {});
  io.stderr.on('error', () => {});
  const first = io.argv[0];
  try {
    if (io.argv.length === 1 && (first === '--version' || first === '-V')) {
      await writeOut(io, `${ENGINE}\n`);
      return EXIT.done;
    }
    // Waiting for a record that never comes would outlast being told to stop.
    io.signal.addEventListener('abort', () => io.stdin.destroy(), { once: true });
    const { parse } = await import('./program.ts');
    return await parse(io);
  } catch (error) {
    return report(io, error);
  }
}

const OUTPUT_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'There is no space left on the disk',
  EDQUOT: 'The disk quota is used up',
  EROFS: 'The file system is read-only',
  EACCES: 'This cannot be written to',
  EPERM: 'This cannot be written to',
  EIO: 'The disk reported an error',
  EMFILE: 'Too many files are open (raise the limit with ulimit -n)',
  ENFILE: 'Too many files are open on this machine',
  EEXIST: 'The file exists already',
  EISDIR: 'This is a folder, not a file',
  ENOTDIR: 'A part of the path is a file, not a folder',
  ENOENT: 'A file or folder is gone',
  ENAMETOOLONG: 'The path is too long',
  ELOOP: 'The links of the path go round in a circle',
};

/** What making a folder and those above it calls by other names. */
const MKDIR_ERRORS: Readonly<Record<string, string>> = { EEXIST: 'ENOTDIR', ENOENT: 'EACCES' };

function report(io: Io, error: unknown): number {
  if (error instanceof ReaderGone) return EXIT.done;
  if (io.signal.aborted) {
    tell(io, ['callmark: stopped; nothing was published. The same command starts again.']);
    return Number(io.signal.reason);
  }
  if (error instanceof CommandFailed) {
    tell(io, error.lines);
    return error.code;
  }
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code !== undefined && (syscall !== undefined || path !== undefined)) {
    const known = syscall === 'mkdir' ? (MKDIR_ERRORS[code] ?? code) : code;
    const words = Object.hasOwn(OUTPUT_ERRORS, known) ? OUTPUT_ERRORS[known] : `The system refused (${code})`;
    tell(io, [`callmark: ${words}${path === undefined ? '' : `: ${path}`}.`]);
    return EXIT.output;
  }
  tell(io, [
    `callmark: this is a bug in callmark ${ENGINE}, not in your data.`,
    error instanceof Error ? (error.stack ?? error.message) : String(error),
    'Please report it with the command and these lines; they hold no transcript text.',
  ]);
  return EXIT.bug;
}

/** Lines for people; where standard error is read by a machine, one JSON object. */
function tell(io: Io, lines: readonly string[]): void {
  const at = io.argv.findIndex((word) => /^--log-format(=|$)/.test(word));
  const format = at < 0 ? undefined : (io.argv[at]?.split('=')[1] ?? io.argv[at + 1]);
  if (format === 'json') {
    const line = { level: 'error', time: io.now().toISOString(), msg: lines.join('\n') };
    io.stderr.write(`${JSON.stringify(line)}\n`);
  } else for (const line of lines) writeError(io, line);
}
