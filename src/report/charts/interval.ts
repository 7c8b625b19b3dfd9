// A value on an axis with its interval as a bar, and a tick for what it is compared with.

import { html, type Markup } from '../html/template.ts';
import { place, share } from './scale.ts';

interface IntervalMark {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly reference?: number;
}

const WIDTH = 120;

/** The interval bar; `title` says the same in words. */
export function intervalBar(mark: IntervalMark, axis: readonly [number, number], title: string): Markup {
  const at = (value: number) =>
    2 + Math.min(1, Math.max(0, share(value, { low: axis[0], high: axis[1] }))) * (WIDTH - 4);
  const from = at(mark.low);
  return html`<svg class="interval" viewBox="0 0 ${WIDTH} 14" role="img"><title>${title}</title><rect class="track" x="2" y="6" width="${WIDTH - 4}" height="2" rx="1"/><rect class="span" x="${place(from)}" y="4" width="${place(Math.max(2, at(mark.high) - from))}" height="6" rx="3"/>${
    mark.reference !== undefined && html`<path class="reference" d="M${place(at(mark.reference))} 0v14"/>`
  }<circle class="value" cx="${place(at(mark.value))}" cy="7" r="3.2"/></svg>`;
}
