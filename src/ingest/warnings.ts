// Remarks about a source, gathered while it is read: each kind is told once, with how often it was seen.

import type { Problem } from '../model/problem.ts';

export interface Warnings {
  readonly add: (problem: Problem) => void;
  /** In the order in which each kind was first seen. */
  readonly problems: () => readonly Problem[];
}

export function countWarnings(file: string): Warnings {
  const seen = new Map<string, { readonly problem: Problem; count: number }>();
  return {
    add(problem) {
      const known = seen.get(problem.code);
      if (known === undefined) seen.set(problem.code, { problem, count: 1 });
      else known.count++;
    },
    problems: () =>
      [...seen.values()].map(({ problem, count }) => ({
        ...problem,
        severity: 'warning',
        message: count === 1 ? problem.message : `${problem.message} (${count} times)`,
        place: problem.place ?? { file },
      })),
  };
}
