// The verbs and their options, with help that shows how they are used.

import { Command, CommanderError, Option } from 'commander';
import { ENGINE } from '../model/engine.ts';
import { EXIT } from './exit-code.ts';
import { type Io, writeOut } from './io.ts';

const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const ROOT_HELP = `
Start here:
  $ callmark score calls/                          score a folder of transcripts, results into callmark-store/
  $ callmark report scorecards -o scorecards/      a page for each agent, from the store
  $ callmark explain c-1001                        why an interaction got its score
  $ callmark rubric test rubrics/service.yaml      run the cases beside a rubric

Exit codes: 0 done · 1 a rubric's cases failed · 2 usage or rubric error · 3 done, some records quarantined
            4 input unusable · 5 store or output failed · 70 a bug`;

const SCORE_HELP = `
Examples:
  $ callmark score calls/ --crm crm.csv --mapping crm-mapping.yaml
  $ callmark score "calls/**/*.vtt" --rubric rubrics/service.yaml --store quality-store
  $ callmark score calls.jsonl -f jsonl | jq .score
  $ cat calls.jsonl | callmark score - | jq -r '[.interaction.id, .score] | @tsv'
  $ callmark score calls/ -o scores.csv

Without -f and -o the run goes into the store and a summary is printed. With them the evaluations go there.`;

const REPORT_HELP = `
Examples:
  $ callmark report scorecards -o scorecards/            HTML, one page an agent
  $ callmark report scorecards --agent a-17 -o dana.html
  $ callmark report trends --from 2026-10-01 --to 2026-11-01
  $ callmark report trends -f json | jq .`;

/** Parses and runs; usage errors are code 2, not commander's 1. */
export async function parse(io: Io): Promise<number> {
  let code: number = EXIT.done;
  let out = '';
  const program = new Command('callmark');
  const run =
    <A extends unknown[]>(command: (...args: [...A, Command]) => Promise<number>) =>
    async (...args: unknown[]): Promise<void> => {
      code = await command(...(args as [...A, Command]));
    };
  program
    .description(
      'Scores every call, chat and e-mail against rubrics in YAML, on your own machine, with the evidence for each score.',
    )
    .version(ENGINE, '-V, --version')
    .showSuggestionAfterError()
    .addHelpText('after', ROOT_HELP);

  program
    .command('score')
    .summary('score transcripts into the store, a file or a pipe')
    .description('Reads transcripts, takes personal data out of them, scores them and writes a run into the store.')
    .argument('<inputs...>', 'files, folders, globs, or - for standard input')
    .option('-r, --rubric <file|name>', 'rubric to score with; may be repeated', list)
    .option('--crm <file>', 'CRM export (CSV) to join')
    .option('--mapping <file>', 'says which column of the export is what')
    .option('--keywords <file>', 'keyword groups to count (default: the shipped ones)')
    .option('--store <dir>', 'store folder (default: callmark-store)')
    .option('--input-format <name>', 'read all inputs as this format instead of recognising it')
    .addOption(
      new Option('--channel <channel>', 'channel where the input does not tell').choices([
        'voice',
        'chat',
        'email',
        'sms',
        'social',
      ]),
    )
    .addOption(
      new Option('--direction <direction>', 'direction where the input does not tell').choices([
        'inbound',
        'outbound',
        'internal',
      ]),
    )
    .option('--timezone <zone>', 'zone of times that have none, e.g. Europe/London')
    .addOption(
      new Option('-f, --format <shape>', 'print the evaluations instead').choices(['jsonl', 'json', 'csv', 'text']),
    )
    .option('-o, --output <path>', 'write the evaluations to a file, shape by its ending; may be repeated', list)
    .option('--max-bad <N|N%>', 'accept up to so many unusable records')
    .option('-q, --quiet', 'no progress, no summary')
    .addHelpText('after', SCORE_HELP)
    .action(
      run<[string[], object]>(async (inputs, options) =>
        (await import('./commands/score.ts')).score(io, inputs, options),
      ),
    );

  program
    .command('report')
    .summary('write scorecards or trends from the store')
    .description(
      'Writes a report from the store: scorecards (a page for each agent) or trends (weeks, with control limits).',
    )
    .argument('<name>', 'scorecards or trends')
    .option('--store <dir>', 'store folder (default: callmark-store)')
    .option('-r, --rubric <file|name>', 'only this rubric; may be repeated', list)
    .option('--from <date>', 'first day, e.g. 2026-10-01')
    .option('--to <date>', 'last day')
    .option('--team <team>', 'only this team')
    .option('--agent <id>', 'only this agent')
    .option('--timezone <zone>', 'zone that decides which week a conversation belongs to (default: UTC)')
    .addOption(new Option('-f, --format <shape>', 'shape of the report').choices(['html', 'md', 'csv', 'json', 'text']))
    .option('-o, --output <path>', 'file or folder to write, shape by its ending; may be repeated', list)
    .option('-q, --quiet', 'say nothing on standard error')
    .addHelpText('after', REPORT_HELP)
    .action(
      run<[string, object]>(async (name, options) => (await import('./commands/report.ts')).report(io, name, options)),
    );

  const rubric = program
    .command('rubric')
    .summary('check, test and document rubrics')
    .description('Works on rubrics: checks them, runs their cases, documents them.');
  rubric
    .command('lint')
    .description('Checks rubric files and says what is wrong, with line and column.')
    .argument('<rubrics...>', 'files or names')
    .addOption(new Option('-f, --format <shape>', 'shape of the output').choices(['text', 'json']).default('text'))
    .action(
      run<[string[], object]>(async (names, options) =>
        (await import('./commands/rubric-lint.ts')).lint(io, names, options),
      ),
    );
  rubric
    .command('test')
    .description(
      'Runs the cases beside rubrics (x.cases.yaml) and says which criteria have none. Exit code 1 when a case fails.',
    )
    .argument('<rubrics...>', 'files or names')
    .addOption(new Option('-f, --format <shape>', 'shape of the output').choices(['text', 'json']).default('text'))
    .action(
      run<[string[], object]>(async (names, options) =>
        (await import('./commands/rubric-test.ts')).test(io, names, options),
      ),
    );
  rubric
    .command('explain')
    .description('Documents a rubric, one of its criteria, or a check type.')
    .argument('<what>', 'a rubric, or a check type such as response')
    .argument('[criterion]', 'id of a criterion')
    .action(
      run<[string, string | undefined]>(async (what, criterion) =>
        (await import('./commands/rubric-explain.ts')).explainRubric(io, what, criterion),
      ),
    );
  rubric
    .command('list')
    .description('Lists the rubrics of the project and those shipped with callmark.')
    .action(run(async () => (await import('./commands/rubric-list.ts')).list(io)));
  rubric
    .command('schema')
    .description('Prints the JSON Schema of rubrics, for editors.')
    .action(run(async () => (await import('./commands/rubric-schema.ts')).schema(io)));

  program
    .command('explain')
    .summary('why an interaction got its score')
    .description('Shows why an interaction got its score: the words, the time, the rule, the arithmetic.')
    .argument('<interaction>', 'id of the interaction, in the store')
    .argument('[criterion]', 'only this criterion')
    .option('--store <dir>', 'store folder (default: callmark-store)')
    .option('-r, --rubric <file|name>', 'only this rubric')
    .addOption(new Option('-f, --format <shape>', 'shape of the output').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExamples:\n  $ callmark explain c-1001\n  $ callmark explain c-1001 empathy.response')
    .action(
      run<[string, string | undefined, object]>(async (id, criterion, options) =>
        (await import('./commands/explain.ts')).explain(io, id, criterion, options),
      ),
    );

  program
    .command('convert')
    .summary('any supported input to canonical JSON lines')
    .description('Turns any supported transcript into canonical JSON lines on standard output. Nothing is redacted.')
    .argument('<inputs...>', 'files, folders, globs, or -')
    .option('--input-format <name>', 'read all inputs as this format')
    .addOption(
      new Option('--channel <channel>', 'channel where the input does not tell').choices([
        'voice',
        'chat',
        'email',
        'sms',
        'social',
      ]),
    )
    .addOption(
      new Option('--direction <direction>', 'direction where the input does not tell').choices([
        'inbound',
        'outbound',
        'internal',
      ]),
    )
    .option('--timezone <zone>', 'zone of times that have none')
    .option('-o, --output <path>', 'write to a file')
    .option('--max-bad <N|N%>', 'accept up to so many unusable records')
    .addHelpText(
      'after',
      '\nExamples:\n  $ callmark convert call.vtt > call.jsonl\n  $ callmark convert calls/ -o calls.jsonl',
    )
    .action(
      run<[string[], object]>(async (inputs, options) =>
        (await import('./commands/convert.ts')).convert(io, inputs, options),
      ),
    );

  const quieten = (command: Command): void => {
    command.exitOverride();
    command.configureOutput({
      writeOut: (text) => {
        out += text;
      },
      writeErr: (text) => {
        io.stderr.write(text);
      },
    });
    command.commands.forEach(quieten);
  };
  quieten(program);
  try {
    if (io.argv.length === 0) program.outputHelp();
    else await program.parseAsync([...io.argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  await writeOut(io, out);
  return code;
}
