// Text with speaker labels cut into rows: which colons make a label, what goes on with the turn before, what nobody says.

import { readSpeakerLabel } from './speaker-label.ts';

/** A turn as it stands in the text; `label` is empty for what nobody says. */
export interface LabelledRow {
  readonly label: string;
  readonly stamp?: string;
  readonly text: string;
}

const DATE = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?`;
const CLOCK = String.raw`(?:\d{1,3}:)?\d{1,3}:\d\d(?:[.,]\d+)?`;
const STAMP = String.raw`[\[(<]?(${DATE}|${CLOCK})(?:\s*(?:-->|-|–)\s*${CLOCK})?[\])>]?`;
/** A time behind the label must be unmistakable. */
const LATE_STAMP = String.raw`(?:[\[(](${CLOCK})[\])]|(\d{1,2}:\d\d:\d\d))`;
const LABELLED = new RegExp(
  String.raw`^\s*(?:${STAMP}\s*[-–|]?\s*)?[*_]{0,2}(\p{L}[\p{L}\p{M}\p{N} .,'’_()[\]/|–-]{0,60}?)[*_]{0,2}\s*(?:${STAMP}\s*)?[:：][*_]{0,2}(?:\s+|$)(?:${LATE_STAMP}\s+)?(.*)$`,
  'u',
);

/** A line that nobody says: in brackets, a heading in bold, or the note that a transcript ends with. */
const ASIDE =
  /^(?:[*_]{0,2}(?:\[.*\]?|\(.*\)|\*\*[^*]+\*\*)[*_]{0,2}|[*_]*(?:end of (?:the )?(?:transcript|call)|transcript (?:end|length)|(?:total )?word count).*)$/i;

/** How much a text looks like a conversation: lines with a role, lines with any accepted label, and lines at all. */
export function countLabels(text: string): {
  readonly roles: number;
  readonly labelled: number;
  readonly lines: number;
} {
  const rows = joinRows(text);
  const labelled = rows.filter((row) => row.label !== '');
  const roles = labelled.filter((row) => readSpeakerLabel(row.label).speaker !== undefined);
  return {
    roles: roles.length,
    labelled: labelled.length,
    lines: text.split('\n').filter((line) => line.trim() !== '').length,
  };
}

/** The rows of a text. A line in brackets or a heading in bold is a row of nobody, and so is what stands before the first
 * label; other lines without a label go on with the turn before. */
export function joinRows(text: string): readonly LabelledRow[] {
  const lines = text.split('\n').map(readLine);
  const labels = acceptLabels(lines);
  const rows: Draft[] = [];
  let speaking = '';
  for (const { line, label, stamp, rest } of lines) {
    if (label !== '' && (stamp !== undefined || labels.has(label))) {
      rows.push({ label, text: rest, ...(stamp === undefined ? {} : { stamp }) });
      speaking = label;
      continue;
    }
    // A rule or a blank line separates, it says nothing.
    if (!/[\p{L}\p{N}]/u.test(line)) continue;
    const last = rows.at(-1);
    const aside = ASIDE.test(line);
    if (last === undefined || (aside && last.label !== '')) rows.push({ label: '', text: line });
    // After an aside the one who spoke before goes on.
    else if (!aside && last.label === '' && speaking !== '') rows.push({ label: speaking, text: line });
    else last.text += `${last.text === '' ? '' : '\n'}${line}`;
  }
  return demoteLegend(rows);
}

interface Draft {
  readonly label: string;
  readonly stamp?: string;
  text: string;
}

interface LineParts {
  readonly line: string;
  /** Empty when the line has no colon that could end a label. */
  readonly label: string;
  readonly stamp: string | undefined;
  readonly rest: string;
}

function readLine(line: string): LineParts {
  const match = LABELLED.exec(line);
  const [, early, label = '', beforeColon, bracketed, late, rest = ''] = match ?? [];
  return { line: line.trim(), label: label.trim(), stamp: early ?? beforeColon ?? bracketed ?? late, rest };
}

/** The labels among the colons of a text: roles, and short names that start more than one line. When that leaves one
 * speaker alone, a single capitalised word that starts one line is the other. */
function acceptLabels(lines: readonly LineParts[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { label } of lines) if (label !== '') counts.set(baseOf(label), (counts.get(baseOf(label)) ?? 0) + 1);
  const candidates = [...new Set(lines.map(({ label }) => label))].filter((label) => label !== '');
  const accepted = candidates.filter((label) => isLabel(label, counts.get(baseOf(label)) ?? 0));
  if (new Set(accepted.map(baseOf)).size !== 1) return new Set(accepted);
  return new Set([
    ...accepted,
    ...candidates.filter((label) => /^\p{Lu}\p{Ll}+$/u.test(label) && !HEADING_WORD.test(label)),
  ]);
}

/** Words before a colon that are no names. */
const HEADING_WORD =
  /^(?:note|date|time|duration|transcript|participants?|scene|subject|topic|summary|step|option|result|reason|example|question|answer)$/i;

function isLabel(label: string, count: number): boolean {
  const words = baseOf(label).split(/\s+/).length;
  if (words > 5) return false;
  const { speaker, name } = readSpeakerLabel(label);
  // Once only, a role with several words behind it is rather a heading: `Customer Agent Interaction:`.
  if (speaker !== undefined) return count > 1 || name === undefined || !/\s/.test(name);
  return count > 1 && words <= 3;
}

/** A label without the remark behind it: `Chris (after a pause)`. */
function baseOf(label: string): string {
  return label.replace(/\s*[([].*$/, '').trim();
}

/** `Agent: Daleen` above a conversation whose labels are `Daleen` and `Juan` is its legend, part of the heading. */
function demoteLegend(rows: readonly LabelledRow[]): readonly LabelledRow[] {
  const labels = new Set(rows.map((row) => row.label));
  return rows.map((row) => {
    const named = row.text.trim();
    if (row.label === '' || named === row.label || !labels.has(named)) return row;
    return { label: '', text: `${row.label}: ${named}` };
  });
}
