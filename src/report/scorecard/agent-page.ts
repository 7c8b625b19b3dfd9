// The page of one agent: each rubric in its latest version, then what is owed to customers, what to listen to, what was left out.

import type { Block, Document, Row } from '../../model/document.ts';
import { byRecency, type Words } from '../fold/form.ts';
import { count, formatNumber } from '../numbers.ts';
import type { ReportContext } from '../report.ts';
import { scoreAxis, scoreEstimate } from '../sureness.ts';
import { besideBlocks } from './beside.ts';
import { cardBlocks } from './card.ts';
import { comparison, type teamSizes } from './comparison.ts';
import { type AgentForm, type AgentRecord, PROMISES, type Roster } from './roster.ts';
import { unscoredWords } from './tiles.ts';

export const NOT_AUTOMATIC =
  'For coaching by a person who has listened to the conversations. Not for automatic decisions about people.';

/** An agent's forms, the latest version of each rubric apart from the earlier ones; the rubric with most evaluations first. */
export function currentForms(agent: AgentRecord): { current: AgentForm[]; earlier: AgentForm[] } {
  const rubrics = new Map<string, AgentForm[]>();
  for (const record of agent.forms.values()) {
    rubrics.set(record.form.rubric, [...(rubrics.get(record.form.rubric) ?? []), record]);
  }
  const current: AgentForm[] = [];
  const earlier: AgentForm[] = [];
  for (const records of rubrics.values()) {
    const [latest, ...rest] = records.sort((a, b) => byRecency(a.form, b.form));
    if (latest) current.push(latest);
    earlier.push(...rest);
  }
  const order = (a: AgentForm, b: AgentForm) =>
    b.form.rows - a.form.rows ||
    (a.form.rubric < b.form.rubric ? -1 : a.form.rubric > b.form.rubric ? 1 : byRecency(a.form, b.form));
  return { current: current.sort(order), earlier: earlier.sort(order) };
}

/** Weekly mean scores, null for a week without any. */
export function weeklyScores(record: AgentForm, weeks: readonly string[]): (number | null)[] {
  return weeks.map((week) => record.weeks.get(week)?.mean ?? null);
}

function promiseBlocks(record: AgentForm): Block[] {
  const rows = Object.entries(PROMISES).flatMap(([id, what]): Row[] =>
    (record.quotes.get(id)?.missed.items ?? []).map(({ quote, date }) => ({
      interaction: quote.interaction,
      date: date ?? null,
      what,
      words: quote.form === 'said' ? `“${quote.text}”` : quote.text,
      at: quote.at ?? null,
    })),
  );
  if (rows.length === 0) return [];
  const total = Object.keys(PROMISES).reduce((sum, id) => {
    const tally = record.tally.criteria.get(id);
    return sum + (tally ? tally.notMet + tally.partial : 0);
  }, 0);
  return [
    {
      kind: 'heading',
      level: 2,
      text: 'Commitments outstanding',
      detail: `${rows.length} of ${total} shown, the clearest and latest first`,
    },
    {
      kind: 'table',
      name: 'commitments',
      columns: [
        { key: 'interaction', title: 'Interaction', type: 'text' },
        { key: 'date', title: 'Date', type: 'date' },
        { key: 'what', title: 'What is open', type: 'text' },
        { key: 'words', title: 'Words', type: 'text' },
        { key: 'at', title: 'At', type: 'text' },
      ],
      rows,
    },
  ];
}

function listenBlocks(record: AgentForm): Block[] {
  const { best, worst } = record;
  if (best.items.length === 0) return [];
  const row =
    (which: string) =>
    (heard: (typeof best.items)[number]): Row => ({
      interaction: heard.id,
      which,
      score: heard.score,
      date: heard.date ?? null,
    });
  const low = worst.items.filter((item) => !best.items.some((other) => other.id === item.id));
  return [
    { kind: 'heading', level: 2, text: 'Worth listening to' },
    {
      kind: 'table',
      name: 'listen',
      columns: [
        { key: 'interaction', title: 'Interaction', type: 'text' },
        { key: 'which', title: 'Which', type: 'text' },
        { key: 'score', title: 'Score', type: 'number' },
        { key: 'date', title: 'Date', type: 'date' },
      ],
      rows: [...best.items.map(row('among the highest')), ...low.map(row('among the lowest'))],
    },
  ];
}

function earlierBlocks(earlier: readonly AgentForm[], words: (rubric: string) => Words): Block[] {
  if (earlier.length === 0) return [];
  const axis = scoreAxis(earlier.map(({ tally }) => scoreEstimate(tally.score)?.low ?? 100));
  return [
    { kind: 'heading', level: 2, text: 'Earlier rubric versions', detail: 'scored with another form, not mixed in' },
    {
      kind: 'table',
      name: 'earlier',
      columns: [
        { key: 'rubric', title: 'Rubric', type: 'text' },
        { key: 'hash', title: 'Hash', type: 'text' },
        { key: 'period', title: 'Period', type: 'text' },
        { key: 'score', title: 'Score', type: 'number', axis },
        { key: 'n', title: 'n', type: 'number', digits: 0 },
      ],
      rows: earlier.map((record): Row => {
        const score = scoreEstimate(record.tally.score);
        return {
          rubric: `${words(record.form.rubric).title} ${record.form.version}`,
          hash: record.form.hash.slice(0, 19),
          period: `${record.first} to ${record.last}`,
          score: score
            ? { value: score.value, low: score.low, high: score.high }
            : { value: null, note: 'not shown: too few' },
          n: record.tally.score.n,
        };
      }),
    },
  ];
}

export interface PageSetting {
  readonly roster: Roster;
  readonly context: ReportContext;
  readonly sizes: ReturnType<typeof teamSizes>;
  readonly weeks: readonly string[];
  words(rubric: string): Words;
}

/** The page of an agent. */
export function agentPage(agent: AgentRecord, name: string, setting: PageSetting): Document {
  const { roster, context, sizes, weeks, words } = setting;
  const { current, earlier } = currentForms(agent);
  const blocks: Block[] = [{ kind: 'callout', tone: 'neutral', text: [NOT_AUTOMATIC] }];
  for (const [index, record] of current.entries()) {
    const { form, tally } = record;
    const other = comparison(roster, sizes, agent, `${form.rubric}\u0000${form.hash}`, tally);
    if (current.length > 1) blocks.push({ kind: 'heading', level: 2, text: words(form.rubric).title });
    blocks.push(...cardBlocks(record, words(form.rubric), other, weeklyScores(record, weeks)));
    if (index === 0) blocks.push(...besideBlocks(tally, other));
    blocks.push(...promiseBlocks(record), ...(index === 0 ? listenBlocks(record) : []));
  }
  blocks.push(...earlierBlocks(earlier, words));
  const [main] = current;
  const evaluated = main ? main.tally.rows : 0;
  const summary = main?.tally.score.mean == null ? '' : ` ${summaryWords(main)}`;
  return {
    name,
    title: agent.name,
    subtitle: `${[agent.team, roster.span.words(context)].filter(Boolean).join(' · ')} · ${count(evaluated, 'interaction')} evaluated${summary}`,
    blocks,
    footer: [
      ...current.map(({ form }) => `Rubric ${form.rubric} ${form.version}, ${form.hash}`),
      ...(agent.id === '' ? [] : [`Agent ${agent.id}`]),
    ],
  };
}

function summaryWords({ tally }: AgentForm): string {
  const score = scoreEstimate(tally.score);
  if (!score) return `(${unscoredWords(tally)})`;
  return `(${formatNumber(score.n, 0)} scored)`;
}
