// Text that tries to be more than text, for every place where a report prints somebody's words.

import type { Document, DocumentSet, Inline } from '../../src/model/document.ts';

export const PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><svg onload=alert(1)>',
  '</style><style>@import "http://evil.example/x.css"',
  '<!--',
  ']]>',
  '[click](javascript:alert(1))',
  '![x](http://evil.example/x.png)',
  '<http://evil.example>',
  'https://evil.example/steal',
  '`code` | pipe | **bold** | ~~gone~~ | # head',
  '| --- | --- |',
  '=HYPERLINK("http://evil.example","ok")',
  "+1+cmd|' /C calc'!A0",
  '-2+3+cmd',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  'a;=1+1',
  '\u001b[2J\u001b]0;owned\u0007',
  '\u009b31mred',
  'abc\u202edcba\u2066x',
  'nul\u0000nul',
  '\ud800 half',
  '../../etc/passwd',
  'CON',
  `${'long'.repeat(80)}`,
  'line\nbreak\r\n\u2028\u2029end',
  '漢字テスト 👩‍👩‍👧 é',
];

/** A set in which every text of every kind of block is the text given. */
export function saturated(text: string): DocumentSet {
  const inline: Inline[] = [
    text,
    { text, strong: true, to: 'other' },
    { text, code: true },
    { text, tone: 'bad', muted: true },
  ];
  const page = (name: string): Document => ({
    name,
    title: text,
    subtitle: text,
    footer: [text, text],
    blocks: [
      { kind: 'heading', level: 2, text, detail: text },
      { kind: 'heading', level: 3, text },
      { kind: 'paragraph', text: inline },
      { kind: 'list', items: [inline, [text]] },
      { kind: 'callout', tone: 'warn', text: inline },
      { kind: 'tiles', tiles: [{ label: text, value: text, detail: text, tone: 'good', spark: [1, null, 2] }] },
      {
        kind: 'table',
        name: 'things',
        group: text,
        caption: text,
        columns: [
          { key: 'a', title: text, type: 'text' },
          { key: 'b', title: text, type: 'percent', axis: [0, 1] },
          { key: 'c', title: text, type: 'spark' },
        ],
        rows: [
          {
            a: { value: text, to: 'other', note: text, tone: 'bad' },
            b: { value: 0.5, low: 0.4, high: 0.6, note: text },
            c: [1, null, 3],
          },
          { a: text, b: null, c: { value: null } },
        ],
      },
      {
        kind: 'chart',
        name: 'line',
        form: 'line',
        caption: text,
        detail: text,
        type: 'percent',
        series: [
          {
            name: text,
            points: [
              { x: text, y: 0.5, tone: 'bad', note: text },
              { x: '2026-W02', y: null },
              { x: '2026-W03', y: 0.7 },
            ],
          },
          {
            name: text,
            points: [
              { x: text, y: null },
              { x: '2026-W02', y: null },
              { x: '2026-W03', y: null },
            ],
          },
        ],
        breaks: [text],
      },
      {
        kind: 'multiples',
        charts: [
          {
            kind: 'chart',
            name: 'bar',
            form: 'bar',
            caption: text,
            type: 'number',
            series: [{ name: text, points: [{ x: text, y: 3, note: text }] }],
          },
        ],
      },
      {
        kind: 'quotes',
        title: text,
        tone: 'bad',
        detail: text,
        advice: text,
        measure: {
          label: text,
          type: 'percent',
          value: 0.5,
          low: 0.4,
          high: 0.6,
          n: 9,
          reference: { label: text, value: 0.7 },
          axis: [0, 1],
        },
        quotes: [
          { form: 'said', text, speaker: text, at: text, interaction: text, note: text },
          { form: 'absent', text, speaker: '', interaction: text },
        ],
      },
    ],
  });
  return { report: 'hostile', documents: [page('index'), page('other')] };
}
