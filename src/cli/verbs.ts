// The verbs on conversations and their options: score, report, explain, convert.

import { type Command, Option } from 'commander';
import { CHANNELS, DIRECTIONS } from '../model/interaction.ts';
import { CONVERT_HELP, EXPLAIN_HELP, REPORT_HELP, SCORE_HELP } from './help-text.ts';
import type { Io } from './io.ts';

/** Runs a command and notes its exit code. */
export type Run = <A extends unknown[]>(
  command: (...args: A) => Promise<number>,
) => (...args: unknown[]) => Promise<void>;

/** Gathers the values of an option that may be repeated. */
export const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export function addVerbs(program: Command, io: Io, run: Run): void {
  const score = program
    .command('score')
    .summary('score transcripts: into the store, a file or a pipe')
    .description('Reads transcripts, takes personal data out of them and scores them.')
    .argument('<inputs...>', 'files, folders, globs, or - for standard input')
    .option('-r, --rubric <file|name>', 'rubric to score with; may be repeated', list)
    .option('--crm <file>', 'CRM export (CSV) to join')
    .option('--mapping <file>', 'says which column of the export is what')
    .option('--keywords <file>', 'keyword groups to count (default: the shipped ones)')
    .option('--store <dir>', 'store folder (default: callmark-store)')
    .addOption(new Option('-f, --format <shape>', 'print the evaluations').choices(['jsonl', 'json', 'csv', 'text']))
    .option('-o, --output <path>', 'write the evaluations, shape by ending; repeatable', list);
  addReading(score);
  addTelling(score)
    .addHelpText('after', SCORE_HELP)
    .action(
      run<[string[], object]>(async (inputs, options) =>
        (await import('./commands/score.ts')).score(io, inputs, options),
      ),
    );

  const report = program
    .command('report')
    .summary('scorecards or trends from the store')
    .description('Writes a report from the store, as text, HTML, Markdown, CSV or JSON.')
    .argument('<name>', 'scorecards or trends')
    .option('--store <dir>', 'store folder (default: callmark-store)')
    .option('-r, --rubric <file|name>', 'only this rubric; may be repeated', list)
    .option('--from <date>', 'first day, such as 2026-10-01')
    .option('--to <date>', 'last day')
    .option('--team <team>', 'only this team')
    .option('--agent <id|name>', 'only this agent')
    .option('--table <name>', 'CSV: this table instead of the first')
    .option('--timezone <zone>', 'zone whose days and weeks count (default: UTC)')
    .addOption(new Option('-f, --format <shape>', 'shape of the report').choices(['html', 'md', 'csv', 'json', 'text']))
    .option('-o, --output <path>', 'file or folder, shape by ending; repeatable', list);
  addTelling(report)
    .addHelpText('after', REPORT_HELP)
    .action(
      run<[string, object]>(async (name, options) => (await import('./commands/report.ts')).report(io, name, options)),
    );

  program
    .command('explain')
    .summary('why an interaction got its score')
    .description('Shows why an interaction got its score: the words, the time, the rule, the arithmetic.')
    .argument('<interaction>', 'id of the interaction, in the store')
    .argument('[criterion]', 'only this criterion')
    .option('--store <dir>', 'store folder (default: callmark-store)')
    .option('-r, --rubric <file|name>', 'only this rubric; may be repeated', list)
    .addOption(new Option('-f, --format <shape>', 'shape of the output').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXPLAIN_HELP)
    .action(
      run<[string, string | undefined, object]>(async (id, criterion, options) =>
        (await import('./commands/explain.ts')).explain(io, id, criterion, options),
      ),
    );

  const convert = program
    .command('convert')
    .summary('any supported input to canonical JSON lines')
    .description('Turns any supported transcript into canonical JSON lines. Nothing is redacted.')
    .argument('<inputs...>', 'files, folders, globs, or - for standard input')
    .option('-o, --output <path>', 'write to a file instead of standard output');
  addReading(convert);
  addTelling(convert)
    .addHelpText('after', CONVERT_HELP)
    .action(
      run<[string[], object]>(async (inputs, options) =>
        (await import('./commands/convert.ts')).convert(io, inputs, options),
      ),
    );
}

/** Options of everything that reads transcripts. */
function addReading(command: Command): void {
  command
    .option('--input-format <name>', 'read all inputs as this format')
    .addOption(new Option('--channel <channel>', 'channel of inputs that name none').choices(CHANNELS))
    .addOption(new Option('--direction <direction>', 'of inputs that name none').choices(DIRECTIONS))
    .option('--timezone <zone>', 'zone of times without one, such as Europe/London')
    .option('--max-bad <N|N%>', 'accept up to so many unusable records');
}

/** Options of what is told on standard error. */
function addTelling(command: Command): Command {
  return command
    .option('-q, --quiet', 'only problems: no progress, no warnings, no summary')
    .option('-v, --verbose', 'tell each step, with counts and times')
    .addOption(new Option('--log-format <shape>', 'how steps and problems are told').choices(['text', 'json']));
}
