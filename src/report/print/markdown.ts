// Markdown (GitHub's): headings, lists and tables; charts as tables of their figures.

import type { Block, Chart, Document, Inline, Quotes, Table } from '../../model/document.ts';
import { cellOf, intervalText, isNumeric, NOTHING, sparkValues, valueText } from '../cells.ts';
import { inert } from '../inert.ts';
import { formatInterval, formatValue } from '../numbers.ts';
import type { Printer } from '../printer.ts';
import { blocksLine } from '../spark-text.ts';

/** Text with everything that Markdown or HTML would act upon escaped, on one line. */
function plain(text: string): string {
  return inert(text)
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\b(https?|ftp|www)\b/gi, (word) => `${word.slice(0, 1)}&#${word.charCodeAt(1)};${word.slice(2)}`)
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** A code span for what looks like an id; anything else is plain text, which can be escaped. */
function code(text: string): string {
  return /^[\w.:/@#-]+$/.test(text) && !text.includes('//') ? `\`${text}\`` : plain(text);
}

function inline(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return plain(part);
      const text = part.code ? code(part.text) : plain(part.text);
      const marked = part.strong && part.text.trim() !== '' ? `**${text}**` : text;
      return part.to === undefined ? marked : `[${marked}](#${part.to})`;
    })
    .join('');
}

function table(block: Table): string {
  const head = `| ${block.columns.map((column) => plain(column.title)).join(' | ')} |`;
  const rule = `|${block.columns.map((column) => (isNumeric(column) ? ' ---: |' : ' --- |')).join('')}`;
  const rows = block.rows.map((row) => {
    const cells = block.columns.map((column) => {
      const cell = cellOf(row, column);
      if (column.type === 'spark') return blocksLine(sparkValues(cell)) || NOTHING;
      const interval = intervalText(cell, column);
      const text = plain(valueText(cell, column)) + (interval ? ` (${plain(interval)})` : '');
      const noted = cell.note ? `${text} ${plain(cell.note)}` : text;
      return cell.to === undefined ? noted : `[${noted}](#${cell.to})`;
    });
    return `| ${cells.join(' | ')} |`;
  });
  return [...(block.caption ? [`${plain(block.caption)}\n`] : []), head, rule, ...rows].join('\n');
}

function chart(block: Chart): string {
  const show = (value: number | null | undefined) =>
    value === null || value === undefined ? NOTHING : plain(formatValue(value, block.type, block.digits));
  const limits = block.limits;
  const xs = block.series[0]?.points.map((point) => point.x) ?? [];
  const lines = xs.map((x, index) => {
    const values = block.series.map((series) => show(series.points[index]?.y));
    const bounds = limits ? [show(limits.lower[index]), show(limits.upper[index])] : [];
    const notes = block.series.map((series) => series.points[index]?.note ?? '').filter(Boolean);
    const broken = block.breaks?.includes(x) ? ['new rubric version'] : [];
    return `| ${[plain(x), ...values, ...bounds, plain([...notes, ...broken].join('; '))].join(' | ')} |`;
  });
  const names = [
    ...block.series.map((series) => plain(series.name)),
    ...(limits ? ['lower limit', 'upper limit'] : []),
  ];
  return [
    `**${plain(block.caption)}**${block.detail ? ` ${plain(block.detail)}` : ''}`,
    '',
    `| Week | ${names.join(' | ')} | |`,
    `| --- |${names.map(() => ' ---: |').join('')} --- |`,
    ...lines,
  ].join('\n');
}

function quotes(block: Quotes): string {
  const lines = [`**${plain(block.title)}**${block.detail ? ` ${plain(block.detail)}` : ''}`];
  if (block.measure) {
    const { label, type, value, low, high, n, reference } = block.measure;
    const beside = reference ? `, ${reference.label} ${formatValue(reference.value, type)}` : '';
    lines.push(plain(`${label}: ${formatValue(value, type)} (${formatInterval(low, high, type)}, n = ${n}${beside})`));
  }
  for (const quote of block.quotes) {
    const from = [quote.speaker, quote.at].filter(Boolean).map((part) => plain(part ?? ''));
    const text = quote.form === 'said' ? `“${plain(quote.text)}”` : plain(quote.text);
    const note = quote.note ? `, ${plain(quote.note)}` : '';
    lines.push(`> ${text}  \n> ${[...from, code(quote.interaction)].join(' · ')}${note}`);
  }
  if (block.advice) lines.push(`Coaching: ${plain(block.advice)}`);
  return lines.join('\n\n');
}

function write(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}${block.detail ? `\n\n${plain(block.detail)}` : ''}`;
    case 'paragraph':
      return inline(block.text);
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'callout':
      return `> ${inline(block.text)}`;
    case 'tiles':
      return block.tiles
        .map((tile) => `- ${plain(tile.label)}: **${plain(tile.value)}**${tile.detail ? ` ${plain(tile.detail)}` : ''}`)
        .join('\n');
    case 'table':
      return table(block);
    case 'chart':
      return chart(block);
    case 'multiples':
      return block.charts.map(chart).join('\n\n');
    case 'quotes':
      return quotes(block);
  }
}

function document(page: Document): string {
  return [
    `<a id="${page.name.replace(/[^\w-]/g, '')}"></a>\n\n# ${plain(page.title)}`,
    ...(page.subtitle ? [plain(page.subtitle)] : []),
    ...page.blocks.map(write),
    ...(page.footer.length > 0 ? ['---', page.footer.map((fact) => `- ${plain(fact)}`).join('\n')] : []),
  ].join('\n\n');
}

const printer: Printer = {
  name: 'md',
  extension: 'md',
  description: 'Markdown with tables',
  print(set) {
    return [{ path: `${set.report}.md`, content: `${set.documents.map(document).join('\n\n')}\n` }];
  },
};

export default printer;
