// Whatever a text contains, no printer lets it act: not in a browser, a Markdown viewer, a spreadsheet or a terminal.

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentSet } from '../../src/model/document.ts';
import { print, printers } from '../../src/report/print/index.ts';
import { width } from '../../src/report/terminal/width.ts';
import { PAYLOADS, saturated } from './hostile.ts';

function printed(set: DocumentSet, format: string, options = {}): string {
  const files = print(set, { format, ...options }) ?? [];
  expect(files.length).toBeGreaterThan(0);
  return files.map((file) => file.content).join('\n');
}

const hostile = fc.oneof(
  fc.constantFrom(...PAYLOADS),
  fc
    .tuple(fc.constantFrom(...PAYLOADS), fc.string({ unit: 'binary' }), fc.constantFrom(...PAYLOADS))
    .map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
);

const TAGS = /<\/?([a-zA-Z!][^\s>/]*)([^>]*)>/g;

/** What a page is made of: its tags with the names of their attributes. */
function skeleton(page: string): string[] {
  const withoutStyle = page.replace(/<style>[\s\S]*?<\/style>/, '');
  return [...withoutStyle.matchAll(TAGS)].map(([, name, rest = '']) => {
    const attributes = [...rest.matchAll(/([\w-]+)="[^"]*"/g)].map(([, attribute]) => attribute);
    const leftover = rest.replace(/\s*[\w-]+="[^"]*"/g, '').replace(/[\s/]/g, '');
    return `${name} ${attributes.join(' ')} ${name?.startsWith('!') ? '' : leftover}`;
  });
}

describe('untrusted text', () => {
  test('never changes which elements and attributes an HTML page has', () => {
    const plain = skeleton(printed(saturated('plain'), 'html'));
    expect(plain.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text !== '');
        // A label may be cut or left out when it is too long for its place, so compare kinds and attributes in use.
        const kinds = new Set(skeleton(printed(saturated(text), 'html')));
        for (const kind of kinds) expect(plain).toContain(kind);
      }),
      { numRuns: 150 },
    );
  });

  test('has no control character, override or half of a surrogate pair left in any output but escapes in JSON', () => {
    // Line ends are the printers' own.
    const active = /[\p{Cc}\p{Surrogate}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
    fc.assert(
      fc.property(hostile, (text) => {
        for (const format of Object.keys(printers))
          expect(printed(saturated(text), format).replace(/\r?\n/g, '')).not.toMatch(active);
      }),
      { numRuns: 100 },
    );
  });

  test('is not a formula in any CSV field, even for readers that split at semicolons', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const content = printed(saturated(text), 'csv');
        const records: string[][] = parse(content, { relax_column_count: false });
        for (const field of records.flat()) {
          expect(field).not.toMatch(/^[=+@\t\r]/);
          if (field.startsWith('-')) expect(Number.isFinite(Number(field))).toBe(true);
        }
        // Nothing outside quotes but numbers, commas and line ends.
        expect(content.replace(/"(?:[^"]|"")*"/g, '')).toMatch(/^[\d.,\-\r\n]*$/);
      }),
      { numRuns: 100 },
    );
  });

  test('is no link, image, HTML or extra table cell in Markdown', () => {
    for (const text of PAYLOADS) {
      const content = printed(saturated(text), 'md').replace(/^<a id="(index|other)"><\/a>$/gm, '');
      expect(content).not.toContain('<');
      const links = [...content.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, to]) => to);
      expect(new Set(links)).toEqual(new Set(['#other']));
      expect(content).not.toMatch(/https?:\/\/evil/);
      const rows = content.split('\n').filter((line) => /^\| .*(40–60|0\.5)/.test(line));
      for (const row of rows) expect(row.replace(/\\\|/g, '').split('|').length).toBe(5);
    }
  });

  test('survives JSON unchanged', () => {
    for (const text of PAYLOADS) {
      const data = JSON.parse(printed(saturated(text), 'json')) as { schema: string } & DocumentSet;
      expect(data.schema).toBe('callmark.report/1');
      expect(data.documents[0].title).toBe(text);
    }
  });
});

test('text fits the terminal at any width', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 40, max: 140 }), (text, columns) => {
      for (const line of printed(saturated(text), 'text', { columns }).split('\n'))
        expect(width(line)).toBeLessThanOrEqual(columns);
    }),
    { numRuns: 100 },
  );
});

test('text is coloured only when asked for', () => {
  expect(printed(saturated('plain'), 'text')).not.toContain('\u001b');
  const coloured = printed(saturated('plain'), 'text', { color: true });
  expect(coloured).toContain('\u001b[31m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes that colours are made of
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(printed(saturated('plain'), 'text'));
});

test('an unknown format is no printer, nor is a name that every object has', () => {
  expect(print(saturated('x'), { format: 'docx' })).toBeUndefined();
  expect(print(saturated('x'), { format: 'constructor' })).toBeUndefined();
});

test('a folder of HTML links its pages to each other, a single file to its own anchors', () => {
  const folder = print(saturated('x'), { format: 'html', layout: 'folder' }) ?? [];
  expect(folder.map((file) => file.path)).toEqual(['index.html', 'other.html']);
  expect(folder[0]?.content).toContain('href="other.html"');
  const [single] = print(saturated('x'), { format: 'html' }) ?? [];
  expect(single?.content).toContain('href="#other"');
  expect(single?.content).toContain('id="other"');
});

test('one CSV file can be asked for by the name of its table', () => {
  expect(print(saturated('x'), { format: 'csv', table: 'things' })?.map((file) => file.path)).toEqual(['hostile.csv']);
  expect(print(saturated('x'), { format: 'csv', table: 'nothing' })).toEqual([]);
});
