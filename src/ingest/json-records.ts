// Records in JSON: one a line, a list of them, or a single one over several lines. What a record means is up to the format.

import type { Interaction } from '../model/interaction.ts';
import { badItem } from './bad-item.ts';
import { digestRecord } from './digest.ts';
import { isFault, isLoose } from './fields.ts';
import type { Content, Fault, Line, ReadContext, ReadItem } from './format.ts';
import { parseJson, tryJson } from './json.ts';
import { RECORD_LIMIT } from './lines.ts';

/** Makes the interaction of record `number` (1-based: the line, or the place in the list). */
export type BuildRecord = (value: unknown, number: number) => Interaction | Fault;

/** Reads the records of a source. JSON lines stream; a list or an object over several lines is held whole, at most 64 MB. */
export async function* readJsonRecords(
  content: Content,
  context: ReadContext,
  building: BuildRecord | Promise<BuildRecord>,
): AsyncGenerator<ReadItem> {
  const build = await building;
  let first: Line | undefined;
  let started = context.linesOnly === true;
  let document: Gathered | undefined;
  for await (const line of content.lines()) {
    if (line.text !== undefined && isBlank(line.text)) continue;
    if (started) {
      if (document === undefined) yield readLine(line, context, build);
      else if (!gather(document, line)) {
        if (!document.doubtful) break;
        for (const one of document.lines) yield readLine(one, context, build);
        document = undefined;
      }
    } else if (first !== undefined) {
      started = true;
      // A whole object on the second line: these are JSON lines, and the first one is broken.
      if (first.text?.trimStart().startsWith('{') && isLoose(tryJson(line.text ?? ''))) {
        yield readLine(first, context, build);
        yield readLine(line, context, build);
      } else {
        document = startDocument(first);
        gather(document, line);
      }
    } else if (line.text !== undefined && opensDocument(line.text)) first = line;
    else {
      started = true;
      yield readLine(line, context, build);
    }
  }
  if (first !== undefined && !started) document = startDocument(first);
  if (document !== undefined) yield* readDocument(document, context, build);
}

function isBlank(text: string): boolean {
  return text.length < 64 && text.trim() === '';
}

/** A list, or an object that goes on in the next line. */
function opensDocument(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.startsWith('[') || (trimmed.startsWith('{') && /[{[,:]$/.test(trimmed));
}

function readLine(line: Line, context: ReadContext, build: BuildRecord): ReadItem {
  const { number, byteOffset } = line;
  const parsed = line.text === undefined ? undefined : parseJson(line.text);
  const result = line.fault ?? parsed?.fault ?? build(parsed?.value, number);
  if (isFault(result)) {
    return badItem(context, result, { record: number, line: number, byteOffset, sha256: line.digest() });
  }
  return new LineRecord(result, line);
}

/** A record on a line of its own. Its digest costs as much as a quarter of parsing and is taken when asked for. */
class LineRecord {
  readonly kind = 'interaction';
  readonly interaction: Interaction;
  readonly #line: Line;
  constructor(interaction: Interaction, line: Line) {
    this.interaction = interaction;
    this.#line = line;
  }
  get digest(): string {
    return this.#line.digest();
  }
}

/** The lines of a document that goes over several lines. */
interface Gathered {
  readonly lines: Line[];
  size: number;
  /** Its first line may as well be one of JSON lines, cut off. */
  readonly doubtful: boolean;
}

function startDocument(line: Line): Gathered {
  const text = line.text?.trim() ?? '';
  return { lines: [line], size: line.text?.length ?? 0, doubtful: text !== '{' && !text.startsWith('[') };
}

/** Adds a line to a document; false when the document is over the record limit. */
function gather(document: Gathered, line: Line): boolean {
  document.lines.push(line);
  document.size += (line.text?.length ?? 0) + 1;
  return document.size <= RECORD_LIMIT;
}

function* readDocument(document: Gathered, context: ReadContext, build: BuildRecord): Generator<ReadItem> {
  const { lines, size, doubtful } = document;
  const text = lines.map((line) => line.text ?? '').join('\n');
  const unreadable = lines.find((line) => line.fault !== undefined)?.fault;
  const tooLarge = size > RECORD_LIMIT ? TOO_LARGE : undefined;
  const parsed = unreadable === undefined && tooLarge === undefined ? parseJson(text) : undefined;
  const problem = unreadable ?? tooLarge ?? parsed?.fault;
  if (problem !== undefined && doubtful) {
    // Damage at the start must not hide the lines behind it.
    for (const line of lines) yield readLine(line, context, build);
    return;
  }
  if (problem !== undefined) {
    yield badItem(context, problem, { record: 1, line: lines[0]?.number, sha256: digestRecord(text) });
    return;
  }
  const records: readonly unknown[] = Array.isArray(parsed?.value) ? parsed.value : [parsed?.value];
  for (const [index, record] of records.entries()) {
    const digest = digestRecord(JSON.stringify(record));
    const result = build(record, index + 1);
    if (isFault(result)) yield badItem(context, result, { record: index + 1, sha256: digest });
    else yield { kind: 'interaction', interaction: result, digest };
  }
}

const TOO_LARGE = {
  code: 'ingest/record-too-large',
  message: 'The JSON document is over the limit of 64 MB; write one interaction a line (JSON lines) instead.',
};
