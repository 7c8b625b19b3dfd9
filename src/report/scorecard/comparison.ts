// What an agent is compared with: the team, where it has at least two agents; else everybody; else the agent's own average.

import { applied, type CriterionTally, type Tally } from '../fold/tally.ts';
import { FEWEST } from '../sureness.ts';
import type { AgentRecord, Roster } from './roster.ts';
import { metShare } from './standing.ts';

export interface Comparison {
  /** `team`, `all agents` or `own average`, as printed beside the figure. */
  readonly label: string;
  /** Absent where there is nobody else. */
  readonly tally?: Tally;
  rate(criterion: string): number | undefined;
}

/** How many agents of each team were evaluated with a form; `''` is everybody. */
export function teamSizes(roster: Roster): Map<string, Map<string, number>> {
  const sizes = new Map<string, Map<string, number>>();
  for (const agent of roster.agents.values()) {
    for (const form of agent.forms.keys()) {
      const teams = sizes.get(form) ?? new Map<string, number>();
      sizes.set(form, teams);
      for (const team of new Set(['', agent.team])) teams.set(team, (teams.get(team) ?? 0) + 1);
    }
  }
  return sizes;
}

/** A rate worth comparing with: not one of fewer than five. */
function solidShare(tally: CriterionTally | undefined): number | undefined {
  return tally && applied(tally) >= FEWEST ? metShare(tally) : undefined;
}

function ownAverage(own: Tally): number | undefined {
  const rates = [...own.criteria.keys()].sort().flatMap((id) => metShare(own.criteria.get(id)) ?? []);
  return rates.length === 0 ? undefined : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

/** The comparison for an agent under a form. */
export function comparison(
  roster: Roster,
  sizes: ReturnType<typeof teamSizes>,
  agent: AgentRecord,
  form: string,
  own: Tally,
): Comparison {
  const teams = roster.teams.get(form);
  const many = (team: string) => (sizes.get(form)?.get(team) ?? 0) >= 2;
  const found = (
    [
      ['team', agent.team],
      ['all agents', ''],
    ] as const
  ).find(([label, team]) => many(team) && (label !== 'team' || team !== ''));
  const tally = found && teams?.get(found[1]);
  if (found && tally) {
    return { label: found[0], tally, rate: (criterion) => solidShare(tally.criteria.get(criterion)) };
  }
  const average = ownAverage(own);
  return { label: 'own average', rate: () => average };
}
