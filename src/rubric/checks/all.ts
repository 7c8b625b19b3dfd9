// Every part holds.

import type { CheckType } from '../check-type.ts';
import { decisive, mergeEvidence, worst } from '../combine.ts';

const all: CheckType<'all'> = {
  type: 'all',
  key: 'all',
  summary: 'Met when every part is met; parts that do not apply are left out.',
  example: 'all:\n  - "{apologises}"\n  - "{announces-action}"',
  parts: (check) => ({ checks: check.of }),
  run(check, scene) {
    const parts = check.of.map((part) => scene.run(part));
    const decided = worst(parts);
    return decided.outcome === 'met' ? { ...decided, evidence: mergeEvidence(parts.filter(decisive)) } : decided;
  },
};

export default all;
