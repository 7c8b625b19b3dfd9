// The turns of a record: speakers translated, times checked, order by time. The hot part of reading canonical JSON.

import type { Speaker, Turn, Word } from '../model/interaction.ts';
import type { Problem } from '../model/problem.ts';
import { fault, isLoose, type Loose, type Mutable } from './fields.ts';
import type { Fault, ReadContext } from './format.ts';
import { speakerFromLabel } from './speakers.ts';

/** The turns, and the Unix time of the first one in milliseconds where turns carry `unixTime`. */
export interface Turns {
  readonly turns: readonly Turn[];
  readonly firstAt?: number;
}

const BAD_TIMES: Problem = {
  code: 'ingest/bad-turn-time',
  message:
    'Some turns have times that cannot be right (negative, not a number, or ending before they start); the turns are kept without them.',
  severity: 'warning',
};
const UNKNOWN_SPEAKER: Problem = {
  code: 'ingest/unknown-speaker',
  message: 'Some turns have a speaker label that is no role; they count as spoken by somebody unknown.',
  hint: 'Use agent, customer, bot, system, other-agent or third-party.',
  severity: 'warning',
};

/** Checks `turns` of a record. A turn without speaker, or with a label that is no role, is `unknown`. A time that cannot
 * be right is left out of its turn. Turns are sorted by start, stably, when every one has a start; else their order
 * stands. */
export function readTurns(value: unknown, context: ReadContext): Turns | Fault {
  if (!Array.isArray(value)) {
    return value === undefined || value === null
      ? fault('ingest/no-turns', 'The interaction has no "turns".')
      : fault('ingest/no-turns', '"turns" is not a list.');
  }
  if (value.length === 0) return fault('ingest/no-turns', 'The list of turns is empty.');
  const base = firstUnixTime(value);
  const turns: Turn[] = [];
  let allTimed = true;
  let inOrder = true;
  let last = -1;
  for (const item of value) {
    const turn = readTurn(item, turns.length, base, context);
    if ('code' in turn) return turn;
    if (turn.startMs === undefined) allTimed = false;
    else if (turn.startMs < last) inOrder = false;
    else last = turn.startMs;
    turns.push(turn);
  }
  if (allTimed && !inOrder) turns.sort((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0));
  return base === undefined ? { turns } : { turns, firstAt: base };
}

function readTurn(item: unknown, index: number, base: number | undefined, context: ReadContext): Turn | Fault {
  if (!isLoose(item)) return fault('ingest/bad-turn', `Turn ${index + 1} is not an object.`);
  const text = item['text'];
  if (typeof text !== 'string') {
    return text === undefined
      ? fault('ingest/missing-text', `Turn ${index + 1} has no "text".`)
      : fault('ingest/missing-text', `The text of turn ${index + 1} is not text.`);
  }
  if (text.includes('\0')) return fault('ingest/nul', `The text of turn ${index + 1} contains a NUL character.`);
  const speaker = readSpeaker(item['speaker'], context);
  if (speaker === undefined) return fault('ingest/bad-speaker', `The speaker of turn ${index + 1} is not text.`);
  const turn: Mutable<Turn> = { speaker, text };
  let sound = true;
  const start = base === undefined ? readMs(item['startMs']) : unixOffset(item, base);
  if (start === null) sound = false;
  else if (start !== undefined) turn.startMs = start;
  const end = readMs(item['endMs']);
  if (end === null || (end !== undefined && start !== undefined && start !== null && end < start)) sound = false;
  else if (end !== undefined) turn.endMs = end;
  const words = item['words'];
  if (words !== undefined && words !== null) {
    if (areWords(words)) turn.words = words;
    else sound = false;
  }
  const confidence = item['confidence'];
  if (typeof confidence === 'number' && confidence >= 0 && confidence <= 1) turn.confidence = confidence;
  if (!sound) context.warn?.(BAD_TIMES);
  return turn;
}

function readSpeaker(value: unknown, context: ReadContext): Speaker | undefined {
  if (value === undefined || value === null || value === '') return 'unknown';
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const speaker = speakerFromLabel(String(value));
  if (speaker === undefined) context.warn?.(UNKNOWN_SPEAKER);
  return speaker ?? 'unknown';
}

/** Whole milliseconds; null when there is something that cannot be a time. */
function readMs(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const ms = typeof value === 'string' ? Number(value) : value;
  return typeof ms === 'number' && ms >= 0 && ms <= Number.MAX_SAFE_INTEGER ? Math.round(ms) : null;
}

function areWords(value: unknown): value is readonly Word[] {
  if (!Array.isArray(value)) return false;
  for (const word of value) {
    if (!Array.isArray(word) || word.length !== 3) return false;
    const [text, start, end] = word as readonly unknown[];
    if (typeof text !== 'string' || typeof start !== 'number' || typeof end !== 'number') return false;
    if (!(start >= 0 && end >= start)) return false;
  }
  return true;
}

/** The earliest `unixTime` in milliseconds, when the turns are timed that way. */
function firstUnixTime(items: readonly unknown[]): number | undefined {
  const head = items[0];
  if (!isLoose(head) || head['unixTime'] === undefined || head['startMs'] !== undefined) return undefined;
  let first: number | undefined;
  for (const item of items) {
    const seconds = isLoose(item) ? item['unixTime'] : undefined;
    if (typeof seconds !== 'number' || !(seconds >= 0 && seconds < 1e11)) continue;
    if (first === undefined || seconds < first) first = seconds;
  }
  return first === undefined ? undefined : Math.round(first * 1000);
}

function unixOffset(item: Loose, base: number): number | null | undefined {
  const seconds = item['unixTime'];
  if (seconds === undefined || seconds === null) return undefined;
  return typeof seconds === 'number' && seconds >= 0 && seconds < 1e11 ? Math.round(seconds * 1000) - base : null;
}
