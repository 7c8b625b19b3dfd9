// From what the user named (files, folders, globs, `-`) to the sorted list of sources. The order of the inputs and naming
// a file twice change nothing.

import { lstat, realpath, stat } from 'node:fs/promises';
import { basename, posix, resolve, sep } from 'node:path';
import pLimit from 'p-limit';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Problem } from '../model/problem.ts';
import { FORMATS, findFormat } from './index.ts';
import { type Inspected, inspectFile, type SourceFile, STANDARD_INPUT, standardInput } from './source.ts';
import { walkFolder } from './walk.ts';

export interface ListOptions {
  /** Absolute; what relative inputs start from. */
  readonly cwd: string;
  /** `--input-format`: no guessing. */
  readonly format?: string;
}

/** A file that was found but is not read, and why. */
export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

export interface Sources {
  /** Sorted by `file`. Includes named files that no format knows: reading them gives a bad record. */
  readonly sources: readonly SourceFile[];
  /** Inputs that match nothing (errors). */
  readonly problems: readonly Problem[];
  readonly skipped: readonly Skipped[];
}

/** A regular file on the way to becoming a source. */
interface Candidate {
  readonly file: string;
  readonly path: string;
  readonly size: number;
  /** Named by path or by glob, not met in a folder. */
  readonly named: boolean;
}

type Found = Candidate | Skipped | Problem;

/** Finds the sources that the inputs name. In a folder only files that a format recognises are taken, the others are
 * `skipped`; a file named directly or by a glob is always taken. */
export async function listSources(inputs: readonly string[], options: ListOptions): Promise<Sources> {
  const { cwd, format } = options;
  if (format !== undefined && findFormat(format) === undefined) {
    return { sources: [], problems: [unknownFormat()], skipped: [] };
  }
  const found = (
    await Promise.all(inputs.filter((input) => input !== STANDARD_INPUT).map((input) => expand(input, cwd)))
  ).flat();
  const problems = found.filter((item): item is Problem => 'code' in item);
  const skipped = found.filter((item): item is Skipped => 'reason' in item);
  const candidates = await unique(found.filter((item): item is Candidate => 'path' in item));
  const limit = pLimit(8);
  const inspected = await Promise.all(candidates.map((candidate) => limit(() => inspectCandidate(candidate, format))));
  const sources = inspected.filter((item): item is SourceFile => 'encoding' in item);
  if (inputs.includes(STANDARD_INPUT)) sources.unshift(standardInput(format));
  return {
    sources,
    problems,
    skipped: [...skipped, ...inspected.filter((item): item is Skipped => 'reason' in item)].sort(byFile),
  };
}

async function expand(input: string, cwd: string): Promise<readonly Found[]> {
  const path = resolve(cwd, input);
  const state = await stat(path).catch(() => undefined);
  if (state?.isFile()) return [{ file: slashes(input), path, size: state.size, named: true }];
  if (state?.isDirectory()) return expandFolder(input, path);
  if (state !== undefined) return [{ file: slashes(input), reason: 'not a regular file' }];
  if (!isDynamicPattern(input)) {
    const reason = (await lstat(path).catch(() => undefined)) === undefined ? 'does not exist' : 'is a link to nothing';
    return [{ code: 'ingest/not-found', message: `The input ${reason}.`, place: { file: slashes(input) } }];
  }
  const matches = await glob(input, {
    cwd,
    onlyFiles: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/_delta_log/**'],
  });
  if (matches.length === 0) {
    return [{ code: 'ingest/no-match', message: 'The pattern matches no file.', place: { file: input } }];
  }
  return Promise.all(matches.map((match) => expandMatch(match, cwd)));
}

async function expandMatch(match: string, cwd: string): Promise<Found> {
  const path = resolve(cwd, match);
  const state = await lstat(path).catch(() => undefined);
  const file = slashes(match);
  if (state?.isSymbolicLink()) return { file, reason: 'a symbolic link' };
  if (!state?.isFile()) return { file, reason: 'not a regular file' };
  return { file, path, size: state.size, named: true };
}

async function expandFolder(input: string, path: string): Promise<readonly Found[]> {
  const name = (way: string) => posix.join(slashes(input), way);
  const { files, skipped, problems } = await walkFolder(path);
  return [
    ...files.map(({ way, size }) => ({ file: name(way), path: resolve(path, way), size, named: false })),
    ...skipped.map(({ way, reason }) => ({ file: name(way), reason })),
    ...problems.map(({ way, message }) => ({ code: 'ingest/unreadable-folder', message, place: { file: name(way) } })),
  ];
}

/** One candidate a file, whatever names it has among the inputs: the first name in order. */
async function unique(candidates: readonly Candidate[]): Promise<readonly Candidate[]> {
  const byPath = new Map<string, Candidate>();
  for (const candidate of [...candidates].sort(byFile)) {
    const real = await realpath(candidate.path).catch(() => candidate.path);
    const known = byPath.get(real);
    if (known === undefined) byPath.set(real, candidate);
    else if (candidate.named && !known.named) byPath.set(real, { ...known, named: true });
  }
  return [...byPath.values()].sort(byFile);
}

async function inspectCandidate(candidate: Candidate, format: string | undefined): Promise<SourceFile | Skipped> {
  const { file, path, size, named } = candidate;
  const inspected = await inspectFile(file, path, size, format);
  // A file that is not recognised is read as what its ending says, which tells what it lacks: when it is named, or when the
  // first of its JSON lines is damaged, which must not hide the others.
  const unknown = inspected.source.format === undefined && (named || hasDamagedStart(inspected, file));
  const ending = unknown ? formatOfEnding(file) : undefined;
  if (ending !== undefined) return { ...inspected.source, format: ending };
  if (named) return inspected.source;
  const reason = reasonToSkip(inspected, file, format);
  return reason === undefined ? inspected.source : { file, reason };
}

function hasDamagedStart({ source, sample }: Inspected, file: string): boolean {
  const empty = source.size === 0 || sample === undefined;
  return !empty && formatOfEnding(file) === 'canonical' && sample.firstLineJson === undefined;
}

/** How evaluations and reports of ours begin, alone, in lines or in a list. */
const OWN = /^\s*(?:\[\s*)?\{\s*"schema":\s*"callmark\./;

/** Why a file met in a folder is not read; undefined when it is. */
function reasonToSkip({ source, sample }: Inspected, file: string, forced: string | undefined): string | undefined {
  const name = basename(file).replace(/\.gz$/i, '');
  if (source.size === 0) return 'empty';
  // What cannot even be sampled is read, so that its damage is reported.
  if (sample === undefined) return undefined;
  if (OWN.test(sample.text)) return 'written by callmark';
  if (/\.ya?ml$/i.test(name)) return 'a YAML file';
  if (/^(readme|licen[cs]e|changelog|notice)\b/i.test(name) || /\.md$/i.test(name))
    return 'a document about the folder';
  const crm = 'looks like a CRM export, give it with --crm';
  if (source.format === 'refused' && isTable(file)) return crm;
  const known = forced === undefined ? source.format !== undefined : (findFormat(forced)?.recognise(sample) ?? 0) > 0;
  if (known) return undefined;
  if (isTable(file)) return crm;
  return forced === undefined ? 'no input format knows it' : 'not of the format named with --input-format';
}

function formatOfEnding(file: string): string | undefined {
  if (isTable(file)) return 'csv-turns';
  return /\.(jsonl|ndjson)(\.gz)?$/i.test(file) ? 'canonical' : undefined;
}

function isTable(file: string): boolean {
  return /\.(csv|tsv)(\.gz)?$/i.test(file);
}

function unknownFormat(): Problem {
  // One of them only knows what is refused.
  const names = FORMATS.map((format) => format.name)
    .filter((name) => name !== 'refused')
    .join(', ');
  return {
    code: 'ingest/unknown-format',
    message: 'There is no input format of that name.',
    hint: `Use one of: ${names}.`,
  };
}

function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
