// A user's error as a value: what is wrong, where, and what to do about it. Bugs are thrown; problems are returned.

export interface Place {
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, UTF-16 code units. */
  readonly column?: number;
}

export interface Problem {
  /** Stable, kebab-case: `rubric/unknown-key`, `ingest/truncated-gzip`, `csv/duplicate-column`. */
  readonly code: string;
  /** One plain sentence without the user's data. */
  readonly message: string;
  readonly place?: Place;
  /** The source lines around the place, as shown to a person. Only for rubrics and mappings, never for transcripts. */
  readonly excerpt?: string;
  /** What to do: "did you mean …". */
  readonly hint?: string;
  readonly severity?: 'error' | 'warning';
}

/** A record that could not be used: goes to the quarantine file, one JSON object a line. */
export interface BadRecord {
  readonly file: string;
  /** 1-based record number in the file (line of a JSONL file, conversation of a CSV, 1 for a whole-file format). */
  readonly record: number;
  /** 1-based line at which the record starts, where the format has lines. */
  readonly line?: number;
  readonly byteOffset?: number;
  readonly code: string;
  /** Says what is wrong, without the content. */
  readonly message: string;
  /** `sha256:…` of the raw bytes of the record. */
  readonly sha256?: string;
}

export function formatPlace(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}
