// Conditions in order: the first that holds decides.

import type { CheckType } from '../check-type.ts';
import { finding } from '../finding.ts';

const grade: CheckType<'grade'> = {
  type: 'grade',
  key: 'grade',
  summary: 'The first condition that is met decides the outcome and its credit; otherwise the last line does.',
  example:
    'grade:\n  - {if: "{asks-identifier}", then: met}\n  - {if: "{asks-name}", then: partial, credit: 0.5}\n  - {else: not-met}',
  parts: (check) => ({ checks: check.steps.map((step) => step.if) }),
  run(check, scene) {
    let last: ReturnType<typeof scene.run> | undefined;
    for (const step of check.steps) {
      const found = scene.run(step.if);
      if (found.outcome === 'error' || found.outcome === 'needs-review' || found.outcome === 'not-scorable')
        return found;
      if (found.outcome === 'met') {
        return finding({
          outcome: step.outcome,
          credit: step.outcome === 'not-applicable' ? null : step.credit,
          reason: step.reason ?? found.reason,
          evidence: found.evidence,
          confidence: found.confidence,
          ...(found.searched === undefined ? {} : { searched: found.searched }),
        });
      }
      // Of all that was looked for, the first condition says best where.
      last ??= found;
    }
    const { outcome, credit, reason } = check.otherwise;
    return finding({
      outcome,
      credit: outcome === 'not-applicable' ? null : credit,
      reason: reason ?? last?.reason ?? 'No condition holds.',
      ...(last?.searched === undefined ? {} : { searched: last.searched }),
      ...(last?.nearMiss === undefined ? {} : { nearMiss: last.nearMiss }),
    });
  },
};

export default grade;
