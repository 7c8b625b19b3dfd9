// The summary at the end of a run: what a person wants to know first.

import type { CrmCounts } from '../ingest/crm/index.ts';
import type { Skipped } from '../ingest/list.ts';
import type { Tally } from '../pipeline/tally.ts';

export interface SummaryFacts {
  readonly tally: Tally;
  readonly skipped: readonly Skipped[];
  readonly crm?: CrmCounts;
  readonly store?: {
    readonly dir: string;
    readonly version: number;
    readonly added: number;
    readonly replaced: number;
    readonly noop: boolean;
  };
  readonly quarantineFile?: string;
  readonly outputs: readonly string[];
  readonly next: readonly string[];
}

const SHOWN_MOST = 5;

/** Lines for standard error or standard output, at most 80 columns where names allow. */
export function summaryLines(facts: SummaryFacts): readonly string[] {
  const { tally } = facts;
  const { read, scored, quarantined, duplicates } = tally.counts;
  const lines = [
    `Read ${many(read, 'interaction')}: ${scored} scored, ${quarantined} quarantined, ${duplicates} repeated.`,
  ];
  for (const rubric of tally.rubrics()) {
    const { mean, byStatus, withError, evaluations } = rubric;
    lines.push('', `${rubric.rubric}`);
    lines.push(
      mean === null
        ? '  Mean score    too few published scores for a mean'
        : `  Mean score    ${mean.estimate.toFixed(1)}  (95 % interval ${mean.low.toFixed(1)} to ${mean.high.toFixed(1)}, n ${mean.n})`,
    );
    lines.push(
      `  Passed        ${rubric.passed} of ${byStatus.scored}${rubric.autoFailed > 0 ? `, ${rubric.autoFailed} auto-failed` : ''}`,
    );
    const rest = [
      byStatus['low-coverage'] > 0 ? `${byStatus['low-coverage']} with too little to judge` : '',
      byStatus['not-scorable'] > 0 ? `${byStatus['not-scorable']} not scorable` : '',
      byStatus.incomplete > 0 ? `${byStatus.incomplete} incomplete` : '',
    ].filter((part) => part !== '');
    if (rest.length > 0) lines.push(`  No score      ${rest.join(', ')}`);
    lines.push(
      `  With an error customer ${withError['customer-critical']}, business ${withError['business-critical']}, compliance ${withError['compliance-critical']} (of ${evaluations})`,
    );
    if (rubric.listenFirst.length > 0) {
      lines.push('  Listen to these first');
      for (const one of rubric.listenFirst) {
        const score = one.score === null ? '    –' : one.score.toFixed(1).padStart(5);
        lines.push(`  ${score}  ${one.interaction}  ${one.agent}`.trimEnd());
        lines.push(
          `         ${one.because.slice(0, 3).join(', ')}${one.because.length > 3 ? ` and ${one.because.length - 3} more` : ''}`,
        );
      }
    }
  }
  if (facts.crm !== undefined) {
    const { joined, interactionsWithoutRow, rowsWithoutInteraction } = facts.crm;
    lines.push(
      '',
      `CRM: ${joined} joined, ${many(interactionsWithoutRow, 'interaction')} without a row, ${many(rowsWithoutInteraction, 'row')} without an interaction.`,
    );
  }
  if (quarantined > 0) {
    lines.push(
      '',
      `Quarantined ${quarantined}${facts.quarantineFile === undefined ? '' : `, listed in ${facts.quarantineFile}`}:`,
    );
    for (const { count, first } of tally.bad().slice(0, SHOWN_MOST)) {
      lines.push(
        `  ${count} × ${first.message}`,
        `      first: ${first.file}${first.line === undefined ? '' : `:${first.line}`}, record ${first.record}`,
      );
    }
  }
  if (facts.skipped.length > 0) {
    lines.push('', `Skipped ${many(facts.skipped.length, 'file')} that hold no transcripts:`);
    for (const { file, reason } of facts.skipped.slice(0, SHOWN_MOST)) lines.push(`  ${file}: ${reason}`);
    if (facts.skipped.length > SHOWN_MOST) lines.push(`  and ${facts.skipped.length - SHOWN_MOST} more`);
  }
  if (facts.store !== undefined) {
    const { dir, version, added, replaced, noop } = facts.store;
    lines.push(
      '',
      noop
        ? `Store: ${dir} holds this run already (version ${version}); nothing changed.`
        : `Store: ${dir}, version ${version}: ${added} evaluations added${replaced > 0 ? `, ${replaced} of them in place of earlier ones` : ''}.`,
    );
  }
  for (const path of facts.outputs) lines.push(`Wrote ${path}`);
  if (facts.next.length > 0) lines.push('', 'Next:', ...facts.next.map((command) => `  ${command}`));
  return lines;
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
