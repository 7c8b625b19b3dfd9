// A conversation as people paste it: lines with a speaker label, perhaps a time in front, going on over further lines.

import type { Speaker } from '../model/interaction.ts';
import { resolveRoles } from './label-roles.ts';
import { joinRows, type LabelledRow } from './labelled-rows.ts';
import { readSpeakerLabel, type SpeakerLabel } from './speaker-label.ts';
import { type ReadTime, readClock } from './times.ts';

interface LabelledTurn {
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

/** The turns of a text, or undefined when no line starts with a label that is a role or comes back. A heading before the
 * first label and remarks in brackets on their own line (`[hold music]`) are turns of the system. `readTime` gives meaning to dates in front of lines. */
export function readLabelledText(text: string, readTime: ReadTime): Conversation | undefined {
  const rows = joinRows(text);
  const labels = new Map(rows.filter((row) => row.label !== '').map((row) => [row.label, readSpeakerLabel(row.label)]));
  if (labels.size === 0) return undefined;
  const firstLabel = rows.findIndex((row) => row.label !== '');
  const heading = rows
    .slice(0, firstLabel)
    .map((row) => row.text)
    .join('\n');
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

function placeInTime(rows: readonly LabelledRow[], readTime: ReadTime): Placed {
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
