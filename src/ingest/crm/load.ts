// Loads a CRM export through a mapping: header against mapping first, then row by row into a table.

import type { AttributeValue } from '../../model/interaction.ts';
import type { BadRecord, Problem } from '../../model/problem.ts';
import type { CellReader } from './cell.ts';
import { type ExportRow, type ExportTable, openRows } from './export-rows.ts';
import { readExport, UnreadableExport } from './export-text.ts';
import type { Mapping } from './mapping.ts';
import { suggest } from './suggestion.ts';
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
    return await new RowLoader(file, mapping, table.header, problems).load(table.rows);
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

function checkHeader(file: string, { header, headerLine }: ExportTable, mapping: Mapping): Problem[] {
  const problems: Problem[] = [];
  const place = { file, line: headerLine };
  const names = header.filter((name) => name !== '');
  for (const name of new Set(names.filter((candidate, i) => names.indexOf(candidate) !== i))) {
    problems.push({
      code: 'crm/duplicate-column',
      message: `The column \`${name}\` is there twice.`,
      place,
      hint: 'Rename or remove one of them: nobody can tell which is meant.',
      severity: 'error',
    });
  }
  for (const { column, place: at } of [mapping.key, ...mapping.columns]) {
    if (names.includes(column)) continue;
    const near = suggest(column, names);
    const hint = near === undefined ? `The export has ${list(names)}.` : `Did you mean \`${near}\`?`;
    problems.push(mapping.problem(at, 'crm/missing-column', `The export ${file} has no column \`${column}\`.`, hint));
  }
  if (mapping.ignore !== 'all') {
    const known = new Set([mapping.key.column, ...mapping.columns.map(({ column }) => column), ...mapping.ignore.map(({ column }) => column)]);
    const left = names.filter((name) => !known.has(name));
    if (left.length > 0 && problems.length === 0) {
      problems.push({
        code: 'crm/unmapped-columns',
        message: `${left.length === 1 ? 'One column is' : `${left.length} columns are`} not in the mapping and left out: ${list(left)}.`,
        place,
        hint: 'Name them under `ignore`, or write `ignore: all`.',
        severity: 'warning',
      });
    }
    for (const { column, place: at } of mapping.ignore) {
      if (names.includes(column)) continue;
      const near = suggest(column, names);
      const problem = mapping.problem(at, 'crm/missing-column', `The export ${file} has no column \`${column}\` to ignore.`,
        near === undefined ? undefined : `Did you mean \`${near}\`?`);
      problems.push({ ...problem, severity: 'warning' });
    }
  }
  return problems;
}

const SQL_TYPE = /^(?:(?:tiny|small|big)?int(?:eger)?|n?(?:var)?char|text|string|float|double|real|decimal|numeric|bool(?:ean)?|date(?:time)?|timestamp|uuid|bit)(?:\(\d+(?:,\s*\d+)?\))?$/i;

class RowLoader {
  private readonly file: string;
  private readonly mapping: Mapping;
  private readonly header: readonly string[];
  private readonly problems: Problem[];
  private readonly bad: BadRecord[] = [];
  private readonly builder: CrmTableBuilder;
  private readonly key: number;
  private readonly columns: readonly { readonly index: number; readonly read: CellReader; readonly name: string }[];

  constructor(file: string, mapping: Mapping, header: readonly string[], problems: Problem[]) {
    this.file = file;
    this.mapping = mapping;
    this.header = header;
    this.problems = problems;
    this.key = header.indexOf(mapping.key.column);
    this.columns = mapping.columns.map(({ column, read }) => ({ index: header.indexOf(column), read, name: column }));
    this.builder = new CrmTableBuilder(mapping.match, mapping.columns.map(({ to }) => to));
  }

  async load(rows: AsyncIterable<ExportRow>): Promise<LoadedCrm> {
    for await (const row of rows) {
      if (row.record === 1 && row.cells.length > 1 && row.cells.every((cell) => cell === '' || SQL_TYPE.test(cell))) {
        this.problems.push({
          code: 'crm/type-row',
          message: 'The second line names the types of the columns; it is not read as a row.',
          place: { file: this.file, line: row.line },
          severity: 'warning',
        });
        continue;
      }
      this.add(row);
      if (this.bad.length > BAD_LIMIT) {
        const problem: Problem = {
          code: 'crm/too-many-bad-rows',
          message: `More than ${BAD_LIMIT} rows cannot be used: the mapping does not fit this export.`,
          place: { file: this.file, line: row.line },
          severity: 'error',
        };
        return { problems: [...this.problems, problem], bad: this.bad };
      }
    }
    return { table: this.builder.build(), problems: this.problems, bad: this.bad };
  }

  private add(row: ExportRow): void {
    const { cells, record, line } = row;
    if (row.fault !== undefined) return this.refuse(row, 'crm/stray-quote', row.fault);
    if (cells.length !== this.header.length && cells.slice(this.header.length).some((cell) => cell !== '')) {
      return this.refuse(row, 'crm/column-count', `The row has ${cells.length} cells, the header ${this.header.length}.`);
    }
    if (cells.length < this.header.length) {
      return this.refuse(row, 'crm/column-count', `The row has ${cells.length} cells, the header ${this.header.length}.`);
    }
    const key = this.mapping.key.read(plain(cells[this.key] ?? ''));
    if (typeof key !== 'string') {
      const says = key !== null && typeof key === 'object' ? key : { code: 'crm/no-key', says: 'is empty' };
      return this.refuse(row, says.code, `Column \`${this.mapping.key.column}\` ${says.says}.`);
    }
    if (this.isEmpty(key)) return this.refuse(row, 'crm/no-key', `Column \`${this.mapping.key.column}\` is empty.`);
    const values: AttributeValue[] = [];
    for (const { index, read, name } of this.columns) {
      const cell = plain(cells[index] ?? '');
      if (this.isEmpty(cell)) {
        values.push(null);
        continue;
      }
      const value = EXCEL_ERROR.test(cell) ? EXCEL_FAULT : read(cell);
      if (typeof value === 'object' && value !== null) return this.refuse(row, value.code, `Column \`${name}\` ${value.says}.`);
      values.push(value);
    }
    const outcome = this.builder.add(key, values, record, line);
    if (typeof outcome === 'string') return;
    const message = 'Another row has the same key and other values.';
    if (outcome.first !== undefined) this.refuse(outcome.first, 'crm/duplicate-key', message);
    this.refuse(row, 'crm/duplicate-key', message);
  }

  private isEmpty(cell: string): boolean {
    return cell === '' || (this.mapping.empty.size > 0 && this.mapping.empty.has(cell.toLowerCase()));
  }

  private refuse({ record, line }: { readonly record: number; readonly line: number }, code: string, message: string): void {
    this.bad.push({ file: this.file, record, line, code, message });
  }
}

const EXCEL_ERROR = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)$/;
const EXCEL_FAULT = { code: 'crm/excel-error', says: 'has an error of Excel instead of a value' } as const;

/** `="00417"` is how exports keep Excel from changing a text: the text is meant. */
function plain(cell: string): string {
  return cell.startsWith('="') && cell.endsWith('"') ? cell.slice(2, -1) : cell;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `\`${name}\``).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}
