// Text for a terminal: wrapped to its width, tables fitted, lines drawn with blocks, colours only when asked for.

import type { Block, Chart, Document, Inline, Quotes, Tile } from '../../model/document.ts';
import { inert } from '../inert.ts';
import { formatInterval, formatValue } from '../numbers.ts';
import type { Printer } from '../printer.ts';
import { blocksLine } from '../spark-text.ts';
import { type Paints, paints } from '../terminal/paint.ts';
import { tableLines } from '../terminal/table.ts';
import { cut, pad, width, wrap } from '../terminal/width.ts';

interface Paper {
  readonly room: number;
  readonly paint: Paints;
}

/** Wrapped lines, the first after `lead`, the others indented as far. */
function hanging(lead: string, text: string, room: number): string[] {
  const indent = ' '.repeat(width(lead));
  return wrap(inert(text), room - indent.length).map((line, index) => (index === 0 ? lead : indent) + line);
}

/** Wrapped lines with a bar before each. */
function barred(text: string, room: number): string[] {
  return wrap(inert(text), room - 2).map((line) => `│ ${line}`);
}

function bare(parts: readonly Inline[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

function tiles(items: readonly Tile[], { room, paint }: Paper): string[] {
  if (items.length === 0) return [];
  const label = Math.max(...items.map((tile) => width(inert(tile.label)))) + 2;
  const value = Math.max(...items.map((tile) => width(inert(tile.value)))) + 2;
  if (label + value > room * 0.7) {
    return items.flatMap((tile) =>
      wrap(inert([`${tile.label}:`, tile.value, tile.detail ?? ''].join(' ')), room).map(paint[tile.tone ?? 'neutral']),
    );
  }
  return items.flatMap((tile) => {
    const spark = tile.spark ? blocksLine(tile.spark) : '';
    const figure = pad(inert(tile.value), value, 'right');
    const rest = [spark, inert(tile.detail ?? '')].filter((part) => part !== '').join('  ');
    const lines = wrap(rest, room - label - value);
    return lines.map((line, index) =>
      index === 0
        ? `${pad(inert(tile.label), label, 'right')}${paint[tile.tone ?? 'neutral'](figure)}${line}`.trimEnd()
        : ' '.repeat(label + value) + line,
    );
  });
}

function chart(block: Chart, { room, paint }: Paper): string[] {
  const show = (value: number) => formatValue(value, block.type, block.digits);
  const xs = block.series[0]?.points.map((point) => point.x) ?? [];
  const longest = Math.max(0, ...block.series.map((series) => width(inert(series.name))));
  const names = block.series.length > 1 ? Math.min(longest, Math.floor(room / 3)) + 2 : 0;
  const nameOf = (name: string) => pad(cut(inert(name), Math.max(1, names - 2)), names, 'right');
  const lines = block.series.flatMap((series) => {
    const values = series.points.map((point) => point.y);
    const known = values.filter((value) => value !== null);
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return [`${names > 0 ? nameOf(series.name) : ''}no data`];
    const lead = `${names > 0 ? nameOf(series.name) : ''}${blocksLine(values.slice(-Math.floor(room / 3)))}  `;
    return [
      ...hanging(
        lead,
        `${show(first)} → ${show(last)}, between ${show(Math.min(...known))} and ${show(Math.max(...known))}`,
        room,
      ),
      ...series.points.flatMap((point) =>
        point.note && point.y !== null
          ? hanging(`${' '.repeat(names)}◆ `, `${point.x}: ${show(point.y)}, ${point.note}`, room).map((line) =>
              paint[point.tone ?? 'neutral'](line),
            )
          : [],
      ),
    ];
  });
  const limit = (values: readonly (number | null)[] | undefined) => values?.findLast((value) => value !== null);
  const [lower, upper] = [limit(block.limits?.lower), limit(block.limits?.upper)];
  const facts = [
    `${xs[0] ?? ''} to ${xs.at(-1) ?? ''}`,
    ...(typeof lower === 'number' && typeof upper === 'number'
      ? [`limits last week ${show(lower)} to ${show(upper)}`]
      : []),
    ...(block.breaks ?? []).map((x) => `new rubric version from ${x}`),
  ];
  return [
    ...wrap(inert(`${block.caption}${block.detail ? ` (${block.detail})` : ''}`), room).map(paint.strong),
    ...lines,
    ...wrap(inert(facts.join('; ')), room).map(paint.muted),
  ];
}

function quotes(block: Quotes, { room, paint }: Paper): string[] {
  const lines = hanging('● ', block.title, room).map((line) => paint[block.tone](line));
  const inner = room - 2;
  const add = (text: readonly string[]) => lines.push(...text.map((line) => `  ${line}`));
  if (block.detail) add(wrap(inert(block.detail), inner));
  if (block.measure) {
    const { label, type, value, low, high, n, reference } = block.measure;
    const beside = reference ? `; ${reference.label} ${formatValue(reference.value, type)}` : '';
    add(
      wrap(
        inert(`${label} ${formatValue(value, type)} (${formatInterval(low, high, type)}), n = ${n}${beside}`),
        inner,
      ),
    );
  }
  for (const quote of block.quotes) {
    add(barred(quote.form === 'said' ? `“${quote.text}”` : quote.text, inner));
    const from = [quote.speaker, quote.at, quote.interaction, quote.note].filter(Boolean).join(' · ');
    add(barred(from, inner).map(paint.muted));
  }
  if (block.advice) add(hanging('Coaching: ', block.advice, inner));
  return lines;
}

function write(block: Block, paper: Paper): string[] {
  const { room, paint } = paper;
  switch (block.kind) {
    case 'heading': {
      const text = inert(block.text);
      const lines = [
        ...wrap(text, room).map(paint.strong),
        ...(block.detail ? wrap(inert(block.detail), room).map(paint.muted) : []),
      ];
      return block.level === 2 ? ['', paint.muted('─'.repeat(room)), ...lines] : lines;
    }
    case 'paragraph':
      return wrap(inert(bare(block.text)), room);
    case 'list':
      return block.items.flatMap((item) => hanging('• ', bare(item), room));
    case 'callout':
      return hanging('! ', bare(block.text), room).map(paint[block.tone]);
    case 'tiles':
      return tiles(block.tiles, paper);
    case 'table':
      return [
        ...(block.caption ? wrap(inert(block.caption), room).map(paint.muted) : []),
        ...tableLines(block, room, paint),
      ];
    case 'chart':
      return chart(block, paper);
    case 'multiples':
      return block.charts.flatMap((item) => [...chart(item, paper), '']).slice(0, -1);
    case 'quotes':
      return quotes(block, paper);
  }
}

function document(page: Document, paper: Paper): string {
  const head = [
    ...wrap(inert(page.title), paper.room).map(paper.paint.strong),
    ...(page.subtitle ? wrap(inert(page.subtitle), paper.room) : []),
  ];
  const foot = page.footer.flatMap((fact) => wrap(inert(fact), paper.room)).map(paper.paint.muted);
  return [head, ...page.blocks.map((block) => write(block, paper)), foot]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const printer: Printer = {
  name: 'text',
  extension: 'txt',
  description: 'text for a terminal',
  print(set, options) {
    const room = Math.max(20, options.columns ?? 80);
    const paper = { room, paint: paints(options.color ?? false) };
    const rule = `\n\n${'═'.repeat(room)}\n\n`;
    const content = set.documents.map((page) => document(page, paper)).join(rule);
    // No-break spaces have done their work; a terminal gets plain ones.
    return [{ path: `${set.report}.txt`, content: `${content.replaceAll('\u00a0', ' ')}\n` }];
  },
};

export default printer;
