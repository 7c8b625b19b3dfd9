// CSV with one row a turn. Rows of a conversation may be anywhere in a file of up to 16 MB; in a larger one, which is
// streamed, they must be together.

import { badItem } from '../bad-item.ts';
import { bindColumns, countTurnFields } from '../csv-columns.ts';
import { conversationRecord, type TableContext } from '../csv-conversation.ts';
import { type Delimiter, type Row, readHeader, readRows, splitLine } from '../csv-rows.ts';
import { digestRecord } from '../digest.ts';
import { isFault } from '../fields.ts';
import type { Content, Fault, Format, ReadContext, ReadItem } from '../format.ts';
import { idFromFile } from '../ids.ts';
import { buildInteraction } from '../interaction.ts';
import { readSpeakerLabel } from '../speaker-label.ts';
import { openTimes } from '../times.ts';
import { Unreadable } from '../unreadable.ts';

/** In characters of cells. */
const HOLD_LIMIT = 16 * 1024 * 1024;

const csvTurns: Format = {
  name: 'csv-turns',
  title: 'CSV with one row a turn: columns for conversation, speaker and text',
  streaming: true,
  legacyEncoding: true,
  recognise({ text }) {
    if (/^\s*[[{<]/.test(text)) return 0;
    const found = readHeader(text, countTurnFields);
    const fields = found === undefined ? 0 : countTurnFields(found.header);
    if (found === undefined || fields === 0 || !namesRoles(text, found)) return 0;
    return fields === 3 ? 0.9 : 0.6;
  },
  read: (content, context) => readTable(content, context, HOLD_LIMIT),
};

export default csvTurns;

/** Tables of messages in a CRM have a sender and a body too; only in transcripts the sender is a role. */
function namesRoles(
  text: string,
  { delimiter, header }: { readonly delimiter: Delimiter; readonly header: readonly string[] },
): boolean {
  const columns = bindColumns(header);
  const at = isFault(columns) ? undefined : columns.at.get('speaker');
  if (at === undefined) return false;
  const speakers = text
    .split('\n', 200)
    .slice(1)
    .map((line) => splitLine(line, delimiter)[at] ?? '');
  return speakers.some((speaker) => readSpeakerLabel(speaker).speaker !== undefined);
}

/** The rows seen so far of one conversation. */
interface Group {
  readonly id: string;
  /** In order of first appearance, 1-based. */
  readonly number: number;
  readonly rows: Row[];
  fault?: Fault;
}

/** Reads a table; `limit` is how much of it may be held to bring rows together. */
export async function* readTable(content: Content, context: ReadContext, limit: number): AsyncGenerator<ReadItem> {
  const { start, all } = await headOf(content.chunks());
  const found = readHeader(start, countTurnFields);
  const columns = bindColumns(found?.header ?? []);
  if (found === undefined || isFault(columns)) {
    const fault = isFault(columns) ? columns : { code: 'csv/no-header', message: 'The first line is no header.' };
    yield badItem(context, fault, { record: 1, sha256: digestRecord(start) });
    return;
  }
  const { delimiter } = found;
  const table: TableContext = { columns, delimiter, context, readTime: await openTimes(context.timezone) };
  const groups = new Map<string, Group>();
  const done = new Set<string>();
  let count = 0;
  let held = 0;
  let apart = false;
  let streaming = false;
  let current: Group | undefined;
  let headerSeen = false;
  for await (const row of readRows(all, delimiter)) {
    if (!headerSeen) {
      headerSeen = true;
      continue;
    }
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const id = columns.at.has('conversation')
      ? (row.cells[columns.at.get('conversation') ?? 0]?.trim() ?? '')
      : idFromFile(context.file);
    if (current?.id !== id) {
      if (streaming && current !== undefined) {
        yield finish(current, table);
        groups.clear();
      }
      const known = groups.get(id);
      apart ||= known !== undefined;
      current = known ?? { id, number: ++count, rows: [] };
      if (streaming && done.has(id)) current.fault = ROWS_APART;
      groups.set(id, current);
      if (streaming) done.add(id);
    }
    current.rows.push(row);
    if (row.cells.length !== columns.count) current.fault ??= wrongCount(row, columns.count);
    if (current.fault === undefined && isMangled(id)) current.fault = MANGLED_ID;
    if (streaming) continue;
    held += row.cells.reduce((sum, cell) => sum + cell.length, 0);
    if (held <= limit) continue;
    if (apart) throw new Unreadable(ROWS_APART);
    streaming = true;
    for (const group of groups.values()) {
      done.add(group.id);
      if (group !== current) yield finish(group, table);
    }
    groups.clear();
  }
  if (streaming) {
    if (current !== undefined) yield finish(current, table);
  } else for (const group of groups.values()) yield finish(group, table);
}

function finish(group: Group, table: TableContext): ReadItem {
  const { id, number, rows } = group;
  const record = group.fault ?? conversationRecord(id, rows, table);
  const digest = digestRecord(JSON.stringify(isFault(record) ? rows.map((row) => row.cells) : record));
  const result = isFault(record) ? record : buildInteraction(record, number, table.context, table.readTime);
  if (!isFault(result)) return { kind: 'interaction', interaction: result, digest };
  return badItem(table.context, result, { record: number, line: rows[0]?.line, sha256: digest });
}

const ROWS_APART: Fault = {
  code: 'csv/rows-apart',
  message: 'Rows of one conversation are apart from each other in a file over 16 MB; sort the file by conversation.',
};

const MANGLED_ID: Fault = {
  code: 'csv/mangled-id',
  message: 'A spreadsheet has rounded the id to a form like 1.23E+15; export it as text.',
};

function isMangled(id: string): boolean {
  return /^\d[.,]\d+E\+\d+$/i.test(id);
}

function wrongCount(row: Row, count: number): Fault {
  const message = `The row has ${row.cells.length} cells, the header has ${count}.`;
  return { code: 'csv/column-count', message, line: row.line };
}

/** The first line of a text, at least, and all of the text. */
async function headOf(
  chunks: AsyncIterable<string>,
): Promise<{ readonly start: string; readonly all: AsyncIterable<string> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let start = '';
  let next = await iterator.next();
  while (next.done !== true) {
    start += next.value;
    if (start.length > 65_536 || start.split('\n', 3).length > 2) break;
    next = await iterator.next();
  }
  async function* all(): AsyncGenerator<string> {
    yield start;
    for (let piece = await iterator.next(); piece.done !== true; piece = await iterator.next()) yield piece.value;
  }
  return { start, all: all() };
}
