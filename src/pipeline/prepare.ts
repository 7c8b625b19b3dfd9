// What happens to an interaction between being read and being scored: the CRM row beside it, personal data out of it.

import { type CrmTable, joinCrm } from '../ingest/crm/index.ts';
import type { Interaction } from '../model/interaction.ts';
import type { PersonalFinding } from '../model/personal-data.ts';
import { redactInteraction } from '../privacy/interaction.ts';
import { type PersonalDatum, tokenOf } from '../privacy/personal-datum.ts';
import type { Redaction } from '../scoring/evaluate.ts';

export interface Prepared {
  readonly interaction: Interaction;
  readonly redaction: Redaction;
}

/** Joins and redacts. What follows never sees a card number, so nothing that it writes can hold one. */
export function prepare(read: Interaction, crm: CrmTable | undefined): Prepared {
  const joined = crm === undefined ? read : joinCrm(read, crm);
  const { interaction, redactions, found } = redactInteraction(joined);
  return { interaction, redaction: { found: movedToTokens(found), counts: inOrder(redactions) } };
}

/** Findings with the places of their tokens in the redacted text. */
function movedToTokens(found: readonly PersonalDatum[]): readonly PersonalFinding[] {
  let turn = -1;
  let shift = 0;
  return found.map((datum) => {
    if (datum.turn !== turn) {
      turn = datum.turn;
      shift = 0;
    }
    const length = tokenOf(datum.type).length;
    const start = datum.start + shift;
    shift += length - (datum.end - datum.start);
    return { type: datum.type, turn, start, end: start + length, speaker: datum.speaker, partial: datum.partial };
  });
}

/** By name: the output must not depend on what was found first. */
function inOrder(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
