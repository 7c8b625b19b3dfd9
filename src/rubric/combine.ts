// Findings put together: which of several decides.

import type { Evidence, Finding, Outcome } from '../model/evaluation.ts';
import { finding } from './finding.ts';

/** Whether a finding says yes or no (or partly), rather than that nothing can be said. */
export function decisive(part: Finding): boolean {
  return part.outcome === 'met' || part.outcome === 'partial' || part.outcome === 'not-met';
}

const WORST_FIRST: readonly Outcome[] = [
  'error',
  'not-met',
  'not-scorable',
  'needs-review',
  'partial',
  'met',
  'not-applicable',
];
const BEST_FIRST: readonly Outcome[] = [
  'error',
  'met',
  'partial',
  'not-scorable',
  'needs-review',
  'not-met',
  'not-applicable',
];

/** The part that decides an "and": an error, then a clear no, then what cannot be told. */
export function worst(parts: readonly Finding[]): Finding {
  return pick(parts, WORST_FIRST, (a, b) => (a.credit ?? 0) - (b.credit ?? 0));
}

/** The part that decides an "or". */
export function best(parts: readonly Finding[]): Finding {
  return pick(parts, BEST_FIRST, (a, b) => (b.credit ?? 0) - (a.credit ?? 0));
}

function pick(
  parts: readonly Finding[],
  ranking: readonly Outcome[],
  byCredit: (a: Finding, b: Finding) => number,
): Finding {
  const sorted = [...parts].sort((a, b) => ranking.indexOf(a.outcome) - ranking.indexOf(b.outcome) || byCredit(a, b));
  return sorted[0] ?? finding({ outcome: 'not-applicable', reason: 'Nothing to check.' });
}

const EVIDENCE_MOST = 6;

/** The evidence of several findings, each piece once, in the order of the conversation. */
export function mergeEvidence(parts: readonly Finding[]): readonly Evidence[] {
  const seen = new Map<string, Evidence>();
  for (const piece of parts.flatMap((part) => part.evidence))
    seen.set(`${piece.turn}:${piece.start}:${piece.end}`, piece);
  return [...seen.values()].sort((a, b) => a.turn - b.turn || a.start - b.start).slice(0, EVIDENCE_MOST);
}
