// Things come one after the other, and before something else.

import type { CheckType } from '../check-type.ts';
import { finding } from '../finding.ts';
import type { Occurrence } from '../occurrence.ts';

const order: CheckType<'order'> = {
  type: 'order',
  key: 'order',
  summary:
    'Met when each step follows the one before it; with `before`, all of them before that happens for the first time; not applicable when that never happens.',
  example: 'order: ["{asks-identifier}", "{gives-identifier}"]\nbefore: "{discloses}"',
  parts: (check) => ({ finders: check.before === undefined ? check.steps : [...check.steps, check.before] }),
  run(check, scene) {
    const goals = check.before ?? (check.steps[check.steps.length - 1] as (typeof check.steps)[number]);
    const steps = check.before === undefined ? check.steps.slice(0, -1) : check.steps;
    const goal = scene.find(goals);
    if (goal.unanswerable !== undefined)
      return finding({
        outcome: 'not-scorable',
        reason: `Cannot be judged: ${goal.unanswerable}.`,
        searched: goal.searched,
      });
    const last = goal.occurrences[goal.occurrences.length - 1];
    const first = goal.occurrences[0];
    if (first === undefined || last === undefined) {
      // A last step that is missing is a step left out; what the steps must come before need not happen at all.
      return finding({
        outcome: check.before === undefined ? 'not-met' : 'not-applicable',
        reason: `${goal.searched.for ?? 'What they must come before'} never happened.`,
        searched: goal.searched,
        ...(goal.nearMiss === undefined ? {} : { nearMiss: goal.nearMiss }),
      });
    }
    const limit = check.before === undefined ? last.start : first.start;
    const chain: Occurrence[] = [];
    let from = 0;
    for (const step of steps) {
      const found = scene.find(step);
      if (found.unanswerable !== undefined)
        return finding({
          outcome: 'not-scorable',
          reason: `Cannot be judged: ${found.unanswerable}.`,
          searched: found.searched,
        });
      const next = found.occurrences.find((place) => place.start >= from && place.end <= limit);
      if (next === undefined) {
        return finding({
          outcome: 'not-met',
          reason: `${found.searched.for ?? 'A step'} did not come before ${goal.searched.for ?? 'it'}.`,
          evidence: scene.evidence([...chain, first]),
          searched: found.searched,
          ...(found.nearMiss === undefined ? {} : { nearMiss: found.nearMiss }),
        });
      }
      chain.push(next);
      from = next.end;
    }
    const end = check.before === undefined ? (goal.occurrences.find((place) => place.start >= from) ?? last) : first;
    return finding({
      outcome: 'met',
      reason: 'Each step came in its order.',
      evidence: scene.evidence([...chain, end]),
      searched: goal.searched,
    });
  },
};

export default order;
