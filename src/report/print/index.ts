// The table of printers: each turns any document set into text of one format.

import type { DocumentSet } from '../../model/document.ts';
import type { Printed, Printer, PrintOptions } from '../printer.ts';
import csv from './csv.ts';
import html from './html.ts';
import json from './json.ts';
import markdown from './markdown.ts';
import text from './text.ts';

export type { Printed, Printer, PrintOptions } from '../printer.ts';

export const printers: Readonly<Record<string, Printer>> = { html, md: markdown, csv, json, text };

/** The set in a format of the table; undefined for a format that is not there. */
export function print(
  set: DocumentSet,
  options: PrintOptions & { readonly format: string },
): readonly Printed[] | undefined {
  const printer = Object.hasOwn(printers, options.format) ? printers[options.format] : undefined;
  return printer?.print(set, options);
}
