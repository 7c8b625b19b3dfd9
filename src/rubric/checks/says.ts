// Something was said, or was not.

import type { CheckType } from '../check-type.ts';
import { finding } from '../finding.ts';
import type { Found } from '../occurrence.ts';

const says: CheckType<'says'> = {
  type: 'says',
  key: 'says',
  summary:
    'Met when the words are found (`says`), or a clause that carries a meaning (`means`), when the words are not (`never-says`), or often enough (`at-least`, `at-most`).',
  example: 'says: "{greeting}"\nin: first 3 turns',
  parts: (check) => ({ finders: [check.find] }),
  run(check, scene) {
    const found = scene.find(check.find);
    if (found.unanswerable !== undefined)
      return finding({
        outcome: 'not-scorable',
        reason: `Cannot be judged: ${found.unanswerable}.`,
        searched: found.searched,
      });
    const count = found.occurrences.length;
    const least = check.mode === 'none' ? 0 : check.atLeast;
    const most = check.mode === 'none' ? 0 : check.atMost;
    const met = count >= least && (most === undefined || count <= most);
    const evidence = scene.evidence(found.occurrences);
    const searched = found.searched;
    if (count === 0) {
      return finding({
        outcome: met ? 'met' : 'not-met',
        reason: `Nothing ${check.find.says.length === 0 && check.find.means !== undefined ? 'that means' : 'like'} ${looked(found)} was said by ${who(found)}${where(found)}.`,
        searched,
        ...(found.nearMiss === undefined ? {} : { nearMiss: found.nearMiss }),
      });
    }
    const first = evidence[0];
    const times = count === 1 ? '' : ` (${count} times)`;
    return finding({
      outcome: met ? 'met' : 'not-met',
      reason: `Said${times}: “${first?.quote ?? ''}”.`,
      evidence,
      searched,
    });
  },
};

function looked(found: Found): string {
  return found.searched.for ?? 'it';
}

function who(found: Found): string {
  return found.searched.speaker === 'anybody' ? 'anybody' : `the ${found.searched.speaker}`;
}

function where(found: Found): string {
  const [first, last] = found.searched.turns;
  if (last < first) return '';
  return first === last ? ` in turn ${first + 1}` : ` in turns ${first + 1} to ${last + 1}`;
}

export default says;
