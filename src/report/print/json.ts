// JSON: the documents as data, `callmark.report/1`.

import type { Printer } from '../printer.ts';

// What JSON itself leaves as it is but a terminal or an editor would act upon.
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

function escapeUnseen(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const printer: Printer = {
  name: 'json',
  extension: 'json',
  description: 'the documents as data (callmark.report/1)',
  print(set) {
    const content = JSON.stringify({ schema: 'callmark.report/1', ...set }, null, 2);
    return [{ path: `${set.report}.json`, content: `${escapeUnseen(content)}\n` }];
  },
};

export default printer;
