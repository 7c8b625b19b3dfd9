// Every kind of block as HTML. Blocks under a heading become a section; neighbouring cards share a grid.

import type { Block, Cell, Chart, Column, Inline, Quotes, Table, Tile } from '../../model/document.ts';
import { cellOf, intervalText, isNumeric, sparkValues, valueText } from '../cells.ts';
import { drawChart } from '../charts/index.ts';
import { intervalBar } from '../charts/interval.ts';
import { sparkline, sparkRange } from '../charts/sparkline.ts';
import { formatInterval, formatValue } from '../numbers.ts';
import { html, type Markup } from './template.ts';

/** Where a document of the set is, seen from the page being written. */
export type Address = (document: string) => string | undefined;

type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>;

function link(text: Markup | string, to: string | undefined, address: Address): Markup | string {
  const href = to === undefined ? undefined : address(to);
  return href === undefined ? text : html`<a href="${href}">${text}</a>`;
}

const WEEK = /(\d{4}-W\d\d)/;

/** Text in which a week is never broken at its hyphen. */
function whole(text: string): Markup | string {
  if (!WEEK.test(text)) return text;
  return html`${text.split(WEEK).map((part, index) => (index % 2 === 1 ? html`<span class="whole">${part}</span>` : part))}`;
}

function inline(parts: readonly Inline[], address: Address): (Markup | string)[] {
  return parts.map((part) => {
    if (typeof part === 'string') return whole(part);
    let marked: Markup | string = whole(part.text);
    if (part.code) marked = html`<code>${marked}</code>`;
    if (part.strong) marked = html`<strong>${marked}</strong>`;
    if (part.muted) marked = html`<span class="muted">${marked}</span>`;
    if (part.tone && part.tone !== 'neutral') marked = html`<span class="${part.tone}">${marked}</span>`;
    return link(marked, part.to, address);
  });
}

function tile(item: Tile): Markup {
  const values = item.spark?.filter((value) => value !== null) ?? [];
  return html`<div class="tile ${item.tone ?? ''}"><dt>${item.label}</dt><dd><span class="figure">${item.value}</span>${
    item.spark &&
    values.length > 1 &&
    sparkline(item.spark, sparkRange(item.spark), `${item.label}, the last ${item.spark.length} weeks`)
  }${item.detail && html`<span class="detail">${item.detail}</span>`}</dd></div>`;
}

function cell(item: Cell, column: Column, range: readonly [number, number], address: Address): Markup {
  if (column.type === 'spark') {
    const values = sparkValues(item);
    return html`<td class="spark-cell">${values.some((value) => value !== null) ? sparkline(values, range, column.title) : '–'}</td>`;
  }
  const text = valueText(item, column);
  const interval = intervalText(item, column);
  const bar =
    column.axis && typeof item.value === 'number' && item.low !== undefined && item.high !== undefined
      ? intervalBar(
          {
            value: item.value,
            low: item.low,
            high: item.high,
            ...(item.reference === undefined ? {} : { reference: item.reference }),
          },
          column.axis,
          `${text}, 95 % interval ${interval ?? ''}`,
        )
      : undefined;
  const value = link(
    item.tone && item.tone !== 'neutral' ? html`<span class="${item.tone}">${text}</span>` : text,
    item.to,
    address,
  );
  return html`<td class="${isNumeric(column) ? 'number' : column.type}">${value}${
    interval && html` <span class="range">${interval}</span>`
  }${bar}${item.note && html` <span class="note">${item.note}</span>`}</td>`;
}

function table(block: Table, address: Address): Markup {
  const ranges = block.columns.map((column): [number, number] =>
    column.type === 'spark' ? sparkRange(block.rows.flatMap((row) => [...sparkValues(cellOf(row, column))])) : [0, 1],
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${block.caption ?? block.group ?? block.name}"><table>${
    block.caption && html`<caption>${block.caption}</caption>`
  }<thead><tr>${block.columns.map(
    (column) => html`<th scope="col" class="${isNumeric(column) ? 'number' : column.type}">${column.title}</th>`,
  )}</tr></thead><tbody>${block.rows.map(
    (row) =>
      html`<tr>${block.columns.map((column, index) => {
        const item = cellOf(row, column);
        if (index > 0) return cell(item, column, ranges[index] ?? [0, 1], address);
        return html`<th scope="row">${link(valueText(item, column), item.to, address)}${item.note && html` <span class="note">${item.note}</span>`}</th>`;
      })}</tr>
`,
  )}</tbody></table></div>`;
}

function legend(chart: Chart): Markup | undefined {
  const entries = [
    ...(chart.series.length > 1
      ? chart.series.map((series, at) => html`<li class="s${at % 4}">${series.name}</li>`)
      : []),
    ...(chart.limits ? [html`<li class="band">Control limits</li>`] : []),
    ...(chart.limits &&
    chart.series.some((series) => series.points.some((point) => point.tone && point.tone !== 'neutral'))
      ? [html`<li class="out">Outside the limits</li>`]
      : []),
    ...(chart.breaks && chart.breaks.length > 0 ? [html`<li class="break">New rubric version</li>`] : []),
  ];
  return entries.length > 0 ? html`<ul class="legend">${entries}</ul>` : undefined;
}

function caption(chart: Chart): Markup {
  return html`<figcaption><strong>${chart.caption}</strong>${chart.detail && html` <span class="muted">${chart.detail}</span>`}</figcaption>`;
}

function figure(chart: Chart): Markup {
  return html`<figure>${caption(chart)}<div class="wide">${drawChart(chart, { width: 760, height: 250 })}</div><div class="narrow">${drawChart(chart, { width: 360, height: 220 })}</div>${legend(chart)}</figure>`;
}

function card(block: Quotes): Markup {
  const { measure } = block;
  const show = (value: number) => formatValue(value, measure?.type ?? 'number');
  return html`<article class="card ${block.tone}"><h3 class="claim">${block.title}</h3>${block.detail && html`<p class="detail">${block.detail}</p>`}${
    measure &&
    html`<div class="measure">${intervalBar(
      {
        value: measure.value,
        low: measure.low,
        high: measure.high,
        ...(measure.reference ? { reference: measure.reference.value } : {}),
      },
      measure.axis,
      `${measure.label} ${show(measure.value)}, 95 % interval ${formatInterval(measure.low, measure.high, measure.type)}`,
    )}<p><strong>${show(measure.value)}</strong> <span class="range">${formatInterval(measure.low, measure.high, measure.type)}</span> <span class="muted">n = ${measure.n}${
      measure.reference && html` · ${measure.reference.label} ${show(measure.reference.value)}`
    }</span></p></div>`
  }${block.quotes.map((quote) => {
    const said = quote.form === 'said';
    return html`<figure class="quote ${quote.form}">${said ? html`<blockquote>${quote.text}</blockquote>` : html`<p class="absent">${quote.text}</p>`}<figcaption>${[quote.speaker, quote.at].filter(Boolean).join(' · ')}${(quote.speaker || quote.at) && ' · '}<code>${quote.interaction}</code>${quote.note && html` · ${quote.note}`}</figcaption></figure>`;
  })}${block.advice && html`<p class="advice"><span>Coaching</span> ${block.advice}</p>`}</article>`;
}

const write: {
  readonly [K in Exclude<Block['kind'], 'heading' | 'quotes'>]: (block: BlockOf<K>, address: Address) => Markup;
} = {
  paragraph: (block, address) => html`<p>${inline(block.text, address)}</p>`,
  list: (block, address) => html`<ul>${block.items.map((item) => html`<li>${inline(item, address)}</li>`)}</ul>`,
  callout: (block, address) =>
    html`<div class="callout ${block.tone}" role="note"><p>${inline(block.text, address)}</p></div>`,
  tiles: (block) => html`<dl class="tiles">${block.tiles.map(tile)}</dl>`,
  multiples: (block) =>
    html`<div class="multiples">${block.charts.map((chart) => html`<figure>${caption(chart)}${drawChart(chart, { width: 340, height: 150 })}</figure>`)}</div>`,
  table,
  chart: figure,
};

function simple(block: Exclude<Block, { kind: 'heading' | 'quotes' }>, address: Address): Markup {
  const writer = write[block.kind] as (block: Block, address: Address) => Markup;
  return writer(block, address);
}

/** The blocks of a document as sections. Ids start with the document's name, so documents can share a page. */
export function writeBlocks(blocks: readonly Block[], document: string, address: Address): Markup[] {
  const sections: { id?: string; parts: Markup[] }[] = [{ parts: [] }];
  let cards: Markup[] = [];
  const parts = () => sections.at(-1)?.parts ?? [];
  const closeCards = () => {
    if (cards.length > 0) parts().push(html`<div class="cards">${cards}</div>`);
    cards = [];
  };
  for (const block of blocks) {
    if (block.kind === 'quotes') {
      cards.push(card(block));
      continue;
    }
    closeCards();
    if (block.kind !== 'heading') {
      parts().push(simple(block, address));
      continue;
    }
    const detail = block.detail && html` <span class="detail">${block.detail}</span>`;
    if (block.level === 3) {
      parts().push(html`<h3>${block.text}${detail}</h3>`);
      continue;
    }
    const id = `${document}--${sections.length}`;
    sections.push({ id, parts: [html`<h2 id="${id}">${block.text}${detail}</h2>`] });
  }
  closeCards();
  return sections.map((section) =>
    section.id === undefined
      ? html`${section.parts}`
      : html`<section aria-labelledby="${section.id}">${section.parts}</section>
`,
  );
}
