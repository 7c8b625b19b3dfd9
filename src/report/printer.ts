// What every printer is: a document set in, named texts out. Pure; whoever asked writes the files.

import type { DocumentSet } from '../model/document.ts';

export interface PrintOptions {
  /** `file`: everything in one text; `folder`: one file a document (HTML) or a table (CSV). Default `file`. */
  readonly layout?: 'file' | 'folder';
  /** CSV: only the table of this name. */
  readonly table?: string;
  /** Text: columns of the terminal; default 80. */
  readonly columns?: number;
  /** Text: with colours; default without. */
  readonly color?: boolean;
}

export interface Printed {
  /** A relative file name without folders. */
  readonly path: string;
  readonly content: string;
}

export interface Printer {
  readonly name: string;
  readonly extension: string;
  readonly description: string;
  print(set: DocumentSet, options: PrintOptions): readonly Printed[];
}
