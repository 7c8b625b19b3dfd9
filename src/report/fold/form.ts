// A form: one rubric in one version. Evaluations of different forms are never averaged.

import type { CriterionResult, Evaluation } from '../../model/evaluation.ts';
import type { ErrorClass } from '../../model/rubric.ts';
import type { ReportContext } from '../report.ts';

export interface FormCriterion {
  readonly id: string;
  readonly section: string;
  readonly class: ErrorClass;
  readonly weight: number;
  /** Where it stands in the rubric. */
  readonly place: number;
}

export class Form {
  readonly rubric: string;
  readonly version: string;
  readonly hash: string;
  readonly criteria = new Map<string, FormCriterion>();
  readonly sections = new Map<string, { weight: number; place: number }>();
  readonly engines = new Set<string>();
  rows = 0;
  /** First and last local date, empty while unknown. */
  first = '';
  last = '';
  firstWeek = '';

  constructor(evaluation: Evaluation) {
    this.rubric = evaluation.rubric.id;
    this.version = evaluation.rubric.version;
    this.hash = evaluation.rubric.hash;
  }

  add(evaluation: Evaluation, date: string | undefined, week: string | undefined): void {
    this.rows += 1;
    this.engines.add(evaluation.engine);
    if (date !== undefined) {
      if (this.first === '' || date < this.first) this.first = date;
      if (date > this.last) this.last = date;
    }
    if (week !== undefined && (this.firstWeek === '' || week < this.firstWeek)) this.firstWeek = week;
    evaluation.criteria.forEach((result, place) => {
      this.#place(result, place);
    });
    evaluation.sections.forEach((section, place) => {
      const known = this.sections.get(section.id);
      if (!known || place < known.place) this.sections.set(section.id, { weight: section.weight, place });
    });
  }

  // The first place seen would depend on the order of rows; the lowest place does not.
  #place(result: CriterionResult, place: number): void {
    const known = this.criteria.get(result.id);
    if (known && known.place <= place) return;
    this.criteria.set(result.id, {
      id: result.id,
      section: result.section,
      class: result.class,
      weight: result.weight,
      place,
    });
  }

  inOrder(): FormCriterion[] {
    return [...this.criteria.values()].sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  }

  sectionsInOrder(): string[] {
    return [...this.sections].sort(([a, x], [b, y]) => x.place - y.place || (a < b ? -1 : 1)).map(([id]) => id);
  }
}

/** The latest version first; between equals the one with more evaluations, then the lesser hash. */
export function byRecency(a: Form, b: Form): number {
  if (a.last !== b.last) return a.last > b.last ? -1 : 1;
  return b.rows - a.rows || (a.hash < b.hash ? -1 : 1);
}

/** The words of a form's rubric, falling back to ids. */
export class Words {
  readonly #criteria = new Map<string, { readonly title: string; readonly coaching?: string }>();
  readonly #sections = new Map<string, string>();
  readonly title: string;

  constructor(rubric: string, context: ReportContext) {
    const found = context.rubrics.find((words) => words.id === rubric);
    this.title = found?.title ?? rubric;
    for (const criterion of found?.criteria ?? []) this.#criteria.set(criterion.id, criterion);
    for (const section of found?.sections ?? []) this.#sections.set(section.id, section.title);
  }

  criterion(id: string): string {
    return this.#criteria.get(id)?.title ?? id;
  }

  coaching(id: string): string | undefined {
    return this.#criteria.get(id)?.coaching;
  }

  section(id: string): string {
    const title = this.#sections.get(id);
    return title ?? (id.length <= 3 ? id.toUpperCase() : `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`);
  }
}
