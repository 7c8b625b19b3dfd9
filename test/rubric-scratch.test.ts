import { test } from 'vitest';
import { loadRubric } from '/work/main/src/rubric/load.ts';
import { diskFiles } from '/work/main/src/rubric/files.ts';
import { formatProblem } from '/work/main/src/rubric/problem-text.ts';
test('x', async () => {
  for (const f of (process.env.F ?? '').split(',')) {
    const r = await loadRubric(f, diskFiles());
    console.log(r.problems.map(formatProblem).join('\n\n'));
    if (r.rubric && process.env.SHOW) console.log(JSON.stringify(r.rubric, null, 1));
  }
});
