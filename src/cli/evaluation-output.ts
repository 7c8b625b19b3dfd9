// Evaluations printed: JSON lines, a JSON array, a CSV for Excel, or a line for people.

import { stringify } from 'csv-stringify/sync';
import type { Evaluation } from '../model/evaluation.ts';
import type { Rubric } from '../model/rubric.ts';
import { inert } from '../report/inert.ts';
import { jsonText } from './json-text.ts';

export const SHAPES = ['jsonl', 'json', 'csv', 'text'] as const;
export type Shape = (typeof SHAPES)[number];

/** Turns evaluations into text piece by piece; `end` closes what was begun. */
export interface EvaluationPrinter {
  begin(): string;
  print(evaluation: Evaluation): string;
  end(): string;
}

/** A printer for evaluations under these rubrics. */
export function evaluationPrinter(shape: Shape, rubrics: readonly Rubric[]): EvaluationPrinter {
  switch (shape) {
    case 'jsonl':
      return { begin: () => '', print: (evaluation) => `${jsonText(evaluation)}\n`, end: () => '' };
    case 'json':
      return jsonArray();
    case 'csv':
      return csv([...new Set(rubrics.flatMap((rubric) => rubric.criteria.map(({ id }) => id)))]);
    case 'text':
      return { begin: () => '', print: (evaluation) => textLine(evaluation, rubrics.length > 1), end: () => '' };
  }
}

function jsonArray(): EvaluationPrinter {
  let count = 0;
  return {
    begin: () => '[',
    print: (evaluation) => `${count++ === 0 ? '\n' : ',\n'}${jsonText(evaluation)}`,
    end: () => '\n]\n',
  };
}

/** One row an evaluation, one column a criterion with its outcome. Cells that Excel would run as formulas are made text. */
function csv(criteria: readonly string[]): EvaluationPrinter {
  const line = (cells: readonly (string | number)[]): string =>
    stringify([cells.map((cell) => (typeof cell === 'string' ? inert(cell) : cell))], { escape_formulas: true });
  const head = [
    'interaction',
    'started_at',
    'channel',
    'agent_id',
    'agent',
    'team',
    'rubric',
    'status',
    'score',
    'passed',
    'band',
    'coverage',
    'customer_critical',
    'business_critical',
    'compliance_critical',
    'auto_failed',
    'flags',
  ];
  return {
    begin: () => line([...head, ...criteria]),
    print(evaluation) {
      const { interaction, errors } = evaluation;
      const outcomes = new Map(evaluation.criteria.map((result) => [result.id, result.outcome]));
      return line([
        interaction.id,
        interaction.startedAt ?? '',
        interaction.channel ?? '',
        interaction.agent?.id ?? '',
        interaction.agent?.name ?? '',
        interaction.agent?.team ?? '',
        evaluation.rubric.id,
        evaluation.status,
        evaluation.score === null ? '' : Math.round(evaluation.score * 10) / 10,
        evaluation.passed === null ? '' : evaluation.passed ? 'yes' : 'no',
        evaluation.band ?? '',
        Math.round(evaluation.coverage * 100) / 100,
        errors['customer-critical'],
        errors['business-critical'],
        errors['compliance-critical'],
        evaluation.autoFailed.join(' '),
        evaluation.flags.join(' '),
        ...criteria.map((id) => outcomes.get(id) ?? ''),
      ]);
    },
    end: () => '',
  };
}

function textLine(evaluation: Evaluation, named: boolean): string {
  const { interaction, score, status } = evaluation;
  const shown = score === null ? status : score.toFixed(1);
  const missed = evaluation.criteria.filter((result) => result.outcome === 'not-met').map((result) => result.id);
  const words = [
    interaction.id,
    interaction.agent?.name ?? interaction.agent?.id ?? '-',
    named ? evaluation.rubric.id : '',
    shown,
    evaluation.band ?? '',
    missed.length === 0 ? '' : `missed: ${missed.join(', ')}`,
  ];
  return `${inert(words.filter((word) => word !== '').join('  '))}\n`;
}
