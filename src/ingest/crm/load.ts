// Loads a CRM export through a mapping: header against mapping first, then row by row into a table.

import type { BadRecord, Problem } from '../../model/problem.ts';
import { type ExportRow, type ExportTable, openRows } from './export-rows.ts';
import { readExport, UnreadableExport } from './export-text.ts';
import { checkHeader } from './header.ts';
import type { Mapping } from './mapping.ts';
import { isTypeRow, type RowFault, rowReader } from './row.ts';
import { type CrmTable, CrmTableBuilder } from './table.ts';

export interface LoadedCrm {
  /** Absent when there is an error among the problems. */
  readonly table?: CrmTable;
  readonly problems: readonly Problem[];
  /** Rows that could not be used. */
  readonly bad: readonly BadRecord[];
}

/** More unusable rows than this, and it is the mapping that does not fit. */
const BAD_LIMIT = 10_000;

/** Reads a CSV export (UTF-8, UTF-16 or windows-1252; also gzipped) into a table by its key. What is wrong with the file or
 * the mapping comes back as problems, what is wrong with a row as a bad record; cells are never quoted. */
export async function loadCrm(file: string, mapping: Mapping): Promise<LoadedCrm> {
  const chunks = readExport(file, mapping.encoding);
  try {
    const wanted = [mapping.key.column, ...mapping.columns.map(({ column }) => column)];
    const table = await openRows(chunks, wanted, mapping.delimiter);
    const problems = checkHeader(file, table, mapping);
    if (problems.some(({ severity }) => severity === 'error')) return { problems, bad: [] };
    return await loadRows(file, mapping, table, problems);
  } catch (error) {
    if (!(error instanceof UnreadableExport)) throw error;
    return { problems: [asProblem(error, file)], bad: [] };
  } finally {
    await chunks.return(undefined);
  }
}

function asProblem(error: UnreadableExport, file: string): Problem {
  return {
    code: error.code,
    message: error.message,
    place: { file, ...(error.line === undefined ? {} : { line: error.line }) },
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    severity: 'error',
  };
}

async function loadRows(
  file: string,
  mapping: Mapping,
  { header, rows }: ExportTable,
  problems: Problem[],
): Promise<LoadedCrm> {
  const builder = new CrmTableBuilder(
    mapping.match,
    mapping.columns.map(({ to }) => to),
  );
  const readRow = rowReader(mapping, header);
  const bad: BadRecord[] = [];
  const refuse = ({ record, line }: Pick<ExportRow, 'record' | 'line'>, { code, message }: RowFault) =>
    bad.push({ file, record, line, code, message });

  for await (const row of rows) {
    const place = { file, line: row.line };
    if (isTypeRow(row)) {
      problems.push({ ...TYPE_ROW, place });
      continue;
    }
    const read = readRow(row);
    if ('code' in read) refuse(row, read);
    else {
      const outcome = builder.add(read.key, read.values, row.record, row.line);
      if (typeof outcome === 'object') {
        if (outcome.first !== undefined) refuse(outcome.first, DUPLICATE_KEY);
        refuse(row, DUPLICATE_KEY);
      }
    }
    if (bad.length > BAD_LIMIT) return { problems: [...problems, { ...TOO_MANY, place }], bad };
  }
  return { table: builder.build(), problems, bad };
}

const DUPLICATE_KEY: RowFault = {
  code: 'crm/duplicate-key',
  message: 'Another row has the same key and other values.',
};
const TYPE_ROW: Problem = {
  code: 'crm/type-row',
  message: 'The second line names the types of the columns; it is not read as a row.',
  severity: 'warning',
};
const TOO_MANY: Problem = {
  code: 'crm/too-many-bad-rows',
  message: `More than ${BAD_LIMIT} rows cannot be used: the mapping does not fit this export.`,
  severity: 'error',
};
