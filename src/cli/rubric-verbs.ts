// The verbs on rubrics: lint, test, learn, explain, list, schema.

import { type Command, Option } from 'commander';
import { LEARN_HELP, RUBRIC_HELP } from './help-text.ts';
import type { Io } from './io.ts';
import type { Run } from './verbs.ts';

export function addRubricVerbs(program: Command, io: Io, run: Run): void {
  const shape = (): Option =>
    new Option('-f, --format <shape>', 'shape of the output').choices(['text', 'json']).default('text');
  const rubric = program
    .command('rubric')
    .summary('check, test and document rubrics')
    .description('Checks rubrics, runs their cases, documents them.')
    .addHelpText('after', RUBRIC_HELP);
  rubric
    .command('lint')
    .summary('what is wrong, with line and column')
    .description('Checks rubric files and says what is wrong, with line and column.')
    .argument('<rubrics...>', 'files or names')
    .addOption(shape())
    .action(
      run<[string[], object]>(async (names, options) =>
        (await import('./commands/rubric-lint.ts')).lint(io, names, options),
      ),
    );
  rubric
    .command('test')
    .summary('run the cases beside rubrics (x.cases.yaml)')
    .description(
      'Runs the cases beside rubrics (x.cases.yaml) and says which criteria have none. Exit code 1 when a case fails.',
    )
    .argument('<rubrics...>', 'files or names')
    .addOption(shape())
    .action(
      run<[string[], object]>(async (names, options) =>
        (await import('./commands/rubric-test.ts')).test(io, names, options),
      ),
    );
  rubric
    .command('learn')
    .summary('a model of meanings, from example sentences')
    .description('Teaches a model of meanings with the sentences of intent files, and says how well it learnt.')
    .argument('[folders...]', 'folders of intent files (default: rubrics/intents)')
    .option('-o, --output <file>', 'the model (default: model.bin in the first folder)')
    .option('--alone', 'only these folders, without the shipped meanings')
    .option('--check', 'write nothing; exit code 1 when the model would differ')
    .option('-q, --quiet', 'only problems: no progress, no warnings, no summary')
    .addHelpText('after', LEARN_HELP)
    .action(
      run<[string[], object]>(async (folders, options) =>
        (await import('./commands/rubric-learn.ts')).learn(io, folders, options),
      ),
    );
  rubric
    .command('explain')
    .summary('a rubric, a criterion or a check type')
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
    .summary('rubrics of the project and shipped ones')
    .description('Lists the rubrics of the project and those shipped with callmark.')
    .action(run(async () => (await import('./commands/rubric-list.ts')).list(io)));
  rubric
    .command('schema')
    .summary('the JSON Schema, for editors')
    .description('Prints the JSON Schema of rubrics, for editors.')
    .action(run(async () => (await import('./commands/rubric-schema.ts')).schema(io)));
}
