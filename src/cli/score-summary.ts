// The summary at the end of a run: what a person wants to know first.

import type { CrmCounts } from '../ingest/crm/index.ts';
import type { Skipped } from '../ingest/list.ts';
import type { BadRecord } from '../model/problem.ts';
import { Reasons } from '../pipeline/reasons.ts';
import type { ListenFirst, RubricTally, Tally } from '../pipeline/tally.ts';
import { inert } from '../report/inert.ts';
import { many, shownName, wrap } from './shown.ts';

export interface StoreFacts {
  readonly dir: string;
  readonly version: number;
  readonly added: number;
  readonly replaced: number;
  readonly noop: boolean;
}

export interface SummaryFacts {
  readonly tally: Tally;
  readonly skipped: readonly Skipped[];
  readonly crm?: CrmCounts;
  /** Rows of the CRM export that could not be used. */
  readonly crmBad: readonly BadRecord[];
  /** Absent where nothing was published in a store. */
  readonly store?: StoreFacts;
  /** The file that lists what was quarantined; absent where standard error does. */
  readonly quarantine?: string;
  readonly outputs: readonly string[];
  /** False: only what was read and quarantined is told, because scores that nobody gets should not be quoted. */
  readonly published: boolean;
  /** Commands to go on with. */
  readonly next: readonly string[];
}

const SHOWN_MOST = 5;
/** Criteria named beside an interaction. */
const BECAUSE_MOST = 3;

/** Lines for people, at most 80 columns where names allow. */
export function summaryLines(facts: SummaryFacts): readonly string[] {
  const blocks = [
    [headline(facts.tally)],
    ...(facts.published ? facts.tally.rubrics().map(rubricLines) : []),
    crmLines(facts),
    quarantineLines(facts),
    skippedLines(facts.skipped),
    [...storeLines(facts.store), ...facts.outputs.map((path) => `Wrote ${shownName(path)}`)],
    facts.next.length === 0 ? [] : ['Next:', ...facts.next.map((command) => `  ${command}`)],
  ];
  return blocks.filter((block) => block.length > 0).flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function headline(tally: Tally): string {
  const { read, scored, quarantined, duplicates } = tally.counts;
  const parts = [
    `${scored === read && read > 1 ? 'all' : scored} evaluated`,
    ...(quarantined > 0 ? [`${quarantined} quarantined`] : []),
    ...(duplicates > 0 ? [`${duplicates} repeated and counted once`] : []),
  ];
  return `Read ${many(read, 'interaction')}${read === 0 ? '' : `: ${parts.join(', ')}`}.`;
}

function rubricLines(rubric: RubricTally): readonly string[] {
  const { mean, byStatus, withError, autoFailed } = rubric;
  const none = [
    byStatus['low-coverage'] > 0 ? `${byStatus['low-coverage']} with too little to judge` : '',
    byStatus['not-scorable'] > 0 ? `${byStatus['not-scorable']} not scorable` : '',
    byStatus.incomplete > 0 ? `${byStatus.incomplete} incomplete` : '',
  ].filter((part) => part !== '');
  return [
    rubric.rubric,
    mean === null
      ? '  Mean score       too few scores for a mean'
      : `  Mean score       ${mean.estimate.toFixed(1)}  (95 % interval ${mean.low.toFixed(1)} to ${mean.high.toFixed(1)}, n ${mean.n})`,
    ...(byStatus.scored > 0
      ? [
          `  Passed           ${rubric.passed} of ${rubric.verdicts}${autoFailed > 0 ? `, ${autoFailed} auto-failed` : ''}`,
        ]
      : []),
    ...(none.length > 0 ? [`  No score         ${none.join(', ')}`] : []),
    `  Critical errors  ${errorWords(withError)}`,
    ...(rubric.listenFirst.length > 0 ? ['  Listen to these first:', ...rubric.listenFirst.flatMap(listenLines)] : []),
  ];
}

/** Counts of interactions, by class. */
function errorWords(withError: RubricTally['withError']): string {
  const words = [
    `${withError['customer-critical']} customer`,
    `${withError['business-critical']} business`,
    `${withError['compliance-critical']} compliance`,
  ];
  const any = Object.values(withError).some((count) => count > 0);
  return any ? `${words.join(', ')}  (interactions)` : 'none';
}

function listenLines({ interaction, agent, score, because }: ListenFirst): readonly string[] {
  const shown = score === null ? '    –' : score.toFixed(1).padStart(5);
  const more = because.length - BECAUSE_MOST;
  return [
    `  ${shown}  ${shownName(interaction)}  ${shownName(agent)}`.trimEnd(),
    `         ${because.slice(0, BECAUSE_MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  ];
}

function crmLines({ crm }: SummaryFacts): readonly string[] {
  if (crm === undefined) return [];
  return [
    `CRM: ${many(crm.joined, 'interaction')} joined, ${crm.interactionsWithoutRow} without a row; ${many(crm.rowsWithoutInteraction, 'row')} without an interaction.`,
  ];
}

function quarantineLines({ tally, crmBad, quarantine }: SummaryFacts): readonly string[] {
  const groups = [...tally.bad(), ...new Reasons(crmBad).groups()];
  const total = tally.counts.quarantined + crmBad.length;
  if (total === 0) return [];
  const rows = crmBad.length === 0 ? '' : `, ${many(crmBad.length, 'CRM row')} among them`;
  const lines = [`Quarantined ${many(total, 'record')}${rows}:`];
  for (const { count, first } of groups.slice(0, SHOWN_MOST)) {
    const line = first.line === undefined ? '' : `:${first.line}`;
    const times = `  ${count} × `;
    const [head = '', ...rest] = wrap(inert(first.message), 80, ' '.repeat(times.length));
    lines.push(times + head.trimStart(), ...rest, `      first: ${inert(first.file)}${line}, record ${first.record}`);
  }
  if (groups.length > SHOWN_MOST) lines.push(`  and ${groups.length - SHOWN_MOST} other reasons`);
  lines.push(quarantine === undefined ? '  Each is named on standard error.' : `  Each is listed in ${quarantine}`);
  return lines;
}

function skippedLines(skipped: readonly Skipped[]): readonly string[] {
  if (skipped.length === 0) return [];
  const lines = skipped.slice(0, SHOWN_MOST).map(({ file, reason }) => `  ${inert(file)}: ${reason}`);
  const more = skipped.length - SHOWN_MOST;
  return [
    `Skipped ${many(skipped.length, 'file')} that ${skipped.length === 1 ? 'holds' : 'hold'} no transcripts:`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function storeLines(store: StoreFacts | undefined): readonly string[] {
  if (store === undefined) return [];
  const { dir, version, added, replaced, noop } = store;
  if (noop) return [`Store: ${dir} holds this run already (version ${version}); nothing changed.`];
  const earlier = replaced === 0 ? '' : `, ${replaced === added ? 'all' : replaced} in place of earlier ones`;
  return [`Store: ${dir}, version ${version}: ${many(added, 'evaluation')} added${earlier}.`];
}
