// What every chart of values over weeks has in common: the paper, the two axes, the grid, the title and description.

import type { Chart } from '../../model/document.ts';
import { html, type Markup } from '../html/template.ts';
import { formatPercent, formatValue } from '../numbers.ts';
import { axis, place, type Scale, share } from './scale.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Frame extends Size {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly scale: Scale;
  readonly xs: readonly string[];
  /** The middle of the slot of a point, and the width of a slot. */
  x(index: number): number;
  y(value: number): number;
  readonly slot: number;
}

/** The frame of a chart; bars start at zero, lines where their values are. */
export function frame(chart: Chart, size: Size): Frame {
  const values: number[] = [...(chart.include ?? [])];
  for (const series of chart.series) {
    for (const point of series.points) {
      if (point.y !== null) values.push(point.y);
    }
  }
  for (const limit of [...(chart.limits?.lower ?? []), ...(chart.limits?.upper ?? [])]) {
    if (limit !== null) values.push(limit);
  }
  if (chart.form === 'bar') values.push(0);
  const bounds: [number, number] =
    chart.type === 'percent' ? [0, 1] : chart.form === 'bar' ? [0, Infinity] : [-Infinity, Infinity];
  const scale = axis(values, bounds, size.height < 180 ? 2 : 4);
  const longest = Math.max(1, ...scale.ticks.map((tick) => tickLabel(tick, chart).length));
  const [left, right, top, bottom] = [14 + longest * 6.2, size.width - 10, 10, size.height - 24];
  const xs = chart.series[0]?.points.map((point) => point.x) ?? [];
  const slot = (right - left) / Math.max(1, xs.length);
  return {
    ...size,
    left,
    right,
    top,
    bottom,
    scale,
    xs,
    slot,
    x: (index) => left + slot * (index + 0.5),
    y: (value) => bottom - share(value, scale) * (bottom - top),
  };
}

function tickLabel(tick: number, chart: Chart): string {
  if (chart.type === 'percent')
    return formatPercent(tick, Math.abs(tick * 100 - Math.round(tick * 100)) > 1e-6 ? 1 : 0);
  return formatValue(
    tick,
    chart.type,
    Number.isInteger(tick) ? 0 : Math.abs(tick * 10 - Math.round(tick * 10)) > 1e-6 ? 2 : 1,
  );
}

/** `2026-W43` as `W43`; the first of a year, or of the chart, keeps its year. */
function slotLabel(xs: readonly string[], index: number): string {
  const text = xs[index] ?? '';
  const week = /^(\d{4})-(W\d\d)$/.exec(text);
  return week?.[2] ?? (text.length > 12 ? `${text.slice(0, 11)}…` : text);
}

function describe(chart: Chart): string {
  const parts: string[] = [];
  for (const series of chart.series) {
    const known = series.points.filter((point) => point.y !== null);
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last) {
      parts.push(`${series.name}: no data.`);
      continue;
    }
    const show = (value: number | null) => formatValue(value ?? 0, chart.type, chart.digits);
    parts.push(
      `${series.name}: ${show(first.y)} in ${first.x}, ${show(last.y)} in ${last.x}, ${known.length} of ${series.points.length} weeks with data.`,
    );
    for (const point of known) {
      if (point.note) parts.push(`${point.x}: ${show(point.y)}, ${point.note}.`);
    }
  }
  return parts.join(' ');
}

/** The paper with grid and axes around the marks. */
export function paper(chart: Chart, on: Frame, marks: readonly Markup[]): Markup {
  const every = Math.max(1, Math.ceil(34 / on.slot));
  const last = on.xs.length - 1;
  return html`<svg class="chart" viewBox="0 0 ${on.width} ${on.height}" role="img"><title>${chart.caption}</title><desc>${describe(chart)}</desc><g class="grid">${on.scale.ticks.map(
    (tick) => html`<path d="M${place(on.left)} ${place(on.y(tick))}H${place(on.right)}"/>`,
  )}</g><g class="ticks">${on.scale.ticks.map(
    (tick) =>
      html`<text x="${place(on.left - 7)}" y="${place(on.y(tick) + 3.5)}" text-anchor="end">${tickLabel(tick, chart)}</text>`,
  )}${on.xs.map(
    (_, index) =>
      (last - index) % every === 0 &&
      html`<text x="${place(on.x(index))}" y="${place(on.bottom + 16)}" text-anchor="middle">${slotLabel(on.xs, index)}</text>`,
  )}</g>${marks}</svg>`;
}
