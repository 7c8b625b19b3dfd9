// The exit codes of the contract: what is printed and what is returned never disagree.

export const EXIT = {
  done: 0,
  /** A gate failed, or a rubric's own cases failed. */
  failed: 1,
  /** Usage, configuration or rubric error; nothing was read. */
  usage: 2,
  /** Done, but some records were quarantined. */
  quarantined: 3,
  /** The input could not be used: nothing matched, or more bad records than allowed. */
  input: 4,
  /** Store or output failed: no space, read-only, I/O error, lock. */
  output: 5,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** Ends a command with problems already worded for people. */
export class CommandFailed extends Error {
  readonly code: number;
  readonly lines: readonly string[];

  constructor(code: number, lines: readonly string[]) {
    super(lines.join('\n'));
    this.code = code;
    this.lines = lines;
  }
}
