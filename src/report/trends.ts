// The report `trends`: what changed from week to week, for everybody, by team and by agent.

import type { Document } from '../model/document.ts';
import { weeksBetween } from '../stats/week.ts';
import { alphabetical } from './alphabetical.ts';
import { fileName } from './file-name.ts';
import { byRecency, Words } from './fold/form.ts';
import { count, formatNumber } from './numbers.ts';
import type { Report, ReportContext } from './report.ts';
import { type Books, type Ledger, readLedgers } from './trend/ledger.ts';
import { allPage, keywordGroups, type TrendParts, teamPage } from './trend/pages.ts';
import { type Setting, type Study, study } from './trend/study.ts';
import { stretches, versionOfWeek } from './trend/weeks.ts';

function settingOf(ledger: Ledger, weeks: readonly string[], context: ReportContext): Setting | undefined {
  const [form] = [...ledger.forms.values()].sort(byRecency);
  if (!form) return undefined;
  const versions = new Map<string, string>();
  for (const week of weeks) {
    const hash = versionOfWeek(ledger, week);
    if (hash !== undefined) versions.set(week, hash);
  }
  return {
    weeks,
    versions,
    stretches: stretches(weeks, versions),
    form,
    words: new Words(ledger.rubric, context),
    keywords: keywordGroups(ledger),
  };
}

function byName(a: Study, b: Study): number {
  return alphabetical(a.group.name, b.group.name) || (a.group.key < b.group.key ? -1 : 1);
}

function pagesOf(ledger: Ledger, books: Books, context: ReportContext, only: boolean): Document[] {
  const known = [...ledger.all.weeks.keys()].sort();
  const weeks = weeksBetween(known[0] ?? '', known.at(-1) ?? '');
  const setting = settingOf(ledger, weeks, context);
  if (!setting) return [];
  const teams = [...ledger.teams.values()].map((group) => study(group, setting)).sort(byName);
  const names = new Map(
    teams.map(({ group }) => [group.key, fileName('team', group.name, `${ledger.rubric}\u0000${group.key}`)]),
  );
  const { undated } = books.span;
  const parts: TrendParts = {
    ledger,
    setting,
    teams,
    all: study(ledger.all, setting),
    agents: [...ledger.agents.values()].map((group) => study(group, setting)).sort(byName),
    subtitle: (one) => {
      const evaluations = one.volume.line.points.reduce((sum, point) => sum + point.n, 0);
      return `${setting.words.title} · ${books.span.words(context)} · ${count(evaluations, 'evaluation')} in ${count(weeks.length, 'week')}`;
    },
    footer: [
      ...[...ledger.forms.values()]
        .sort(byRecency)
        .map(
          (form) =>
            `Rubric ${form.rubric} ${form.version}, ${form.hash}, engine ${[...form.engines].sort().join(', ')}`,
        ),
      ...(undated > 0 ? [`${formatNumber(undated, 0)} evaluations have no date and stand in no week`] : []),
    ],
    page: (team) => names.get(team),
  };
  const name = only ? 'index' : fileName('rubric', ledger.rubric, ledger.rubric);
  return [
    allPage(parts, name, only ? 'Trends' : `Trends: ${setting.words.title}`),
    ...teams.map((team) => teamPage(parts, team, names.get(team.group.key) ?? '')),
  ];
}

const report: Report = {
  name: 'trends',
  title: 'Trends',
  description:
    'what changed from week to week: scores, critical errors, criteria, keywords, mood, volume, with control limits',
  async build(rows, context) {
    const books = await readLedgers(rows, context);
    const ledgers = [...books.ledgers.values()].sort((a, b) => b.rows - a.rows || (a.rubric < b.rubric ? -1 : 1));
    const pages = ledgers.flatMap((ledger) => pagesOf(ledger, books, context, ledgers.length === 1));
    const [first, ...rest] = pages;
    if (first && ledgers.length === 1) return { report: 'trends', documents: [first, ...rest] };
    const index: Document = {
      name: 'index',
      title: 'Trends',
      subtitle: books.span.words(context),
      blocks:
        ledgers.length === 0
          ? [{ kind: 'callout', tone: 'neutral', text: ['No dated evaluations in this period.'] }]
          : [
              { kind: 'paragraph', text: ['Each rubric has lines of its own; rubrics are never averaged together.'] },
              {
                kind: 'list',
                items: ledgers.map((ledger) => [
                  {
                    text: new Words(ledger.rubric, context).title,
                    to: fileName('rubric', ledger.rubric, ledger.rubric),
                  },
                  `: ${count(ledger.rows, 'evaluation')}`,
                ]),
              },
            ],
      footer:
        books.span.undated > 0
          ? [`${formatNumber(books.span.undated, 0)} evaluations have no date and stand in no week`]
          : [],
    };
    return { report: 'trends', documents: [index, ...pages] };
  },
};

export default report;
