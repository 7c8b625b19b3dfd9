// Only a person can tell.

import type { CheckType } from '../check-type.ts';
import { finding } from '../finding.ts';

const human: CheckType<'human'> = {
  type: 'human',
  key: 'human',
  summary: 'A person decides; until then the criterion needs review and stays out of the score.',
  example: 'human: true',
  parts: () => ({}),
  run: () => finding({ outcome: 'needs-review', reason: 'This is judged by a person.' }),
};

export default human;
