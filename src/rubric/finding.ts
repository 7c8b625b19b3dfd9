// Findings made: the answer of a check, with what goes without saying filled in.

import type { Evidence, Finding } from '../model/evaluation.ts';
import type { Speaker } from '../model/interaction.ts';

/** A finding without the defaults. */
export type Answer = Omit<Finding, 'confidence' | 'evidence' | 'credit'> & {
  readonly credit?: number | null;
  readonly evidence?: readonly Evidence[];
  readonly confidence?: Finding['confidence'];
};

/** Fills in a finding: credit from the outcome, exact unless said otherwise. */
export function finding(answer: Answer): Finding {
  const credit =
    answer.credit !== undefined
      ? answer.credit
      : answer.outcome === 'met'
        ? 1
        : answer.outcome === 'not-met'
          ? 0
          : null;
  return {
    outcome: answer.outcome,
    credit,
    reason: answer.reason,
    confidence: answer.confidence ?? 'exact',
    evidence: answer.evidence ?? [],
    ...(answer.searched === undefined ? {} : { searched: answer.searched }),
    ...(answer.nearMiss === undefined ? {} : { nearMiss: answer.nearMiss }),
  };
}

/** "agent", "agent or bot", "anybody". */
export function nameSpeakers(speakers: readonly Speaker[] | undefined): string {
  return speakers === undefined ? 'anybody' : speakers.join(' or ');
}
