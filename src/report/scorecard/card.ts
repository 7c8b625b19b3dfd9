// An agent under one form: score, strengths and opportunities, critical errors, sections, criteria. Blocks in reading order.

import type { Block, Quotes, Row, Tile } from '../../model/document.ts';
import type { Words } from '../fold/form.ts';
import { applied, CRITICAL, type CriticalClass, type Tally } from '../fold/tally.ts';
import { count, formatInterval, formatNumber, formatPercent } from '../numbers.ts';
import { caution, FEWEST, scoreAxis, scoreEstimate, shareEstimate } from '../sureness.ts';
import type { Comparison } from './comparison.ts';
import type { AgentForm } from './roster.ts';
import { type Standing, standings } from './standing.ts';

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

export function erredTotal(tally: Tally): number {
  return CRITICAL.reduce((sum, name) => sum + tally.erred[name], 0);
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
        ? `95 % interval ${formatInterval(score.low, score.high, 'number')}, n = ${score.n}${warning ? `, ${warning}` : ''}`
        : `${warning || 'no interval'} scored (n = ${tally.score.n})`,
      ...(score ? { spark } : {}),
    },
    {
      label: 'Passed',
      value: pass ? formatPercent(pass.value) : '–',
      detail: pass
        ? `${formatInterval(pass.low, pass.high, 'percent')}, ${tally.passed} of ${tally.judged}`
        : `not shown: fewer than ${FEWEST} verdicts`,
    },
    {
      label: 'With a critical error',
      value: formatNumber(erredTotal(tally), 0),
      detail: erred.length === 0 ? `none in ${formatNumber(tally.checked, 0)} checked` : `${erred.join(', ')}; of ${formatNumber(tally.checked, 0)}`,
      tone: erredTotal(tally) > 0 ? 'bad' : 'neutral',
    },
    { label: 'Evaluated', value: formatNumber(tally.rows, 0), detail: unscoredWords(tally) },
    {
      label: 'Coverage',
      value: coverage === null ? '–' : formatPercent(coverage),
      detail: 'of the rubric’s weight applied, on average',
    },
  ];
}

function standingCard(standing: Standing, good: boolean, record: AgentForm, words: Words, other: Comparison): Quotes {
  const { criterion, rate, reference, clear } = standing;
  const quotes = record.quotes.get(criterion.id);
  const shelf = good ? quotes?.met : quotes?.missed;
  const advice = words.coaching(criterion.id);
  const direction = good ? 'above' : 'below';
  const sure =
    rate.value === reference
      ? `Always met, as by the ${other.label}`
      : clear
        ? `Clearly ${direction} the ${other.label}`
        : `Not clearly ${direction} the ${other.label}: the interval includes its rate`;
  return {
    kind: 'quotes',
    title: words.criterion(criterion.id),
    tone: good ? 'good' : 'warn',
    detail: sure,
    measure: {
      label: 'met',
      type: 'percent',
      value: rate.value,
      low: rate.low,
      high: rate.high,
      n: rate.n,
      reference: { label: other.label, value: reference },
      axis: [0, 1],
    },
    ...(advice && !good ? { advice } : {}),
    quotes: (shelf?.items ?? []).slice(0, 2).map((item) => item.quote),
  };
}

function standingBlocks(record: AgentForm, words: Words, other: Comparison): Block[] {
  const { strengths, opportunities, tooFew } = standings(record.form.inOrder(), record.tally, other.rate);
  const none = (what: string): Block => ({
    kind: 'paragraph',
    text: [record.tally.score.n < FEWEST ? `Too few evaluations to say: fewer than ${FEWEST}.` : `No criterion stands out ${what} the ${other.label}.`],
  });
  const list = (items: readonly Standing[], good: boolean): Block[] =>
    items.length === 0 ? [none(good ? 'above' : 'below')] : items.map((item) => standingCard(item, good, record, words, other));
  const seldom: Block[] =
    tooFew.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: [
              {
                text: `Too few to say (applied fewer than ${FEWEST} times): ${tooFew.map((criterion) => words.criterion(criterion.id)).join(', ')}.`,
                muted: true,
              },
            ],
          },
        ];
  return [
    { kind: 'heading', level: 2, text: 'Strengths' },
    ...list(strengths, true),
    { kind: 'heading', level: 2, text: 'Opportunities' },
    ...list(opportunities, false),
    ...seldom,
  ];
}

function criticalBlocks(record: AgentForm, words: Words): Block[] {
  const { tally } = record;
  const rows = CRITICAL.map((name): Row => {
    const accuracy = tally.checked < FEWEST ? null : shareEstimate(tally.checked - tally.erred[name], tally.checked);
    return {
      class: CLASS_WORDS[name],
      erred: { value: tally.erred[name], ...(tally.erred[name] > 0 ? { tone: 'bad' } : {}) },
      checked: tally.checked,
      accuracy: accuracy ? { value: accuracy.value, low: accuracy.low, high: accuracy.high } : { value: null, note: caution(tally.checked) },
    };
  });
  const cards = record.form
    .inOrder()
    .filter((criterion) => criterion.class !== 'non-critical')
    .flatMap((criterion): Quotes[] => {
      const missed = tally.criteria.get(criterion.id)?.notMet ?? 0;
      if (missed === 0) return [];
      const shelf = record.quotes.get(criterion.id)?.missed.items ?? [];
      const shown = shelf.filter((item) => item.rank >= 8).slice(0, 4);
      return [
        {
          kind: 'quotes',
          title: words.criterion(criterion.id),
          tone: 'bad',
          detail: `${CLASS_WORDS[criterion.class as CriticalClass]}; not met ${count(missed, 'time')}${missed > shown.length ? `, the latest ${shown.length} shown` : ''}`,
          quotes: shown.map((item) => item.quote),
        },
      ];
    });
  return [
    { kind: 'heading', level: 2, text: 'Critical errors', detail: 'apart from the score' },
    {
      kind: 'table',
      name: 'critical',
      columns: [
        { key: 'class', title: 'Class', type: 'text' },
        { key: 'erred', title: 'With an error', type: 'number', digits: 0 },
        { key: 'checked', title: 'Checked', type: 'number', digits: 0 },
        { key: 'accuracy', title: 'Accuracy', type: 'percent', digits: 0, axis: [0, 1] },
      ],
      rows,
    },
    ...cards,
  ];
}

function detailBlocks(record: AgentForm, words: Words, other: Comparison): Block[] {
  const { tally, form } = record;
  const sections = form.sectionsInOrder().map((id): Row => {
    const moments = tally.sections.get(id);
    const score = moments ? scoreEstimate(moments) : null;
    const n = moments?.n ?? 0;
    return {
      section: words.section(id),
      score: score ? { value: score.value, low: score.low, high: score.high } : { value: null, note: caution(n) || 'no spread' },
      n: { value: n, ...(caution(n) === 'indicative' ? { note: 'indicative' } : {}) },
      weight: form.sections.get(id)?.weight ?? null,
    };
  });
  const lows = [...tally.sections.values()].map((moments) => scoreEstimate(moments)?.low ?? 100);
  const criteria = form.inOrder().map((criterion): Row => {
    const counts = tally.criteria.get(criterion.id);
    const n = counts ? applied(counts) : 0;
    const rate = n < FEWEST ? null : shareEstimate(counts?.met ?? 0, n);
    const reference = other.tally ? other.rate(criterion.id) : undefined;
    return {
      criterion: words.criterion(criterion.id),
      met: rate
        ? { value: rate.value, low: rate.low, high: rate.high, ...(reference === undefined ? {} : { reference }) }
        : { value: null, note: n === 0 ? 'never applied' : caution(n) },
      n: { value: n, ...(caution(n) === 'indicative' ? { note: 'indicative' } : {}) },
      reference: reference ?? null,
      open: counts?.open ?? 0,
    };
  });
  return [
    { kind: 'heading', level: 2, text: 'Sections' },
    {
      kind: 'table',
      name: 'sections',
      columns: [
        { key: 'section', title: 'Section', type: 'text' },
        { key: 'score', title: 'Score', type: 'number', axis: scoreAxis(lows) },
        { key: 'n', title: 'n', type: 'number', digits: 0 },
        { key: 'weight', title: 'Weight', type: 'number', digits: 0 },
      ],
      rows: sections,
    },
    { kind: 'heading', level: 2, text: 'Criteria' },
    {
      kind: 'table',
      name: 'criteria',
      caption: `How often each was met, of the times it applied${other.tally ? `; the tick marks the rate of the ${other.label}` : ''}`,
      columns: [
        { key: 'criterion', title: 'Criterion', type: 'text' },
        { key: 'met', title: 'Met', type: 'percent', digits: 0, axis: [0, 1] },
        { key: 'n', title: 'n', type: 'number', digits: 0 },
        ...(other.tally
          ? [{ key: 'reference', title: other.label === 'team' ? 'Team' : 'All', type: 'percent', digits: 0 } as const]
          : []),
        { key: 'open', title: 'Not decidable', type: 'number', digits: 0 },
      ],
      rows: criteria,
    },
  ];
}

/** Everything about an agent under one form, but for what stands beside the score. */
export function cardBlocks(record: AgentForm, words: Words, other: Comparison, spark: readonly (number | null)[]): Block[] {
  return [
    { kind: 'tiles', tiles: headTiles(record.tally, spark) },
    ...standingBlocks(record, words, other),
    ...criticalBlocks(record, words),
    ...detailBlocks(record, words, other),
  ];
}
