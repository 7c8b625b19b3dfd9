// What happens to an interaction between being read and being scored: the CRM row beside it, personal data out of it.

import { type CrmTable, joinCrm } from '../ingest/crm/index.ts';
import type { Interaction } from '../model/interaction.ts';
import type { PersonalFinding } from '../model/personal-data.ts';
import { redactAttributes } from '../privacy/attributes.ts';
import { type PersonalDatum, tokenOf } from '../privacy/personal-datum.ts';
import { redact } from '../privacy/redact.ts';
import type { Redaction } from '../scoring/evaluate.ts';

export interface Prepared {
  readonly interaction: Interaction;
  readonly redaction: Redaction;
}

/** Joins and redacts. What follows never sees a card number, so nothing that it writes can hold one. */
export function prepare(read: Interaction, crm: CrmTable | undefined): Prepared {
  const joined = crm === undefined ? read : joinCrm(read, crm);
  const { turns, redactions, found } = redact(joined.turns);
  const inFields = redactAttributes(joined.attributes);
  const counts = sum(redactions, inFields.redactions);
  return {
    interaction: { ...joined, turns, attributes: inFields.attributes },
    redaction: { found: movedToTokens(found), counts },
  };
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

function sum(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const type of [...new Set([...Object.keys(a), ...Object.keys(b)])].sort())
    total[type] = (a[type] ?? 0) + (b[type] ?? 0);
  return total;
}
