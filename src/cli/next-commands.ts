// Commands that a summary proposes: whatever is in an id or a path, copying the line runs only what it says.

import { inert } from '../report/inert.ts';

/** What to do after a run into a store. */
export function nextCommands(store: string, isDefaultStore: boolean, worst: string | undefined): readonly string[] {
  const option = isDefaultStore ? [] : ['--store', store];
  const commands = [['callmark', 'report', 'scorecards', ...option, '-o', 'scorecards/']];
  // An id that cannot be shown as it is cannot be copied either.
  if (worst !== undefined && inert(worst) === worst)
    commands.push(['callmark', 'explain', ...option, ...(worst.startsWith('-') ? ['--'] : []), worst]);
  return commands.map((words) => words.map(shellWord).join(' '));
}

/** A word as a POSIX shell reads it back. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
