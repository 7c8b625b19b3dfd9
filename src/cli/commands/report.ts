// callmark report: rows of the store, laid out by a report, printed in any format.

import { resolve } from 'node:path';
import type { EvaluationRow } from '../../model/evaluation.ts';
import type { Rubric } from '../../model/rubric.ts';
import { type ReportContext, reports } from '../../report/index.ts';
import { nearest } from '../../rubric/spelling.ts';
import { openStore, type Store, StoreFault } from '../../store/index.ts';
import { loadConfig } from '../config.ts';
import { CommandFailed, EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { type LogFlags, openLog } from '../log.ts';
import { periodOf } from '../period.ts';
import { reportTargets, tablesOf, writeReport } from '../report-targets.ts';
import { chosenRubrics, knownRubrics } from '../rubric-choice.ts';
import { problemText, shownName } from '../shown.ts';
import { zoneOf } from '../timezone.ts';

interface ReportFlags extends LogFlags {
  readonly store?: string;
  readonly rubric?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly team?: string;
  readonly agent?: string;
  readonly table?: string;
  readonly timezone?: string;
  readonly format?: string;
  readonly output?: readonly string[];
}

export async function report(io: Io, name: string, flags: ReportFlags): Promise<number> {
  const chosen = Object.hasOwn(reports, name) ? reports[name] : undefined;
  if (chosen === undefined) throw noReport(name);
  const period = periodOf(flags);
  const config = await loadConfig(io);
  const timezone = zoneOf(flags, config);
  const targets = await reportTargets(io, flags);
  const log = await openLog(io, flags);
  const store = await openStore(resolve(io.cwd, flags.store ?? config.store ?? 'callmark-store'));
  if (!('rows' in store)) throw new CommandFailed(EXIT.input, [problemText(io, store)]);
  const only = flags.rubric === undefined ? undefined : await chosenRubrics(io, config, store, flags.rubric);
  const known = await knownRubrics(io, config, flags.rubric ?? []);
  const context: ReportContext = {
    rubrics: known.filter((rubric) => only === undefined || only.has(rubric.id)).map(words),
    ...(period === undefined ? {} : { period }),
    ...(flags.team === undefined ? {} : { team: flags.team }),
    ...(flags.agent === undefined ? {} : { agent: flags.agent }),
    ...(timezone === undefined ? {} : { timezone }),
  };
  const people = new People(flags);
  try {
    const set = await chosen.build(people.watch(io, rowsOf(store, only)), context);
    log.step('report built', { rows: people.rows, documents: set.documents.length });
    people.assertFound();
    assertTable(flags.table, tablesOf(set));
    for (const target of targets) await writeReport(io, set, target, flags.table, log);
  } catch (error) {
    if (error instanceof StoreFault) throw new CommandFailed(EXIT.output, [problemText(io, error.problem)]);
    throw error;
  }
  return EXIT.done;
}

function assertTable(table: string | undefined, tables: readonly string[]): void {
  if (table === undefined || tables.includes(table)) return;
  throw new CommandFailed(EXIT.usage, [
    `This report has no table called ${shownName(table)}.`,
    `  There are: ${tables.join(', ')}`,
  ]);
}

function noReport(name: string): CommandFailed {
  const names = Object.keys(reports);
  const near = nearest(name, names);
  return new CommandFailed(EXIT.usage, [
    `There is no report called ${shownName(name)}.`,
    near === undefined ? `  There are: ${names.join(', ')}` : `  Did you mean ${near}? There are: ${names.join(', ')}`,
  ]);
}

async function* rowsOf(store: Store, only: ReadonlySet<string> | undefined): AsyncGenerator<EvaluationRow> {
  const [first] = only ?? [];
  const filter = only?.size === 1 && first !== undefined ? { rubric: first } : {};
  for await (const row of store.rows(filter)) if (only === undefined || only.has(row.evaluation.rubric.id)) yield row;
}

/** Notes who is in the store, so that a team or agent who is not can be told from one without contacts. */
class People {
  readonly #wanted: Pick<ReportFlags, 'team' | 'agent'>;
  readonly #teams = new Set<string>();
  readonly #agents = new Set<string>();
  rows = 0;

  constructor(wanted: Pick<ReportFlags, 'team' | 'agent'>) {
    this.#wanted = wanted;
  }

  async *watch(io: Io, rows: AsyncIterable<EvaluationRow>): AsyncGenerator<EvaluationRow> {
    for await (const row of rows) {
      io.signal.throwIfAborted();
      this.rows++;
      const { agent } = row.evaluation.interaction;
      if (agent?.team !== undefined) this.#teams.add(agent.team);
      for (const name of [agent?.id, agent?.name]) if (name !== undefined) this.#agents.add(name);
      yield row;
    }
  }

  assertFound(): void {
    if (this.rows === 0) throw new CommandFailed(EXIT.input, ['The store holds no evaluations yet.']);
    const { team, agent } = this.#wanted;
    if (team !== undefined && !this.#teams.has(team)) throw nobody('team', team, this.#teams);
    if (agent !== undefined && !this.#agents.has(agent)) throw nobody('agent', agent, this.#agents);
  }
}

function nobody(kind: string, name: string, known: ReadonlySet<string>): CommandFailed {
  const near = nearest(name, known);
  return new CommandFailed(EXIT.input, [
    `The store has no ${kind} called ${shownName(name)}.`,
    ...(near === undefined ? [] : [`  Did you mean ${shownName(near)}?`]),
  ]);
}

function words(rubric: Rubric): ReportContext['rubrics'][number] {
  return {
    id: rubric.id,
    title: rubric.title,
    sections: rubric.sections.map(({ id, title }) => ({ id, title })),
    criteria: rubric.criteria.map(({ id, title, class: errorClass, weight, section, coaching }) => ({
      id,
      title,
      class: errorClass,
      weight,
      section,
      ...(coaching === undefined ? {} : { coaching }),
    })),
  };
}
