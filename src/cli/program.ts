// The program: its verbs, help that fits the terminal, and usage errors that say what to do.

import { Command, CommanderError } from 'commander';
import { ENGINE } from '../model/engine.ts';
import { EXIT } from './exit-code.ts';
import { ROOT_HELP } from './help-text.ts';
import { columnsOf, type Io, writeError, writeOut } from './io.ts';
import { addRubricVerbs } from './rubric-verbs.ts';
import { addVerbs, type Run } from './verbs.ts';

/** Parses and runs; usage errors are code 2, not commander's 1. */
export async function parse(io: Io): Promise<number> {
  let code: number = EXIT.done;
  let help = '';
  const run: Run =
    <A extends unknown[]>(command: (...args: A) => Promise<number>) =>
    async (...args) => {
      code = await command(...(args as A));
    };
  const program = new Command('callmark')
    .description(
      'Scores every call, chat and e-mail against rubrics in YAML, on your own machine, with the evidence for each score.',
    )
    .version(ENGINE, '-V, --version', 'the version')
    .helpOption('-h, --help', 'this help')
    .helpCommand('help [command]', 'help for a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({ subcommandTerm: termOf })
    .configureOutput({
      getOutHelpWidth: () => columnsOf(io),
      getErrHelpWidth: () => columnsOf(io),
      writeOut: (text) => {
        help += text;
      },
      writeErr: (text) => writeError(io, text.replace(/\n$/, '')),
      outputError: (text, write) => write(text.replace(/^error: /, 'callmark: ')),
    })
    .addHelpText('after', ROOT_HELP);
  // Settings above are inherited by the verbs: they are added last.
  addVerbs(program, io, run);
  addRubricVerbs(program, io, run);
  pointToHelp(program, 'callmark');
  try {
    if (io.argv.length === 0) program.outputHelp();
    else await program.parseAsync([...io.argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  await writeOut(io, help);
  return code;
}

/** A verb in the list of verbs: what it takes, without "[options]", which all have. */
function termOf(command: Command): string {
  const words = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...words].join(' ');
}

function pointToHelp(command: Command, path: string): void {
  command.showHelpAfterError(`See ${path} --help.`);
  for (const verb of command.commands) pointToHelp(verb, `${path} ${verb.name()}`);
}
