// callmark report: rows of the store, laid out by a report, printed in any format.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import type { DocumentSet } from '../../model/document.ts';
import type { Rubric } from '../../model/rubric.ts';
import { print, type ReportContext, reports } from '../../report/index.ts';
import { loadRubric } from '../../rubric/load.ts';
import { findRubric, listRubrics } from '../../rubric/lookup.ts';
import { formatProblem } from '../../rubric/problem-text.ts';
import { openStore, StoreFault } from '../../store/index.ts';
import { type Config, loadConfig } from '../config.ts';
import { CommandFailed, EXIT } from '../exit-code.ts';
import { columnsOf, type Io, wantsColour, writeError, writeOut } from '../io.ts';
import { loadRubrics, rubricFiles, rubricFolders } from '../rubrics.ts';

interface ReportFlags {
  readonly store?: string;
  readonly rubric?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly team?: string;
  readonly agent?: string;
  readonly timezone?: string;
  readonly format?: string;
  readonly output?: readonly string[];
  readonly quiet?: boolean;
}

const BY_ENDING: Readonly<Record<string, string>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'md',
  '.csv': 'csv',
  '.json': 'json',
  '.txt': 'text',
};
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export async function report(io: Io, name: string, flags: ReportFlags): Promise<number> {
  const chosen = Object.hasOwn(reports, name) ? reports[name] : undefined;
  if (chosen === undefined)
    throw new CommandFailed(EXIT.usage, [
      `There is no report called ${name}. There are: ${Object.keys(reports).join(', ')}.`,
    ]);
  const config = await loadConfig(io);
  const dir = flags.store ?? config.store ?? 'callmark-store';
  const store = await openStore(resolve(io.cwd, dir));
  if (!('rows' in store)) throw new CommandFailed(EXIT.input, [formatProblem(store)]);
  const only = flags.rubric === undefined ? undefined : await loadRubrics(io, config, flags.rubric);
  const timezone = flags.timezone ?? config.timezone;
  const context: ReportContext = {
    rubrics: (only ?? (await knownRubrics(io, config))).map(words),
    ...periodOf(flags),
    ...(flags.team === undefined ? {} : { team: flags.team }),
    ...(flags.agent === undefined ? {} : { agent: flags.agent }),
    ...(timezone === undefined ? {} : { timezone }),
  };
  try {
    const rows = store.rows({ ...(only?.[0] === undefined ? {} : { rubric: only[0].id }) });
    const set = await chosen.build(rows, context);
    await write(io, set, flags);
  } catch (error) {
    if (error instanceof StoreFault) throw new CommandFailed(EXIT.output, [formatProblem(error.problem)]);
    throw error;
  }
  return EXIT.done;
}

/** The rubrics whose words a report can print: those that load. A store may hold scores of others; their ids are shown. */
async function knownRubrics(io: Io, config: Config): Promise<readonly Rubric[]> {
  const folders = rubricFolders(io, config);
  const files = rubricFiles();
  const named = (config.rubrics ?? []).map((name) => findRubric(name, folders, files));
  const paths = [
    ...(await Promise.all(named)).flatMap((found) => ('path' in found ? [found.path] : [])),
    ...(await listRubrics(folders, files)).map((entry) => entry.path),
  ];
  const loaded = await Promise.all([...new Set(paths)].map((path) => loadRubric(path, files)));
  return loaded.flatMap(({ rubric }) => (rubric === undefined ? [] : [rubric]));
}

function words(rubric: Rubric): ReportContext['rubrics'][number] {
  return {
    id: rubric.id,
    title: rubric.title,
    sections: rubric.sections.map(({ id, title }) => ({ id, title })),
    criteria: rubric.criteria.map(({ id, title, class: errorClass, weight, section, coaching }) => ({
      id,
      title,
      class: errorClass,
      weight,
      section,
      ...(coaching === undefined ? {} : { coaching }),
    })),
  };
}

function periodOf(flags: ReportFlags): Pick<ReportContext, 'period'> {
  for (const date of [flags.from, flags.to]) {
    if (date !== undefined && !DATE.test(date))
      throw new CommandFailed(EXIT.usage, [`A day is written 2026-11-02; "${date}" is not.`]);
  }
  if (flags.from === undefined && flags.to === undefined) return {};
  return { period: { from: flags.from ?? '0000-01-01', to: flags.to ?? '9999-12-31' } };
}

async function write(io: Io, set: DocumentSet, flags: ReportFlags): Promise<void> {
  const outputs = flags.output ?? [];
  if (outputs.length === 0) {
    const format = flags.format ?? 'text';
    const printed = print(set, { format, columns: columnsOf(io), color: wantsColour(io, io.stdout) }) ?? [];
    for (const { content } of printed) await writeOut(io, content);
    return;
  }
  for (const output of outputs) {
    const ending = extname(output).toLowerCase();
    const isFile = ending in BY_ENDING;
    const format = flags.format ?? BY_ENDING[ending] ?? 'html';
    const printed = print(set, { format, layout: isFile ? 'file' : 'folder', columns: 80 }) ?? [];
    const target = resolve(io.cwd, output);
    await mkdir(isFile ? dirname(target) : target, { recursive: true });
    for (const { path, content } of printed)
      await writeFile(isFile ? target : join(target, path), content, { mode: 0o600 });
    if (flags.quiet !== true) {
      const first = printed[0]?.path ?? '';
      writeError(
        io,
        isFile
          ? `Wrote ${output}`
          : `Wrote ${printed.length} file${printed.length === 1 ? '' : 's'} to ${output}; begin with ${join(output, first)}`,
      );
    }
  }
}
