// What a report is: stored rows in, documents out.

import type { DocumentSet } from '../model/document.ts';
import type { EvaluationRow } from '../model/evaluation.ts';
import type { ErrorClass } from '../model/rubric.ts';

/** The words of a rubric that a report prints; ids stand in for what is missing. */
export interface RubricWords {
  readonly id: string;
  readonly title: string;
  readonly sections?: readonly { readonly id: string; readonly title: string }[];
  readonly criteria: readonly {
    readonly id: string;
    readonly title: string;
    readonly class: ErrorClass;
    readonly weight: number;
    readonly section: string;
    readonly coaching?: string;
  }[];
}

export interface ReportContext {
  readonly rubrics: readonly RubricWords[];
  /** Calendar dates in `timezone`, both included: `2026-11-02`. Rows outside, or without a date, are left out. */
  readonly period?: { readonly from: string; readonly to: string };
  /** Only this team; only the agent with this id (or, without ids, name). */
  readonly team?: string;
  readonly agent?: string;
  /** IANA name; default UTC. Decides which week a conversation near midnight on Sunday belongs to. */
  readonly timezone?: string;
}

export interface Report {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Reads the rows once, in any order; equal rows give equal documents. */
  build(rows: AsyncIterable<EvaluationRow>, context: ReportContext): Promise<DocumentSet>;
}
