// File names from what people call things: readable, unique, and inside the folder whatever the text is.

import { createHash } from 'node:crypto';

/** `agent-dana-reyes-1f2e3d4c`: a slug of the readable text and eight hex digits of a digest of the key. */
export function fileName(kind: string, readable: string, key: string): string {
  const slug = readable
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return [kind, slug, digest].filter((part) => part !== '').join('-');
}
