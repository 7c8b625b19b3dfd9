// An agent's sections and criteria as tables, each figure with its interval, its n and the team's rate.

import type { Block, Row } from '../../model/document.ts';
import type { Words } from '../fold/form.ts';
import { applied } from '../fold/tally.ts';
import { caution, FEWEST, scoreAxis, scoreEstimate, shareEstimate } from '../sureness.ts';
import type { Comparison } from './comparison.ts';
import type { AgentForm } from './roster.ts';

/** The sections “Sections” and “Criteria”. */
export function detailBlocks(record: AgentForm, words: Words, other: Comparison): Block[] {
  const { tally, form } = record;
  const sections = form.sectionsInOrder().map((id): Row => {
    const moments = tally.sections.get(id);
    const score = moments ? scoreEstimate(moments) : null;
    const n = moments?.n ?? 0;
    return {
      section: words.section(id),
      score: score
        ? { value: score.value, low: score.low, high: score.high }
        : { value: null, note: caution(n) || 'no spread' },
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
