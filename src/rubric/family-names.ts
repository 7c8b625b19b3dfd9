// Which phrase families a phrase, a check or a whole rubric leans on.

import type { PhraseFamily } from '../model/phrase.ts';

const REFERENCE = /\{([^{}]*)\}/g;

interface FamilyReference {
  readonly name: string;
  /** Offset of the brace in the phrase, and the length with both braces. */
  readonly at: number;
  readonly length: number;
}

/** The `{name}`s in a phrase. */
export function referencesIn(phrase: string): FamilyReference[] {
  return [...phrase.matchAll(REFERENCE)].map((match) => ({
    name: (match[1] ?? '').trim(),
    at: match.index,
    length: match[0].length,
  }));
}

/** Every phrase text below a value: the lists under `says`, `say` and `not`, at any depth. */
function phrasesBelow(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(phrasesBelow);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    Array.isArray(below) && (key === 'says' || key === 'not' || key === 'say')
      ? below.filter((item): item is string => typeof item === 'string')
      : phrasesBelow(below),
  );
}

/** The families that `parts` (checks, finders) name, directly or through other families; sorted by name. */
export function familiesUsed(parts: unknown, families: readonly PhraseFamily[]): PhraseFamily[] {
  const known = new Map(families.map((family) => [family.name, family]));
  const used = new Map<string, PhraseFamily>();
  const follow = (phrases: readonly string[]): void => {
    for (const { name } of phrases.flatMap(referencesIn)) {
      const family = known.get(name);
      if (family === undefined || used.has(name)) continue;
      used.set(name, family);
      follow([...family.say, ...(family.not ?? [])]);
    }
  };
  follow(phrasesBelow(parts));
  return [...used.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
