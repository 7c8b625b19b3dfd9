// Values over weeks as lines: the band of the control limits behind, gaps where there is no data, points outside the
// limits marked by shape as well as colour.

import type { Chart, Point } from '../../model/document.ts';
import { html, type Markup } from '../html/template.ts';
import { formatValue } from '../numbers.ts';
import { type Frame, frame, paper, type Size } from './frame.ts';
import { place, runs } from './scale.ts';

interface Placed {
  readonly point: Point;
  readonly index: number;
}

/** The band between the limits, stepping from week to week, in one piece for each run of weeks that have limits. */
function band(chart: Chart, on: Frame): Markup[] {
  const limits = chart.limits;
  if (!limits) return [];
  const known = runs(
    on.xs.map((x, index) => ({ x, index })),
    ({ index }) => limits.lower[index] != null && limits.upper[index] != null,
    ({ x }) => chart.breaks?.includes(x) ?? false,
  );
  return known.map((run) => {
    const edge = (values: readonly (number | null)[], order: typeof run) =>
      order.map(({ index }) => {
        const y = place(on.y(values[index] ?? 0));
        const [from, to] = [place(on.x(index) - on.slot / 2), place(on.x(index) + on.slot / 2)];
        return order === run ? `${from},${y} ${to},${y}` : `${to},${y} ${from},${y}`;
      });
    const centre = run
      .map(({ index }, at) => {
        const y = place(on.y(limits.centre[index] ?? 0));
        return `${at === 0 ? 'M' : 'L'}${place(on.x(index) - on.slot / 2)} ${y}H${place(on.x(index) + on.slot / 2)}`;
      })
      .join('');
    const outline = [...edge(limits.upper, run), ...edge(limits.lower, run.toReversed())].join(' ');
    return html`<polygon class="band" points="${outline}"/><path class="centre" d="${centre}"/>`;
  });
}

function mark({ point, index }: Placed, chart: Chart, on: Frame): Markup {
  const [x, y] = [on.x(index), on.y(point.y ?? 0)];
  const label = html`<title>${point.x}: ${formatValue(point.y ?? 0, chart.type, chart.digits)}${point.n !== undefined && ` (n = ${point.n})`}${point.note && `, ${point.note}`}</title>`;
  if (point.tone === undefined || point.tone === 'neutral') {
    return html`<circle class="dot" cx="${place(x)}" cy="${place(y)}" r="2.8">${label}</circle>`;
  }
  const r = 6;
  return html`<path class="out ${point.tone}" d="M${place(x)} ${place(y - r)}L${place(x + r)} ${place(y)}L${place(x)} ${place(y + r)}L${place(x - r)} ${place(y)}Z">${label}</path>`;
}

/** A line chart. */
export function lineChart(chart: Chart, size: Size): Markup {
  const on = frame(chart, size);
  const breaks = on.xs.flatMap((x, index) => {
    if (!chart.breaks?.includes(x)) return [];
    const at = place(on.x(index) - on.slot / 2);
    return html`<path class="break" d="M${at} ${place(on.top)}V${place(on.bottom)}"><title>New rubric version from ${x}</title></path>`;
  });
  const lines = chart.series.map((series, at) => {
    const placed = series.points.map((point, index) => ({ point, index }));
    const known = runs(
      placed,
      ({ point }) => point.y !== null,
      ({ point }) => chart.breaks?.includes(point.x) ?? false,
    );
    return html`<g class="series s${at % 4}">${known.map(
      (run) =>
        run.length > 1 &&
        html`<polyline points="${run.map(({ point, index }) => `${place(on.x(index))},${place(on.y(point.y ?? 0))}`).join(' ')}"/>`,
    )}${known.flat().map((item) => mark(item, chart, on))}</g>`;
  });
  return paper(chart, on, [...band(chart, on), ...breaks, ...lines]);
}
