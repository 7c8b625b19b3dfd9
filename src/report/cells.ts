// Table cells as every printer needs them: unwrapped, and in words.

import type { Cell, CellValue, Column, Row } from '../model/document.ts';
import { formatInterval, formatValue } from './numbers.ts';

/** What stands where there is no value. */
export const NOTHING = '–';

/** The cell of a row under a column; an absent one is empty. */
export function cellOf(row: Row, column: Column): Cell {
  const value = row[column.key];
  return isCell(value) ? value : { value: value ?? null };
}

function isCell(value: CellValue | Cell | undefined): value is Cell {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'value' in value;
}

/** The value in words, without its interval; sparks are the printer's own. */
export function valueText(cell: Cell, column: Column): string {
  const { value } = cell;
  if (value === null) return NOTHING;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    return column.type === 'text' || column.type === 'date' || column.type === 'spark'
      ? String(value)
      : formatValue(value, cell.type ?? column.type, cell.digits ?? column.digits);
  }
  return value.map((item) => (item === null ? '·' : formatValue(item, 'number', column.digits))).join(' ');
}

/** The interval in words, or nothing. */
export function intervalText(cell: Cell, column: Column): string | undefined {
  if (cell.low === undefined || cell.high === undefined) return undefined;
  const type = cell.type ?? (column.type === 'percent' || column.type === 'duration' ? column.type : 'number');
  return formatInterval(cell.low, cell.high, type, cell.digits ?? column.digits);
}

export function isNumeric(column: Column): boolean {
  return column.type === 'number' || column.type === 'percent' || column.type === 'duration';
}

/** The numbers of a spark cell. */
export function sparkValues(cell: Cell): readonly (number | null)[] {
  return typeof cell.value === 'object' && cell.value !== null ? cell.value : [];
}
