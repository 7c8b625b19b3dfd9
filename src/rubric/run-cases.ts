// Runs a rubric's cases: what passed, what failed and why, and which outcomes of each criterion are tried at all.

import type { Evaluation, Outcome } from '../model/evaluation.ts';
import type { Interaction } from '../model/interaction.ts';
import type { Problem } from '../model/problem.ts';
import type { Rubric } from '../model/rubric.ts';
import type { RubricCase } from './cases.ts';

export interface CaseFailure {
  readonly case: string;
  readonly file: string;
  readonly line: number;
  readonly criterion: string;
  readonly expected: Outcome;
  /** Absent when the evaluation has no such criterion. */
  readonly actual?: Outcome;
  /** The criterion's own reason, and the nearest miss. */
  readonly why: string;
}

/** How many cases expect each outcome of a criterion. */
export interface CaseCoverage {
  readonly criterion: string;
  readonly met: number;
  readonly partial: number;
  readonly notMet: number;
  readonly notApplicable: number;
}

export interface CaseReport {
  /** Cases of which every expectation held. */
  readonly passed: number;
  readonly total: number;
  readonly failures: readonly CaseFailure[];
  /** One for each criterion of the rubric, in its order. */
  readonly coverage: readonly CaseCoverage[];
  readonly warnings: readonly Problem[];
}

/** What the runner needs of an evaluation. */
export type EvaluateCase = (interaction: Interaction) => Pick<Evaluation, 'criteria'>;

/** Evaluates each case and compares; `evaluate` is the engine with the rubric bound. */
export function runCases(rubric: Rubric, cases: readonly RubricCase[], evaluate: EvaluateCase): CaseReport {
  const failures: CaseFailure[] = [];
  let passed = 0;
  for (const one of cases) {
    const found = failuresOf(one, evaluate);
    failures.push(...found);
    if (found.length === 0) passed++;
  }
  const coverage = rubric.criteria.map((criterion) => coverageOf(criterion.id, cases));
  return {
    passed,
    total: cases.length,
    failures,
    coverage,
    warnings: coverage.flatMap((one) => warningsOf(rubric, one)),
  };
}

function failuresOf(one: RubricCase, evaluate: EvaluateCase): CaseFailure[] {
  const results = new Map(evaluate(one.interaction).criteria.map((result) => [result.id, result]));
  return Object.entries(one.expect).flatMap(([criterion, expected]) => {
    const result = results.get(criterion);
    if (result?.outcome === expected) return [];
    const head = { case: one.name, file: one.file, line: one.line, criterion, expected };
    if (result === undefined) return [{ ...head, why: 'The rubric has no such criterion.' }];
    const near = result.nearMiss === undefined ? '' : ` Nearest: "${result.nearMiss.quote}" (${result.nearMiss.why}).`;
    const quotes = result.evidence.slice(0, 3).map((evidence) => `"${evidence.quote}"`);
    const said = quotes.length === 0 ? '' : ` Found: ${quotes.join(', ')}.`;
    return [{ ...head, actual: result.outcome, why: `${result.reason}${said}${near}` }];
  });
}

function coverageOf(criterion: string, cases: readonly RubricCase[]): CaseCoverage {
  const count = (outcome: Outcome): number => cases.filter((one) => one.expect[criterion] === outcome).length;
  return {
    criterion,
    met: count('met'),
    partial: count('partial'),
    notMet: count('not-met'),
    notApplicable: count('not-applicable'),
  };
}

function warningsOf(rubric: Rubric, coverage: CaseCoverage): Problem[] {
  const criterion = rubric.criteria.find((one) => one.id === coverage.criterion);
  // What a person decides has no case.
  if (criterion?.check.type === 'human') return [];
  const missing = [coverage.met === 0 ? 'met' : '', coverage.notMet === 0 ? 'not-met' : ''].filter(
    (word) => word !== '',
  );
  if (missing.length === 0) return [];
  return [
    {
      code: 'cases/untried',
      message: `No case expects \`${coverage.criterion}\` to be ${missing.join(' or ')}.`,
      place: { file: rubric.file },
      hint: 'add a small conversation for it to the cases file',
      severity: 'warning',
    },
  ];
}
