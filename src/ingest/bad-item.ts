// A record that could not be used, with its place.

import type { Fault, ReadContext, ReadItem } from './format.ts';

/** Where a record starts, as far as the format knows, and the digest of its raw text. */
export interface RecordPlace {
  /** 1-based. */
  readonly record: number;
  readonly line?: number | undefined;
  readonly byteOffset?: number | undefined;
  readonly sha256?: string | undefined;
}

/** The item that a format yields for a faulty record. A place named by the fault is more exact than the record's. */
export function badItem(context: ReadContext, fault: Fault, place: RecordPlace): ReadItem & { readonly kind: 'bad' } {
  const line = fault.line ?? place.line;
  const byteOffset = fault.byteOffset ?? place.byteOffset;
  return {
    kind: 'bad',
    bad: {
      file: context.file,
      record: place.record,
      ...(line === undefined ? {} : { line }),
      ...(byteOffset === undefined ? {} : { byteOffset }),
      code: fault.code,
      message: fault.message,
      ...(place.sha256 === undefined ? {} : { sha256: place.sha256 }),
    },
  };
}
