// One entry of the Delta log as text: the actions of one commit, a line each (PROTOCOL.md, "Actions"). An entry carries
// the digest of its own bytes, so that a flipped bit in the log does not pass either.

import { createHash } from 'node:crypto';
import { SCHEMA_STRING } from './delta-schema.ts';
import { LAYOUT_VERSION, WEEK_COLUMN } from './layout.ts';
import type { Run } from './run.ts';

/** The highest Delta protocol that callmark understands: no deletion vectors, no column mapping, no constraints. */
export const READER_VERSION = 1;
export const WRITER_VERSION = 2;

export const LAYOUT_PROPERTY = 'callmark.layout';

/** A data file as the log knows it. */
export interface StoredFile {
  /** Relative to the store, with `/`. */
  readonly path: string;
  readonly week: string;
  /** Bytes. */
  readonly size: number;
  /** Absent for files that another Delta writer added. */
  readonly sha256?: string;
  /** Evaluations, where the writer said. */
  readonly rows?: number;
}

export interface NewFile extends StoredFile {
  readonly sha256: string;
  readonly rows: number;
  /** Milliseconds since 1970, of the rows that have a time. */
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly withoutTime: number;
}

export interface Change {
  readonly run: Run;
  /** The version that the entry makes. */
  readonly version: number;
  readonly add: readonly NewFile[];
  readonly remove: readonly StoredFile[];
  readonly added: number;
  readonly replaced: number;
  /** The keys of the earlier runs whose evaluations are replaced. */
  readonly supersedes: readonly string[];
}

const BLANK = '0'.repeat(64);
const DIGEST = /"digest":"sha256:([0-9a-f]{64})"/;

export function entryText(change: Change): string {
  const { run, version } = change;
  const time = Date.parse(run.at);
  const actions: readonly unknown[] = [
    commitInfo(change, time),
    ...(version === 0 ? [protocol(), metaData(run, time)] : []),
    { txn: { appId: run.key, version, lastUpdated: time } },
    ...change.remove.map((file) => remove(file, time)),
    ...change.add.map((file) => add(file, time)),
  ];
  const blank = actions.map((action) => `${JSON.stringify(action)}\n`).join('');
  return blank.replace(BLANK, sha256(blank));
}

/** Whether an entry is as it was written. True for entries of other writers, which carry no digest. */
export function isIntact(text: string): boolean {
  const digest = DIGEST.exec(text)?.[1];
  if (digest === undefined) return !text.includes('"callmark":{');
  return sha256(text.replace(digest, BLANK)) === digest;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The digest stands first among the free text, so that no other run of zeros can be taken for its place. */
function commitInfo(change: Change, time: number): unknown {
  const { run, added, replaced, supersedes } = change;
  return {
    commitInfo: {
      callmark: { digest: `sha256:${BLANK}`, run, added, replaced, supersedes },
      timestamp: time,
      operation: 'WRITE',
      operationParameters: { mode: 'Append', partitionBy: JSON.stringify([WEEK_COLUMN]) },
      engineInfo: `callmark/${run.engine}`,
    },
  };
}

function protocol(): unknown {
  return { protocol: { minReaderVersion: READER_VERSION, minWriterVersion: WRITER_VERSION } };
}

function metaData(run: Run, time: number): unknown {
  return {
    metaData: {
      id: tableId(run),
      name: 'callmark',
      description: 'Evaluations of customer interactions, one row per interaction and rubric.',
      format: { provider: 'parquet', options: {} },
      schemaString: SCHEMA_STRING,
      partitionColumns: [WEEK_COLUMN],
      configuration: {
        [LAYOUT_PROPERTY]: String(LAYOUT_VERSION),
        // The log is also the list of runs: other writers must not drop its older entries.
        'delta.enableExpiredLogCleanup': 'false',
      },
      createdTime: time,
    },
  };
}

/** A UUID (version 8: free content) made from the first run, so that the same run makes the same bytes. */
function tableId(run: Run): string {
  const hex = sha256(`${run.key}\n${run.at}`);
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function add(file: NewFile, time: number): unknown {
  const { earliest, latest } = file;
  // No statistics on people: they would outlive a deleted file in the log.
  const stats = {
    numRecords: file.rows,
    ...(earliest === null || latest === null
      ? {}
      : {
          minValues: { started_at: new Date(Math.floor(earliest)).toISOString() },
          maxValues: { started_at: new Date(Math.ceil(latest)).toISOString() },
        }),
    nullCount: { started_at: file.withoutTime },
  };
  return {
    add: {
      path: file.path,
      partitionValues: { [WEEK_COLUMN]: file.week },
      size: file.size,
      modificationTime: time,
      dataChange: true,
      stats: JSON.stringify(stats),
      tags: { sha256: file.sha256 },
    },
  };
}

function remove(file: StoredFile, time: number): unknown {
  return {
    remove: {
      path: file.path,
      deletionTimestamp: time,
      dataChange: true,
      extendedFileMetadata: true,
      partitionValues: { [WEEK_COLUMN]: file.week },
      size: file.size,
      ...(file.sha256 === undefined ? {} : { tags: { sha256: file.sha256 } }),
    },
  };
}
