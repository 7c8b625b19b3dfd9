// One pass over the rows: tallies by rubric, group (everybody, a team, an agent), rubric version and week.

import type { EvaluationRow } from '../../model/evaluation.ts';
import { Form } from '../fold/form.ts';
import { agentKey, inScope, Span } from '../fold/scope.ts';
import { addCriteria, addKeywords, addVerdict, emptyTally, type Tally } from '../fold/tally.ts';
import type { ReportContext } from '../report.ts';

/** Week → rubric hash → tally. */
type WeekTallies = Map<string, Map<string, Tally>>;

export interface Group {
  readonly kind: 'all' | 'team' | 'agent';
  readonly key: string;
  name: string;
  team: string;
  /** When the name and team were last seen: the latest counts. */
  seen: string;
  readonly weeks: WeekTallies;
}

/** Everything under one rubric, in all its versions. */
export interface Ledger {
  readonly rubric: string;
  readonly forms: Map<string, Form>;
  readonly all: Group;
  readonly teams: Map<string, Group>;
  readonly agents: Map<string, Group>;
  rows: number;
}

export interface Books {
  readonly ledgers: Map<string, Ledger>;
  readonly span: Span;
}

function group(kind: Group['kind'], key: string, name: string): Group {
  return { kind, key, name, team: '', seen: '', weeks: new Map() };
}

function tallyOf({ weeks }: Group, week: string, hash: string): Tally {
  let forms = weeks.get(week);
  if (!forms) {
    forms = new Map();
    weeks.set(week, forms);
  }
  let tally = forms.get(hash);
  if (!tally) {
    tally = emptyTally();
    forms.set(hash, tally);
  }
  return tally;
}

function named(map: Map<string, Group>, kind: Group['kind'], key: string, name: string): Group {
  const known = map.get(key);
  if (known) return known;
  const made = group(kind, key, name);
  map.set(key, made);
  return made;
}

function addRow(ledger: Ledger, { evaluation }: EvaluationRow, week: string): void {
  const { agent, startedAt = '', id } = evaluation.interaction;
  const { hash } = evaluation.rubric;
  const team = agent?.team ?? '';
  const wide = team === '' ? [ledger.all] : [ledger.all, named(ledger.teams, 'team', team, team)];
  for (const one of wide) {
    const tally = tallyOf(one, week, hash);
    addVerdict(tally, evaluation);
    addCriteria(tally, evaluation);
    addKeywords(tally, evaluation);
  }
  const key = agentKey(agent);
  if (key === undefined) return;
  const own = named(ledger.agents, 'agent', key, '');
  const seen = `${startedAt}\u0000${id}`;
  if (seen >= own.seen) {
    own.seen = seen;
    own.name = agent?.name ?? agent?.id ?? '';
    own.team = team;
  }
  addVerdict(tallyOf(own, week, hash), evaluation);
}

/** Reads the rows once; those without a date stand in no week and are only counted. */
export async function readLedgers(rows: AsyncIterable<EvaluationRow>, context: ReportContext): Promise<Books> {
  const books: Books = { ledgers: new Map(), span: new Span() };
  for await (const { row, date, week } of inScope(rows, context)) {
    books.span.add(date);
    if (week === undefined) continue;
    const { id, hash } = row.evaluation.rubric;
    let ledger = books.ledgers.get(id);
    if (!ledger) {
      ledger = {
        rubric: id,
        forms: new Map(),
        all: group('all', '', 'All agents'),
        teams: new Map(),
        agents: new Map(),
        rows: 0,
      };
      books.ledgers.set(id, ledger);
    }
    let form = ledger.forms.get(hash);
    if (!form) {
      form = new Form(row.evaluation);
      ledger.forms.set(hash, form);
    }
    form.add(row.evaluation, date, week);
    ledger.rows += 1;
    addRow(ledger, row, week);
  }
  return books;
}
