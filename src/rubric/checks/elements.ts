// A list of things that should all be there, with credit for those that are.

import type { CheckType } from '../check-type.ts';
import { decisive, mergeEvidence } from '../combine.ts';
import { finding } from '../finding.ts';

const elements: CheckType<'elements'> = {
  type: 'elements',
  key: 'elements',
  summary: 'Credit by the share of elements that are there: met when all (or `at-least`) are, partial when some are.',
  example: 'elements:\n  - "{asks-to-hold}"\n  - "{returns-from-hold}"',
  parts: (check) => ({ checks: check.of }),
  run(check, scene) {
    const parts = check.of.map((part) => scene.run(part));
    const counted = parts.filter(decisive);
    const open = parts.find(
      (part) => part.outcome === 'error' || part.outcome === 'not-scorable' || part.outcome === 'needs-review',
    );
    if (open !== undefined) return open;
    if (counted.length === 0) return parts[0] ?? finding({ outcome: 'not-applicable', reason: 'No element applies.' });
    const wanted = Math.min(check.atLeast, counted.length);
    const earned = counted.reduce((sum, part) => sum + (part.credit ?? 0), 0);
    const share = Math.min(1, earned / wanted);
    const missing = counted.find((part) => part.outcome === 'not-met');
    return finding({
      outcome: share >= 1 ? 'met' : share > 0 ? 'partial' : 'not-met',
      credit: share,
      reason: `${counted.filter((part) => part.outcome === 'met').length} of ${counted.length} elements are there.`,
      evidence: mergeEvidence(counted),
      ...(missing?.searched === undefined ? {} : { searched: missing.searched }),
      ...(missing?.nearMiss === undefined ? {} : { nearMiss: missing.nearMiss }),
    });
  },
};

export default elements;
