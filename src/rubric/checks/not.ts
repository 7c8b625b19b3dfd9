// A part does not hold.

import type { CheckType } from '../check-type.ts';

const not: CheckType<'not'> = {
  type: 'not',
  key: 'not',
  summary: 'Met when the part is not met, and the other way round.',
  example: 'not: "{refuses}"',
  parts: (check) => ({ checks: [check.of] }),
  run(check, scene) {
    const part = scene.run(check.of);
    if (part.outcome === 'not-met') return { ...part, outcome: 'met', credit: 1 };
    if (part.outcome === 'met' || part.outcome === 'partial') return { ...part, outcome: 'not-met', credit: 0 };
    return part;
  },
};

export default not;
