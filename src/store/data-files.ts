// Writing the data files of a commit: one Parquet file per week that the run touches, holding the run's rows and what
// stays of the files it takes rows from. Files are named by their content and never change.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { digestFile, settleFile } from './durable.ts';
import type { NewFile, StoredFile } from './entry.ts';
import { WEEK_COLUMN } from './layout.ts';
import { identifier, literal, literals } from './sql.ts';
import { STAGED } from './stage.ts';
import { COLUMN_LIST } from './staging.ts';

/** How rows lie in a file, and the order in which they are read. */
export const ROW_ORDER = 'started_at NULLS LAST, interaction_id, rubric_id';

const SAME_EVALUATION = 'USING (interaction_id, rubric_id)';

/** Small enough that a writer holds no more than some 100 MB of evaluations at once. */
const ROW_GROUP = 8192;

/** Parquet files as a table. Column types come from the files themselves; folder names mean nothing to it. */
export function parquet(paths: readonly string[], options = ''): string {
  return `read_parquet(${literals(paths)}, hive_partitioning = false${options})`;
}

/** Column types from all files together: one written before a column was added hides it in none of the others. */
export const ALL_COLUMNS = ', union_by_name = true';

/** A file that is durable in the scratch folder and waits for its final name. */
export interface WrittenFile {
  readonly file: NewFile;
  readonly scratch: string;
}

/** Rows of earlier runs of which the staged rows take the place. */
export interface Replaced {
  readonly file: StoredFile;
  readonly run: string;
  readonly rows: number;
}

/** Which of the stored files hold evaluations that are staged again, in the order of their paths. */
export async function findReplaced(
  database: Database,
  dir: string,
  files: readonly StoredFile[],
): Promise<readonly Replaced[]> {
  if (files.length === 0) return [];
  const byPath = new Map(files.map((file) => [join(dir, file.path), file]));
  const found = await database.all(
    `SELECT filename, run, count(*)::DOUBLE
     FROM ${parquet([...byPath.keys()], ', filename = true')} SEMI JOIN ${STAGED} ${SAME_EVALUATION}
     GROUP BY ALL ORDER BY ALL`,
  );
  return found.map(([path, run, rows]) => {
    const file = byPath.get(String(path));
    if (file === undefined) throw new Error('the database read a file that it was not given');
    return { file, run: String(run), rows: Number(rows) };
  });
}

/**
 * Writes the file of one week: its staged rows, and the rows of the files in `from` that are not staged again. Undefined
 * when nothing is left to write.
 */
export async function writeWeek(
  database: Database,
  place: { readonly dir: string; readonly scratch: string; readonly runKey: string },
  week: string,
  staged: boolean,
  from: readonly StoredFile[],
): Promise<WrittenFile | undefined> {
  const scratch = join(place.scratch, `${week}.parquet`);
  const paths = from.map(({ path }) => join(place.dir, path));
  const kept = parquet(paths, ALL_COLUMNS);
  const sources = [
    ...(staged ? [`SELECT ${COLUMN_LIST} FROM ${STAGED} WHERE ${identifier(WEEK_COLUMN)} = ${literal(week)}`] : []),
    ...(from.length > 0 ? [`SELECT ${COLUMN_LIST} FROM ${kept} ANTI JOIN ${STAGED} ${SAME_EVALUATION}`] : []),
  ];
  await database.run(
    `COPY (SELECT * FROM (${sources.join(' UNION ALL ')}) ORDER BY ${ROW_ORDER})
     TO ${literal(scratch)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP})`,
  );
  const [counts] = await database.all(
    `SELECT count(*)::DOUBLE, epoch_us(min(started_at))::DOUBLE, epoch_us(max(started_at))::DOUBLE,
       count(*) FILTER (WHERE started_at IS NULL)::DOUBLE
     FROM ${parquet([scratch])}`,
  );
  const [rows = 0, earliest = null, latest = null, withoutTime = 0] = counts ?? [];
  if (rows === 0) return undefined;
  await settleFile(scratch);
  const { sha256, size } = await digestFile(scratch);
  const path = `${WEEK_COLUMN}=${week}/${shortDigest(place.runKey)}-${sha256.slice(0, 16)}.parquet`;
  const file: NewFile = {
    path,
    week,
    size,
    sha256,
    rows: Number(rows),
    earliest: earliest === null ? null : Number(earliest) / 1000,
    latest: latest === null ? null : Number(latest) / 1000,
    withoutTime: Number(withoutTime),
  };
  return { file, scratch };
}

/** Names a run in a file name, whatever its key looks like. */
export function shortDigest(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 12);
}
