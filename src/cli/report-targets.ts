// Where a report goes: standard output, files, folders; each with its shape.

import { stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { DocumentSet } from '../model/document.ts';
import { print } from '../report/index.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import { columnsOf, type Io, wantsColour, writeOut } from './io.ts';
import type { Log } from './log.ts';
import { assertFile, writeOutput } from './output-file.ts';
import { many, shownName, shownPath } from './shown.ts';

export interface ReportTarget {
  readonly format: string;
  readonly layout: 'file' | 'folder';
  /** As the user wrote it; absent for standard output. */
  readonly path?: string;
}

const BY_ENDING: Readonly<Record<string, string>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'md',
  '.csv': 'csv',
  '.json': 'json',
  '.txt': 'text',
};

/** The targets of `-f` and `-o`: text on standard output where neither is given. */
export async function reportTargets(
  io: Io,
  flags: { readonly format?: string; readonly output?: readonly string[] },
): Promise<readonly ReportTarget[]> {
  const paths = flags.output ?? [];
  if (paths.length === 0) return [{ format: flags.format ?? 'text', layout: 'file' }];
  const targets: ReportTarget[] = [];
  for (const path of paths) targets.push(await targetOf(io, path, flags.format));
  return targets;
}

async function targetOf(io: Io, path: string, wanted: string | undefined): Promise<ReportTarget> {
  if (path === '-') return { format: wanted ?? 'text', layout: 'file' };
  const ending = extname(path).toLowerCase();
  const format = wanted ?? (Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined);
  const state = await stat(resolve(io.cwd, path)).catch(() => undefined);
  const folder = /[/\\]$/.test(path) || ending === '' || state?.isDirectory() === true;
  if (folder && state !== undefined && !state.isDirectory())
    throw new CommandFailed(EXIT.output, [
      `${shownName(path)}  This is a file; a report without an ending is a folder.`,
    ]);
  if (folder && !Object.hasOwn(BY_ENDING, ending)) return { format: wanted ?? 'html', layout: 'folder', path };
  if (format === undefined)
    throw new CommandFailed(EXIT.usage, [
      `A report cannot be written as ${shownName(path)}: endings are html, md, csv, json and txt.`,
      '  Add -f for another ending, or end the path with / for a folder.',
    ]);
  await assertFile(resolve(io.cwd, path), path);
  return { format, layout: 'file', path };
}

/** The names of the tables of a report, in their order. */
export function tablesOf(set: DocumentSet): readonly string[] {
  const blocks = set.documents.flatMap((document) => document.blocks);
  return [...new Set(blocks.flatMap((block) => (block.kind === 'table' ? [block.name] : [])))];
}

/** Prints a set of documents to a target. One CSV holds one table: the one named, else the first. */
export async function writeReport(
  io: Io,
  set: DocumentSet,
  target: ReportTarget,
  named: string | undefined,
  log: Log,
): Promise<void> {
  const { format, layout, path } = target;
  const tables = tablesOf(set);
  const table = format === 'csv' ? (named ?? (layout === 'file' ? tables[0] : undefined)) : undefined;
  const only = table === undefined ? {} : { table };
  if (format === 'csv' && layout === 'file' && named === undefined && tables.length > 1)
    log.say(`This is the table ${tables[0]}; -o folder/ writes all, --table one of:\n  ${tables.slice(1).join(', ')}`);
  if (path === undefined) {
    const printed = print(set, { format, ...only, columns: columnsOf(io), color: wantsColour(io, io.stdout) }) ?? [];
    for (const { content } of printed) await writeOut(io, content);
    return;
  }
  const printed = print(set, { format, ...only, layout, columns: 80 }) ?? [];
  const goal = resolve(io.cwd, path);
  for (const one of printed) {
    io.signal.throwIfAborted();
    await writeOutput(layout === 'file' ? goal : join(goal, one.path), one.content);
  }
  const first = printed[0]?.path;
  if (first === undefined) return log.say(`Nothing was written to ${shownName(path)}: the report has no tables.`);
  log.say(
    layout === 'file'
      ? `Wrote ${shownName(path)}`
      : `Wrote ${many(printed.length, 'file')} to ${shownName(path)}; begin with ${shownPath(io, join(path, first))}`,
  );
}
