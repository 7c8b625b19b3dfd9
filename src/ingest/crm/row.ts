// One row of an export to its key and values, by the mapping.

import type { AttributeValue } from '../../model/interaction.ts';
import type { CellFault } from './cell.ts';
import type { ExportRow } from './export-rows.ts';
import type { Mapping } from './mapping.ts';

export interface KeyedValues {
  readonly key: string;
  /** In the order of the mapping's columns; null for an empty cell. */
  readonly values: readonly AttributeValue[];
}

export type RowFault = { readonly code: string; readonly message: string };

const EXCEL_ERROR = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)$/;
const EXCEL_FAULT: CellFault = { code: 'crm/excel-error', says: 'has an error of Excel instead of a value' };
const NO_KEY: CellFault = { code: 'crm/no-key', says: 'is empty' };

/** A reader of rows under this header, which has every mapped column. */
export function rowReader(mapping: Mapping, header: readonly string[]): (row: ExportRow) => KeyedValues | RowFault {
  const keyIndex = header.indexOf(mapping.key.column);
  const columns = mapping.columns.map(({ column, read }) => ({ index: header.indexOf(column), read, column }));
  const isEmpty = (cell: string) => cell === '' || (mapping.empty.size > 0 && mapping.empty.has(cell.toLowerCase()));

  return ({ cells, fault }) => {
    if (fault !== undefined) return { code: 'crm/stray-quote', message: fault };
    if (cells.length < header.length || cells.slice(header.length).some((cell) => cell !== '')) {
      const message = `The row has ${cells.length} cells, the header ${header.length}.`;
      return { code: 'crm/column-count', message };
    }
    const keyCell = plain(cells[keyIndex] ?? '');
    const key = isEmpty(keyCell) ? NO_KEY : mapping.key.read(keyCell);
    if (typeof key !== 'string') return describe(mapping.key.column, isFault(key) ? key : NO_KEY);
    const values: AttributeValue[] = [];
    for (const { index, read, column } of columns) {
      const cell = plain(cells[index] ?? '');
      const value = isEmpty(cell) ? null : EXCEL_ERROR.test(cell) ? EXCEL_FAULT : read(cell);
      if (isFault(value)) return describe(column, value);
      values.push(value);
    }
    return { key, values };
  };
}

function isFault(value: AttributeValue | CellFault): value is CellFault {
  return typeof value === 'object' && value !== null;
}

function describe(column: string, { code, says }: CellFault): RowFault {
  return { code, message: `Column \`${column}\` ${says}.` };
}

/** `="00417"` is how exports keep Excel from changing a text: the text is meant. */
function plain(cell: string): string {
  return cell.startsWith('="') && cell.endsWith('"') ? cell.slice(2, -1) : cell;
}

const SQL_TYPE =
  /^(?:(?:tiny|small|big)?int(?:eger)?|n?(?:var)?char|text|string|float|double|real|decimal|numeric|bool(?:ean)?|date(?:time)?|timestamp|uuid|bit)(?:\(\d+(?:,\s*\d+)?\))?$/i;

/** True for a first row that names the types of the columns, as call records of Cisco have one. */
export function isTypeRow({ record, cells }: ExportRow): boolean {
  return record === 1 && cells.length > 1 && cells.every((cell) => cell === '' || SQL_TYPE.test(cell));
}
