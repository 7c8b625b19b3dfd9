// The pages of the trend report: everybody first, then a page for each team.

import type { Block, Document } from '../../model/document.ts';
import type { Ledger } from './ledger.ts';
import { changeNotes, signalBlocks, tiles } from './news.ts';
import type { Signal } from './signal.ts';
import { capital, chartOf, type Setting, type Study } from './study.ts';
import { criteriaTable, groupTable, keywordTable } from './tables.ts';

function body(one: Study, name: string): Block[] {
  const topics = one.keywords.length > 0 ? keywordTable(one, name) : undefined;
  return [
    { kind: 'heading', level: 2, text: 'Critical errors', detail: 'share of contacts with at least one' },
    { kind: 'multiples', charts: one.critical.map((followed) => chartOf(followed, followed.measure.title)) },
    { kind: 'heading', level: 2, text: 'Criteria', detail: 'how often each was met, of the times it applied' },
    criteriaTable(one, name),
    ...(topics
      ? ([
          {
            kind: 'heading',
            level: 2,
            text: 'What customers and agents talk about',
            detail: 'share of contacts that mention a group at least once',
          },
          topics,
        ] as const)
      : []),
    { kind: 'heading', level: 2, text: 'Contacts and mood' },
    {
      kind: 'multiples',
      charts: [chartOf(one.volume, 'Contacts a week', 'bar'), chartOf(one.mood, 'Customers’ mood, from −1 to 1')],
    },
  ];
}

export interface TrendParts {
  readonly ledger: Ledger;
  readonly setting: Setting;
  readonly all: Study;
  readonly teams: readonly Study[];
  readonly agents: readonly Study[];
  /** Rubric, period and the number of evaluations of a group. */
  subtitle(one: Study): string;
  readonly footer: readonly string[];
  /** The page of a team, by its key. */
  page(team: string): string | undefined;
}

/** The page about everybody. */
export function allPage(parts: TrendParts, name: string, title: string): Document {
  const { ledger, setting, all, teams, agents, page } = parts;
  const several = teams.length > 1;
  const wide = several ? [all, ...teams] : [all];
  const where = ({ group }: Signal) =>
    group.kind === 'all' ? undefined : page(group.kind === 'team' ? group.key : group.team);
  const { blocks: signals, told } = signalBlocks([...wide, ...agents], where);
  const leftOut = all.weeks.reduce((sum, week) => sum + week.leftOut, 0);
  return {
    name,
    title,
    subtitle: parts.subtitle(all),
    blocks: [
      { kind: 'tiles', tiles: tiles(all, told, setting) },
      ...changeNotes(ledger, setting, leftOut),
      ...signals,
      { kind: 'heading', level: 2, text: 'Score' },
      chartOf(all.score, 'Mean score by week, all agents'),
      ...(several
        ? ([
            { kind: 'heading', level: 3, text: 'By team' },
            { kind: 'multiples', charts: teams.map((one) => chartOf(one.score, one.group.name)) },
          ] as const)
        : []),
      ...body(all, 'All agents'),
      ...(teams.length > 0
        ? ([
            { kind: 'heading', level: 2, text: 'Teams' },
            groupTable(teams, 'teams', 'Team', 'All agents', (one) => page(one.group.key)),
          ] as const)
        : []),
      ...(teams.length === 0 && agents.length > 0
        ? ([
            { kind: 'heading', level: 2, text: 'Agents' },
            groupTable(agents, 'agents', 'Agent', 'All agents', () => undefined),
          ] as const)
        : []),
    ],
    footer: parts.footer,
  };
}

/** The page of a team. */
export function teamPage(parts: TrendParts, team: Study, name: string): Document {
  const agents = parts.agents.filter((one) => one.group.team === team.group.key);
  const { blocks: signals, told } = signalBlocks([team, ...agents], () => undefined);
  return {
    name,
    title: capital(`Team ${team.group.name}`),
    subtitle: parts.subtitle(team),
    blocks: [
      { kind: 'tiles', tiles: tiles(team, told, parts.setting) },
      ...changeNotes(
        parts.ledger,
        parts.setting,
        team.weeks.reduce((sum, week) => sum + week.leftOut, 0),
      ),
      ...signals,
      { kind: 'heading', level: 2, text: 'Score' },
      chartOf(team.score, 'Mean score by week'),
      ...body(team, team.group.name),
      { kind: 'heading', level: 2, text: 'Agents', detail: 'in alphabetical order, not ranked' },
      groupTable(agents, 'agents', 'Agent', team.group.name, () => undefined),
    ],
    footer: parts.footer,
  };
}

/** Keyword groups that anybody mentioned, in order of name. */
export function keywordGroups(ledger: Ledger): string[] {
  const groups = new Set<string>();
  for (const tallies of ledger.all.weeks.values()) {
    for (const tally of tallies.values()) for (const group of tally.keywords.keys()) groups.add(group);
  }
  return [...groups].sort();
}
