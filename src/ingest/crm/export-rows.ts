// The rows of a CSV export, with their lines: delimiter found from the header, header checked, quotes taken seriously.

import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { UnreadableExport } from './export-text.ts';

export interface ExportRow {
  /** Trimmed cells. */
  readonly cells: readonly string[];
  /** 1-based, header not counted. */
  readonly record: number;
  /** 1-based line at which the row starts. */
  readonly line: number;
  /** Set instead of cells when the row cannot be taken apart. */
  readonly fault?: string;
}

export interface ExportTable {
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly rows: AsyncIterable<ExportRow>;
}

const DELIMITERS = [',', ';', '\t', '|'];
const HEADER_LIMIT = 1024 * 1024;
const ROW_LIMIT = 4 * 1024 * 1024;

/** Reads the header at once and the rows on demand. `wanted` are the columns that will be looked for: the delimiter under
 * which most of them appear is the right one. Throws `UnreadableExport`. */
export async function openRows(
  chunks: AsyncIterator<string>,
  wanted: readonly string[],
  delimiter: string | undefined,
): Promise<ExportTable> {
  let start = '';
  let more = true;
  while (more && headerEnd(start) === -1) {
    if (start.length > HEADER_LIMIT)
      throw new UnreadableExport(
        'crm/no-header',
        'The first line is longer than 1 MB: this does not look like a CSV file.',
      );
    const next = await chunks.next();
    if (next.done === true) more = false;
    else start += next.value;
  }
  if (start.trim() === '') throw new UnreadableExport('crm/empty', 'The file is empty.');
  const first = /^sep=(.)\n/i.exec(start);
  let line = 1;
  if (first !== null) {
    start = start.slice(first[0].length);
    line = 2;
  }
  const blank = /^\s*\n/.exec(start)?.[0] ?? '';
  line += blank.split('\n').length - 1;
  start = start.slice(blank.length);
  const separator = delimiter ?? first?.[1] ?? bestDelimiter(start, wanted);
  const records = parseRecords(start, more ? chunks : undefined, separator);
  const header = await records.cells.next();
  const broken = records.skips.find((skip) => skip.after === 0);
  if (broken !== undefined) throw fatal(broken, line);
  if (header.done === true) throw new UnreadableExport('crm/empty', 'The file is empty.');
  return {
    header: header.value.map((name) => name.trim()),
    headerLine: line,
    rows: numberRows(records, line + linesOf(header.value)),
  };
}

/** End of the first line that is not inside quotes and not blank, -1 when it is not there yet. */
function headerEnd(text: string): number {
  let quoted = false;
  let seen = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (c === '\n' && !quoted && seen && !/^sep=.$/i.test(text.slice(0, i).trim())) return i;
    else if (c !== '\n' && c !== ' ') seen = true;
  }
  return -1;
}

function bestDelimiter(start: string, wanted: readonly string[]): string {
  const end = headerEnd(start);
  const header = end === -1 ? start : start.slice(0, end);
  let best = ',';
  let bestScore = -1;
  for (const delimiter of DELIMITERS) {
    const names = new Set(
      header.split(delimiter).map((name) =>
        name
          .trim()
          .replace(/^"(.*)"$/s, '$1')
          .trim(),
      ),
    );
    const found = wanted.filter((name) => names.has(name)).length;
    const score = found * 10_000 + names.size;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** A place where csv-parse could not go on: after so many records, the header counted. */
interface Skip {
  readonly after: number;
  readonly line: number;
  readonly code: string;
}

interface Records {
  readonly cells: AsyncIterator<string[]>;
  /** Grows while reading, always before the record that follows the fault comes out. */
  readonly skips: readonly Skip[];
}

function parseRecords(start: string, rest: AsyncIterator<string> | undefined, delimiter: string): Records {
  async function* all() {
    yield start;
    for (let next = await rest?.next(); next !== undefined && next.done !== true; next = await rest?.next())
      yield next.value;
  }
  const skips: Skip[] = [];
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    trim: true,
    max_record_size: ROW_LIMIT,
    skip_records_with_error: true,
    on_skip(error) {
      const place = error as { readonly code?: string; readonly records?: number; readonly lines?: number } | undefined;
      skips.push({ after: place?.records ?? 0, line: place?.lines ?? 0, code: place?.code ?? '' });
      return undefined;
    },
  });
  // An error of the source reaches the reader through the parser.
  pipeline(Readable.from(all()), parser, () => {});
  return { cells: parser[Symbol.asyncIterator]() as AsyncIterator<string[]>, skips };
}

async function* numberRows(records: Records, from: number): AsyncGenerator<ExportRow> {
  let line = from;
  let record = 0;
  let seen = 1;
  let skipped = 0;
  for (;;) {
    const next = await records.cells.next();
    for (let skip = records.skips[skipped]; skip !== undefined && skip.after <= seen; skip = records.skips[++skipped]) {
      if (skip.code !== 'INVALID_OPENING_QUOTE') throw fatal(skip, line);
      yield {
        cells: [],
        record: ++record,
        line,
        fault: 'A quote stands in the middle of a cell that does not begin with one.',
      };
      line = Math.max(line, skip.line) + 1;
    }
    if (next.done === true) return;
    seen++;
    const here = line;
    line += linesOf(next.value);
    if (next.value.length === 1 && next.value[0] === '') continue;
    yield { cells: next.value, record: ++record, line: here };
  }
}

function fatal(skip: Skip, line: number): UnreadableExport {
  if (skip.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new UnreadableExport(
      'crm/unclosed-quote',
      'A quote that opens in the row starting at this line is never closed.',
      { line },
    );
  }
  if (skip.code === 'CSV_INVALID_CLOSING_QUOTE') {
    return new UnreadableExport('crm/stray-quote', 'In the row starting at this line text follows a closing quote.', {
      line,
      hint: 'Quotes inside a quoted cell are written twice.',
    });
  }
  return new UnreadableExport(
    'crm/long-row',
    'The row starting at this line is longer than 4 MB: a quote may be open.',
    { line },
  );
}

function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines++;
  }
  return lines;
}
