// An agent under one form: score, strengths and opportunities, critical errors, sections, criteria. Blocks in reading order.

import type { Block, Quotes, Row } from '../../model/document.ts';
import { cardQuotes } from '../fold/evidence.ts';
import type { Words } from '../fold/form.ts';
import { CRITICAL, type CriticalClass } from '../fold/tally.ts';
import { count } from '../numbers.ts';
import { caution, FEWEST, shareEstimate } from '../sureness.ts';
import type { Comparison } from './comparison.ts';
import { detailBlocks } from './details.ts';
import type { AgentForm } from './roster.ts';
import { type Standing, standings } from './standing.ts';
import { CLASS_WORDS, headTiles } from './tiles.ts';

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
    quotes: cardQuotes((shelf?.items ?? []).slice(0, 2)),
  };
}

function standingBlocks(record: AgentForm, words: Words, other: Comparison): Block[] {
  const { strengths, opportunities, tooFew } = standings(record.form.inOrder(), record.tally, other.rate);
  const none = (what: string): Block => ({
    kind: 'paragraph',
    text: [
      record.tally.score.n < FEWEST
        ? `Too few evaluations to say: fewer than ${FEWEST}.`
        : `No criterion stands out ${what} the ${other.label}.`,
    ],
  });
  const list = (items: readonly Standing[], good: boolean): Block[] =>
    items.length === 0
      ? [none(good ? 'above' : 'below')]
      : items.map((item) => standingCard(item, good, record, words, other));
  const seldom: Block[] =
    tooFew.length === 0 || record.tally.score.n < FEWEST
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
      accuracy: accuracy
        ? { value: accuracy.value, low: accuracy.low, high: accuracy.high }
        : { value: null, note: caution(tally.checked) },
    };
  });
  const cards = record.form
    .inOrder()
    .filter((criterion) => criterion.class !== 'non-critical')
    .flatMap((criterion): Quotes[] => {
      const missed = tally.criteria.get(criterion.id)?.notMet ?? 0;
      if (missed === 0) return [];
      const shelf = record.quotes.get(criterion.id)?.missed.items ?? [];
      const shown = shelf.filter((item) => item.rank >= 8).slice(0, 3);
      return [
        {
          kind: 'quotes',
          title: words.criterion(criterion.id),
          tone: 'bad',
          detail: `${CLASS_WORDS[criterion.class as CriticalClass]}; not met ${count(missed, 'time')}${missed > shown.length ? `, the latest ${shown.length} shown` : ''}`,
          quotes: cardQuotes(shown),
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

/** Everything about an agent under one form, but for what stands beside the score. */
export function cardBlocks(
  record: AgentForm,
  words: Words,
  other: Comparison,
  spark: readonly (number | null)[],
): Block[] {
  return [
    { kind: 'tiles', tiles: headTiles(record.tally, spark) },
    ...standingBlocks(record, words, other),
    ...criticalBlocks(record, words),
    ...detailBlocks(record, words, other),
  ];
}
