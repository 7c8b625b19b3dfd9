// The table of chart forms.

import type { Chart } from '../../model/document.ts';
import type { Markup } from '../html/template.ts';
import { barChart } from './bar.ts';
import type { Size } from './frame.ts';
import { lineChart } from './line.ts';

const forms: Readonly<Record<Chart['form'], (chart: Chart, size: Size) => Markup>> = { line: lineChart, bar: barChart };

/** Any chart as SVG of a size. */
export function drawChart(chart: Chart, size: Size): Markup {
  return forms[chart.form](chart, size);
}
