// SubRip: numbered blocks with times. There is no standard; numbers may be missing, the decimal mark is a comma or a point.

import { type Cue, readCaptions } from '../cues.ts';
import { digestRecord } from '../digest.ts';
import type { Format } from '../format.ts';

const TIME = '(?:(\\d{1,3}):)?([0-5]?\\d):([0-5]?\\d)(?:[.,](\\d{1,3}))?';
const TIMING = new RegExp(`^\\s*${TIME}\\s*-->\\s*${TIME}(?:\\s.*)?$`);
const START = new RegExp(`^\\s*(?:\\d+\\s*\\n)?\\s*${TIME}[ \\t]*-->`);

const srt: Format = {
  name: 'srt',
  title: 'SubRip subtitles (.srt), one interaction a file',
  streaming: false,
  recognise({ name, text }) {
    if (START.test(text)) return /\.srt$/i.test(name) ? 1 : 0.8;
    return /\.srt$/i.test(name) && text.includes('-->') ? 0.9 : 0;
  },
  async *read(content, context) {
    const text = await content.text();
    yield await readCaptions({ cues: readCues(text.split('\n')), digest: digestRecord(text) }, context);
  },
};

export default srt;

/** Every line with an arrow starts a cue, and the number above it belongs to it: so blocks need no blank line between
 * them, and a blank line inside a cue does not lose the words after it. */
function readCues(lines: readonly string[]): Cue[] {
  const cues: Cue[] = [];
  const starts = lines.flatMap((line, index) => (line.includes('-->') ? [index] : []));
  for (const [order, start] of starts.entries()) {
    const next = starts[order + 1] ?? lines.length;
    const end = next < lines.length && /^\s*\d+\s*$/.test(lines[next - 1] ?? '') ? next - 1 : next;
    const text = readText(lines.slice(start + 1, end));
    if (text === '') continue;
    const parts = [{ text }];
    const match = TIMING.exec(lines[start] ?? '');
    cues.push(
      match === null
        ? { line: start + 1, parts }
        : { line: start + 1, startMs: readTime(match.slice(1, 5)), endMs: readTime(match.slice(5, 9)), parts },
    );
  }
  return cues;
}

function readTime([hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number {
  const milliseconds = Number((fraction ?? '0').padEnd(3, '0'));
  return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + milliseconds;
}

/** The words without markup such as `<i>`, `<font …>` and `{\an8}`. */
function readText(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/<\/?[a-z][^>]*>|\{\\[^}]*\}/gi, '')
    .trim();
}
