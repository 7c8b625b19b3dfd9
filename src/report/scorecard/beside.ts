// What stands beside the score and is never mixed in: times from the transcript, values from the CRM, the customer's mood.

import type { Block, Column, NumberType, Row } from '../../model/document.ts';
import { crmMeasures } from '../fold/crm.ts';
import type { Tally } from '../fold/tally.ts';
import { formatNumber } from '../numbers.ts';
import { FEWEST, meanEstimate, shareEstimate } from '../sureness.ts';
import type { Comparison } from './comparison.ts';

const MEASURES: readonly { name: string; title: string; type: NumberType; digits?: number }[] = [
  { name: 'handle-time', title: 'Handle time', type: 'duration' },
  { name: 'talk-share', title: 'Agent’s share of the talk', type: 'percent', digits: 0 },
  { name: 'dead-air', title: 'Time when nobody talks', type: 'percent', digits: 0 },
  { name: 'longest-silence', title: 'Longest silence', type: 'duration' },
  { name: 'holds', title: 'Holds', type: 'number', digits: 2 },
  { name: 'hold-time', title: 'Hold time, where there was a hold', type: 'duration' },
  { name: 'first-response', title: 'First response in writing', type: 'duration' },
  { name: 'mean-response', title: 'Mean response in writing', type: 'duration' },
  { name: 'longest-response', title: 'Longest response in writing', type: 'duration' },
];

function rows(own: Tally, other: Comparison): Row[] {
  return MEASURES.flatMap(({ name, title, type, digits }): Row[] => {
    const mine = own.measures.get(name);
    if (!mine || mine.mean === null) return [];
    const theirs = other.tally?.measures.get(name)?.mean ?? null;
    const form = { type, ...(digits === undefined ? {} : { digits }) };
    return [
      {
        measure: title,
        value: mine.n < FEWEST ? { value: null, note: `fewer than ${FEWEST}` } : { value: mine.mean, ...form },
        other: { value: theirs, ...form },
        n: mine.n,
      },
    ];
  });
}

function crmRows(own: Tally, other: Comparison): Row[] {
  return crmMeasures.flatMap(({ name, title }): Row[] => {
    const mine = own.crm.get(name);
    const rate = mine && shareEstimate(mine.hits, mine.n);
    if (!mine || !rate) return [];
    const theirs = other.tally?.crm.get(name);
    return [
      {
        measure: title,
        value:
          mine.n < FEWEST
            ? { value: null, note: `fewer than ${FEWEST}` }
            : { value: rate.value, low: rate.low, high: rate.high },
        other: theirs && theirs.n > 0 ? theirs.hits / theirs.n : null,
        n: mine.n,
      },
    ];
  });
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, 2)}`;
}

/** The customer's mood from the first to the last part of the conversation, on −1…1; empty where it was not measured. */
function moodWords(own: Tally, other: Comparison): string | undefined {
  const estimate = meanEstimate(own.shift, -2, 2);
  if (!estimate || estimate.n < FEWEST) return undefined;
  const theirs = other.tally?.shift.mean;
  const beside = theirs === null || theirs === undefined ? '' : `; ${other.label} ${signed(theirs)}`;
  return `Customers’ words became ${estimate.value >= 0 ? 'friendlier' : 'less friendly'} by ${signed(estimate.value)} from first to last (95 % interval ${signed(estimate.low)} to ${signed(estimate.high)}, n = ${estimate.n}${beside}), on a scale from −1 to 1.`;
}

/** Blocks of the section “Beside the score”. */
export function besideBlocks(own: Tally, other: Comparison): Block[] {
  const blocks: Block[] = [];
  const comparing: readonly Column[] = other.tally
    ? [{ key: 'other', title: other.label === 'team' ? 'Team' : 'All agents', type: 'number' }]
    : [];
  const times = rows(own, other);
  const measured: readonly Column[] = [
    { key: 'measure', title: 'From the transcript, mean', type: 'text' },
    { key: 'value', title: 'Agent', type: 'number' },
    ...comparing,
    { key: 'n', title: 'n', type: 'number', digits: 0 },
  ];
  if (times.length > 0) blocks.push({ kind: 'table', name: 'measures', columns: measured, rows: times });
  const crm = crmRows(own, other);
  if (crm.length > 0) {
    const columns: readonly Column[] = [
      { key: 'measure', title: 'From the CRM', type: 'text' },
      { key: 'value', title: 'Agent', type: 'percent', digits: 0, axis: [0, 1] },
      ...comparing.map((column): Column => ({ ...column, type: 'percent', digits: 0 })),
      { key: 'n', title: 'n', type: 'number', digits: 0 },
    ];
    blocks.push({ kind: 'table', name: 'crm', columns, rows: crm });
  }
  const mood = moodWords(own, other);
  if (mood) blocks.push({ kind: 'paragraph', text: [mood] });
  if (blocks.length === 0) return [];
  return [{ kind: 'heading', level: 2, text: 'Beside the score', detail: 'never part of it' }, ...blocks];
}
