// How many columns of a terminal a text takes, and how it is cut and wrapped to fit.

const PLAIN = /^[\u0020-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25ff]*$/;
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}]/u;
// East Asian wide and full-width characters, and emoji.
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function widthOf(character: string): number {
  return INVISIBLE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** Columns of a terminal. */
export function width(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

/** The text filled up with spaces to a number of columns. */
export function pad(text: string, columns: number, side: 'left' | 'right'): string {
  const spaces = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'left' ? spaces + text : text + spaces;
}

/** A word that is too long for a line, cut into pieces that fit. */
function pieces(word: string, columns: number): string[] {
  const found: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const wide = widthOf(character);
    if (used + wide > columns && piece !== '') {
      found.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += wide;
  }
  found.push(piece);
  return found;
}

/** The text cut to so many columns, with an ellipsis where something is missing. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  return `${pieces(text, columns - 1)[0] ?? ''}…`;
}

/** The text as lines of at most so many columns, broken at spaces; no-break spaces don't break. */
export function wrap(text: string, columns: number): string[] {
  const room = Math.max(2, columns);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').filter((part) => part !== '')) {
    for (const piece of width(word) > room ? pieces(word, room) : [word]) {
      const wide = width(piece);
      if (line !== '' && used + 1 + wide > room) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line = line === '' ? piece : `${line} ${piece}`;
      used += (used === 0 ? 0 : 1) + wide;
    }
  }
  lines.push(line);
  return lines;
}
