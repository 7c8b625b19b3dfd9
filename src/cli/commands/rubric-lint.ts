// callmark rubric lint: what is wrong with rubric files, with line and column.

import type { Problem } from '../../model/problem.ts';
import { loadConfig } from '../config.ts';
import { EXIT } from '../exit-code.ts';
import { type Io, writeOut } from '../io.ts';
import { jsonText } from '../json-text.ts';
import { readRubric, rubricPath } from '../rubrics.ts';
import { many, problemText } from '../shown.ts';

export async function lint(io: Io, names: readonly string[], flags: { readonly format?: string }): Promise<number> {
  const config = await loadConfig(io);
  const results: { file: string; problems: readonly Problem[] }[] = [];
  for (const name of names) {
    const file = await rubricPath(io, config, name);
    results.push({ file, problems: (await readRubric(file, config)).problems });
  }
  const problems = results.flatMap((result) => result.problems);
  const errors = problems.filter((problem) => problem.severity !== 'warning').length;
  if (flags.format === 'json') {
    await writeOut(io, `${jsonText({ schema: 'callmark.lint/1', problems }, 2)}\n`);
  } else {
    for (const problem of problems) await writeOut(io, `${problemText(io, problem)}\n\n`);
    const warnings = problems.length - errors;
    await writeOut(io, `${many(results.length, 'rubric')}: ${many(errors, 'error')}, ${many(warnings, 'warning')}.\n`);
  }
  return errors > 0 ? EXIT.usage : EXIT.done;
}
