// CSV: every table of the set as data, formulas made inert. Tables of one name on several pages become one file.

import { type Options, stringify } from 'csv-stringify/sync';
import type { Cell, Column, DocumentSet, Table } from '../../model/document.ts';
import { cellOf, sparkValues } from '../cells.ts';
import { inert } from '../inert.ts';
import type { Printer } from '../printer.ts';

type Field = string | number | null;

// Every text is quoted: a reader that splits at semicolons then sees no field that starts inside one.
const OPTIONS: Options = { escape_formulas: true, quoted_string: true, record_delimiter: 'windows' };

interface Gathered {
  readonly first: Table;
  readonly parts: { readonly page: string; readonly table: Table }[];
}

function gather(set: DocumentSet, only: string | undefined): Map<string, Gathered> {
  const tables = new Map<string, Gathered>();
  for (const document of set.documents) {
    for (const block of document.blocks) {
      if (block.kind !== 'table' || (only !== undefined && block.name !== only)) continue;
      const gathered = tables.get(block.name) ?? { first: block, parts: [] };
      gathered.parts.push({ page: document.title, table: block });
      tables.set(block.name, gathered);
    }
  }
  return tables;
}

/** Numbers stay numbers: shares as shares, durations in milliseconds, to the digits a reader can use. */
function exact(value: number | undefined): Field {
  return value === undefined ? null : Math.round(value * 1e6) / 1e6;
}

function fields(cell: Cell, column: Column): Field[] {
  const { value } = cell;
  if (column.type === 'spark') {
    return [
      sparkValues(cell)
        .map((item) => exact(item ?? undefined) ?? '')
        .join('|'),
    ];
  }
  const own = typeof value === 'number' ? exact(value) : typeof value === 'string' ? inert(value) : null;
  return column.axis ? [own, exact(cell.low), exact(cell.high)] : [own];
}

function columnNames(column: Column): string[] {
  return column.axis ? [column.key, `${column.key}_low`, `${column.key}_high`] : [column.key];
}

function tableCsv({ first, parts }: Gathered): string {
  const paged = parts.some((part) => part.page !== parts[0]?.page);
  const grouped = parts.some((part) => part.table.group !== undefined);
  const lead = (page: string, group: string) => [...(paged ? [inert(page)] : []), ...(grouped ? [inert(group)] : [])];
  const noted = parts.some(({ table }) =>
    table.rows.some((row) => table.columns.some((column) => cellOf(row, column).note !== undefined)),
  );
  const head = [...lead('page', 'group'), ...first.columns.flatMap(columnNames), ...(noted ? ['note'] : [])];
  const records = parts.flatMap(({ page, table }) =>
    table.rows.map((row): Field[] => {
      const cells = first.columns.map((column) => ({ column, cell: cellOf(row, column) }));
      const notes = cells.flatMap(({ cell }) => (cell.note === undefined ? [] : [inert(cell.note)]));
      return [
        ...lead(page, table.group ?? ''),
        ...cells.flatMap(({ cell, column }) => fields(cell, column)),
        ...(noted ? [notes.join('; ')] : []),
      ];
    }),
  );
  return stringify([head, ...records], OPTIONS);
}

const printer: Printer = {
  name: 'csv',
  extension: 'csv',
  description: 'the tables as data, one file a table, or the one table asked for',
  print(set, options) {
    const tables = [...gather(set, options.table)];
    const alone = options.table !== undefined;
    return tables.map(([name, gathered]) => ({
      path: alone ? `${set.report}.csv` : `${set.report}-${name}.csv`,
      content: tableCsv(gathered),
    }));
  },
};

export default printer;
