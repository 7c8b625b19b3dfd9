// Text as Content: for documents inside other documents, and for trying a format.

import { digestRecord } from './digest.ts';
import type { Content, Line } from './format.ts';

/** The content of a text that is already in memory. */
export function textContent(text: string): Content {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return {
    async *chunks() {
      yield clean;
    },
    async *lines() {
      let number = 0;
      let byteOffset = 0;
      for (const line of clean.endsWith('\n') ? clean.slice(0, -1).split('\n') : clean.split('\n')) {
        number++;
        yield { number, byteOffset, text: line, digest: () => digestRecord(line) } satisfies Line;
        byteOffset += Buffer.byteLength(line) + 1;
      }
    },
    async text() {
      return clean;
    },
  };
}
