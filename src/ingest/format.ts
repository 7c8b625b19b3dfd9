// What an input format is: a row of the table in index.ts. A format recognises itself from a sample and turns content
// into interactions and bad records; it never opens a file.

import type { Channel, Direction, Interaction } from '../model/interaction.ts';
import type { BadRecord, Problem } from '../model/problem.ts';

/** What a format may look at to recognise itself: never more than the first 64 KiB, decoded, line ends as `\n`. */
export interface Sample {
  /** File name as given, a `.gz` ending removed; `-` for standard input. */
  readonly name: string;
  /** Start of the decoded text, without a byte order mark. */
  readonly text: string;
  /** True when `text` is the whole file. */
  readonly complete: boolean;
  /** The parsed document when `text` is the whole file and one JSON value; else undefined. */
  readonly json?: unknown;
  /** The first line that is not blank, parsed, when it is one JSON value; else undefined. */
  readonly firstLineJson?: unknown;
}

/** What the user said about the source that the source may not say itself. */
export interface ReadContext {
  /** The file as given on the command line: goes into `source.file` and bad records. */
  readonly file: string;
  /** IANA zone for times without one. */
  readonly timezone?: string;
  /** Used where the source does not tell. */
  readonly channel?: Channel;
  /** Used where the source does not tell. */
  readonly direction?: Direction;
  /** True when a part of a file is read of which it is known that each line is a record. */
  readonly linesOnly?: boolean;
  /** Takes a remark about something that was read all the same. */
  readonly warn?: (problem: Problem) => void;
}

export type ReadItem =
  | {
      readonly kind: 'interaction';
      readonly interaction: Interaction;
      /** From `digestRecord`: equal for equal content of the record, whatever its encoding or line ends. May be computed
       * when read, so copy it, not the item. */
      readonly digest: string;
    }
  | { readonly kind: 'bad'; readonly bad: BadRecord };

/** One line of a line format, without its line end. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  /** Offset of the line's first byte in the (unpacked) file; absent where the file is not UTF-8. */
  readonly byteOffset?: number;
  /** The decoded text; absent when it could not be decoded or is over the record limit. */
  readonly text?: string;
  /** Why there is no text. */
  readonly fault?: Fault;
  /** `digestRecord` of the raw line. Computed on first call. */
  digest(): string;
}

/** What is wrong with a record, before it is known where the record is. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  /** 1-based. */
  readonly line?: number;
  readonly byteOffset?: number;
}

/** The content of one source, decoded and with `\n` line ends. Each method reads from the start. A format needs no
 * `try`: what cannot be decoded or is over the 64 MB record limit ends the source with a bad record. */
export interface Content {
  /** Decoded text in pieces, for streaming formats. */
  chunks(): AsyncIterable<string>;
  /** Lines one by one: a line that cannot be decoded does not hurt its neighbours. */
  lines(): AsyncIterable<Line>;
  /** The whole text; never more than 64 MB. */
  text(): Promise<string>;
}

export interface Format {
  /** What `--input-format` takes. */
  readonly name: string;
  /** For people: `Canonical JSON lines`. */
  readonly title: string;
  /** True when memory does not grow with the file. */
  readonly streaming: boolean;
  /** True when a file that is not UTF-8 may be read as Windows-1252, with a warning: for what people write by hand. */
  readonly legacyEncoding?: true;
  /** 0 = not mine, 1 = certain. */
  recognise(sample: Sample): number;
  read(content: Content, context: ReadContext): AsyncIterable<ReadItem>;
}
