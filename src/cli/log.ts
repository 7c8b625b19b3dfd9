// What happens, for operators: `-v` as lines for people, `--log-format json` as one JSON object a line for machines. Both go
// to standard error and never hold words of a transcript. Without either, only warnings and problems are told.

import type { BadRecord, Problem } from '../model/problem.ts';
import { inert } from '../report/inert.ts';
import { type Io, writeError } from './io.ts';
import { escapeUnseen } from './json-text.ts';
import { badLine, many, problemText, shownPath } from './shown.ts';

export interface LogFlags {
  readonly verbose?: boolean;
  readonly logFormat?: 'text' | 'json';
  readonly quiet?: boolean;
}

type Fields = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface Log {
  /** True when standard error is to stay as it is: under `--quiet`, and when its lines are for machines. */
  readonly silent: boolean;
  /** A step of the work with its numbers. `ms` is added: the time since the step before. */
  step(name: string, fields?: Fields): void;
  /** A source that was read, told in detail only. */
  source(fields: Fields): void;
  /** A warning about inputs or settings; silent under `--quiet`. For people it is kept until `tellWarnings`. */
  warning(problem: Problem): void;
  /** Tells the warnings: each kind once, however many files it is about. */
  tellWarnings(): void;
  /** A record that went to quarantine: always told, because it is told nowhere else. */
  bad(record: BadRecord): void;
  /** A line for people at the end; silent under `--quiet` and where people do not read along. */
  say(line: string): void;
  /** Why the command ends as it does; always told. */
  failed(why: string): void;
}

/** The log of one command. The machine's writer is loaded only where it is wanted. */
export async function openLog(io: Io, flags: LogFlags): Promise<Log> {
  if (flags.logFormat === 'json') return machineLog(io, flags);
  return peopleLog(io, flags);
}

function peopleLog(io: Io, { verbose, quiet }: LogFlags): Log {
  const since = stopwatch(io);
  const warnings = new Map<string, { readonly first: Problem; files: number }>();
  const tell = (name: string, fields: Fields): void => {
    if (verbose !== true) return;
    const words = Object.entries({ ...fields, ms: since() })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => inert(`${key} ${Array.isArray(value) ? value.join(', ') : String(value)}`));
    writeError(io, `[${io.now().toISOString().slice(11, 23)}] ${name}: ${words.join(', ')}`);
  };
  return {
    silent: quiet === true || verbose === true,
    step: (name, fields = {}) => tell(name, fields),
    source: (fields) => tell('source read', fields),
    warning(problem) {
      const known = warnings.get(problem.code);
      // Problems with a line are each about something of their own.
      if (known !== undefined && problem.place?.line === undefined) known.files++;
      else
        warnings.set(known === undefined ? problem.code : `${problem.code} ${warnings.size}`, {
          first: problem,
          files: 1,
        });
    },
    tellWarnings() {
      if (quiet === true) return;
      for (const { first, files } of warnings.values()) {
        writeError(io, problemText(io, { ...first, severity: 'warning' }));
        if (files > 1) writeError(io, `  The same goes for ${many(files - 1, 'other file')}.`);
      }
      warnings.clear();
    },
    bad: (record) => writeError(io, badLine(io, record)),
    say: (line) => {
      if (quiet !== true) writeError(io, line);
    },
    failed: (why) => writeError(io, `callmark: ${why}`),
  };
}

async function machineLog(io: Io, { verbose, quiet }: LogFlags): Promise<Log> {
  const { pino } = await import('pino');
  const logger = pino(
    {
      level: quiet === true ? 'error' : verbose === true ? 'debug' : 'info',
      base: null,
      timestamp: () => `,"time":"${io.now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => void io.stderr.write(escapeUnseen(line)) },
  );
  const since = stopwatch(io);
  return {
    silent: true,
    step: (name, fields = {}) => logger.info({ ...fields, ms: since() }, name),
    source: (fields) => logger.debug({ ...fields, ms: since() }, 'source read'),
    warning: (problem) => logger.warn({ code: problem.code, ...problem.place }, problem.message),
    tellWarnings: () => {},
    bad: ({ message, ...record }) => logger.error({ ...record, file: shownPath(io, record.file) }, message),
    say: () => {},
    failed: (why) => logger.error(why),
  };
}

/** Milliseconds since it was asked last. */
function stopwatch(io: Io): () => number {
  let last = io.now().getTime();
  return () => {
    const now = io.now().getTime();
    const passed = now - last;
    last = now;
    return passed;
  };
}
