// The rows of a CSV text, streamed, each with the line at which it starts.

import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { RECORD_LIMIT } from './lines.ts';
import { Unreadable } from './unreadable.ts';

export interface Row {
  readonly cells: readonly string[];
  /** 1-based. */
  readonly line: number;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Delimiter and cells of the first line, or undefined when the text does not start with a table's header. `score` tells
 * how much a header looks like the wanted one; where two delimiters score the same, more columns win. */
export function readHeader(
  text: string,
  score: (header: readonly string[]) => number,
): { readonly delimiter: Delimiter; readonly header: readonly string[] } | undefined {
  const line = text.split('\n', 2).find((candidate) => !/^(sep=.|\s*)$/i.test(candidate)) ?? '';
  const candidates = DELIMITERS.map((delimiter) => ({ delimiter, header: splitLine(line, delimiter) }));
  const best = candidates.reduce((a, b) => {
    const difference = score(b.header) - score(a.header);
    return difference > 0 || (difference === 0 && b.header.length > a.header.length) ? b : a;
  });
  return best.header.length > 1 ? best : undefined;
}

/** The cells of a line that is a whole row. */
export function splitLine(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const c of line) {
    if (c === '"') quoted = !quoted;
    else if (c === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += c;
  }
  return [...cells, cell.trim()];
}

/** All rows, header first, blank lines left out. Throws Unreadable at a quote that is not closed or stands where none may. */
export async function* readRows(chunks: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: RECORD_LIMIT,
    skip_empty_lines: true,
    info: true,
  });
  // The callback is required; errors reach the reader through the parser, which the pipeline destroys with them.
  pipeline(Readable.from(withoutSeparatorLine(chunks)), parser, () => undefined);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      yield { cells: record, line: info.lines - breaks };
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const [code, message] = describe(error.code);
    throw new Unreadable({ code, message: `${message} The row starts at line ${line}.`, line });
  }
}

/** Excel's first line `sep=;` says what the delimiter is and is no row. */
async function* withoutSeparatorLine(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let start: string | undefined = '';
  for await (const chunk of chunks) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start += chunk;
    if (start.length < 6 && !start.includes('\n')) continue;
    yield start.replace(/^sep=.\n/i, '\n');
    start = undefined;
  }
  if (start !== undefined && start !== '') yield start;
}

function describe(code: string): readonly [string, string] {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return ['csv/unclosed-quote', 'A quote that opens in this row is never closed.'];
  if (code === 'CSV_MAX_RECORD_SIZE')
    return ['csv/record-too-large', 'A row is over the record limit of 64 MB: a quote may be open.'];
  return ['csv/stray-quote', 'A quote stands in a place where none may; quotes inside a cell are written twice.'];
}
