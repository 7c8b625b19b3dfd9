// Recognised words with times, brought in line with a redacted text: no word of a redacted span stays readable.

import type { Word } from '../model/interaction.ts';
import { hasNumber } from '../text/spoken-numbers.ts';

/** A span of a text and what replaced it. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly token: string;
}

/**
 * Replaces the words that lie in replaced spans by one word each, the token, over the time of the span. Words are found
 * in the text by their letters and digits; where the two disagree (a text with "42", words with "forty two"), a word
 * that cannot be placed and has a number or an "@" in it is replaced as well: better one word too many.
 */
export function redactWords(words: readonly Word[], text: string, spans: readonly Replacement[]): readonly Word[] {
  const places = placeWords(words, text);
  const redacted: Word[] = [];
  let open: { span: Replacement; startMs: number; endMs: number } | undefined;
  const close = () => {
    if (open !== undefined) redacted.push([open.span.token, open.startMs, open.endMs]);
    open = undefined;
  };
  words.forEach((word, index) => {
    const place = places[index];
    const span =
      place === undefined
        ? undefined
        : (spans.find((one) => place.start < one.end && place.end > one.start) ??
          (place.exact ? undefined : suspicious(word[0]) ? nearest(spans, place) : undefined));
    if (span === undefined) {
      close();
      redacted.push(word);
    } else if (open?.span === span) {
      open = { span, startMs: Math.min(open.startMs, word[1]), endMs: Math.max(open.endMs, word[2]) };
    } else {
      close();
      open = { span, startMs: word[1], endMs: word[2] };
    }
  });
  close();
  return redacted;
}

function suspicious(word: string): boolean {
  return hasNumber(word) || /@|^(?:o|oh|dot|double|triple|treble|[a-z])$/i.test(word);
}

function nearest(spans: readonly Replacement[], place: Place): Replacement | undefined {
  const distance = (span: Replacement) => Math.min(Math.abs(span.start - place.end), Math.abs(place.start - span.end));
  return [...spans].sort((a, b) => distance(a) - distance(b))[0];
}

interface Place {
  readonly start: number;
  readonly end: number;
  /** False where the word was not found and the place is only where it must be, between its neighbours. */
  readonly exact: boolean;
}

/** Where each word stands in the text, comparing letters and digits only. */
function placeWords(words: readonly Word[], text: string): Place[] {
  let letters = '';
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (/[\p{L}\p{N}\uD800-\uDFFF]/u.test(char)) {
      letters += char.toLowerCase().charAt(0);
      offsets.push(at);
    }
  }
  const plain = words.map(([word]) =>
    [...word.replace(/[^\p{L}\p{N}]/gu, '')].map((c) => c.toLowerCase().charAt(0)).join(''),
  );
  const agree = plain.join('') === letters;
  const found: (readonly [number, number] | undefined)[] = [];
  let cursor = 0;
  for (const word of plain) {
    const at = word === '' ? -1 : letters.indexOf(word, cursor);
    if (at >= 0 && (at === cursor || (!agree && at - cursor <= 60))) {
      found.push([at, at + word.length]);
      cursor = at + word.length;
    } else {
      found.push(undefined);
    }
  }
  return found.map((range, index) => {
    if (range !== undefined) {
      return { start: offsets[range[0]] ?? 0, end: (offsets[range[1] - 1] ?? 0) + 1, exact: agree };
    }
    const before = found.slice(0, index).findLast((one) => one !== undefined);
    const after = found.slice(index + 1).find((one) => one !== undefined);
    const start = before === undefined ? 0 : (offsets[before[1] - 1] ?? 0) + 1;
    const end = after === undefined ? text.length : (offsets[after[0]] ?? text.length);
    return { start, end: Math.max(start, end), exact: false };
  });
}
