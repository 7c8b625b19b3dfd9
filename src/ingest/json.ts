// JSON from strangers: depth is checked before parsing, duplicate keys are refused, integers too large for a number keep
// their digits. Messages never quote the text.

import type { Fault } from './format.ts';

const MAX_DEPTH = 64;

export type Parsed =
  | { readonly value: unknown; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: Fault };

/** Parses one JSON value. An integer beyond 2^53 arrives as a string of its exact digits. A `__proto__` key arrives as an
 * ordinary own property: read keys you know, never copy unknown ones into a new object by assignment. */
export function parseJson(text: string): Parsed {
  const shape = scan(text);
  if (shape === undefined) {
    return { fault: { code: 'ingest/json-depth', message: `The JSON is nested deeper than ${MAX_DEPTH} levels.` } };
  }
  let value: unknown;
  try {
    value = JSON.parse(shape.longNumbers ? quoteLongIntegers(text) : text);
  } catch (error) {
    return { fault: { code: 'ingest/json-syntax', message: describeSyntaxError(error) } };
  }
  if (countKeys(value) !== shape.keys) {
    return { fault: { code: 'ingest/json-duplicate-key', message: 'A JSON object has the same key twice.' } };
  }
  return { value };
}

/** The value when the text is one sound JSON value, else undefined: for recognising formats. */
export function tryJson(text: string): unknown {
  const parsed = parseJson(text);
  return parsed.fault === undefined ? parsed.value : undefined;
}

interface Shape {
  readonly keys: number;
  readonly longNumbers: boolean;
}

/** One pass over the text outside strings; undefined when too deep. */
function scan(text: string): Shape | undefined {
  let depth = 0;
  let keys = 0;
  let digits = 0;
  let longNumbers = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      if (++digits > 15) longNumbers = true;
      continue;
    }
    digits = 0;
    if (c === 34) {
      i = endOfString(text, i);
      if (i < 0) break;
    } else if (c === 58) keys++;
    else if (c === 123 || c === 91) {
      if (++depth > MAX_DEPTH) return undefined;
    } else if (c === 125 || c === 93) depth--;
  }
  return { keys, longNumbers };
}

/** Index of the quote that closes the string opened at `start`, or -1. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let first = end;
    while (text.charCodeAt(first - 1) === 92) first--;
    if ((end - first) % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return -1;
}

/** Keys that survived parsing: fewer than were written means that one was written twice. */
function countKeys(value: unknown): number {
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object' && item !== null) count += countKeys(item);
    return count;
  }
  if (typeof value !== 'object' || value === null) return 0;
  const object = value as Readonly<Record<string, unknown>>;
  // Objects of one shape share what `for in` needs, which makes it several times faster than listing keys.
  for (const key in object) {
    count++;
    const item = object[key];
    if (typeof item === 'object' && item !== null) count += countKeys(item);
  }
  return count;
}

/** The text with unsafe integers outside strings put in quotes. */
function quoteLongIntegers(text: string): string {
  let result = '';
  let done = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) {
      i = endOfString(text, i);
      if (i < 0) break;
    } else if (c === 45 || (c >= 48 && c <= 57)) {
      const start = i;
      while (/[\d.eE+-]/.test(text.charAt(i + 1))) i++;
      const token = text.slice(start, i + 1);
      if (!/^-?\d{16,}$/.test(token) || Number.isSafeInteger(Number(token))) continue;
      result += `${text.slice(done, start)}"${token}"`;
      done = i + 1;
    }
  }
  return result + text.slice(done);
}

/** The engine's message quotes the text around the fault, so only its position is kept. */
function describeSyntaxError(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (message.startsWith('Unexpected end')) return 'The JSON ends too early.';
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined
    ? 'This is not valid JSON.'
    : `This is not valid JSON (at character ${Number(position) + 1}).`;
}
