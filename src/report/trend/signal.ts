// What crossed its limits, in plain words: which line, from what to what, since when, and how sure.

import type { Inline, Tone } from '../../model/document.ts';
import { count, formatInterval, formatNumber, formatValue } from '../numbers.ts';
import type { Group } from './ledger.ts';
import type { Crossing, Line } from './line.ts';
import type { Measure } from './measures.ts';

export interface Signal {
  readonly group: Group;
  readonly measure: Measure;
  readonly crossing: Crossing;
  readonly from: string;
  readonly to: string;
}

/** The signals of a line. The first and last week of a count may be cut short by the period, so they don't count. */
export function signalsOf(group: Group, measure: Measure, line: Line): Signal[] {
  return line.crossings.flatMap((crossing): Signal[] => {
    const edge = measure.kind === 'count' && (crossing.from === 0 || crossing.from >= line.points.length - 1);
    // The weeks before a lasting shift lie on the other side of the level: that is the same news, seen from behind.
    const mirror = line.crossings.some((other) => other.side !== crossing.side && other.from === crossing.to + 1);
    const show = (value: number) => formatValue(value, measure.type, measure.digits);
    if (edge || mirror || show(crossing.before.value) === show(crossing.during.value)) return [];
    return [
      {
        group,
        measure,
        crossing,
        from: line.points[crossing.from]?.week ?? '',
        to: line.points[crossing.to]?.week ?? '',
      },
    ];
  });
}

const PRIORITY = {
  'compliance-critical': 0,
  'customer-critical': 1,
  'business-critical': 2,
  'non-critical': 3,
} as const;

/** What still lasts first, then the graver class, then the further out; at last by name, so that the order is always the same. */
export function bySeverity(a: Signal, b: Signal): number {
  const grave = ({ measure }: Signal) => PRIORITY[measure.class ?? 'non-critical'];
  const name = ({ group, measure, from }: Signal) => `${group.kind} ${group.key} ${measure.id} ${from}`;
  return (
    Number(b.crossing.open) - Number(a.crossing.open) ||
    grave(a) - grave(b) ||
    b.crossing.z - a.crossing.z ||
    (name(a) < name(b) ? -1 : 1)
  );
}

export function toneOf({ measure, crossing }: Signal): Tone {
  if (measure.good === undefined) return 'neutral';
  return measure.good === crossing.side ? 'good' : 'bad';
}

/** `fell from 94 % to 31 % from 2026-W43 on`. */
export function change({ measure, crossing, from, to }: Signal): string {
  const show = (value: number) => formatValue(value, measure.type, measure.digits);
  const [old, now] = [show(crossing.before.value), show(crossing.during.value)];
  const verb = crossing.side === 'above' ? 'rose' : 'fell';
  if (crossing.open) return `${verb} from ${old} to ${now} from ${from} on`;
  const when = from === to ? `in ${from}` : `from ${from} to ${to}`;
  return `stood at ${now} ${when}, against ${old} in the weeks ${crossing.from === 0 ? 'after' : 'before'}`;
}

/** The number of cases and what carries the claim. */
export function sureness({ measure, crossing }: Signal): string {
  const { beyond, known, limits, reliable } = crossing;
  const range = formatInterval(limits.low, limits.high, measure.type, measure.digits);
  const n = `n\u00a0=\u00a0${formatNumber(crossing.during.n, 0)} in ${count(known, 'week')}`;
  const rule =
    beyond > 0
      ? `outside the 3-sigma limits (${range}) in ${beyond} of ${count(known, 'week')}`
      : `${known} weeks in a row on one side of the long-run level, each within the limits (${range})`;
  return `${n}; ${rule}${reliable ? '' : '; the limits are rough at this size, but the 95 % intervals before and after don’t overlap'}`;
}

function scopeName({ kind, name }: Group): string {
  return kind === 'team' ? `Team ${name}` : name;
}

function subject({ title, id }: Measure): string {
  return id.includes('.') && !id.startsWith('errors.') && !id.startsWith('keyword.') ? `${title} (${id})` : title;
}

/** One signal as a line of a list; `others` are wider or narrower groups that moved alike. */
export function signalWords(signal: Signal, others: readonly Signal[], link?: string): Inline[] {
  const tone = toneOf(signal);
  const scope = scopeName(signal.group);
  return [
    link === undefined ? { text: scope, strong: true } : { text: scope, strong: true, to: link },
    ': ',
    subject(signal.measure),
    ' ',
    { text: change(signal), strong: true, tone },
    { text: `. ${sureness(signal)}.`, muted: true },
    ...alike(others),
  ];
}

/** The wider and narrower groups that moved alike: teams by name, agents as a number. */
function alike(others: readonly Signal[]): Inline[] {
  const groups = others.filter(({ group }) => group.kind !== 'agent');
  const agents = new Set(others.filter(({ group }) => group.kind === 'agent').map(({ group }) => group.key)).size;
  const parts = [
    ...groups.map((other) => `${scopeName(other.group)} ${change(other)}`),
    ...(agents > 0 ? [`${count(agents, 'agent')} moved alike`] : []),
  ];
  return parts.length === 0 ? [] : [{ text: ` Also: ${parts.join('; ')}.`, muted: true }];
}

function overlap(a: Signal, b: Signal): boolean {
  return a.crossing.from <= b.crossing.to && b.crossing.from <= a.crossing.to;
}

/** Whether an agent's signal is part of another group's: everybody's, the own team's. Teams and everybody belong together. */
function within(signal: Signal, head: Signal): boolean {
  if (signal.group.kind !== 'agent') return head.group.kind !== 'agent';
  return head.group.kind === 'all' || (head.group.kind === 'team' && head.group.key === signal.group.team);
}

interface Story {
  readonly head: Signal;
  readonly others: readonly Signal[];
}

/** Signals of one measure in one direction in the same weeks are one story: told once, the group furthest out in front. */
export function stories(signals: readonly Signal[]): Story[] {
  const found: { head: Signal; others: Signal[] }[] = [];
  const wideFirst = [...signals].sort(
    (a, b) => Number(a.group.kind === 'agent') - Number(b.group.kind === 'agent') || bySeverity(a, b),
  );
  for (const signal of wideFirst) {
    const story = found.find(
      ({ head, others }) =>
        head.measure.id === signal.measure.id &&
        head.crossing.side === signal.crossing.side &&
        [head, ...others].some((known) => within(signal, known) && overlap(signal, known)),
    );
    if (story) story.others.push(signal);
    else found.push({ head: signal, others: [] });
  }
  return found.map(lead).sort((a, b) => bySeverity(a.head, b.head));
}

/** Where several teams moved with everybody, the story is everybody's. */
function lead({ head, others }: Story): Story {
  const told = [head, ...others];
  const all = told.find(({ group }) => group.kind === 'all');
  const teams = new Set(told.flatMap(({ group }) => (group.kind === 'team' ? [group.key] : [])));
  return all && teams.size > 1 ? { head: all, others: told.filter((signal) => signal !== all) } : { head, others };
}
