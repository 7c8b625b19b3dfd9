// The Delta log read back: the entries replayed into a snapshot, which says what files and runs a version has.

import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { StoredFile } from './entry.ts';
import { isIntact, LAYOUT_PROPERTY, READER_VERSION, WRITER_VERSION } from './entry.ts';
import { errnoOf, StoreFault } from './fault.ts';
import { LAYOUT_VERSION, WEEK_COLUMN } from './layout.ts';
import type { Run, RunInfo } from './run.ts';

export const LOG_FOLDER = '_delta_log';

export interface Snapshot {
  /** -1 before the first commit. */
  readonly version: number;
  /** The data files of this version, by path. */
  readonly files: ReadonlyMap<string, StoredFile>;
  /** Files that this version no longer has, kept on disk for readers of older versions until vacuumed. */
  readonly removed: ReadonlyMap<string, StoredFile>;
  readonly runs: readonly RunInfo[];
  /** Keys of runs of which a later run replaced something. */
  readonly superseded: ReadonlySet<string>;
}

export const EMPTY: Snapshot = { version: -1, files: new Map(), removed: new Map(), runs: [], superseded: new Set() };

export function entryPath(dir: string, version: number): string {
  return join(dir, LOG_FOLDER, `${String(version).padStart(20, '0')}.json`);
}

/** Replays the entries after `from`, up to version `until` where given. Throws a StoreFault for a log that cannot be trusted. */
export async function readLog(
  dir: string,
  from: Snapshot = EMPTY,
  until = Number.POSITIVE_INFINITY,
): Promise<Snapshot> {
  let snapshot = from;
  const versions = (await listVersions(dir)).filter((version) => version > from.version && version <= until);
  for (const version of versions) {
    if (version !== snapshot.version + 1) throw gap(dir, snapshot.version + 1);
    snapshot = replay(snapshot, version, await readEntry(entryPath(dir, version)), entryPath(dir, version));
  }
  return snapshot;
}

async function listVersions(dir: string): Promise<readonly number[]> {
  try {
    const names = await readdir(join(dir, LOG_FOLDER));
    return names
      .filter((name) => /^\d{20}\.json$/.test(name))
      .map((name) => Number.parseInt(name, 10))
      .sort((a, b) => a - b);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

function gap(dir: string, missing: number): StoreFault {
  return new StoreFault({
    code: 'store/log-gap',
    message: `The log has no entry for version ${missing}.`,
    place: { file: entryPath(dir, missing) },
    hint: 'Restore the missing file of _delta_log from a backup; another Delta writer may have cleaned up the log.',
  });
}

function damaged(file: string): StoreFault {
  return new StoreFault({
    code: 'store/damaged-log',
    message: 'An entry of the log is not as it was written.',
    place: { file },
    hint: 'Restore the file from a backup.',
  });
}

type Json = Readonly<Record<string, unknown>>;

async function readEntry(file: string): Promise<readonly Json[]> {
  const text = await readFile(file, 'utf8');
  if (!isIntact(text)) throw damaged(file);
  try {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => object(JSON.parse(line), file));
  } catch {
    throw damaged(file);
  }
}

function object(value: unknown, file: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(file);
  return value as Json;
}

function replay(before: Snapshot, version: number, actions: readonly Json[], file: string): Snapshot {
  const files = new Map(before.files);
  const removed = new Map(before.removed);
  let { runs, superseded } = before;
  if (version === 0 && !actions.some((action) => 'metaData' in action)) throw damaged(file);
  for (const action of actions) {
    if (action['protocol'] !== undefined) checkProtocol(object(action['protocol'], file), file);
    if (action['metaData'] !== undefined) checkLayout(object(action['metaData'], file), file);
    if (action['remove'] !== undefined) {
      const path = pathOf(object(action['remove'], file), file);
      const old = files.get(path);
      if (old !== undefined) removed.set(path, old);
      files.delete(path);
    }
  }
  // The order of the actions in an entry says nothing, so what is added is added after all removals.
  for (const action of actions) {
    if (action['add'] !== undefined) {
      const stored = storedFile(object(action['add'], file), file);
      files.set(stored.path, stored);
      removed.delete(stored.path);
    }
    const info = action['commitInfo'] === undefined ? undefined : object(action['commitInfo'], file)['callmark'];
    if (info !== undefined) {
      const { run, added, replaced, supersedes } = info as {
        run: Run;
        added: number;
        replaced: number;
        supersedes: string[];
      };
      runs = [...runs.filter(({ key }) => key !== run.key), { ...run, version, added, replaced }];
      superseded = new Set([...superseded, ...supersedes].filter((key) => key !== run.key));
    }
  }
  return { version, files, removed, runs, superseded };
}

function checkProtocol(protocol: Json, file: string): void {
  if (Number(protocol['minReaderVersion']) <= READER_VERSION && Number(protocol['minWriterVersion']) <= WRITER_VERSION)
    return;
  throw new StoreFault({
    code: 'store/newer-protocol',
    message: 'The store needs a newer Delta protocol than this callmark knows.',
    place: { file },
    hint: 'Use the newer callmark, or a store that no other writer has upgraded.',
  });
}

function checkLayout(metaData: Json, file: string): void {
  const configuration = object(metaData['configuration'] ?? {}, file);
  const layout = Number(configuration[LAYOUT_PROPERTY]);
  if (Number.isNaN(layout)) {
    throw new StoreFault({
      code: 'store/not-a-store',
      message: 'The folder is a Delta table, but not one that callmark made.',
      place: { file },
      hint: 'Choose another folder.',
    });
  }
  if (layout > LAYOUT_VERSION) {
    throw new StoreFault({
      code: 'store/newer-layout',
      message: 'The store was written by a newer callmark.',
      place: { file },
      hint: 'Update callmark.',
    });
  }
}

/** A path inside the store, decoded from the URI that the log has. */
function pathOf(action: Json, file: string): string {
  const uri = action['path'];
  if (typeof uri !== 'string') throw damaged(file);
  const path = posix.normalize(decoded(uri, file));
  if (path.startsWith('..') || posix.isAbsolute(path) || /^[a-z][a-z0-9+.-]*:/i.test(path)) throw damaged(file);
  return path;
}

function decoded(uri: string, file: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    throw damaged(file);
  }
}

/** Statistics are optional, and of any writer's making. */
function rowsOf(stats: unknown): number | undefined {
  try {
    const rows = typeof stats === 'string' ? (JSON.parse(stats) as Json | null)?.['numRecords'] : undefined;
    return typeof rows === 'number' ? rows : undefined;
  } catch {
    return undefined;
  }
}

function storedFile(action: Json, file: string): StoredFile {
  const week = object(action['partitionValues'] ?? {}, file)[WEEK_COLUMN];
  const sha256 = object(action['tags'] ?? {}, file)['sha256'];
  const rows = rowsOf(action['stats']);
  return {
    path: pathOf(action, file),
    week: typeof week === 'string' ? week : '',
    size: Number(action['size']),
    ...(typeof sha256 === 'string' ? { sha256 } : {}),
    ...(rows === undefined ? {} : { rows }),
  };
}
