// A record of the canonical shape, from whatever format, checked field by field: an Interaction or the first fault. Hand
// written because every record of every file passes here.

import type { Interaction } from '../model/interaction.ts';
import type { Problem } from '../model/problem.ts';
import {
  fault,
  isFault,
  isLoose,
  type Loose,
  type Mutable,
  readAttributes,
  readChannel,
  readDirection,
  readPerson,
  readText,
} from './fields.ts';
import type { Fault, ReadContext } from './format.ts';
import { readId } from './ids.ts';
import { formatInstant, type ReadTime } from './times.ts';
import { readTurns } from './turns.ts';

const NO_ZONE: Problem = {
  code: 'ingest/no-timezone',
  message:
    'Start times without a zone were found; they are kept as the attribute startedAtLocal and take no part in trends.',
  hint: 'Give the zone: --timezone Europe/Amsterdam',
  severity: 'warning',
};
const BAD_DURATION: Problem = {
  code: 'ingest/bad-duration',
  message: 'Some durations are not a number of milliseconds; they are left out.',
  severity: 'warning',
};
const NOT_SCALAR: Problem = {
  code: 'ingest/attribute-not-scalar',
  message: 'Some attributes are lists or objects; only text, numbers, true, false and null are kept.',
  severity: 'warning',
};

/** Builds the interaction of record `number` (1-based), or says what is wrong with it. `record` has the keys of the
 * canonical interaction (others are ignored) with values nobody has checked; its turns may carry `unixTime` in seconds
 * instead of `startMs`, and then give `startedAt` too. Words for speakers, channels and directions are translated, text
 * times become UTC, turns are put in order of time when all have one. */
export function buildInteraction(
  record: unknown,
  number: number,
  context: ReadContext,
  readTime: ReadTime,
): Interaction | Fault {
  if (!isLoose(record)) return fault('ingest/not-an-object', 'The record is not a JSON object.');
  const id = readId(record['id'], 'id');
  if (id === undefined) return fault('ingest/missing-id', 'The interaction has no "id".');
  if (isFault(id)) return id;
  const turns = readTurns(record['turns'], context);
  if (isFault(turns)) return turns;
  const start = readStart(record['startedAt'], turns.firstAt, readTime);
  if (isFault(start)) return start;
  const { attributes, dropped } = readAttributes(record['attributes']);
  if (dropped > 0) context.warn?.(NOT_SCALAR);
  const duration = readDuration(record['durationMs']);
  if (duration === null) context.warn?.(BAD_DURATION);
  if (start.local !== undefined) context.warn?.(NO_ZONE);

  const result: Mutable<Interaction> = {
    id,
    attributes: start.local === undefined ? attributes : { ...attributes, startedAtLocal: start.local },
    turns: turns.turns,
    source: { file: context.file, record: number },
  };
  if (typeof duration === 'number') result.durationMs = duration;
  if (start.at !== undefined) result.startedAt = start.at;
  return addHead(result, record, context) ?? result;
}

/** Adds what is told about the whole interaction in single fields; the fault when one of them cannot be used. */
function addHead(head: Mutable<Interaction>, record: Loose, context: ReadContext): Fault | undefined {
  const channel = readChannel(record['channel']) ?? context.channel;
  if (isFault(channel)) return channel;
  if (channel !== undefined) head.channel = channel;
  const direction = readDirection(record['direction']) ?? context.direction;
  if (isFault(direction)) return direction;
  if (direction !== undefined) head.direction = direction;
  const language = readText(record['language'], 'language');
  if (isFault(language)) return language;
  if (language !== undefined) head.language = language.replaceAll('_', '-');
  const agent = readPerson(record['agent'], 'agent');
  if (isFault(agent)) return agent;
  if (agent !== undefined) head.agent = agent;
  const customer = readPerson(record['customer'], 'customer');
  if (isFault(customer)) return customer;
  if (customer !== undefined) head.customer = customer;
  const queue = readText(record['queue'], 'queue');
  if (isFault(queue)) return queue;
  if (queue !== undefined) head.queue = queue;
  const notice = record['recordingNotice'];
  if (notice !== undefined && notice !== null) {
    if (typeof notice !== 'boolean') return fault('ingest/bad-value', '"recordingNotice" is neither true nor false.');
    head.recordingNotice = notice;
  }
  return undefined;
}

/** An instant that is already written as the result must be. Days after the 28th are left to the calendar. */
const CANONICAL = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

function readStart(
  value: unknown,
  firstAt: number | undefined,
  readTime: ReadTime,
): { readonly at?: string; readonly local?: string } | Fault {
  if (value === undefined || value === null || value === '') {
    return firstAt === undefined ? {} : { at: formatInstant(firstAt) };
  }
  if (typeof value === 'string' && CANONICAL.test(value)) return { at: value };
  const time = readTime(value);
  if (time.kind === 'bad') return fault(time.fault.code, `"startedAt": ${time.fault.message}`);
  return time.kind === 'instant' ? { at: formatInstant(time.ms) } : { local: time.text };
}

/** Whole milliseconds; null when there is something else. */
function readDuration(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const ms = typeof value === 'string' ? Number(value) : value;
  return typeof ms === 'number' && ms >= 0 && ms <= Number.MAX_SAFE_INTEGER ? Math.round(ms) : null;
}
