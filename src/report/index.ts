// The table of reports: to add one, write it and give it a line here; every output format comes with it.

import type { Report } from './report.ts';
import scorecards from './scorecards.ts';
import trends from './trends.ts';

export { print } from './print/index.ts';
export type { Report, ReportContext } from './report.ts';

export const reports: Readonly<Record<string, Report>> = { scorecards, trends };
