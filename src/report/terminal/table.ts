// A table fitted to a terminal: numbers keep their width, texts share what is left and wrap; where even that is too wide,
// each row becomes a short list.

import type { Column, Table } from '../../model/document.ts';
import { cellOf, intervalText, isNumeric, NOTHING, sparkValues, valueText } from '../cells.ts';
import { sparkRange } from '../charts/sparkline.ts';
import { inert } from '../inert.ts';
import { blocksLine } from '../spark-text.ts';
import type { Paint } from './paint.ts';
import { pad, width, wrap } from './width.ts';

const GAP = 2;
const NARROWEST = 10;

interface Laid {
  readonly text: string;
  readonly paint: Paint | undefined;
}

function texts(block: Table, paints: Readonly<Record<string, Paint>>): Laid[][] {
  const ranges = block.columns.map((column) =>
    sparkRange(column.type === 'spark' ? block.rows.flatMap((row) => [...sparkValues(cellOf(row, column))]) : []),
  );
  return block.rows.map((row) =>
    block.columns.map((column, index) => {
      const cell = cellOf(row, column);
      const paint = paints[cell.tone ?? 'neutral'];
      if (column.type === 'spark') return { text: blocksLine(sparkValues(cell), ranges[index]) || NOTHING, paint };
      const interval = intervalText(cell, column);
      const value = inert(valueText(cell, column)) + (interval ? ` (${interval})` : '');
      return { text: cell.note ? `${value} ${inert(cell.note)}` : value, paint };
    }),
  );
}

/** Widths that fit, or nothing when the columns that cannot shrink are too wide already. */
function fitted(
  columns: readonly Column[],
  titles: readonly string[],
  rows: readonly Laid[][],
  room: number,
): number[] | undefined {
  const natural = columns.map((_, index) =>
    Math.max(width(titles[index] ?? ''), ...rows.map((row) => width(row[index]?.text ?? ''))),
  );
  // The least a column can be: its longest word, in the title or in a number; texts may go down to a few columns.
  const least = columns.map((column, index) => {
    const words = (text: string) => Math.max(...text.split(' ').map(width));
    const longest = Math.max(words(titles[index] ?? ''), ...rows.map((row) => words(row[index]?.text ?? '')));
    return isNumeric(column) || column.type === 'spark' ? longest : Math.min(natural[index] ?? 0, NARROWEST);
  });
  const available = room - GAP * (columns.length - 1);
  const total = (widths: readonly number[]) => widths.reduce((sum, value) => sum + value, 0);
  if (total(least) > available) return undefined;
  const widths = [...natural];
  while (total(widths) > available) {
    // The widest column that can still give way gives one column.
    let widest = -1;
    widths.forEach((value, index) => {
      if (value > (least[index] ?? 0) && (widest < 0 || value > (widths[widest] ?? 0))) widest = index;
    });
    if (widest < 0) return undefined;
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}

/** The lines of a table at most `room` columns wide. */
export function tableLines(block: Table, room: number, paints: Readonly<Record<string, Paint>>): string[] {
  const titles = block.columns.map((column) => inert(column.title));
  const rows = texts(block, paints);
  const widths = fitted(block.columns, titles, rows, room);
  if (!widths) {
    const minor = block.columns.filter((column) => column.minor);
    if (minor.length === 0) return records(titles, rows, room);
    const main = { ...block, columns: block.columns.filter((column) => !column.minor) };
    const left = `Left out to fit: ${minor.map((column) => inert(column.title)).join(', ')}`;
    return [...tableLines(main, room, paints), ...wrap(left, room)];
  }
  const line = (cells: readonly Laid[]): string[] => {
    const wrapped = cells.map((cell, index) => wrap(cell.text, widths[index] ?? room));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, at) =>
      block.columns
        .map((column, index) => {
          const text = pad(wrapped[index]?.[at] ?? '', widths[index] ?? 0, isNumeric(column) ? 'left' : 'right');
          const paint = cells[index]?.paint;
          return paint ? paint(text) : text;
        })
        .join(' '.repeat(GAP))
        .trimEnd(),
    );
  };
  const heading = line(titles.map((text) => ({ text, paint: undefined })));
  const rule = widths.map((value) => '─'.repeat(value)).join(' '.repeat(GAP));
  const faint = paints['muted'] ?? ((text: string) => text);
  return [...heading, faint(rule), ...rows.flatMap(line)];
}

function records(titles: readonly string[], rows: readonly Laid[][], room: number): string[] {
  return rows.flatMap((row) => [
    ...row.flatMap((cell, index) => {
      const label = index === 0 ? '' : `${titles[index]}: `;
      const indent = index === 0 ? '' : '  ';
      return wrap(label + cell.text, room - indent.length).map(
        (text) => indent + (cell.paint ? cell.paint(text) : text),
      );
    }),
    '',
  ]);
}
