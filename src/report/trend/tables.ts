// The tables of the trend report: criteria, keyword groups, groups side by side. “Rose” and “fell” stand only where a limit was crossed.

import type { Cell, Column, Row, Table } from '../../model/document.ts';
import { FEWEST, scoreAxis, scoreEstimate, shareEstimate } from '../sureness.ts';
import type { LinePoint } from './line.ts';
import { bySeverity, change, toneOf } from './signal.ts';
import type { Followed, Study } from './study.ts';

/** The weeks that count as latest in a table. */
const LATEST = 4;

function pooled(points: readonly LinePoint[]): { hits: number; n: number } {
  let hits = 0;
  let n = 0;
  for (const point of points) {
    hits += point.hits ?? 0;
    n += point.n;
  }
  return { hits, n };
}

function verdict(followed: Followed): Cell {
  const signal = followed.signals.findLast((item) => item.crossing.open) ?? followed.signals.at(-1);
  if (signal) return { value: change(signal), tone: toneOf(signal) };
  return { value: followed.line.judged > 0 ? 'no clear change' : 'too few weeks to say' };
}

/** Where the latest weeks begin: never before the last change of version. */
function latestFrom(followed: Followed): { start: number; from: number } {
  const { points, breaks } = followed.line;
  const last = breaks.at(-1);
  const start = last === undefined || followed.measure.unbroken ? 0 : points.findIndex((point) => point.week === last);
  return { start: Math.max(0, start), from: Math.max(start, points.length - LATEST) };
}

function shareRow(followed: Followed, name: string): Row {
  const { points } = followed.line;
  const { start, from } = latestFrom(followed);
  const [earlier, latest] = [pooled(points.slice(start, from)), pooled(points.slice(from))];
  const now = shareEstimate(latest.hits, latest.n);
  return {
    name,
    latest: now ? { value: now.value, low: now.low, high: now.high } : null,
    n: latest.n,
    earlier: earlier.n > 0 ? earlier.hits / earlier.n : null,
    weeks: points.slice(start).map((point) => point.y),
    change: verdict(followed),
  };
}

function shareColumns(title: string): readonly Column[] {
  return [
    { key: 'name', title, type: 'text' },
    { key: 'latest', title: 'Latest 4 weeks', type: 'percent', digits: 0, axis: [0, 1] },
    { key: 'n', title: 'n', type: 'number', digits: 0 },
    { key: 'earlier', title: 'Before', type: 'percent', digits: 0 },
    { key: 'weeks', title: 'By week', type: 'spark' },
    { key: 'change', title: 'Change', type: 'text' },
  ];
}

/** How often each criterion was met: the latest weeks beside those before. */
export function criteriaTable(one: Study, group: string): Table {
  const rows = one.criteria.filter(({ line }) => line.points.some((point) => point.n > 0));
  return {
    kind: 'table',
    name: 'criteria',
    group,
    columns: shareColumns('Criterion'),
    rows: rows.map((followed) => shareRow(followed, followed.measure.title)),
  };
}

/** The share of contacts that mention each keyword group, the most mentioned first. */
export function keywordTable(one: Study, group: string): Table {
  const rows = one.keywords.map((followed) => shareRow(followed, followed.measure.id.replace(/^keyword\./, '')));
  const value = (row: Row) => {
    const cell = row['latest'];
    return typeof cell === 'object' && cell !== null && 'value' in cell && typeof cell.value === 'number'
      ? cell.value
      : 0;
  };
  return {
    kind: 'table',
    name: 'keywords',
    group,
    columns: shareColumns('Keyword group'),
    rows: rows.sort((a, b) => value(b) - value(a) || (String(a['name']) < String(b['name']) ? -1 : 1)),
  };
}

/** Groups side by side, in the order given: score, critical errors, contacts. */
export function groupTable(
  studies: readonly Study[],
  name: string,
  title: string,
  group: string,
  link: (one: Study) => string | undefined,
): Table {
  const lows = studies.map(({ weeks }) => {
    const last = weeks.findLast(({ tally }) => tally && tally.score.n >= FEWEST)?.tally;
    return (last && scoreEstimate(last.score)?.low) ?? 100;
  });
  return {
    kind: 'table',
    name,
    group,
    columns: [
      { key: 'name', title, type: 'text' },
      { key: 'contacts', title: 'Contacts', type: 'number', digits: 0, minor: true },
      { key: 'score', title: 'Score by week', type: 'spark' },
      { key: 'latest', title: 'Latest week', type: 'number', axis: scoreAxis(lows) },
      { key: 'n', title: 'n', type: 'number', digits: 0 },
      { key: 'compliance', title: 'Compliance errors', type: 'percent', digits: 1 },
      { key: 'change', title: 'Change', type: 'text' },
    ],
    rows: studies.map((one): Row => {
      const last = one.weeks.findLast(({ tally }) => tally && tally.score.n >= FEWEST);
      const latest = last?.tally && scoreEstimate(last.tally.score);
      const start = latestFrom(one.score).start;
      const compliance = one.critical.at(-1);
      const errors = compliance ? pooled(compliance.line.points.slice(start)) : { hits: 0, n: 0 };
      const followed = [one.score, ...one.critical];
      const [gravest] = followed.flatMap(({ signals }) => [...signals]).sort(bySeverity);
      const changed = followed.find(({ measure }) => measure === gravest?.measure);
      const cell = verdict(changed ?? one.score);
      const to = link(one);
      return {
        name: { value: one.group.name, ...(to === undefined ? {} : { to }) },
        contacts: one.volume.line.points.reduce((sum, point) => sum + point.n, 0),
        score: one.score.line.points.slice(start).map((point) => point.y),
        latest: latest
          ? {
              value: latest.value,
              low: latest.low,
              high: latest.high,
              ...(last === one.weeks.at(-1) ? {} : { note: last?.week ?? '' }),
            }
          : null,
        n: latest?.n ?? 0,
        compliance: errors.n > 0 ? { value: errors.hits / errors.n, note: `of ${errors.n}` } : null,
        change: changed ? { ...cell, value: `${changed.measure.title}: ${String(cell.value)}` } : cell,
      };
    }),
  };
}
