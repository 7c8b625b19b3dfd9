// The pages of the trend report: everybody first, then a page for each team.

import type { Block, Document, Tile } from '../../model/document.ts';
import { byRecency } from '../fold/form.ts';
import { count, formatInterval, formatNumber, formatPercent } from '../numbers.ts';
import { meanEstimate, shareEstimate } from '../sureness.ts';
import { Moments } from '../fold/moments.ts';
import type { Ledger } from './ledger.ts';
import { type Signal, signalWords, stories } from './signal.ts';
import { capital, chartOf, everyLine, type Setting, type Study } from './study.ts';
import { criteriaTable, groupTable, keywordTable } from './tables.ts';

/** At most so many stories on a page: the rest are counted. */
const MOST_STORIES = 20;

function tiles(one: Study, told: number, { versions }: Setting): Tile[] {
  const latest = one.weeks.findLast((week) => week.tally)?.hash;
  const score = new Moments();
  const hits = { passed: 0, judged: 0, erred: 0, checked: 0 };
  for (const { tally, hash } of one.weeks) {
    if (!tally || hash !== latest) continue;
    score.merge(tally.score);
    hits.passed += tally.passed;
    hits.judged += tally.judged;
    hits.erred += tally.erred['compliance-critical'];
    hits.checked += tally.checked;
  }
  const changed = new Set(versions.values()).size > 1 ? ', latest rubric version' : '';
  const mean = score.n < 5 ? null : meanEstimate(score, 0, 100);
  const pass = shareEstimate(hits.passed, hits.judged);
  const clean = shareEstimate(hits.checked - hits.erred, hits.checked);
  const contacts = one.volume.line.points;
  return [
    {
      label: `Score${changed}`,
      value: mean ? formatNumber(mean.value, 1) : '–',
      detail: mean ? `95 % interval ${formatInterval(mean.low, mean.high, 'number')}, n = ${formatNumber(mean.n, 0)}` : `n = ${score.n}: too few`,
      ...(mean ? { spark: one.score.line.points.map((point) => point.y) } : {}),
    },
    {
      label: `Passed${changed}`,
      value: pass && pass.n >= 5 ? formatPercent(pass.value) : '–',
      detail: pass && pass.n >= 5 ? `${formatInterval(pass.low, pass.high, 'percent')}, n = ${formatNumber(pass.n, 0)}` : 'too few',
    },
    {
      label: 'Without a compliance-critical error',
      value: clean && clean.n >= 5 ? formatPercent(clean.value, 1) : '–',
      detail: clean && clean.n >= 5 ? `${formatInterval(clean.low, clean.high, 'percent', 1)}, n = ${formatNumber(clean.n, 0)}` : 'too few',
    },
    {
      label: 'Contacts',
      value: formatNumber(contacts.reduce((sum, point) => sum + point.n, 0), 0),
      detail: `in ${count(contacts.filter((point) => point.y !== null).length, 'week')} with data, of ${contacts.length}`,
      spark: contacts.map((point) => point.y),
    },
    { label: 'Signals', value: formatNumber(told, 0), detail: told === 0 ? 'no line left its limits' : 'listed below, what lasts first', tone: told > 0 ? 'warn' : 'neutral' },
  ];
}

function signalBlocks(studies: readonly Study[], page: (one: Signal) => string | undefined): { blocks: Block[]; told: number } {
  const lines = studies.flatMap(everyLine);
  const told = stories(lines.flatMap((followed) => [...followed.signals]));
  const judged = lines.reduce((sum, { line }) => sum + line.judged, 0);
  const drawn = lines.filter(({ line }) => line.judged > 0).length;
  const chance = formatNumber(judged * 0.0027, 0);
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: 'Signals' }];
  if (drawn === 0) {
    blocks.push({ kind: 'callout', tone: 'neutral', text: ['Fewer than 8 weeks with data under one rubric version: there are no limits yet, so nothing can be called a change.'] });
  } else if (told.length === 0) {
    blocks.push({ kind: 'callout', tone: 'good', text: ['No line left its limits: the weeks differ by no more than chance explains.'] });
  } else {
    blocks.push({ kind: 'list', items: told.slice(0, MOST_STORIES).map(({ head, others }) => signalWords(head, others, page(head))) });
  }
  if (told.length > MOST_STORIES) {
    blocks.push({ kind: 'paragraph', text: [`${told.length - MOST_STORIES} more are marked in the tables and charts.`] });
  }
  if (drawn > 0) {
    blocks.push({
      kind: 'paragraph',
      text: [
        {
          text: `Looked at ${count(drawn, 'line')} with ${formatNumber(judged, 0)} weekly points; about ${chance} of these would cross a 3-sigma limit by chance alone, and runs of eight add some. Limits rest on the first weeks (at least 8, at most 20, leaving out the latest 4) and then stay as they are.`,
          muted: true,
        },
      ],
    });
  }
  return { blocks, told: told.length };
}

function body(one: Study, name: string): Block[] {
  const topics = one.keywords.length > 0 ? keywordTable(one, name) : undefined;
  return [
    { kind: 'heading', level: 2, text: 'Critical errors', detail: 'share of contacts with at least one' },
    { kind: 'multiples', charts: one.critical.map((followed) => chartOf(followed, followed.measure.title)) },
    { kind: 'heading', level: 2, text: 'Criteria', detail: 'how often each was met, of the times it applied' },
    criteriaTable(one, name),
    ...(topics
      ? ([{ kind: 'heading', level: 2, text: 'What customers and agents talk about', detail: 'share of contacts that mention a group at least once' }, topics] as const)
      : []),
    { kind: 'heading', level: 2, text: 'Contacts and mood' },
    { kind: 'multiples', charts: [chartOf(one.volume, 'Contacts a week', 'bar'), chartOf(one.mood, 'Customers’ mood, from −1 to 1')] },
  ];
}

function changeNotes(ledger: Ledger, { versions, weeks }: Setting, leftOut: number): Block[] {
  const forms = [...ledger.forms.values()].sort(byRecency).reverse();
  if (forms.length < 2) return [];
  const starts = weeks.flatMap((week, index) => {
    const hash = versions.get(week);
    const before = weeks.slice(0, index).findLast((earlier) => versions.has(earlier));
    const form = hash === undefined ? undefined : ledger.forms.get(hash);
    return form && before !== undefined && versions.get(before) !== hash ? [`${week} (version ${form.version}, ${form.hash.slice(0, 19)})`] : [];
  });
  return [
    {
      kind: 'callout',
      tone: 'warn',
      text: [
        `The rubric changed: ${starts.length > 0 ? `lines break at ${starts.join(', ')} and limits start anew there` : 'all weeks are shown in one version'}. Versions are never averaged together${leftOut > 0 ? `; ${count(leftOut, 'evaluation')} of another version than their week’s are left out of the lines` : ''}.`,
      ],
    },
  ];
}

export interface TrendParts {
  readonly ledger: Ledger;
  readonly setting: Setting;
  readonly all: Study;
  readonly teams: readonly Study[];
  readonly agents: readonly Study[];
  readonly subtitle: string;
  readonly footer: readonly string[];
  /** The page of a team, by its key. */
  page(team: string): string | undefined;
}

/** The page about everybody. */
export function allPage(parts: TrendParts, name: string, title: string): Document {
  const { ledger, setting, all, teams, agents, page } = parts;
  const several = teams.length > 1;
  const wide = several ? [all, ...teams] : [all];
  const where = ({ group }: Signal) => (group.kind === 'all' ? undefined : page(group.kind === 'team' ? group.key : group.team));
  const { blocks: signals, told } = signalBlocks([...wide, ...agents], where);
  const leftOut = all.weeks.reduce((sum, week) => sum + week.leftOut, 0);
  return {
    name,
    title,
    subtitle: parts.subtitle,
    blocks: [
      { kind: 'tiles', tiles: tiles(all, told, setting) },
      ...changeNotes(ledger, setting, leftOut),
      ...signals,
      { kind: 'heading', level: 2, text: 'Score' },
      chartOf(all.score, 'Mean score by week, all agents'),
      ...(several ? ([{ kind: 'heading', level: 3, text: 'By team' }, { kind: 'multiples', charts: teams.map((one) => chartOf(one.score, one.group.name)) }] as const) : []),
      ...body(all, 'All agents'),
      ...(teams.length > 0
        ? ([{ kind: 'heading', level: 2, text: 'Teams' }, groupTable(teams, 'teams', 'Team', 'All agents', (one) => page(one.group.key))] as const)
        : []),
      ...(teams.length === 0 && agents.length > 0
        ? ([{ kind: 'heading', level: 2, text: 'Agents' }, groupTable(agents, 'agents', 'Agent', 'All agents', () => undefined)] as const)
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
    subtitle: parts.subtitle,
    blocks: [
      { kind: 'tiles', tiles: tiles(team, told, parts.setting) },
      ...changeNotes(parts.ledger, parts.setting, team.weeks.reduce((sum, week) => sum + week.leftOut, 0)),
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

