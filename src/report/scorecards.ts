// The report `scorecards`: an index of all agents and a page for each.

import { weeksBetween } from '../stats/week.ts';
import { alphabetical } from './alphabetical.ts';
import { fileName } from './file-name.ts';
import { Words } from './fold/form.ts';
import type { Report } from './report.ts';
import { agentPage, type PageSetting } from './scorecard/agent-page.ts';
import { teamSizes } from './scorecard/comparison.ts';
import { indexPage } from './scorecard/index-page.ts';
import { readRoster } from './scorecard/roster.ts';

/** Weeks of a sparkline. */
const WEEKS = 8;

const report: Report = {
  name: 'scorecards',
  title: 'Scorecards',
  description: 'every agent: score with interval, strengths and opportunities with quotes, critical errors apart',
  async build(rows, context) {
    const roster = await readRoster(rows, context);
    const known = [...roster.weeks].sort();
    const [first, last] = [known[0], known.at(-1)];
    const weeks = first === undefined || last === undefined ? [] : weeksBetween(first, last).slice(-WEEKS);
    const dictionaries = new Map(
      [...roster.forms.values()].map((form) => [form.rubric, new Words(form.rubric, context)]),
    );
    const setting: PageSetting = {
      roster,
      context,
      weeks,
      sizes: teamSizes(roster),
      words: (rubric) => dictionaries.get(rubric) ?? new Words(rubric, context),
    };
    const agents = [...roster.agents.values()].sort((a, b) => alphabetical(a.name, b.name) || (a.key < b.key ? -1 : 1));
    const pages = new Map(agents.map((agent) => [agent.key, fileName('agent', agent.name, agent.key)]));
    return {
      report: 'scorecards',
      documents: [
        indexPage(agents, pages, setting),
        ...agents.map((agent) => agentPage(agent, pages.get(agent.key) ?? '', setting)),
      ],
    };
  },
};

export default report;
