// Charts as SVG: what is drawn, and that it can be read without seeing it.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Chart } from '../../src/model/document.ts';
import { drawChart } from '../../src/report/charts/index.ts';
import { axis } from '../../src/report/charts/scale.ts';
import { sparkline, sparkRange } from '../../src/report/charts/sparkline.ts';

const chart: Chart = {
  kind: 'chart',
  name: 'score',
  form: 'line',
  caption: 'Score by week',
  type: 'number',
  series: [
    {
      name: 'Score',
      points: [
        { x: '2026-W40', y: 80 },
        { x: '2026-W41', y: 82 },
        { x: '2026-W42', y: null },
        { x: '2026-W43', y: 60, tone: 'bad', note: 'outside the limits' },
        { x: '2026-W44', y: 81 },
        { x: '2026-W45', y: 83 },
      ],
    },
  ],
  limits: { centre: [81, 81, 81, 81, 70, 70], lower: [75, 75, 75, 75, 65, 65], upper: [87, 87, 87, 87, 75, 75] },
  breaks: ['2026-W44'],
};

test('a line chart has a title and says in words what it shows', () => {
  const svg = drawChart(chart, { width: 700, height: 240 }).text;
  expect(svg).toContain('<title>Score by week</title>');
  expect(svg).toContain('Score: 80.0 in 2026-W40, 83.0 in 2026-W45, 5 of 6 weeks with data.');
  expect(svg).toContain('2026-W43: 60.0, outside the limits.');
});

test('a gap and a new rubric version interrupt the line; a point outside has a shape of its own', () => {
  const svg = drawChart(chart, { width: 700, height: 240 }).text;
  expect([...svg.matchAll(/<polyline/g)].length).toBe(2);
  expect([...svg.matchAll(/class="out bad"/g)].length).toBe(1);
  expect([...svg.matchAll(/class="dot"/g)].length).toBe(4);
  expect([...svg.matchAll(/class="break"/g)].length).toBe(1);
  expect([...svg.matchAll(/class="band"/g)].length).toBe(2);
});

test('nothing drawn is ever not a number, whatever the values', () => {
  const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(value, { maxLength: 30 }),
      fc.constantFrom('line', 'bar'),
      fc.constantFrom('number', 'percent', 'duration'),
      (values, form, type) => {
        const points = values.map((y, index) => ({ x: `2026-W${index + 10}`, y }));
        const svg = drawChart(
          { kind: 'chart', name: 'x', form, caption: 'x', type, series: [{ name: 'x', points }] },
          { width: 360, height: 200 },
        ).text;
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        expect(sparkline(values, sparkRange(values), 'x').text).not.toMatch(/NaN|Infinity|undefined/);
      },
    ),
  );
});

test('an axis has round ticks, holds all values and stays within its bounds', () => {
  expect(axis([0.02, 0.19], [0, 1]).ticks).toEqual([0, 0.05, 0.1, 0.15, 0.2]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (values) => {
      const { low, high, ticks } = axis(values, [0, 1]);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(Math.min(...values));
      expect(high).toBeGreaterThanOrEqual(Math.max(...values));
      expect(ticks.length).toBeLessThan(14);
    }),
  );
});
