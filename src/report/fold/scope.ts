// Which rows a report is about, and when they were: team, agent and period, applied while reading.

import type { EvaluationRow } from '../../model/evaluation.ts';
import type { Agent } from '../../model/interaction.ts';
import type { ReportContext } from '../report.ts';
import { calendar } from './calendar.ts';

export interface Placed {
  readonly row: EvaluationRow;
  readonly date: string | undefined;
  readonly week: string | undefined;
}

/** One key for an agent, by id where there is one. Undefined for an interaction without an agent. */
export function agentKey(agent: Agent | undefined): string | undefined {
  if (agent?.id !== undefined && agent.id !== '') return `id:${agent.id}`;
  if (agent?.name !== undefined && agent.name !== '') return `name:${agent.name}`;
  return undefined;
}

/** The rows that the context asks for, with their local dates and weeks. */
export async function* inScope(rows: AsyncIterable<EvaluationRow>, context: ReportContext): AsyncGenerator<Placed> {
  const days = calendar(context.timezone);
  const { period, team, agent } = context;
  for await (const row of rows) {
    const head = row.evaluation.interaction;
    if (team !== undefined && head.agent?.team !== team) continue;
    if (agent !== undefined && head.agent?.id !== agent && head.agent?.name !== agent) continue;
    const date = head.startedAt === undefined ? undefined : days.date(head.startedAt);
    if (period && (date === undefined || date < period.from || date > period.to)) continue;
    yield { row, date, week: date === undefined ? undefined : days.week(date) };
  }
}

/** The first and last date of what was read. */
export class Span {
  first = '';
  last = '';
  undated = 0;

  add(date: string | undefined): void {
    if (date === undefined) {
      this.undated += 1;
      return;
    }
    if (this.first === '' || date < this.first) this.first = date;
    if (date > this.last) this.last = date;
  }

  /** `2026-09-01 to 2026-11-22`, of the period asked for or else of the data. */
  words(context: ReportContext): string {
    const [from, to] = context.period ? [context.period.from, context.period.to] : [this.first, this.last];
    return from === '' ? 'no dated interactions' : from === to ? from : `${from} to ${to}`;
  }
}
