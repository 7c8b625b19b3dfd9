// Ids: what may be one, and the id of an interaction whose file does not carry any.

import type { Fault } from './format.ts';

const MAX_LENGTH = 512;

/** The id as a string, or what is wrong with it. Whole numbers are ids too. Undefined when there is none. */
export function readId(value: unknown, what: string): string | Fault | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number') {
    return Number.isSafeInteger(value)
      ? String(value)
      : { code: 'ingest/bad-id', message: `The ${what} is a number that is not whole; write ids as text.` };
  }
  if (typeof value !== 'string') return { code: 'ingest/bad-id', message: `The ${what} is not text.` };
  const id = value.trim();
  if (id === '') return undefined;
  if (id.length > MAX_LENGTH) {
    return { code: 'ingest/bad-id', message: `The ${what} is longer than ${MAX_LENGTH} characters.` };
  }
  if (id.includes('\0')) return { code: 'ingest/bad-id', message: `The ${what} contains a NUL character.` };
  if (/\p{Surrogate}/u.test(id)) {
    return { code: 'ingest/bad-id', message: `The ${what} contains half of a surrogate pair.` };
  }
  return id;
}

/** The file's name without folders, `.gz` and extension: `calls/2026/c-17.vtt.gz` → `c-17`. */
export function idFromFile(file: string): string {
  if (file === '-') return 'standard-input';
  const name = file.split(/[/\\]/).at(-1) ?? file;
  const plain = name.replace(/\.gz$/i, '');
  const stem = plain.replace(/\.[A-Za-z0-9]{1,6}$/, '');
  return stem === '' ? plain || 'standard-input' : stem;
}
