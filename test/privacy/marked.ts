// Reads the marked conversations of fixtures/privacy: «type|text» is what must be found.

import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Speaker, Turn } from '../../src/model/interaction.ts';

export interface MarkedSpan {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

export interface MarkedCase {
  readonly file: string;
  readonly name: string;
  readonly turns: readonly Turn[];
  readonly spans: readonly MarkedSpan[];
}

const SPEAKERS: Readonly<Record<string, Speaker>> = { a: 'agent', c: 'customer', o: 'third-party' };

export function readMarked(folder: URL): readonly MarkedCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const list = parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string[]>[];
      return list.flatMap((entry) => Object.entries(entry).map(([name, lines]) => toCase(file, name, lines)));
    });
}

function toCase(file: string, name: string, lines: readonly string[]): MarkedCase {
  const spans: MarkedSpan[] = [];
  const turns = lines.map((line, turn) => {
    const [, who = '', marked = ''] = /^([aco]): (.*)$/s.exec(line) ?? [];
    const speaker = SPEAKERS[who];
    if (speaker === undefined) throw new Error(`${file}: ${name}: a turn starts with "a: ", "c: " or "o: "`);
    let text = '';
    let at = 0;
    for (const match of marked.matchAll(/«([a-z-]+)\|([^»]*)»/g)) {
      text += marked.slice(at, match.index);
      spans.push({ turn, start: text.length, end: text.length + (match[2] ?? '').length, type: match[1] ?? '' });
      text += match[2];
      at = match.index + match[0].length;
    }
    return { speaker, text: text + marked.slice(at) };
  });
  return { file, name, turns, spans };
}
