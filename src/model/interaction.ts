// The canonical interaction: what every input format becomes and everything else reads.

export const SPEAKERS = ['agent', 'customer', 'bot', 'system', 'other-agent', 'third-party', 'unknown'] as const;
export type Speaker = (typeof SPEAKERS)[number];

export const CHANNELS = ['voice', 'chat', 'email', 'sms', 'social'] as const;
export type Channel = (typeof CHANNELS)[number];

export const DIRECTIONS = ['inbound', 'outbound', 'internal'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A recognised word with its times: `[text, startMs, endMs]`, milliseconds from the start of the interaction. */
export type Word = readonly [text: string, startMs: number, endMs: number];

export interface Turn {
  readonly speaker: Speaker;
  readonly text: string;
  /** Milliseconds from the start of the interaction. */
  readonly startMs?: number;
  readonly endMs?: number;
  readonly words?: readonly Word[];
  /** The recogniser's confidence in this turn, 0…1. */
  readonly confidence?: number;
}

export interface Person {
  readonly id?: string;
  readonly name?: string;
}

export interface Agent extends Person {
  readonly team?: string;
}

/** A CRM or metadata value. Times are ISO 8601 strings in UTC. */
export type AttributeValue = string | number | boolean | null;
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Where a record came from: the file as given on the command line, and its 1-based number in it. */
export interface Source {
  readonly file: string;
  readonly record: number;
}

export interface Interaction {
  readonly id: string;
  readonly channel?: Channel;
  readonly direction?: Direction;
  /** BCP 47 tag, e.g. `en` or `en-GB`. */
  readonly language?: string;
  /** ISO 8601 in UTC, e.g. `2026-11-02T09:14:00Z`. */
  readonly startedAt?: string;
  readonly durationMs?: number;
  readonly agent?: Agent;
  readonly customer?: Person;
  readonly queue?: string;
  /** True when a notice of recording was played outside the transcript, false when it is known that none was. */
  readonly recordingNotice?: boolean;
  readonly attributes: Attributes;
  readonly turns: readonly Turn[];
  readonly source: Source;
}
