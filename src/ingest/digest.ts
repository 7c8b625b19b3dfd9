// The digest of a raw record: what tells a duplicate from a conflict, and names a quarantined record.

import { createHash } from 'node:crypto';

/** `sha256:` and 64 hex digits of the record's bytes; text counts as UTF-8. */
export function digestRecord(record: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(record).digest('hex')}`;
}
