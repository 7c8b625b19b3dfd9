// At least one part holds.

import type { CheckType } from '../check-type.ts';
import { best } from '../combine.ts';

const any: CheckType<'any'> = {
  type: 'any',
  key: 'any',
  summary: 'Met when at least one part is met; the best part decides.',
  example: 'any:\n  - "{asks-permission-to-hold}"\n  - "{announces-hold}"',
  parts: (check) => ({ checks: check.of }),
  run: (check, scene) => best(check.of.map((part) => scene.run(part))),
};

export default any;
