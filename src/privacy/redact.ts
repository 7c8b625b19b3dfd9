// Redaction: replaces personal data in a conversation by tokens such as `[card]`, before anything is written anywhere.

import type { Turn } from '../model/interaction.ts';
import { detect } from './detect.ts';
import { type PersonalDatum, type PersonalType, tokenOf } from './personal-datum.ts';
import { type Replacement, redactWords } from './words.ts';

export interface RedactOptions {
  /** Types to replace; others are left readable and not reported. Default: all. */
  readonly types?: ReadonlySet<PersonalType>;
}

export interface Redaction {
  /** The turns with tokens; turns without findings are the same objects, and so is the list when nothing was found. */
  readonly turns: readonly Turn[];
  /** How many of each type, each counted once however many turns it was spread over or how often it was read back. */
  readonly redactions: Readonly<Record<string, number>>;
  /** What was found, with offsets into the texts as given. */
  readonly found: readonly PersonalDatum[];
}

const NOTHING: Readonly<Record<string, number>> = Object.freeze({});

/**
 * Removes personal data from a conversation. Redacting the result again changes nothing: detection is repeated on the
 * redacted turns until it finds no more, since what stood beside a finding may only then show itself.
 */
export function redact(turns: readonly Turn[], options: RedactOptions = {}): Redaction {
  const wanted = (datum: PersonalDatum) => options.types?.has(datum.type) ?? true;
  let found: readonly PersonalDatum[] = [];
  let redacted = turns;
  for (;;) {
    const fresh = detect(redacted).filter(wanted);
    if (fresh.length === 0) break;
    found = merge(found, fresh);
    redacted = replaceIn(turns, found);
  }
  if (found.length === 0) return { turns, redactions: NOTHING, found: [] };
  return { turns: redacted, redactions: count(found), found };
}

/** Adds findings on the redacted turns to those on the original ones, moved to where they are in the original. */
function merge(known: readonly PersonalDatum[], fresh: readonly PersonalDatum[]): readonly PersonalDatum[] {
  if (known.length === 0) return fresh;
  const base = 1 + Math.max(...known.map((datum) => datum.datum));
  const moved = fresh.map((datum) => {
    const [start, end] = [toOriginal(known, datum.turn, datum.start), toOriginal(known, datum.turn, datum.end)];
    return { ...datum, start, end, datum: base + datum.datum };
  });
  return [...known, ...moved].sort((a, b) => a.turn - b.turn || a.start - b.start);
}

function toOriginal(known: readonly PersonalDatum[], turn: number, offset: number): number {
  let shift = 0;
  for (const datum of known) {
    if (datum.turn !== turn) continue;
    const start = datum.start + shift;
    const length = tokenOf(datum.type).length;
    if (offset <= start) break;
    if (offset < start + length) return datum.start;
    shift += length - (datum.end - datum.start);
  }
  return offset - shift;
}

function replaceIn(turns: readonly Turn[], found: readonly PersonalDatum[]): readonly Turn[] {
  const byTurn = new Map<number, Replacement[]>();
  for (const { turn, start, end, type } of found) {
    const list = byTurn.get(turn) ?? [];
    list.push({ start, end, token: tokenOf(type) });
    byTurn.set(turn, list);
  }
  return turns.map((turn, index) => {
    const spans = byTurn.get(index);
    return spans === undefined ? turn : redactTurn(turn, spans);
  });
}

function redactTurn(turn: Turn, spans: readonly Replacement[]): Turn {
  let text = '';
  let at = 0;
  for (const { start, end, token } of spans) {
    text += turn.text.slice(at, start) + token;
    at = end;
  }
  text += turn.text.slice(at);
  if (turn.words === undefined) return { ...turn, text };
  return { ...turn, text, words: redactWords(turn.words, turn.text, spans) };
}

function count(found: readonly PersonalDatum[]): Readonly<Record<string, number>> {
  const data = new Map<number, PersonalType>();
  for (const { datum, type } of found) data.set(datum, type);
  const counts: Record<string, number> = {};
  for (const type of [...data.values()].sort()) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
