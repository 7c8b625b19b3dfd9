// A problem as plain text, for a terminal or a log.

import type { Problem } from '../model/problem.ts';
import { formatPlace } from '../model/problem.ts';

/** `file:line:column  message`, then the excerpt, then the hint; lines joined with `\n`, none at the end. */
export function formatProblem(problem: Problem): string {
  const place = problem.place === undefined ? '' : `${formatPlace(problem.place)}  `;
  const severity = problem.severity === 'warning' ? 'warning: ' : '';
  const lines = [`${place}${severity}${problem.message}`];
  if (problem.excerpt !== undefined) lines.push(...problem.excerpt.split('\n').map((line) => `  ${line}`));
  if (problem.hint !== undefined) lines.push(`  ${problem.hint}`);
  return lines.join('\n');
}

/** By file in the order given, then line, then column; each problem once. */
export function sortProblems(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const rank = (problem: Problem): number => {
    const at = files.indexOf(problem.place?.file ?? '');
    return at < 0 ? files.length : at;
  };
  const seen = new Set<string>();
  return problems
    .filter((problem) => {
      const key = `${problem.place === undefined ? '' : formatPlace(problem.place)} ${problem.message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
        (a.place?.column ?? 0) - (b.place?.column ?? 0),
    );
}
