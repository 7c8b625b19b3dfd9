// Counts over weeks as bars from zero.

import type { Chart } from '../../model/document.ts';
import { html, type Markup } from '../html/template.ts';
import { formatValue } from '../numbers.ts';
import { frame, paper, type Size } from './frame.ts';
import { place } from './scale.ts';

/** A bar chart; several series stand side by side. */
export function barChart(chart: Chart, size: Size): Markup {
  const on = frame(chart, size);
  const wide = Math.min(34, (on.slot * 0.72) / Math.max(1, chart.series.length));
  const zero = on.y(Math.max(0, on.scale.low));
  const groups = chart.series.map((series, at) => {
    const shift = (at - chart.series.length / 2) * wide;
    return html`<g class="bars s${at % 4}">${series.points.map((point, index) => {
      if (point.y === null) return false;
      const y = on.y(point.y);
      return html`<rect x="${place(on.x(index) + shift)}" y="${place(Math.min(y, zero))}" width="${place(wide)}" height="${place(Math.max(0.5, Math.abs(zero - y)))}" rx="1.5"><title>${point.x}: ${formatValue(point.y, chart.type, chart.digits ?? 0)}${point.note && `, ${point.note}`}</title></rect>`;
    })}</g>`;
  });
  return paper(chart, on, groups);
}
