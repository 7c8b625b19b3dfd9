// A run's rows on their way into the store: read from the part files into the database (what does not fit into its
// memory is spilled to the run's scratch folder) and checked.

import type { Database } from './database.ts';
import { StoreFault } from './fault.ts';
import { EVALUATION_SCHEMA, RUN_COLUMN, UNKNOWN_WEEK, WEEK_COLUMN } from './layout.ts';
import { identifier, literal, literals } from './sql.ts';
import { JSON_COLUMNS, MODEL_COLUMNS } from './staging.ts';

/** The largest line of a part file, in bytes. */
const LONGEST_LINE = 32 * 2 ** 20;

export const STAGED = 'staged';

export interface Staged {
  readonly rows: number;
  /** Ascending; `unknown` for rows without a time. */
  readonly weeks: readonly string[];
}

/** Reads the part files into the table `staged`. A part that is not well-formed is a StoreFault; rows that no run may have are a bug and thrown as such. */
export async function stage(database: Database, runKey: string, parts: readonly string[]): Promise<Staged> {
  if (parts.length === 0) return { rows: 0, weeks: [] };
  const columns = MODEL_COLUMNS.map(({ name, sql }) => `${sql} AS ${identifier(name)}`).join(', ');
  try {
    await database.run(
      `CREATE TABLE ${STAGED} AS
       SELECT *, ${literal(runKey)} AS ${identifier(RUN_COLUMN)},
         coalesce(strftime(started_at, '%G-W%V'), ${literal(UNKNOWN_WEEK)}) AS ${identifier(WEEK_COLUMN)}
       FROM (
         SELECT ${columns}, evaluation.schema AS contract
         FROM read_json(${literals(parts)}, format = 'newline_delimited', columns = ${JSON_COLUMNS},
           maximum_object_size = ${LONGEST_LINE})
       )`,
    );
  } catch (error) {
    throw badPart(error) ?? error;
  }
  await assertRows(database);
  const weeks = await database.all(
    `SELECT ${identifier(WEEK_COLUMN)}, count(*)::DOUBLE FROM ${STAGED} GROUP BY 1 ORDER BY 1`,
  );
  return {
    rows: weeks.reduce((sum, [, rows]) => sum + Number(rows), 0),
    weeks: weeks.map(([week]) => String(week)),
  };
}

async function assertRows(database: Database): Promise<void> {
  const missing = MODEL_COLUMNS.filter(({ required }) => required).map(({ name }) => `${identifier(name)} IS NULL`);
  const [counts] = await database.all(
    `SELECT count(*) FILTER (WHERE contract IS DISTINCT FROM ${literal(EVALUATION_SCHEMA)} OR ${missing.join(' OR ')})::DOUBLE,
       (count(*) - count(DISTINCT {'interaction': interaction_id, 'rubric': rubric_id}))::DOUBLE
     FROM ${STAGED}`,
  );
  const [incomplete, repeated] = counts ?? [];
  if (incomplete !== 0) throw new Error(`${incomplete} lines of the parts are not rows of ${EVALUATION_SCHEMA}`);
  if (repeated !== 0) throw new Error(`${repeated} evaluations are in the parts more than once`);
}

/** The database's own words may quote the transcript: only the place is taken from them. */
function badPart(error: unknown): StoreFault | undefined {
  if (!(error instanceof Error) || !/^Invalid Input Error/.test(error.message)) return undefined;
  const file = /in file "(.*?)"/.exec(error.message)?.[1];
  const line = /in line (\d+)/.exec(error.message)?.[1];
  if (file === undefined) return undefined;
  return new StoreFault({
    code: 'store/bad-part',
    message: 'A part of the run cannot be read as lines of JSON.',
    place: { file, ...(line === undefined ? {} : { line: Number(line) }) },
    hint: 'Run the same command again; if it happens again, the part holds text that is not well-formed Unicode.',
  });
}
