// How the customer felt, in the words used.

import type { CheckType } from '../check-type.ts';
import { describeTest, passes } from '../comparison.ts';
import { finding } from '../finding.ts';

const sentiment: CheckType<'sentiment'> = {
  type: 'sentiment',
  key: 'sentiment',
  summary:
    "The customer's sentiment in −1…1: overall, in the first or last quarter, the shift between them, or the worst turn. The agent's is never judged.",
  example: 'sentiment: shift\nat-least: 0',
  parts: () => ({}),
  run(check, scene) {
    const felt = scene.conversation.sentiment;
    if (felt === null)
      return finding({ outcome: 'not-scorable', reason: 'Cannot be judged: the customer says nothing.' });
    const value =
      check.measure === 'worst' ? Math.min(0, ...felt.turns.map(([, score]) => score)) : felt[check.measure];
    const met = passes(value, check.test);
    return finding({
      outcome: met ? 'met' : 'not-met',
      reason: `Customer sentiment (${check.measure}) is ${value.toFixed(2)}; wanted ${describeTest(check.test)}.`,
    });
  },
};

export default sentiment;
