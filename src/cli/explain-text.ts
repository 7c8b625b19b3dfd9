// An evaluation explained on a terminal: each criterion with its words and time, and the arithmetic of the score.

import type { CriterionResult, Evaluation, Outcome } from '../model/evaluation.ts';
import { inert } from '../report/inert.ts';
import type { KnownMeanings } from '../rubric/describe.ts';
import type { Gain } from '../scoring/gain.ts';
import { contest, meaningText, surenessText } from './explain-meaning.ts';
import { wrap } from './shown.ts';

const MARKS: Readonly<Record<Outcome, string>> = {
  met: '✓',
  partial: '◐',
  'not-met': '✗',
  'not-applicable': '·',
  'not-scorable': '?',
  'needs-review': '?',
  error: '!',
};

/** How many changes are shown. */
const CHANGES_MOST = 5;

/** The whole evaluation: each section with its criteria in full, then how the sections make the score. */
export function explainScore(
  evaluation: Evaluation,
  changes: readonly Gain[],
  columns: number,
  known?: KnownMeanings,
): readonly string[] {
  const { interaction, rubric, flags } = evaluation;
  const { id, agent, channel, startedAt } = interaction;
  const head = [id, agent?.name ?? agent?.id, channel, startedAt].filter((part) => part !== undefined);
  const lines = [
    ...wrap(head.map(inert).join(' · '), columns),
    ...wrap(`${rubric.id} ${rubric.version}: ${verdict(evaluation)}`, columns),
  ];
  for (const section of evaluation.sections) {
    const score = section.score === null ? 'nothing applied' : section.score.toFixed(1);
    lines.push('', `${section.id}: ${score}  (weight ${section.weight})`);
    for (const result of evaluation.criteria.filter((one) => one.section === section.id))
      lines.push(...explainCriterion(result, columns - 2, known).map((line) => `  ${line}`));
  }
  const sum = arithmetic(evaluation, columns);
  if (sum.length > 0) lines.push('', ...sum);
  if (changes.length > 0) {
    lines.push('', 'What would change it, all else equal:');
    for (const { criterion, points, passes } of changes.slice(0, CHANGES_MOST))
      lines.push(...wrap(`${criterion} met: ${words(points, passes, evaluation.passed)}`, columns, '  '));
  }
  if (flags.length > 0) lines.push('', ...wrap(`Flags: ${flags.join(', ')}`, columns));
  return lines;
}

/**
 * One criterion: outcome, reason, each piece of evidence with its time, or where was looked and what came nearest; where a
 * meaning decided, how to contest it.
 */
export function explainCriterion(result: CriterionResult, columns: number, known?: KnownMeanings): readonly string[] {
  const credit = result.outcome === 'partial' ? ` ${(result.credit ?? 0).toFixed(2)}` : '';
  const critical = result.class === 'non-critical' ? '' : `, ${result.class}`;
  const { evidence, searched, nearMiss } = result;
  const told = [result.reason];
  if (result.outcome !== 'not-applicable') {
    for (const piece of evidence) {
      const { startMs, turn, quote, phrase } = piece;
      const found = piece.means === undefined ? `(${phrase})` : meaningText(piece, result, known);
      told.push(`${startMs === undefined ? '' : `${clock(startMs)}, `}turn ${turn + 1}: “${quote}” ${found}`);
    }
    if (evidence.length === 0 && searched !== undefined) {
      const [first, last] = searched.turns;
      const turns = first === last ? `turn ${first + 1}` : `turns ${first + 1} to ${last + 1}`;
      told.push(`Looked at ${searched.speaker}, ${turns}${searched.for === undefined ? '' : `, for ${searched.for}`}.`);
    }
    if (nearMiss !== undefined) told.push(`Nearest: turn ${nearMiss.turn + 1} “${nearMiss.quote}”, ${nearMiss.why}.`);
  }
  return [
    `${MARKS[result.outcome]} ${result.id}: ${result.outcome}${credit}  (weight ${result.weight}${critical}${surenessText(result)})`,
    ...told.flatMap((text) => wrap(inert(text), columns, '    ')),
    ...contest(result).flatMap(({ how, lines }) => [
      ...wrap(how, columns, '    '),
      // Not wrapped: it is there to be copied.
      ...lines.map((line) => `      ${inert(line)}`),
    ]),
  ];
}

function words(points: number, passes: boolean, passed: boolean | null): string {
  const gain = points > 0 ? `+${points.toFixed(1)}` : 'the same score';
  return passes && passed === false ? `${gain}, and it would pass` : gain;
}

function verdict(evaluation: Evaluation): string {
  if (evaluation.score === null)
    return `${evaluation.status}, no score published (${Math.round(evaluation.coverage * 100)} % of the weight applied)`;
  const failed = evaluation.autoFailed.length === 0 ? '' : `auto-failed by ${evaluation.autoFailed.join(', ')}`;
  const passed = evaluation.passed === null ? '' : evaluation.passed ? 'passed' : 'not passed';
  const words = [`${evaluation.score.toFixed(1)} of 100`, evaluation.band ?? '', passed, failed];
  return words.filter((word) => word !== '').join(', ');
}

/** How the sections make the whole; left out where a rubric adds up otherwise (points, bonus). */
function arithmetic({ sections, score, unpenalised }: Evaluation, columns: number): readonly string[] {
  const counted = sections.filter((section) => section.score !== null && section.weight > 0);
  const weight = counted.reduce((sum, section) => sum + section.weight, 0);
  if (score === null || weight === 0) return [];
  const before = unpenalised ?? score;
  const sum = counted.reduce((total, section) => total + section.weight * (section.score ?? 0), 0) / weight;
  const terms = counted.map((section) => `${section.weight} × ${(section.score ?? 0).toFixed(1)}`);
  const lines =
    Math.abs(sum - before) > 0.05
      ? []
      : [
          ...wrap(
            'The arithmetic: a section is the mean of its criteria that applied, by weight; the score is the mean of the sections, by weight.',
            columns,
          ),
          ...wrap(`(${terms.join(' + ')}) ÷ ${weight} = ${before.toFixed(1)}`, columns, '  '),
        ];
  return before === score ? lines : [...lines, `After auto-fails: ${score.toFixed(1)}`];
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
