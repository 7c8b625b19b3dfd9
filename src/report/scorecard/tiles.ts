// The tiles at the top of a scorecard, and the words for what was not scored.

import type { Tile } from '../../model/document.ts';
import { CRITICAL, type CriticalClass, type Tally } from '../fold/tally.ts';
import { formatInterval, formatNumber, formatPercent } from '../numbers.ts';
import { caution, FEWEST, scoreEstimate, shareEstimate } from '../sureness.ts';

export const CLASS_WORDS: Readonly<Record<CriticalClass, string>> = {
  'customer-critical': 'Customer-critical',
  'business-critical': 'Business-critical',
  'compliance-critical': 'Compliance-critical',
};

const STATUS_WORDS = {
  'low-coverage': 'too little of the rubric applied',
  'not-scorable': 'not scorable',
  incomplete: 'waiting for a criterion',
} as const;

/** Why evaluations have no score: `3 too little of the rubric applied, 1 not scorable`. */
export function unscoredWords(tally: Tally): string {
  const parts = Object.entries(STATUS_WORDS).flatMap(([status, words]) => {
    const n = tally.statuses[status as keyof typeof STATUS_WORDS];
    return n > 0 ? [`${formatNumber(n, 0)} ${words}`] : [];
  });
  return parts.length === 0 ? 'all scored' : `not scored: ${parts.join(', ')}`;
}

/** The tiles at the top. */
export function headTiles(tally: Tally, spark: readonly (number | null)[]): Tile[] {
  const score = scoreEstimate(tally.score);
  const pass = tally.judged < FEWEST ? null : shareEstimate(tally.passed, tally.judged);
  const warning = caution(tally.score.n);
  const erred = CRITICAL.filter((name) => tally.erred[name] > 0).map(
    (name) => `${formatNumber(tally.erred[name], 0)} ${CLASS_WORDS[name].toLowerCase().replace('-critical', '')}`,
  );
  const coverage = tally.coverage.mean;
  return [
    {
      label: 'Score',
      value: score ? formatNumber(score.value, 1) : '–',
      detail: score
        ? `95 % interval ${formatInterval(score.low, score.high, 'number')}, n\u00a0=\u00a0${formatNumber(score.n, 0)}${warning ? `, ${warning}` : ''}`
        : `${warning || 'no interval'} scored (n\u00a0=\u00a0${tally.score.n})`,
      ...(score ? { spark } : {}),
    },
    {
      label: 'Passed',
      value: pass ? formatPercent(pass.value) : '–',
      detail: pass
        ? `${formatInterval(pass.low, pass.high, 'percent')}, ${formatNumber(tally.passed, 0)} of ${formatNumber(tally.judged, 0)}`
        : `not shown: fewer than ${FEWEST} verdicts`,
    },
    {
      label: 'With a critical error',
      value: formatNumber(tally.erredAny, 0),
      detail:
        erred.length === 0
          ? `none in ${formatNumber(tally.checked, 0)} checked`
          : `of ${formatNumber(tally.checked, 0)}: ${erred.join(', ')}`,
      tone: tally.erredAny > 0 ? 'bad' : 'neutral',
    },
    { label: 'Evaluated', value: formatNumber(tally.rows, 0), detail: unscoredWords(tally) },
    {
      label: 'Coverage',
      value: coverage === null ? '–' : formatPercent(coverage),
      detail: 'of the rubric’s weight applied, on average',
    },
  ];
}
