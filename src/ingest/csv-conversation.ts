// The rows of one conversation as a record of the canonical shape.

import type { Columns, Field } from './csv-columns.ts';
import type { Delimiter, Row } from './csv-rows.ts';
import type { Fault, ReadContext } from './format.ts';
import { resolveRoles } from './label-roles.ts';
import { readSpeakerLabel } from './speaker-label.ts';
import { INFERRED_ROLES } from './text-problems.ts';
import { formatInstant, type ReadTime, readClock } from './times.ts';

export interface TableContext {
  readonly columns: Columns;
  readonly delimiter: Delimiter;
  readonly context: ReadContext;
  readonly readTime: ReadTime;
}

/** Keys in a fixed order whatever the order of the columns, so that equal content gives equal bytes. */
export function conversationRecord(
  id: string,
  rows: readonly Row[],
  table: TableContext,
): Record<string, unknown> | Fault {
  const ordered = inOrder(rows, table);
  const times = placeRows(ordered, table);
  if ('code' in times) return times;
  const constant = (field: Field) => firstValue(ordered, field, table);
  const labels = resolveSpeakers(ordered, constant('agentName'), constant('customerName'), table);
  const seconds = constant('durationSeconds');
  return {
    id,
    channel: constant('channel'),
    direction: constant('direction'),
    language: constant('language'),
    startedAt: constant('startedAt') ?? times.startedAt,
    durationMs: constant('durationMs') ?? (seconds === undefined ? undefined : toNumber(seconds, table) * 1000),
    agent: { id: constant('agentId'), name: constant('agentName') ?? labels.agent, team: constant('agentTeam') },
    customer: { id: constant('customerId'), name: constant('customerName') ?? labels.customer },
    queue: constant('queue'),
    attributes: sharedValues(ordered, table),
    turns: ordered.map((row, index) => {
      const label = cell(row, 'speaker', table) ?? '';
      const confidence = cell(row, 'confidence', table);
      return {
        speaker: labels.roles.get(label) ?? label,
        text: cell(row, 'text', table) ?? '',
        startMs: times.starts[index],
        endMs: times.ends[index],
        confidence: confidence === undefined ? undefined : toNumber(confidence, table),
      };
    }),
  };
}

function cell(row: Row, field: Field, { columns }: TableContext): string | undefined {
  const at = columns.at.get(field);
  const value = at === undefined ? undefined : row.cells[at]?.trim();
  return value === '' ? undefined : value;
}

function firstValue(rows: readonly Row[], field: Field, table: TableContext): string | undefined {
  for (const row of rows) {
    const value = cell(row, field, table);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Decimal commas are read where commas do not separate cells. NaN when it is no number. */
function toNumber(text: string, { delimiter }: TableContext): number {
  return Number(delimiter === ',' ? text : text.replace(',', '.'));
}

function inOrder(rows: readonly Row[], table: TableContext): readonly Row[] {
  if (!table.columns.at.has('order')) return rows;
  const keyed = rows.map((row) => ({ row, order: toNumber(cell(row, 'order', table) ?? 'none', table) }));
  if (keyed.some(({ order }) => Number.isNaN(order))) return rows;
  return keyed.sort((a, b) => a.order - b.order).map(({ row }) => row);
}

interface Placed {
  readonly starts: readonly (number | undefined)[];
  readonly ends: readonly (number | undefined)[];
  readonly startedAt?: string;
}

/** Not a time: the reader of turns leaves it out and says so. */
const UNUSABLE = -1;

function placeRows(rows: readonly Row[], table: TableContext): Placed | Fault {
  const starts = rows.map((row) => readTimeCell(row, 'start', table));
  const ends = rows.map((row) => readTimeCell(row, 'end', table));
  const fault = [...starts, ...ends].find((time) => time?.fault !== undefined)?.fault;
  if (fault !== undefined) return fault;
  const dated = [...starts, ...ends].filter((time) => time?.dated === true).map((time) => time?.ms ?? 0);
  const base = dated.length === 0 ? 0 : Math.min(...dated);
  const offsets = (times: readonly (TimeCell | undefined)[]) =>
    times.map((time) => (time === undefined ? undefined : time.dated ? time.ms - base : time.ms));
  const first = starts.find((time) => time?.dated === true && time.ms === base);
  const startedAt = first?.local ?? (first === undefined ? undefined : formatInstant(base));
  return { starts: offsets(starts), ends: offsets(ends), ...(startedAt === undefined ? {} : { startedAt }) };
}

interface TimeCell {
  readonly ms: number;
  /** Milliseconds of a date, not from the start of the conversation. */
  readonly dated: boolean;
  /** A date without a zone, as written. */
  readonly local?: string;
  readonly fault?: Fault;
}

function readTimeCell(row: Row, edge: 'start' | 'end', table: TableContext): TimeCell | undefined {
  const inMs = cell(row, `${edge}Ms`, table);
  const inSeconds = cell(row, `${edge}Seconds`, table);
  if (inMs !== undefined || inSeconds !== undefined) {
    const ms = inMs === undefined ? toNumber(inSeconds ?? '', table) * 1000 : toNumber(inMs, table);
    return { ms: Number.isFinite(ms) ? ms : UNUSABLE, dated: false };
  }
  const text = cell(row, edge, table);
  if (text === undefined) return undefined;
  if (/^[\d:.,]*:[\d:.,]*$/.test(text)) return { ms: readClock(text) ?? UNUSABLE, dated: false };
  const time = table.readTime(text);
  if (time.kind === 'instant') return { ms: time.ms, dated: true };
  if (time.kind === 'local') return { ms: time.ms, dated: true, local: time.text };
  // A small number without a unit could be seconds or milliseconds: left out rather than guessed.
  const { code } = time.fault;
  const serious = code === 'ingest/ambiguous-time' || code === 'ingest/bad-timezone';
  return { ms: UNUSABLE, dated: false, ...(serious ? { fault: { ...time.fault, line: row.line } } : {}) };
}

function resolveSpeakers(
  rows: readonly Row[],
  agent: string | undefined,
  customer: string | undefined,
  table: TableContext,
): {
  readonly roles: ReadonlyMap<string, string>;
  readonly agent: string | undefined;
  readonly customer: string | undefined;
} {
  const said = rows.map((row) => ({ label: cell(row, 'speaker', table) ?? '', text: cell(row, 'text', table) ?? '' }));
  const labels = new Map(said.filter(({ label }) => label !== '').map(({ label }) => [label, readSpeakerLabel(label)]));
  const heading = `${agent === undefined ? '' : `agent ${agent}\n`}${customer === undefined ? '' : `customer ${customer}`}`;
  const resolved = resolveRoles(labels, said, heading);
  if (resolved.inferred) table.context.warn?.(INFERRED_ROLES);
  const roles = new Map<string, string>();
  for (const [label, { speaker }] of resolved.labels) if (speaker !== undefined) roles.set(label, speaker);
  const nameOf = (role: string) =>
    [...resolved.labels.values()].find((label) => label.speaker === role && label.name)?.name;
  return { roles, agent: nameOf('agent'), customer: nameOf('customer') };
}

/** Columns that are no field of ours and have one value in the whole conversation: facts about it, not about a turn. */
function sharedValues(rows: readonly Row[], { columns }: TableContext): Record<string, string | number | boolean> {
  const shared: [string, string | number | boolean][] = [];
  for (const { name, at } of columns.others) {
    const value = rows[0]?.cells[at]?.trim() ?? '';
    if (value !== '' && rows.every((row) => row.cells[at]?.trim() === value)) shared.push([name, typed(value)]);
  }
  return Object.fromEntries(shared.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Numbers and yes/no values become what they are; what a number would lose (leading zeros, long ids) stays text. */
function typed(value: string): string | number | boolean {
  if (/^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(value) ? Number(value) : value;
}
