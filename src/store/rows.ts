// Reading evaluations back: week by week, which is the order of time, so that no more than a week is sorted at once.

import { join } from 'node:path';
import type { EvaluationRow } from '../model/evaluation.ts';
import { isoWeek } from '../stats/week.ts';
import { ALL_COLUMNS, parquet, ROW_ORDER } from './data-files.ts';
import type { Value } from './database.ts';
import { openDatabase } from './database.ts';
import { decodeRow } from './decode.ts';
import type { StoredFile } from './entry.ts';
import { UNKNOWN_WEEK } from './layout.ts';
import { identifier, literal } from './sql.ts';
import { instantText, MODEL_COLUMNS } from './staging.ts';

export interface RowFilter {
  /** ISO 8601 date or instant, UTC without a zone; rows at or after it. Rows without a time are left out. */
  readonly from?: string;
  /** As `from`; rows before it. */
  readonly to?: string;
  /** A rubric's id. */
  readonly rubric?: string;
  /** An agent's id, or the name where the transcript gave no id. */
  readonly agent?: string;
  readonly team?: string;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** The model's columns of a row as one JSON object, for `decodeRow`. */
const AS_JSON = `to_json({${MODEL_COLUMNS.map(({ name, kind }) => {
  const column = identifier(name);
  return `${literal(name)}: ${kind === 'instant' ? instantText(column) : column}`;
}).join(', ')}})::VARCHAR`;

/** The rows of `files` that meet the filter, by time, interaction and rubric. `check` is awaited for files before they are read. */
export async function* readRows(
  dir: string,
  files: readonly StoredFile[],
  filter: RowFilter,
  check: (files: readonly StoredFile[]) => Promise<void>,
): AsyncGenerator<EvaluationRow> {
  yield* readWhere(dir, within(files, filter), conditionOf(filter), check);
}

/** All evaluations of one interaction, in the same order. */
export async function findRows(
  dir: string,
  files: readonly StoredFile[],
  interactionId: string,
  check: (files: readonly StoredFile[]) => Promise<void>,
): Promise<readonly EvaluationRow[]> {
  const found: EvaluationRow[] = [];
  const condition = { sql: 'interaction_id = ?', values: [interactionId] };
  for await (const row of readWhere(dir, files, condition, check)) found.push(row);
  return found;
}

async function* readWhere(
  dir: string,
  files: readonly StoredFile[],
  condition: Condition,
  check: (files: readonly StoredFile[]) => Promise<void>,
): AsyncGenerator<EvaluationRow> {
  if (files.length === 0) return;
  const database = await openDatabase();
  try {
    for (const group of byWeek(files)) {
      await check(group);
      // A file lies in order as we wrote it; sorting it again would hold all of it in memory.
      const sorted = group.length === 1 && group[0]?.sha256 !== undefined;
      const paths = group.map(({ path }) => join(dir, path));
      const query = `SELECT ${AS_JSON} FROM ${parquet(paths, ALL_COLUMNS)}
        WHERE ${condition.sql} ${sorted ? '' : `ORDER BY ${ROW_ORDER}`}`;
      for await (const texts of database.texts(query, condition.values)) yield* texts.map(decodeRow);
    }
  } finally {
    database.close();
  }
}

/** Files in groups of one week, weeks ascending, rows without a time last. */
function byWeek(files: readonly StoredFile[]): readonly (readonly StoredFile[])[] {
  const weeks = [...new Set(files.map(({ week }) => week))].sort((left, right) =>
    left === UNKNOWN_WEEK ? 1 : right === UNKNOWN_WEEK ? -1 : left < right ? -1 : 1,
  );
  return weeks.map((week) => files.filter((file) => file.week === week));
}

/** Leaves out the files of weeks that the period does not touch. */
function within(files: readonly StoredFile[], { from, to }: RowFilter): readonly StoredFile[] {
  const first = from === undefined ? null : isoWeek(from);
  const last = to === undefined ? null : isoWeek(to);
  return files.filter(
    ({ week }) =>
      !(week === UNKNOWN_WEEK && (first !== null || last !== null)) &&
      (first === null || week >= first) &&
      (last === null || week <= last),
  );
}

function conditionOf(filter: RowFilter): Condition {
  const conditions: readonly (readonly [sql: string, value: string | undefined])[] = [
    ['started_at >= ?::TIMESTAMPTZ', filter.from],
    ['started_at < ?::TIMESTAMPTZ', filter.to],
    ['rubric_id = ?', filter.rubric],
    ['coalesce(agent_id, agent_name) = ?', filter.agent],
    ['agent_team = ?', filter.team],
  ];
  const given = conditions.filter((condition): condition is readonly [string, string] => condition[1] !== undefined);
  return { sql: ['true', ...given.map(([sql]) => sql)].join(' AND '), values: given.map(([, value]) => value) };
}
