// The rubric's hash: what can change a score, in one canonical text. Titles, texts and coaching don't take part.

import { createHash } from 'node:crypto';
import type { Rubric } from '../model/rubric.ts';
import { familiesUsed } from './family-names.ts';

type Hashed = Pick<Rubric, 'language' | 'scoring' | 'sections' | 'criteria' | 'families' | 'meaning'>;

/** JSON with the keys of every object sorted; the same value gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

/** The reasons of `grade` steps are texts for people. */
function withoutReasons(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReasons);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([key, field]) => !(key === 'reason' && typeof field === 'string'));
  return Object.fromEntries(fields.map(([key, field]) => [key, withoutReasons(field)]));
}

/** Whether a finder below a value asks for a meaning. */
function asksMeaning(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, field]) => (key === 'means' && Array.isArray(field)) || asksMeaning(field));
}

function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** `sha256:` and 64 hex digits over language, scoring, weights, checks, the families and the model they use; order doesn't matter. */
export function hashRubric(rubric: Hashed): string {
  const criteria = byId(rubric.criteria).map(({ title: _title, texts: _texts, coaching: _coaching, ...scored }) =>
    withoutReasons(scored),
  );
  const canonical = canonicalJson({
    language: rubric.language,
    scoring: rubric.scoring,
    sections: byId(rubric.sections).map(({ id, weight }) => ({ id, weight })),
    criteria,
    families: familiesUsed(rubric.criteria, rubric.families),
    // Flags are not scored: a model that only they ask changes nothing.
    meaning: asksMeaning(criteria) ? rubric.meaning?.hash : undefined,
  });
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}
