// Windows, distances and durations as people write them: `first 3 turns`, `2 turns`, `20 seconds`.

import type { Distance, Window } from '../model/rubric.ts';

const NUMBER = '(\\d+(?:\\.\\d+)?)';
const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  millisecond: 1,
  s: 1000,
  sec: 1000,
  second: 1000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
};
const WINDOW = new RegExp(`^(first|last)(?: ${NUMBER})? ?([a-z]+|%)$`);
const MEASURE = new RegExp(`^${NUMBER} ?([a-z]+|%)$`);

function tidy(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Milliseconds in a unit of time, singular or plural; undefined for another word. */
function unitMs(unit: string): number | undefined {
  return Object.hasOwn(UNIT_MS, unit)
    ? UNIT_MS[unit]
    : Object.hasOwn(UNIT_MS, unit.replace(/s$/, ''))
      ? UNIT_MS[unit.replace(/s$/, '')]
      : undefined;
}

/** `first|last n turns|seconds|minutes|%` → a window, or undefined. A count of 0 is returned as it is. */
export function parseWindow(text: string): Window | undefined {
  const [, edge, digits, unit = ''] = WINDOW.exec(tidy(text)) ?? [];
  if (edge !== 'first' && edge !== 'last') return undefined;
  const count = Number(digits ?? 1);
  if (/^turns?$/.test(unit)) return Number.isInteger(count) ? { unit: 'turns', edge, count } : undefined;
  if (/^(%|percent)$/.test(unit)) return digits === undefined ? undefined : { unit: 'percent', edge, count };
  const ms = unitMs(unit);
  return ms === undefined ? undefined : { unit: 'seconds', edge, count: (count * ms) / 1000 };
}

/** `n turns|seconds|minutes` or `same turn` → a distance, or undefined. */
export function parseDistance(text: string): Distance | undefined {
  if (/^(the )?same turn$/.test(tidy(text))) return { unit: 'turns', count: 0 };
  const [, digits, unit = ''] = MEASURE.exec(tidy(text)) ?? [];
  if (digits === undefined) return undefined;
  const count = Number(digits);
  if (/^turns?$/.test(unit)) return Number.isInteger(count) ? { unit: 'turns', count } : undefined;
  const ms = unitMs(unit);
  return ms === undefined ? undefined : { unit: 'seconds', count: (count * ms) / 1000 };
}

/** `20 s`, `20 seconds`, `1.5 minutes`, `500 ms` → milliseconds, or undefined. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit = ''] = MEASURE.exec(tidy(text)) ?? [];
  const ms = unitMs(unit);
  return digits === undefined || ms === undefined ? undefined : Number(digits) * ms;
}

/** `40 %` → 0.4, or undefined. */
export function parsePercent(text: string): number | undefined {
  const [, digits, unit = ''] = MEASURE.exec(tidy(text)) ?? [];
  return digits !== undefined && /^(%|percent)$/.test(unit) ? Number(digits) / 100 : undefined;
}
