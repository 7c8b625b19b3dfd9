// Google Cloud Contact Center AI conversations: entries in microseconds, from the start of a call or since 1970 in a chat.

import { fault, isFault, isLoose, type Loose } from '../fields.ts';
import type { Fault, Format, ReadContext } from '../format.ts';
import { idFromFile } from '../ids.ts';
import { buildInteraction } from '../interaction.ts';
import { readJsonRecords } from '../json-records.ts';
import { openTimes } from '../times.ts';

const googleCcai: Format = {
  name: 'google-ccai',
  title: 'Google Cloud Contact Center AI conversations, voice and chat (JSON)',
  streaming: true,
  recognise({ json, text, firstLineJson }) {
    const value: unknown = Array.isArray(json) ? json[0] : (json ?? firstLineJson);
    if (isLoose(value)) return entriesOf(value).some((entry) => 'start_timestamp_usec' in entry) ? 1 : 0;
    return /^\s*[[{]/.test(text) && /"entries"\s*:\s*\[/.test(text) && /"start_timestamp_usec"\s*:/.test(text)
      ? 0.9
      : 0;
  },
  async *read(content, context) {
    const readTime = await openTimes(context.timezone);
    yield* readJsonRecords(content, context, (value, number) => {
      const record = toRecord(value, number, context);
      return isFault(record) ? record : buildInteraction(record, number, context, readTime);
    });
  },
};

export default googleCcai;

/** Microseconds since 1970 are larger than this (1973), positions in a recording smaller. */
const EPOCH_FROM = 1e14;

function entriesOf(value: Loose): readonly Loose[] {
  return Array.isArray(value['entries']) ? value['entries'].filter(isLoose) : [];
}

function toRecord(value: unknown, number: number, context: ReadContext): Loose | Fault {
  if (!isLoose(value)) return fault('ingest/not-an-object', 'The record is not a JSON object.');
  const entries = entriesOf(value);
  const times = entries.map((entry) => Number(entry['start_timestamp_usec'])).filter(Number.isFinite);
  const first = Math.min(...times);
  const absolute = times.length > 0 && first >= EPOCH_FROM;
  return {
    id: number === 1 ? idFromFile(context.file) : undefined,
    channel: absolute ? (context.channel ?? 'chat') : 'voice',
    startedAt: absolute ? new Date(first / 1000).toISOString() : undefined,
    turns: entries.map((entry) => {
      const at = Number(entry['start_timestamp_usec']);
      return {
        speaker: entry['role'],
        text: entry['text'],
        ...(Number.isFinite(at) ? { startMs: (at - (absolute ? first : 0)) / 1000 } : {}),
      };
    }),
  };
}
