// The only place that loads the database driver, and only when a store is really read or written: it takes a third of a
// second. The database lives in memory, keeps nothing, and fetches no extensions.

import { availableParallelism, totalmem } from 'node:os';
import { literal } from './sql.ts';

const GIGABYTE = 2 ** 30;

/** More threads buy little on these queries, and each holds buffers for the JSON that it reads. */
const MOST_THREADS = 4;

export type Value = string | number | null;
type Cell = string | number | bigint | boolean | null;

export interface Database {
  run(sql: string): Promise<void>;
  /** All rows of a small answer. */
  all(sql: string, values?: readonly Value[]): Promise<readonly (readonly Cell[])[]>;
  /** The first column of a large answer, as text, in pieces of some thousand rows. */
  texts(sql: string, values?: readonly Value[]): AsyncIterable<readonly string[]>;
  close(): void;
}

/**
 * A database in memory. With `spill` it may use that folder for what does not fit into a gigabyte; without, it never
 * writes a file and may take half of the machine's memory, 4 GB at most.
 */
export async function openDatabase(spill?: string): Promise<Database> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const bytes = spill === undefined ? Math.min(totalmem() / 2, 4 * GIGABYTE) : Math.min(totalmem() / 2, GIGABYTE);
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    threads: String(Math.min(availableParallelism(), MOST_THREADS)),
    memory_limit: `${Math.floor(bytes / 2 ** 20)}MiB`,
    temp_directory: spill ?? '',
  });
  const connection = await instance.connect();
  // Weeks and timestamps are those of UTC, wherever the machine is.
  await connection.run(`SET TimeZone = ${literal('UTC')}`);
  // Tables of the session are held compressed: a run takes a third of the memory, and spills later.
  await connection.run(`ATTACH ':memory:' AS session (COMPRESS)`);
  await connection.run('USE session');
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async all(sql, values) {
      const reader = await connection.runAndReadAll(sql, values === undefined ? undefined : [...values]);
      return reader.getRowsJS() as Cell[][];
    },
    async *texts(sql, values) {
      const result = await connection.stream(sql, values === undefined ? undefined : [...values]);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        yield chunk.getColumnValues(0) as string[];
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
