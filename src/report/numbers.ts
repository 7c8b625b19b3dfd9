// Numbers as people read them: fixed decimals, a no-break space before the per cent sign, minutes and seconds.

import type { NumberType } from '../model/document.ts';

const NBSP = '\u00a0';
const MINUS = '\u2212';

/** `1,204.5`: fixed decimals, commas between thousands, a true minus. */
export function formatNumber(value: number, digits = 1): string {
  const fixed = Math.abs(value).toFixed(digits);
  const [whole = '0', fraction] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const zero = Number(fixed) === 0;
  return `${value < 0 && !zero ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A share as `94 %`. What is not quite all or nothing is never rounded to 100 % or 0 %. */
export function formatPercent(share: number, digits = 0): string {
  const shown = (share * 100).toFixed(digits);
  const step = 10 ** -digits;
  if (share < 1 && Number(shown) >= 100) return `>${(100 - step).toFixed(digits)}${NBSP}%`;
  if (share > 0 && Number(shown) === 0) return `<${step.toFixed(digits)}${NBSP}%`;
  return `${formatNumber(share * 100, digits)}${NBSP}%`;
}

/** Milliseconds as `6:52` or `1:02:09`; under a minute as `8.4 s`. */
function formatDuration(ms: number): string {
  if (Math.abs(ms) < 60_000) return `${formatNumber(ms / 1000, 1)}${NBSP}s`;
  const seconds = Math.round(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const tail = `${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** A moment in an interaction as `0:04`, `12:31`. */
export function formatMoment(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const tail = String(seconds % 60).padStart(2, '0');
  return minutes < 60
    ? `${minutes}:${tail}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${tail}`;
}

/** A value in the notation of its type. */
export function formatValue(value: number, type: NumberType, digits?: number): string {
  if (type === 'percent') return formatPercent(value, digits ?? 0);
  if (type === 'duration') return formatDuration(value);
  return formatNumber(value, digits ?? 1);
}

/** An interval in the same notation, `86.1–95.9` or `86–96 %`. */
export function formatInterval(low: number, high: number, type: NumberType, digits?: number): string {
  if (type === 'percent') {
    const bare = (share: number) => (share * 100).toFixed(digits ?? 0);
    return `${bare(low)}–${bare(high)}${NBSP}%`;
  }
  return `${formatValue(low, type, digits)}–${formatValue(high, type, digits)}`;
}

/** `1 call`, `3 calls`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${formatNumber(n, 0)}${NBSP}${n === 1 ? one : many}`;
}
