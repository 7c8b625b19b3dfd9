// The body of an analysis of type transcript. The vCon drafts leave its shape to vendors; these are the shapes in use.

import type { Speaker, Word } from '../../model/interaction.ts';
import { isLoose, type Loose } from '../fields.ts';
import type { Parties } from './parties.ts';

export interface Segment {
  readonly speaker: Speaker;
  readonly text: string;
  /** Milliseconds from the start of the dialog, or … */
  readonly startMs?: number;
  readonly endMs?: number;
  /** … a time of day, as written. */
  readonly at?: string;
  readonly durationMs?: number;
  readonly words?: readonly Word[];
}

/** The segments of a body, or undefined when its shape is not known. `channels` are the parties of the dialog, which are
 * those of the channels when there are as many. A diariser's own number is nobody: it is not an index of the parties. */
export function readTranscript(body: unknown, parties: Parties, channels: readonly unknown[]): Segment[] | undefined {
  if (typeof body === 'string') return readText(body, parties);
  if (Array.isArray(body)) return keep(body.map((item) => readItem(item, parties)));
  if (!isLoose(body)) return undefined;
  const results = body['results'];
  if (isLoose(results)) return readDeepgram(results, parties, channels);
  const listed = [
    body['segments'],
    body['utterances'],
    body['turns'],
    body['messages'],
    body['conversation'],
    body['transcript'],
  ].find(Array.isArray);
  if (listed !== undefined) return keep(listed.map((item: unknown) => readItem(item, parties, body)));
  const paragraphs = readParagraphs(body);
  if (paragraphs !== undefined) return paragraphs;
  const text = body['text'] ?? body['transcript'];
  return typeof text === 'string' ? readText(text, parties) : undefined;
}

function keep(segments: readonly (Segment | undefined)[]): Segment[] | undefined {
  const said = segments.filter((segment) => segment !== undefined && segment.text !== '');
  return said.length > 0 ? said.filter((segment) => segment !== undefined) : undefined;
}

/** One turn of a list: `{speaker, message}`, `{parties, start, duration, text}`, `{speaker, start, end, text, words}`. */
function readItem(item: unknown, parties: Parties, body: Loose = {}): Segment | undefined {
  if (!isLoose(item)) return undefined;
  const text = item['text'] ?? item['message'] ?? item['content'] ?? item['transcript'];
  if (typeof text !== 'string') return undefined;
  const start = item['start'] ?? item['start_time'];
  const end = item['end'] ?? item['end_time'];
  const duration = seconds(item['duration']);
  const startMs = seconds(start);
  const endMs = seconds(end) ?? (startMs === undefined || duration === undefined ? undefined : startMs + duration);
  const words = readWords(item['words'], body['words']);
  return {
    speaker: speakerOf(item, body, parties) ?? 'unknown',
    text: text.trim(),
    ...(startMs === undefined ? {} : { startMs }),
    ...(startMs === undefined || endMs === undefined ? {} : { endMs }),
    ...(typeof start === 'string' && startMs === undefined
      ? { at: start, ...(duration === undefined ? {} : { durationMs: duration }) }
      : {}),
    ...(words === undefined ? {} : { words }),
  };
}

function speakerOf(item: Loose, body: Loose, parties: Parties): Speaker | undefined {
  const party = item['parties'] ?? item['party'];
  const index: unknown = Array.isArray(party) && party.length === 1 ? party[0] : party;
  if (typeof index === 'number') return parties.roleOf(index);
  const label = item['speaker'] ?? item['role'] ?? item['speaker_label'];
  const speakers = body['speakers'];
  const known = isLoose(speakers) ? speakers[String(label)] : undefined;
  if (isLoose(known) && typeof known['label'] === 'string') return parties.roleOfLabel(known['label']);
  return typeof label === 'string' ? parties.roleOfLabel(label) : undefined;
}

/** Words of a segment, or by number from the words of the whole. Whisper and WTF count in seconds. */
function readWords(own: unknown, all: unknown): readonly Word[] | undefined {
  if (!Array.isArray(own)) return undefined;
  const list = own.map((word: unknown) =>
    typeof word === 'number' && Array.isArray(all) ? (all[word] as unknown) : word,
  );
  const words = list
    .filter(isLoose)
    .filter((word) => word['is_punctuation'] !== true)
    .map(toWord);
  return words.length > 0 && words.every((word) => word !== undefined) ? words : undefined;
}

function toWord(word: Loose): Word | undefined {
  const text = word['punctuated_word'] ?? word['word'] ?? word['text'];
  const start = seconds(word['start']);
  const end = seconds(word['end']);
  return typeof text === 'string' && start !== undefined && end !== undefined ? [text.trim(), start, end] : undefined;
}

/** Deepgram's answer: utterances, else the words of each channel by speaker. One channel a party tells who speaks. */
function readDeepgram(results: Loose, parties: Parties, dialogParties: readonly unknown[]): Segment[] | undefined {
  const channels = Array.isArray(results['channels']) ? results['channels'].filter(isLoose) : [];
  const perParty = channels.length > 1 && channels.length === dialogParties.length;
  const roleOf = (channel: unknown): Speaker =>
    (perParty && typeof channel === 'number' ? parties.roleOf(dialogParties[channel]) : undefined) ?? 'unknown';
  const utterances = results['utterances'];
  if (Array.isArray(utterances)) {
    return keep(
      utterances.map((item) => {
        const segment = readItem(item, parties);
        return segment === undefined || !isLoose(item) ? undefined : { ...segment, speaker: roleOf(item['channel']) };
      }),
    );
  }
  return keep(
    channels.flatMap((channel, index) => {
      const alternative: unknown = Array.isArray(channel['alternatives']) ? channel['alternatives'][0] : undefined;
      const segments = isLoose(alternative) ? (readParagraphs(alternative) ?? []) : [];
      return segments.map((segment) => ({ ...segment, speaker: roleOf(index) }));
    }),
  );
}

/** An alternative of Deepgram: paragraphs with sentences, else words put together by speaker. */
function readParagraphs(alternative: Loose): Segment[] | undefined {
  const outer = alternative['paragraphs'];
  const list: unknown = isLoose(outer) ? outer['paragraphs'] : undefined;
  if (Array.isArray(list)) {
    return keep(
      list.filter(isLoose).map((paragraph) => {
        const sentences = Array.isArray(paragraph['sentences']) ? paragraph['sentences'].filter(isLoose) : [];
        const startMs = seconds(paragraph['start']);
        const endMs = seconds(paragraph['end']);
        return {
          speaker: 'unknown' as const,
          text: sentences
            .map((sentence) => String(sentence['text'] ?? ''))
            .join(' ')
            .trim(),
          ...(startMs === undefined ? {} : { startMs }),
          ...(endMs === undefined ? {} : { endMs }),
        };
      }),
    );
  }
  const words = Array.isArray(alternative['words']) ? alternative['words'].filter(isLoose) : [];
  const runs: { readonly speaker: unknown; readonly words: Word[] }[] = [];
  for (const raw of words) {
    const word = toWord(raw);
    if (word === undefined) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.speaker === raw['speaker']) last.words.push(word);
    else runs.push({ speaker: raw['speaker'], words: [word] });
  }
  return keep(
    runs.map((run) => ({
      speaker: 'unknown' as const,
      text: run.words.map(([text]) => text).join(' '),
      startMs: run.words[0]?.[1] ?? 0,
      endMs: run.words.at(-1)?.[2] ?? 0,
      words: run.words,
    })),
  );
}

/** Text with a label in front of each line, or a text without speakers. */
function readText(text: string, parties: Parties): Segment[] | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const segments: Segment[] = [];
  for (const line of lines) {
    const match = /^([\p{L}][\p{L}\p{N} .'()_-]{0,40}?):\s+(\S.*)$/u.exec(line);
    const speaker = match?.[1] === undefined ? undefined : parties.roleOfLabel(match[1]);
    const last = segments.at(-1);
    if (speaker !== undefined) segments.push({ speaker, text: match?.[2] ?? '' });
    else if (last !== undefined) segments[segments.length - 1] = { ...last, text: `${last.text} ${line}` };
    else segments.push({ speaker: 'unknown', text: line });
  }
  return keep(segments);
}

/** Seconds, as a number or its text, to whole milliseconds. */
function seconds(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= 0 ? Math.round(number * 1000) : undefined;
}
