// The lines of a source file around a place, with a caret under it.

const WIDTH = 100;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** One character for one character, so that columns stay where they are and a terminal is safe. */
function printable(line: string): string {
  return line.replace(/\t/g, '→').replace(CONTROL, '·');
}

/**
 * The offending line with its neighbours and carets below the place.
 * `line` and `column` are 1-based; `length` is the number of UTF-16 code units to underline.
 */
export function excerpt(lines: readonly string[], line: number, column: number, length: number): string {
  const first = Math.max(1, line - 1);
  const last = Math.min(lines.length, line + 1);
  const digits = String(last).length;
  const width = (lines[line - 1] ?? '').length;
  // A long line is shown from a little before the place.
  const from = width > WIDTH && column > WIDTH * 0.7 ? column - Math.floor(WIDTH / 2) : 0;
  const carets = Math.max(1, Math.min(length, width - column + 1, from + WIDTH - column + 1));
  const out: string[] = [];
  for (let n = first; n <= last; n++) {
    const text = lines[n - 1] ?? '';
    if (n === last && n !== line && text.trim() === '') break;
    out.push(`${n === line ? '>' : ' '} ${String(n).padStart(digits)} | ${clip(text, from)}`.trimEnd());
    if (n === line) {
      const shift = column - 1 - from + (from > 0 ? 1 : 0);
      out.push(`  ${' '.repeat(digits)} | ${' '.repeat(shift)}${'^'.repeat(carets)}`);
    }
  }
  return out.join('\n');
}

function clip(text: string, from: number): string {
  const cut = printable(text).slice(from, from + WIDTH);
  return `${from > 0 ? '…' : ''}${cut}${text.length > from + WIDTH ? '…' : ''}`;
}
