// The only way to write HTML or SVG here: a tagged template that escapes everything put into it.

import { inert } from '../inert.ts';

/** Text that is already markup. Only `html` makes it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = string | number | null | undefined | false | Markup | readonly Piece[];

const SPECIAL = /[&<>"'`]/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text for an element's content or a quoted attribute. */
function escapeHtml(text: string): string {
  const safe = inert(text);
  return SPECIAL.test(safe) ? safe.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '') : safe;
}

function write(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  if (piece instanceof Markup) return piece.text;
  let text = '';
  for (const part of piece) text += write(part);
  return text;
}

/** Markup from a literal; what is interpolated is escaped unless it is markup. Nothing, null and false vanish. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let text = strings[0] ?? '';
  for (let index = 0; index < pieces.length; index++) text += write(pieces[index]) + (strings[index + 1] ?? '');
  return new Markup(text);
}
