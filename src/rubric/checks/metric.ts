// A measurement is within bounds.

import type { CheckType } from '../check-type.ts';
import { describeTest, passes } from '../comparison.ts';
import { finding } from '../finding.ts';
import { METRICS } from '../metric-names.ts';
import { metricValue } from '../metric-value.ts';

const metric: CheckType<'metric'> = {
  type: 'metric',
  key: 'metric',
  summary:
    'Met when a measurement of the interaction is within bounds. Not scorable where the transcript cannot tell (no times).',
  example: 'metric: dead-air\nat-most: 20 seconds',
  parts: () => ({}),
  run(check, scene) {
    const value = metricValue(check.name, scene.conversation);
    if (value === undefined)
      return finding({
        outcome: 'not-scorable',
        reason: `Cannot be judged: the transcript does not tell this (${title(check.name)}).`,
      });
    const met = passes(value, check.test);
    return finding({
      outcome: met ? 'met' : 'not-met',
      reason: `${title(check.name)}: ${inUnit(value, check.name)}; wanted ${describeTest(check.test, (bound) => inUnit(bound, check.name))}.`,
    });
  },
};

function title(name: string): string {
  return METRICS[name]?.title ?? name;
}

/** 20000 → "20 seconds", 0.55 → "55 %": as people would say it. */
function inUnit(value: number, name: string): string {
  const tenths = (number: number): string => String(Math.round(number * 10) / 10);
  switch (METRICS[name]?.unit) {
    case 'time':
      return value >= 120_000 ? `${tenths(value / 60_000)} minutes` : `${tenths(value / 1000)} seconds`;
    case 'share':
      return `${tenths(value * 100)} %`;
    default:
      return tenths(value);
  }
}

export default metric;
