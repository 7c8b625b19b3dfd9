// callmark rubric test: the cases beside a rubric, run through the same engine as real conversations.

import { prepare } from '../../pipeline/prepare.ts';
import { bind } from '../../rubric/bind.ts';
import { loadCases } from '../../rubric/cases.ts';
import { type CaseReport, runCases } from '../../rubric/run-cases.ts';
import { evaluate } from '../../scoring/evaluate.ts';
import { loadConfig } from '../config.ts';
import { CommandFailed, EXIT } from '../exit-code.ts';
import { columnsOf, type Io, writeOut } from '../io.ts';
import { jsonText } from '../json-text.ts';
import { readRubric, rubricFiles, rubricPath } from '../rubrics.ts';
import { problemText, shownPath, wrap } from '../shown.ts';

export async function test(io: Io, names: readonly string[], flags: { readonly format?: string }): Promise<number> {
  const config = await loadConfig(io);
  const reports: { rubric: string; report: CaseReport }[] = [];
  for (const name of names) {
    const path = await rubricPath(io, config, name);
    const { rubric, problems } = await readRubric(path, config);
    if (rubric === undefined)
      throw new CommandFailed(
        EXIT.usage,
        problems.map((problem) => problemText(io, problem)),
      );
    const casesPath = path.replace(/\.ya?ml$/, '.cases.yaml');
    const loaded = await loadCases(casesPath, rubricFiles(), rubric);
    if (loaded.cases === undefined)
      throw new CommandFailed(
        EXIT.usage,
        loaded.problems.map((problem) => problemText(io, problem)),
      );
    const bound = bind([rubric]);
    const report = runCases(rubric, loaded.cases, (interaction) => {
      const prepared = prepare(interaction, undefined);
      const [evaluation] = evaluate(prepared.interaction, bound, prepared.redaction);
      if (evaluation === undefined) throw new Error('one rubric gives one evaluation');
      return evaluation;
    });
    reports.push({ rubric: rubric.id, report });
  }
  if (flags.format === 'json')
    await writeOut(
      io,
      `${jsonText({ schema: 'callmark.rubric-test/1', rubrics: reports.map(({ rubric, report }) => ({ rubric, ...report })) }, 2)}\n`,
    );
  else for (const { rubric, report } of reports) await writeOut(io, `${lines(io, rubric, report).join('\n')}\n`);
  return reports.some(({ report }) => report.failures.length > 0) ? EXIT.failed : EXIT.done;
}

function lines(io: Io, rubric: string, report: CaseReport): readonly string[] {
  const result = report.failures.flatMap((failure) => [
    `${shownPath(io, failure.file)}:${failure.line}  ${failure.case}`,
    `  ${failure.criterion}: expected ${failure.expected}, got ${failure.actual ?? 'nothing'}`,
    ...wrap(failure.why, columnsOf(io), '  '),
    '',
  ]);
  const width = Math.max(...report.coverage.map((one) => one.criterion.length), 9);
  result.push(
    'Cases by the outcome that they expect:',
    `${'criterion'.padEnd(width)}  met  partial  not met  not applicable`,
  );
  for (const one of report.coverage) {
    result.push(
      `${one.criterion.padEnd(width)}  ${String(one.met).padStart(3)}  ${String(one.partial).padStart(7)}  ${String(one.notMet).padStart(7)}  ${String(one.notApplicable).padStart(14)}`,
    );
  }
  result.push('', ...report.warnings.map((warning) => problemText(io, warning)));
  result.push(`${rubric}: ${report.passed} of ${report.total} cases passed.`);
  return result;
}
