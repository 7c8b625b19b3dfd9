// An evaluation explained on a terminal: each criterion with its words and time, and the arithmetic of the score.

import type { CriterionResult, Evaluation, Outcome } from '../model/evaluation.ts';

const MARKS: Readonly<Record<Outcome, string>> = {
  met: '✓',
  partial: '◐',
  'not-met': '✗',
  'not-applicable': '·',
  'not-scorable': '?',
  'needs-review': '?',
  error: '!',
};

/** The whole evaluation: what was missed first in full, then the rest in a line each, then the sum. */
export function explainScore(evaluation: Evaluation, columns: number): readonly string[] {
  const { interaction, rubric } = evaluation;
  const head = [
    interaction.id,
    interaction.agent?.name ?? interaction.agent?.id,
    interaction.channel,
    interaction.startedAt,
  ].filter((part) => part !== undefined);
  const lines = [head.join(' · '), `${rubric.id} ${rubric.version}: ${verdict(evaluation)}`];
  for (const section of evaluation.sections) {
    const own = evaluation.criteria.filter((result) => result.section === section.id);
    lines.push(
      '',
      `${section.id}: ${section.score === null ? 'nothing applied' : section.score.toFixed(1)}  (weight ${section.weight})`,
    );
    for (const result of own) lines.push(...explainCriterion(result, columns).map((line) => `  ${line}`));
  }
  lines.push('', ...arithmetic(evaluation));
  if (evaluation.flags.length > 0) lines.push('', `Flags: ${evaluation.flags.join(', ')}`);
  return lines;
}

/** One criterion: outcome, reason, each piece of evidence with its time, or where was looked and what came nearest. */
export function explainCriterion(result: CriterionResult, columns: number): readonly string[] {
  const credit = result.outcome === 'partial' ? ` ${(result.credit ?? 0).toFixed(2)}` : '';
  const critical = result.class === 'non-critical' ? '' : `, ${result.class}`;
  const lines = [
    `${MARKS[result.outcome]} ${result.id}: ${result.outcome}${credit}  (weight ${result.weight}${critical})`,
  ];
  if (result.outcome === 'not-applicable') return [...lines, ...wrap(result.reason, columns - 6, '    ')];
  lines.push(...wrap(result.reason, columns - 6, '    '));
  for (const piece of result.evidence) {
    const at =
      piece.startMs === undefined ? `turn ${piece.turn + 1}` : `${clock(piece.startMs)}, turn ${piece.turn + 1}`;
    lines.push(...wrap(`${at}: “${piece.quote}” (${piece.phrase})`, columns - 6, '    '));
  }
  if (result.evidence.length === 0 && result.searched !== undefined) {
    const [first, last] = result.searched.turns;
    lines.push(
      ...wrap(
        `Looked at ${result.searched.speaker}, turns ${first + 1} to ${last + 1}${result.searched.for === undefined ? '' : `, for ${result.searched.for}`}.`,
        columns - 6,
        '    ',
      ),
    );
  }
  if (result.nearMiss !== undefined)
    lines.push(
      ...wrap(
        `Nearest: turn ${result.nearMiss.turn + 1} “${result.nearMiss.quote}”, ${result.nearMiss.why}.`,
        columns - 6,
        '    ',
      ),
    );
  return lines;
}

function verdict(evaluation: Evaluation): string {
  if (evaluation.score === null)
    return `${evaluation.status}, no score published (${Math.round(evaluation.coverage * 100)} % of the weight applied)`;
  const passed = evaluation.passed === true ? 'passed' : 'not passed';
  const failed = evaluation.autoFailed.length === 0 ? '' : `; auto-failed by ${evaluation.autoFailed.join(', ')}`;
  return `${evaluation.score.toFixed(1)} of 100, ${evaluation.band ?? ''}, ${passed}${failed}`;
}

/** How the sections make the whole. */
function arithmetic(evaluation: Evaluation): readonly string[] {
  const counted = evaluation.sections.filter((section) => section.score !== null && section.weight > 0);
  const weight = counted.reduce((sum, section) => sum + section.weight, 0);
  if (evaluation.score === null || weight === 0) return [];
  const terms = counted.map((section) => `${section.weight} × ${(section.score ?? 0).toFixed(1)}`);
  const lines = [
    'The arithmetic: each section is the mean of its criteria that applied, by weight; the score is the mean of the sections.',
  ];
  lines.push(`  (${terms.join(' + ')}) ÷ ${weight} = ${(evaluation.unpenalised ?? evaluation.score).toFixed(1)}`);
  if (evaluation.unpenalised !== evaluation.score) lines.push(`  after auto-fails: ${evaluation.score.toFixed(1)}`);
  return lines;
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function wrap(text: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > width - indent.length) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}
