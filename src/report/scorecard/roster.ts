// One pass over the rows: what the scorecards need of every agent, a few quotes instead of the evaluations.

import type { CriterionResult, Evaluation, EvaluationRow } from '../../model/evaluation.ts';
import { type KeptQuote, quoteOf, rankOf } from '../fold/evidence.ts';
import { Form } from '../fold/form.ts';
import { Moments } from '../fold/moments.ts';
import { agentKey, inScope, Span } from '../fold/scope.ts';
import { type Ranked, Shelf } from '../fold/shelf.ts';
import { addCriteria, addMeasures, addSections, addVerdict, emptyTally, type Tally } from '../fold/tally.ts';
import type { ReportContext } from '../report.ts';

/** Promises that may still be owed to a customer, by the criterion that noticed. */
export const PROMISES: Readonly<Record<string, string>> = {
  'commitments.specific': 'promised without a clear time',
  'crm.follow-up-task': 'promised, but no task in the CRM',
};

interface Heard extends Ranked {
  readonly score: number;
  readonly date: string | undefined;
}

interface CriterionQuotes {
  readonly met: Shelf<KeptQuote>;
  readonly missed: Shelf<KeptQuote>;
}

/** An agent under one form. */
export interface AgentForm {
  readonly form: Form;
  readonly tally: Tally;
  readonly weeks: Map<string, Moments>;
  readonly quotes: Map<string, CriterionQuotes>;
  readonly best: Shelf<Heard>;
  readonly worst: Shelf<Heard>;
  first: string;
  last: string;
}

export interface AgentRecord {
  readonly key: string;
  id: string;
  name: string;
  team: string;
  /** When the name and the team were last seen: the latest counts. */
  seen: string;
  readonly forms: Map<string, AgentForm>;
}

export interface Roster {
  readonly agents: Map<string, AgentRecord>;
  readonly forms: Map<string, Form>;
  /** Totals by form and team, for comparison; `''` is everybody. */
  readonly teams: Map<string, Map<string, Tally>>;
  readonly weeks: Set<string>;
  readonly span: Span;
  rows: number;
  unattributed: number;
}

function get<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function keepQuotes(
  record: AgentForm,
  result: CriterionResult,
  evaluation: Evaluation,
  date: string | undefined,
): void {
  const met = result.outcome === 'met';
  if (!met && result.outcome !== 'not-met' && result.outcome !== 'partial') return;
  const critical = result.class !== 'non-critical';
  const quotes = get(record.quotes, result.id, () => ({
    met: new Shelf<KeptQuote>(2),
    missed: new Shelf<KeptQuote>(critical || result.id in PROMISES ? 6 : 2),
  }));
  const shelf = met ? quotes.met : quotes.missed;
  const { startedAt = '', id } = evaluation.interaction;
  // A clear miss tells more than a partial one.
  const ranked = { rank: rankOf(result) + (result.outcome === 'not-met' ? 8 : 0), startedAt, id };
  if (shelf.wants(ranked)) shelf.offer({ ...ranked, date, quote: quoteOf(result, evaluation) });
}

function addRow(
  record: AgentForm,
  { evaluation, attributes }: EvaluationRow,
  date: string | undefined,
  week: string | undefined,
): void {
  const { tally } = record;
  addVerdict(tally, evaluation);
  addSections(tally, evaluation);
  addCriteria(tally, evaluation);
  addMeasures(tally, evaluation, attributes);
  if (date !== undefined) {
    if (record.first === '' || date < record.first) record.first = date;
    if (date > record.last) record.last = date;
  }
  const { score, status } = evaluation;
  if (status === 'scored' && score !== null) {
    if (week !== undefined) get(record.weeks, week, () => new Moments()).add(score);
    const { id, startedAt = '' } = evaluation.interaction;
    record.best.offer({ rank: score, startedAt, id, score, date });
    record.worst.offer({ rank: -score, startedAt, id, score, date });
  }
  for (const result of evaluation.criteria) keepQuotes(record, result, evaluation, date);
}

function remember(record: AgentRecord, row: EvaluationRow): void {
  const { agent, startedAt = '', id } = row.evaluation.interaction;
  const seen = `${startedAt}\u0000${id}`;
  if (seen < record.seen) return;
  record.seen = seen;
  record.id = agent?.id ?? '';
  record.name = agent?.name ?? agent?.id ?? '';
  record.team = agent?.team ?? '';
}

/** Reads the rows once. Memory grows with agents and criteria, not with rows. */
export async function readRoster(rows: AsyncIterable<EvaluationRow>, context: ReportContext): Promise<Roster> {
  const roster: Roster = {
    agents: new Map(),
    forms: new Map(),
    teams: new Map(),
    weeks: new Set(),
    span: new Span(),
    rows: 0,
    unattributed: 0,
  };
  for await (const { row, date, week } of inScope(rows, context)) {
    const { evaluation } = row;
    const { agent } = evaluation.interaction;
    const formKey = `${evaluation.rubric.id}\u0000${evaluation.rubric.hash}`;
    const form = get(roster.forms, formKey, () => new Form(evaluation));
    form.add(evaluation, date, week);
    roster.rows += 1;
    roster.span.add(date);
    if (week !== undefined) roster.weeks.add(week);
    const teams = get(roster.teams, formKey, () => new Map<string, Tally>());
    for (const team of new Set(['', agent?.team ?? ''])) {
      const tally = get(teams, team, emptyTally);
      addVerdict(tally, evaluation);
      addCriteria(tally, evaluation);
      addMeasures(tally, evaluation, row.attributes);
    }
    const key = agentKey(agent);
    if (key === undefined) {
      roster.unattributed += 1;
      continue;
    }
    const record = get(
      roster.agents,
      key,
      (): AgentRecord => ({ key, id: '', name: '', team: '', seen: '', forms: new Map() }),
    );
    remember(record, row);
    const own = get(
      record.forms,
      formKey,
      (): AgentForm => ({
        form,
        tally: emptyTally(),
        weeks: new Map(),
        quotes: new Map(),
        best: new Shelf(3),
        worst: new Shelf(3),
        first: '',
        last: '',
      }),
    );
    addRow(own, row, date, week);
  }
  return roster;
}
