// Tables of at most 80 columns, and how shares and intervals are written in them.

import { wilsonInterval } from '../../dist/stats/interval.js';

const WIDTH = 80;
const GAP = 2;
/** A column that is cut keeps so much. */
const LEAST = 8;

/**
 * `head` names the columns; the first is text, the others stand to the right, but for a last one that is text too (`words`). `notes`
 * follow the table, wrapped.
 */
export function print({ title, head, rows, words = false, notes = [] }) {
  const lines = title === undefined ? [] : [title, ''];
  if (head !== undefined) lines.push(...layOut(head, rows, words), '');
  for (const note of notes) lines.push(...wrap(note), '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

function layOut(head, rows, words) {
  const cells = [head, ...rows].map((row) => row.map((cell) => String(cell)));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => [...(row[column] ?? '')].length)));
  const total = () => widths.reduce((sum, width) => sum + width + GAP, -GAP);
  // What is too wide is cut in the column of words, else in the first.
  const cut = words ? widths.length - 1 : 0;
  widths[cut] = Math.max(LEAST, widths[cut] - Math.max(0, total() - WIDTH));
  const line = (row) =>
    row
      .map((cell, column) => {
        const isText = column === 0 || (words && column === widths.length - 1);
        return isText ? shorten(cell, widths[column]).padEnd(widths[column]) : cell.padStart(widths[column]);
      })
      .join(' '.repeat(GAP))
      .trimEnd();
  const [first, ...rest] = cells;
  return [line(first), '-'.repeat(Math.min(WIDTH, total())), ...rest.map(line)];
}

function shorten(text, width) {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function wrap(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== '' && last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

/** A share as 0.93, or a dash where there is nothing to divide by. */
export function share(part, whole) {
  return whole === 0 ? '–' : (part / whole).toFixed(2);
}

export function percent(part, whole) {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** A share with its 95 % interval after Wilson: 0.93 (0.88–0.96). */
export function withInterval(part, whole) {
  const interval = wilsonInterval(part, whole);
  return interval === null
    ? '–'
    : `${interval.estimate.toFixed(2)} (${interval.low.toFixed(2)}–${interval.high.toFixed(2)})`;
}

/** The same for JSON; null where there is nothing to divide by. */
export function intervalOf(part, whole) {
  return wilsonInterval(part, whole);
}

/** Counts what was right and wrong of a decision between yes and no. */
export class Decisions {
  hits = 0;
  misses = 0;
  falseAlarms = 0;
  passes = 0;

  add(yes, said) {
    if (yes) said ? this.hits++ : this.misses++;
    else said ? this.falseAlarms++ : this.passes++;
  }

  get f1() {
    const whole = 2 * this.hits + this.falseAlarms + this.misses;
    return whole === 0 ? 0 : (2 * this.hits) / whole;
  }

  get said() {
    return this.hits + this.falseAlarms;
  }

  get yes() {
    return this.hits + this.misses;
  }

  get no() {
    return this.falseAlarms + this.passes;
  }

  toJSON() {
    const { yes, no, hits, falseAlarms, f1 } = this;
    return { yes, no, hits, falseAlarms, f1, precision: intervalOf(hits, this.said), recall: intervalOf(hits, yes) };
  }
}

export function mean(list) {
  return list.length === 0 ? 0 : list.reduce((sum, value) => sum + value, 0) / list.length;
}

export function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}

/** The commonest things first, counted: "thankyou 12, confirmation 4". */
export function commonest(counts, most) {
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
  return sorted.map(([name, count]) => `${name} ${count}`).join(', ');
}
