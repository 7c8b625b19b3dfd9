// The index: every agent by team in alphabetical order. No ranking: five or fifty conversations don't carry one.

import type { Block, Column, Document, Row } from '../../model/document.ts';
import { alphabetical } from '../alphabetical.ts';
import { byRecency } from '../fold/form.ts';
import { CRITICAL } from '../fold/tally.ts';
import { count, formatNumber } from '../numbers.ts';
import { caution, FEWEST, scoreAxis, scoreEstimate } from '../sureness.ts';
import { currentForms, NOT_AUTOMATIC, type PageSetting, weeklyScores } from './agent-page.ts';
import type { AgentRecord } from './roster.ts';
import { headTiles } from './tiles.ts';

const columns = (axis: readonly [number, number]): readonly Column[] => [
  { key: 'agent', title: 'Agent', type: 'text' },
  { key: 'score', title: 'Score', type: 'number', axis },
  { key: 'n', title: 'n', type: 'number', digits: 0 },
  { key: 'weeks', title: 'By week', type: 'spark' },
  { key: 'passed', title: 'Passed', type: 'percent', digits: 0 },
  { key: 'customer', title: 'Customer errors', type: 'number', digits: 0 },
  { key: 'business', title: 'Business errors', type: 'number', digits: 0 },
  { key: 'compliance', title: 'Compliance errors', type: 'number', digits: 0 },
  { key: 'coverage', title: 'Coverage', type: 'percent', digits: 0, minor: true },
];

function row(
  agent: AgentRecord,
  page: string,
  { weeks }: PageSetting,
  rubric: string | undefined,
  namesake: boolean,
): Row {
  const current = currentForms(agent).current;
  const record = current.find((item) => item.form.rubric === rubric) ?? current[0];
  if (!record) return { agent: { value: agent.name, to: page } };
  const { tally } = record;
  const score = scoreEstimate(tally.score);
  const note = caution(tally.score.n);
  const critical = CRITICAL.map((name) => ({
    value: tally.erred[name],
    ...(tally.erred[name] > 0 ? ({ tone: 'bad' } as const) : {}),
  }));
  const notes = [
    ...(namesake && agent.id !== '' ? [agent.id] : []),
    ...(record.form.rubric === rubric ? [] : [`rubric ${record.form.rubric}`]),
  ];
  const different = notes.length === 0 ? {} : { note: notes.join(', ') };
  return {
    agent: { value: agent.name, to: page, ...different },
    score: score
      ? { value: score.value, low: score.low, high: score.high, ...(note ? { note } : {}) }
      : { value: null, note: note || 'no interval' },
    n: tally.score.n,
    weeks: score ? weeklyScores(record, weeks) : [],
    passed: tally.judged < FEWEST ? null : tally.passed / tally.judged,
    customer: critical[0] ?? null,
    business: critical[1] ?? null,
    compliance: critical[2] ?? null,
    coverage: tally.coverage.mean,
  };
}

/** The index of the pages; `pages` names the page of each agent. */
export function indexPage(
  agents: readonly AgentRecord[],
  pages: ReadonlyMap<string, string>,
  setting: PageSetting,
): Document {
  const { roster, context, weeks, words } = setting;
  const forms = [...roster.forms.values()];
  const rows = new Map<string, number>();
  for (const form of forms) rows.set(form.rubric, (rows.get(form.rubric) ?? 0) + form.rows);
  const [main] = [...rows].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const rubric = main?.[0];
  const latest = forms.filter((form) => form.rubric === rubric).sort(byRecency);
  const [form, ...earlier] = latest;
  const total = form && roster.teams.get(`${form.rubric}\u0000${form.hash}`)?.get('');
  const blocks: Block[] = [{ kind: 'callout', tone: 'neutral', text: [NOT_AUTOMATIC] }];
  if (total) blocks.push({ kind: 'tiles', tiles: headTiles(total, []).map(({ spark: _, ...tile }) => tile) });
  if (earlier.length > 0 && form) {
    blocks.push({
      kind: 'callout',
      tone: 'warn',
      text: [
        `${words(form.rubric).title} changed during the period. Figures are those of version ${form.version} (${form.hash.slice(0, 19)}), for each agent of the latest version used; earlier versions stand apart on the agents’ pages.`,
      ],
    });
  }
  const axis = scoreAxis(
    agents.flatMap((agent) => currentForms(agent).current.map((item) => scoreEstimate(item.tally.score)?.low ?? 100)),
  );
  const names = new Map<string, number>();
  for (const agent of agents) names.set(agent.name, (names.get(agent.name) ?? 0) + 1);
  const teams = [...new Set(agents.map((agent) => agent.team))].sort(
    (a, b) => Number(a === '') - Number(b === '') || alphabetical(a, b),
  );
  for (const team of teams) {
    const members = agents.filter((agent) => agent.team === team);
    const name = team === '' ? 'Without a team' : team;
    blocks.push({ kind: 'heading', level: 2, text: name, detail: count(members.length, 'agent') });
    blocks.push({
      kind: 'table',
      name: 'agents',
      group: name,
      columns: columns(axis),
      rows: members.map((agent) =>
        row(agent, pages.get(agent.key) ?? '', setting, rubric, (names.get(agent.name) ?? 0) > 1),
      ),
    });
  }
  if (agents.length === 0) blocks.push({ kind: 'paragraph', text: ['No evaluated interaction names an agent.'] });
  blocks.push({
    kind: 'paragraph',
    text: [
      {
        text: `Agents are in alphabetical order, not ranked. Fewer than ${FEWEST} scored: no score; 5 to 9: indicative. Error columns count the interactions with a critical error of the class, apart from the score. Lines show weekly means${weeks.length > 0 ? `, ${weeks[0]} to ${weeks.at(-1)}` : ''}.`,
        muted: true,
      },
    ],
  });
  const left = [
    ...(roster.unattributed > 0
      ? [`${formatNumber(roster.unattributed, 0)} evaluations name no agent and stand on no page`]
      : []),
    ...(roster.span.undated > 0
      ? [`${formatNumber(roster.span.undated, 0)} evaluations have no date and stand in no week`]
      : []),
  ];
  return {
    name: 'index',
    title: 'Scorecards',
    subtitle: `${roster.span.words(context)} · ${count(agents.length, 'agent')} · ${count(roster.rows, 'evaluation')}`,
    blocks,
    footer: [
      ...forms
        .sort((a, b) => (a.rubric < b.rubric ? -1 : a.rubric > b.rubric ? 1 : byRecency(a, b)))
        .map(
          (item) =>
            `Rubric ${item.rubric} ${item.version}, ${item.hash}, engine ${[...item.engines].sort().join(', ')}`,
        ),
      ...left,
    ],
  };
}
