// A report before it is printed: blocks of text, tables and charts that every printer understands. All values are plain
// data and untrusted text: printers escape, reports never do.

export type Tone = 'good' | 'warn' | 'bad' | 'neutral';

/** A piece of running text. */
export type Inline =
  | string
  | {
      readonly text: string;
      readonly strong?: boolean;
      readonly muted?: boolean;
      readonly tone?: Tone;
      readonly code?: boolean;
      /** Another document of the same set, by its `name`. */
      readonly to?: string;
    };

/** How a number is shown: `percent` values are shares (0.94 is 94 %), `duration` values are milliseconds. */
export type NumberType = 'number' | 'percent' | 'duration';
export type ColumnType = NumberType | 'text' | 'date' | 'spark';

export interface Column {
  readonly key: string;
  readonly title: string;
  readonly type: ColumnType;
  /** Decimals for numbers and percents; default 1. */
  readonly digits?: number;
  /** The column carries intervals (`low`, `high` of its cells), drawn on this axis. */
  readonly axis?: readonly [number, number];
  /** May be left out where there is no room. */
  readonly minor?: boolean;
}

export type CellValue = string | number | null | readonly (number | null)[];
export interface Cell {
  readonly value: CellValue;
  /** Where it differs from the column's, in tables of unlike measures. */
  readonly type?: NumberType;
  readonly digits?: number;
  /** The 95 % interval, in the unit of the value. */
  readonly low?: number;
  readonly high?: number;
  /** What the value is compared with, e.g. the team's rate. */
  readonly reference?: number;
  readonly tone?: Tone;
  readonly to?: string;
  readonly note?: string;
}
export type Row = Readonly<Record<string, CellValue | Cell>>;

export interface Point {
  readonly x: string;
  /** Null where there is no data: a gap, never a zero. */
  readonly y: number | null;
  readonly low?: number;
  readonly high?: number;
  readonly n?: number;
  readonly tone?: Tone;
  readonly note?: string;
}

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

/** Control limits, one entry a point; null where there are none. */
export interface Limits {
  readonly centre: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

export interface Chart {
  readonly kind: 'chart';
  readonly name: string;
  readonly form: 'line' | 'bar';
  readonly caption: string;
  readonly detail?: string;
  readonly type: NumberType;
  readonly digits?: number;
  /** Every series has the same x values in the same order. */
  readonly series: readonly Series[];
  readonly limits?: Limits;
  /** The x values before which the line is broken: what came before was measured with another form. */
  readonly breaks?: readonly string[];
  /** Values that the axis must include. */
  readonly include?: readonly number[];
}

export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly detail?: string;
  readonly tone?: Tone;
  readonly spark?: readonly (number | null)[];
}

export interface Quote {
  readonly text: string;
  readonly speaker: string;
  /** Where in the interaction, e.g. `3:12` or `turn 4`. */
  readonly at?: string;
  readonly interaction: string;
  readonly note?: string;
  /** `said`: the words themselves; `absent`: words describing what was not said. */
  readonly form: 'said' | 'absent';
}

/** One number with its interval and what it is compared with. */
export interface Measure {
  readonly label: string;
  readonly type: NumberType;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly reference?: { readonly label: string; readonly value: number };
  readonly axis: readonly [number, number];
}

/** A card: a claim, the number behind it, and the words that show it. */
export interface Quotes {
  readonly kind: 'quotes';
  readonly title: string;
  readonly tone: Tone;
  readonly detail?: string;
  readonly measure?: Measure;
  readonly advice?: string;
  readonly quotes: readonly Quote[];
}

export interface Table {
  readonly kind: 'table';
  /** Tables of one name have the same columns throughout the set. */
  readonly name: string;
  /** Which of the tables of this name this is, e.g. the team. */
  readonly group?: string;
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly detail?: string }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'callout'; readonly tone: Tone; readonly text: readonly Inline[] }
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] }
  /** Small multiples: charts of one kind, side by side. */
  | { readonly kind: 'multiples'; readonly charts: readonly Chart[] }
  | Table
  | Chart
  | Quotes;

export interface Document {
  /** File-safe, unique in its set: `index`, `agent-dana-reyes-1f2e3d4c`. */
  readonly name: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly blocks: readonly Block[];
  /** Facts for the footer: rubric, hash, engine, period. Never a clock. */
  readonly footer: readonly string[];
}

/** One report: an index and the pages it links to. */
export interface DocumentSet {
  readonly report: string;
  readonly documents: readonly [Document, ...Document[]];
}
