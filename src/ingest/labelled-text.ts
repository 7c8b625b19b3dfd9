// A conversation as people paste it: lines with a speaker label, perhaps a time in front, going on over further lines.

import type { Speaker } from '../model/interaction.ts';
import { readClock, type ReadTime } from './times.ts';
import { resolveRoles } from './label-roles.ts';
import { readSpeakerLabel, type SpeakerLabel } from './speaker-label.ts';

export interface LabelledTurn {
  readonly speaker: Speaker;
  readonly text: string;
  readonly startMs?: number;
}

export interface Conversation {
  readonly turns: readonly LabelledTurn[];
  /** Names from labels that also tell the role. */
  readonly agent?: string;
  readonly customer?: string;
  /** The first time, where lines carry dates. */
  readonly startedAt?: string;
  /** True when only what is said at the opening tells who is the agent. */
  readonly inferredRoles: boolean;
  /** True when lines carry times of two parts far from zero: hours and minutes, or minutes and seconds. */
  readonly unclearTimes: boolean;
}

interface Row {
  readonly label: string;
  readonly stamp?: string;
  text: string;
}

const DATE = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?`;
const CLOCK = String.raw`(?:\d{1,3}:)?\d{1,3}:\d\d(?:[.,]\d+)?`;
const STAMP = String.raw`[\[(<]?(${DATE}|${CLOCK})(?:\s*(?:-->|-|–)\s*${CLOCK})?[\])>]?`;
/** A time behind the label must be unmistakable. */
const LATE_STAMP = String.raw`(?:[\[(](${CLOCK})[\])]|(\d{1,2}:\d\d:\d\d))`;
const LABELLED = new RegExp(
  String.raw`^\s*(?:${STAMP}\s*[-–|]?\s*)?[*_]{0,2}(\p{L}[\p{L}\p{M}\p{N} .,'’_()[\]/|–-]{0,60}?)[*_]{0,2}\s*(?:${STAMP}\s*)?[:：][*_]{0,2}(?:\s+|$)(?:${LATE_STAMP}\s+)?(.*)$`,
  'u',
);

/** A line that nobody says: in brackets, a heading in bold, or the note that a transcript ends with. */
const ASIDE =
  /^(?:[*_]{0,2}(?:\[.*\]?|\(.*\)|\*\*[^*]+\*\*)[*_]{0,2}|[*_]*(?:end of (?:the )?(?:transcript|call)|transcript (?:end|length)|(?:total )?word count).*)$/i;

/** The turns of a text, or undefined when no line starts with a label that is a role or comes back. A heading before the
 * first label and remarks in brackets on their own line (`[hold music]`) are turns of the system. `readTime` gives meaning to dates in front of lines. */
export function readLabelledText(text: string, readTime: ReadTime): Conversation | undefined {
  const rows = joinRows(text);
  demoteLegend(rows);
  const labels = new Map(rows.filter((row) => row.label !== '').map((row) => [row.label, readSpeakerLabel(row.label)]));
  if (labels.size === 0) return undefined;
  const firstLabel = rows.findIndex((row) => row.label !== '');
  const heading = rows.slice(0, firstLabel).map((row) => row.text).join('\n');
  const { labels: resolved, inferred } = resolveRoles(labels, rows, heading);
  const { offsets, startedAt, unclearTimes } = placeInTime(rows, readTime);
  const turns = rows.map((row, index): LabelledTurn => {
    const startMs = offsets[index];
    const speaker = row.label === '' ? 'system' : (resolved.get(row.label)?.speaker ?? 'unknown');
    return { speaker, text: row.text.trim(), ...(startMs === undefined ? {} : { startMs }) };
  });
  const agent = nameOf(resolved, 'agent');
  const customer = nameOf(resolved, 'customer');
  return {
    turns: turns.filter((turn) => turn.text !== ''),
    ...(agent === undefined ? {} : { agent }),
    ...(customer === undefined ? {} : { customer }),
    ...(startedAt === undefined ? {} : { startedAt }),
    inferredRoles: inferred,
    unclearTimes,
  };
}

/** How much a text looks like a conversation: lines with a role, lines with any accepted label, and lines at all. */
export function countLabels(text: string): { readonly roles: number; readonly labelled: number; readonly lines: number } {
  const rows = joinRows(text);
  const labelled = rows.filter((row) => row.label !== '');
  const roles = labelled.filter((row) => readSpeakerLabel(row.label).speaker !== undefined);
  return { roles: roles.length, labelled: labelled.length, lines: text.split('\n').filter((line) => line.trim() !== '').length };
}

/** Lines joined to rows. A colon alone makes no label: it must be a role, or a short name that starts a line twice. */
function joinRows(text: string): Row[] {
  const lines = text.split('\n').map((line) => ({ line, match: LABELLED.exec(line) }));
  const counts = new Map<string, number>();
  for (const { match } of lines) {
    const label = baseOf(match?.[2] ?? '');
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const rows: Row[] = [];
  let speaking = '';
  for (const { line, match } of lines) {
    const label = match?.[2]?.trim() ?? '';
    const stamp = match?.[1] ?? match?.[3] ?? match?.[4] ?? match?.[5];
    if (match !== null && (stamp !== undefined || isLabel(label, counts.get(baseOf(label)) ?? 0))) {
      rows.push({ label, text: match[6] ?? '', ...(stamp === undefined ? {} : { stamp }) });
      speaking = label;
      continue;
    }
    const remark = line.trim();
    // A rule or a blank line separates, it says nothing.
    if (!/[\p{L}\p{N}]/u.test(remark)) continue;
    const last = rows.at(-1);
    if (last === undefined || (ASIDE.test(remark) && last.label !== '')) rows.push({ label: '', text: remark });
    // After an aside the one who spoke before goes on.
    else if (!ASIDE.test(remark) && last.label === '' && speaking !== '') rows.push({ label: speaking, text: remark });
    else last.text += `${last.text === '' ? '' : '\n'}${remark}`;
  }
  return rows;
}

/** `Agent: Daleen` above a conversation whose labels are `Daleen` and `Juan` is its legend, part of the heading. */
function demoteLegend(rows: Row[]): void {
  const labels = new Set(rows.map((row) => row.label));
  for (const [index, row] of rows.entries()) {
    if (row.label === '' || row.text.trim() === row.label || !labels.has(row.text.trim())) continue;
    rows[index] = { label: '', text: `${row.label}: ${row.text.trim()}` };
  }
}

/** A label without the remark behind it: `Chris (after a pause)`. */
function baseOf(label: string): string {
  return label.replace(/\s*[([].*$/, '').trim();
}

function isLabel(label: string, count: number): boolean {
  const words = label.split(/\s+/).length;
  if (words > 5) return false;
  return readSpeakerLabel(label).speaker !== undefined || (count > 1 && words <= 3);
}

function nameOf(labels: ReadonlyMap<string, SpeakerLabel>, speaker: Speaker): string | undefined {
  for (const label of labels.values()) if (label.speaker === speaker && label.name !== undefined) return label.name;
  return undefined;
}

interface Placed {
  readonly offsets: readonly (number | undefined)[];
  readonly startedAt?: string;
  readonly unclearTimes: boolean;
}

/** A minute: a first time later than this is the time of day, or a clip, and counts as zero. */
const LATE_MS = 60_000;
/** Two parts, `09:14`, this late could be hours and minutes as well as minutes and seconds. */
const UNCLEAR_MS = 6 * LATE_MS;

function placeInTime(rows: readonly Row[], readTime: ReadTime): Placed {
  const stamps = rows.map((row) => row.stamp);
  const first = stamps.find((stamp) => stamp !== undefined);
  if (first === undefined) return { offsets: [], unclearTimes: false };
  if (first.includes('-')) {
    const times = stamps.map((stamp) => (stamp === undefined ? undefined : readTime(stamp)));
    const known = times.find((time) => time !== undefined && time.kind !== 'bad');
    const base = known === undefined ? 0 : known.ms;
    const offsets = times.map((time) => (time === undefined || time.kind === 'bad' ? undefined : time.ms - base));
    return { offsets, startedAt: first, unclearTimes: false };
  }
  const clocks = stamps.map((stamp) => (stamp === undefined ? undefined : readClock(stamp)));
  const start = clocks.find((clock) => clock !== undefined) ?? 0;
  if (start >= UNCLEAR_MS && /^\d+:\d+$/.test(first)) return { offsets: [], unclearTimes: true };
  const base = start > LATE_MS ? start : 0;
  return { offsets: clocks.map((clock) => (clock === undefined ? undefined : clock - base)), unclearTimes: false };
}
