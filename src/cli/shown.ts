// What people are shown: names and messages on one line, inert, with paths as short as they can be.

import { isAbsolute, relative } from 'node:path';
import { STANDARD_INPUT } from '../ingest/source.ts';
import type { BadRecord, Problem } from '../model/problem.ts';
import { inert } from '../report/inert.ts';
import { formatProblem } from '../rubric/problem-text.ts';
import { type Io, inertLines } from './io.ts';

/** The longest name that is shown whole. */
const LONGEST = 80;

/** A name out of the data, on one line and not too long. */
export function shownName(name: string): string {
  const plain = inert(name);
  // Never half of a character.
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A path as short as it can be written from the working folder. */
export function shownPath(io: Pick<Io, 'cwd'>, path: string): string {
  if (path === STANDARD_INPUT) return 'standard input';
  if (!isAbsolute(path)) return inert(path);
  const way = relative(io.cwd, path);
  return inert(way !== '' && way.length < path.length ? way : path);
}

/** A problem in lines: `file:line:column  message`, the excerpt, the hint. */
export function problemText(io: Io, problem: Problem): string {
  const { place } = problem;
  const shown = place === undefined ? problem : { ...problem, place: { ...place, file: shownPath(io, place.file) } };
  return inertLines(formatProblem(shown));
}

/** A bad record in a line. */
export function badLine(io: Io, bad: BadRecord): string {
  const place = `${shownPath(io, bad.file)}${bad.line === undefined ? '' : `:${bad.line}`}`;
  return inert(`${place}  ${bad.message} (record ${bad.record}, ${bad.code})`);
}

/** `1 file`, `2 files`. */
export function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Words on lines of at most `width` columns, each line indented. */
export function wrap(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + word.length + 1 > width - indent.length) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}
