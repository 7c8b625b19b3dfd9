// A line the size of a word: no axis, gaps where there is no data, a dot on the last value.

import { html, type Markup } from '../html/template.ts';
import { place, runs, share } from './scale.ts';

const WIDTH = 96;
const HEIGHT = 24;
const PAD = 3;

/** A sparkline of values on `range`; `title` says in words what the line shows. */
export function sparkline(values: readonly (number | null)[], range: readonly [number, number], title: string): Markup {
  const step = values.length > 1 ? (WIDTH - 2 * PAD) / (values.length - 1) : 0;
  const scale = { low: range[0], high: range[1] > range[0] ? range[1] : range[0] + 1 };
  const points = values.map((value, index) => ({
    value,
    x: values.length > 1 ? PAD + index * step : WIDTH / 2,
    y: value === null ? 0 : HEIGHT - PAD - share(value, scale) * (HEIGHT - 2 * PAD),
  }));
  const lines = runs(
    points,
    (point) => point.value !== null,
    () => false,
  );
  const last = points.findLast((point) => point.value !== null);
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"><title>${title}</title>${lines.map(
    (line) =>
      line.length > 1
        ? html`<polyline points="${line.map((point) => `${place(point.x)},${place(point.y)}`).join(' ')}"/>`
        : html`<circle class="lone" cx="${place(line[0]?.x ?? 0)}" cy="${place(line[0]?.y ?? 0)}" r="1.6"/>`,
  )}${last && html`<circle class="last" cx="${place(last.x)}" cy="${place(last.y)}" r="2.4"/>`}</svg>`;
}

/** The least and greatest of the values, widened so that a still line runs through the middle. */
export function sparkRange(values: Iterable<number | null>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  return low === high ? [low - 1, high + 1] : [low, high];
}
