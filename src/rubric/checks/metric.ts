// A measurement is within bounds.

import type { CheckType } from '../check-type.ts';
import { describeTest, passes } from '../comparison.ts';
import { finding } from '../finding.ts';
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
        reason: `Cannot be judged: the transcript does not tell ${check.name}.`,
      });
    const met = passes(value, check.test);
    return finding({
      outcome: met ? 'met' : 'not-met',
      reason: `${check.name} is ${value}; wanted ${describeTest(check.test)}.`,
    });
  },
};

export default metric;
