// --crm and --mapping: the CRM export as a table to join, or the command ends with what is wrong with either.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { type CrmTable, loadCrm, loadMapping } from '../ingest/crm/index.ts';
import type { BadRecord, Problem } from '../model/problem.ts';
import type { Config } from './config.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { problemText, shownPath } from './shown.ts';

export interface Crm {
  readonly table?: CrmTable;
  /** Rows that could not be used. */
  readonly bad: readonly BadRecord[];
  readonly warnings: readonly Problem[];
  /** Of the export and the mapping, for the run's key. */
  readonly digest?: string;
}

/** Loads what the flags or the configuration name; nothing when they name none. */
export async function loadCrmOption(
  io: Io,
  config: Config,
  flags: { readonly crm?: string; readonly mapping?: string },
  timezone: string | undefined,
): Promise<Crm> {
  const file = flags.crm ?? config.crm;
  const mappingFile = flags.mapping ?? config.mapping;
  if (file === undefined && flags.mapping !== undefined)
    throw new CommandFailed(EXIT.usage, ['--mapping says how to read a CRM export; name the export with --crm.']);
  if (file === undefined) return { bad: [], warnings: [] };
  if (mappingFile === undefined) {
    throw new CommandFailed(EXIT.usage, [
      '--crm needs --mapping: a YAML file that says which column of the export is what.',
      '  See "CRM exports" in the README for one to copy.',
    ]);
  }
  const { mapping, problems } = await loadMapping(
    resolve(io.cwd, mappingFile),
    timezone === undefined ? {} : { timezone },
  );
  const path = resolve(io.cwd, file);
  // Files are named as the user named them.
  const named = (found: readonly Problem[]): readonly Problem[] =>
    found.map((problem) => ({ ...problem, message: problem.message.replaceAll(path, shownPath(io, file)) }));
  const lines = (found: readonly Problem[]): readonly string[] =>
    named(found).map((problem) => problemText(io, problem));
  if (mapping === undefined) throw new CommandFailed(EXIT.usage, lines(problems));
  const loaded = await loadCrm(path, mapping);
  if (loaded.table === undefined) throw new CommandFailed(EXIT.input, lines(loaded.problems));
  return {
    table: loaded.table,
    bad: loaded.bad.map((record) => ({ ...record, file })),
    warnings: named([...problems, ...loaded.problems]),
    digest: await digestOf([path, resolve(io.cwd, mappingFile)]),
  };
}

async function digestOf(paths: readonly string[]): Promise<string> {
  const digest = createHash('sha256');
  for (const path of paths) for await (const piece of createReadStream(path)) digest.update(piece as Buffer);
  return digest.digest('hex');
}
