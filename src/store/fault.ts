// What can go wrong with a store that is not a bug: the disk, the permissions, damaged or foreign files; as Problems.

import type { Problem } from '../model/problem.ts';

/**
 * Thrown only while rows are being iterated, where no Problem can be returned: a file is missing, damaged or unreadable.
 * Everything else answers with the Problem itself.
 */
export class StoreFault extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'StoreFault';
    this.problem = problem;
  }
}

interface Explanation {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

const NO_SPACE: Explanation = {
  code: 'store/no-space',
  message: 'The disk is full; nothing was published and earlier runs are intact.',
  hint: 'Free some space and run the same command again.',
};
const READ_ONLY: Explanation = {
  code: 'store/read-only',
  message: 'The file system is read-only.',
  hint: 'Choose a store on a file system that can be written to.',
};
const NO_ACCESS: Explanation = {
  code: 'store/no-access',
  message: 'Permission was denied.',
  hint: 'Check who owns the store and its permissions, or choose another folder.',
};
const TOO_MANY_FILES: Explanation = {
  code: 'store/too-many-files',
  message: 'Too many files are open.',
  hint: 'Raise the limit on open files (ulimit -n) and run the same command again.',
};
const NO_LINKS: Explanation = {
  code: 'store/no-links',
  message: 'The file system has no hard links, which the store needs to publish a run in one step.',
  hint: 'Put the store on a local disk.',
};
const INPUT_OUTPUT: Explanation = {
  code: 'store/io',
  message: 'Reading or writing failed.',
  hint: 'Check the disk; nothing was published and earlier runs are intact.',
};
const OUT_OF_MEMORY: Explanation = {
  code: 'store/out-of-memory',
  message: 'The store needs more memory than it may use.',
  hint: 'Narrow the period, or run on a machine with more memory.',
};
const VANISHED: Explanation = {
  code: 'store/vanished',
  message: 'A file went away while it was being used.',
  hint: 'Another process may be writing the same run, or vacuuming the store; run the same command again.',
};

const BY_ERRNO: Readonly<Record<string, Explanation>> = {
  ENOSPC: NO_SPACE,
  EDQUOT: NO_SPACE,
  EROFS: READ_ONLY,
  EACCES: NO_ACCESS,
  EPERM: NO_ACCESS,
  EMFILE: TOO_MANY_FILES,
  ENFILE: TOO_MANY_FILES,
  EIO: INPUT_OUTPUT,
  ENOENT: VANISHED,
};

/** The database reports the operating system's words, not its numbers. */
const BY_WORDS: readonly (readonly [RegExp, Explanation])[] = [
  [/no space left|quota exceeded/i, NO_SPACE],
  [/read-only file system/i, READ_ONLY],
  [/permission denied|operation not permitted/i, NO_ACCESS],
  [/too many open files/i, TOO_MANY_FILES],
  [/no such file|no files found/i, VANISHED],
  [/^out of memory/i, OUT_OF_MEMORY],
  [/^io error/i, INPUT_OUTPUT],
];

export function errnoOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The Problem that an error of the file system or the database stands for; undefined when it is a bug. */
export function problemOf(error: unknown, file: string): Problem | undefined {
  if (error instanceof StoreFault) return error.problem;
  if (!(error instanceof Error)) return undefined;
  const errno = errnoOf(error);
  if (
    errno !== undefined &&
    'syscall' in error &&
    error.syscall === 'link' &&
    /^(EPERM|ENOTSUP|ENOSYS|EOPNOTSUPP)$/.test(errno)
  ) {
    return { ...NO_LINKS, place: { file } };
  }
  const explanation =
    (errno === undefined ? undefined : BY_ERRNO[errno]) ?? BY_WORDS.find(([words]) => words.test(error.message))?.[1];
  if (explanation === undefined) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : file;
  return { ...explanation, place: { file: path } };
}

/** Does the work; what the user can mend comes back as a Problem, a bug is thrown on. `file` is named when the error names none. */
export async function orProblem<T>(file: string, work: () => Promise<T>): Promise<T | Problem> {
  try {
    return await work();
  } catch (error) {
    const problem = problemOf(error, file);
    if (problem === undefined) throw error;
    return problem;
  }
}
