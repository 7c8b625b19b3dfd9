// Genesys Cloud speech and text analytics: phrases with the purpose of their speaker, internal for the centre's side.

import { fault, isFault, isLoose, type Loose } from '../fields.ts';
import type { Fault, Format } from '../format.ts';
import { buildInteraction } from '../interaction.ts';
import { readJsonRecords } from '../json-records.ts';
import { openTimes } from '../times.ts';

const genesysCloud: Format = {
  name: 'genesys-cloud',
  title: 'Genesys Cloud transcripts (JSON)',
  streaming: true,
  recognise({ json, text, firstLineJson }) {
    const value: unknown = Array.isArray(json) ? json[0] : (json ?? firstLineJson);
    if (isLoose(value))
      return 'conversationId' in value && transcriptsOf(value).some((one) => Array.isArray(one['phrases'])) ? 1 : 0;
    if (!/^\s*[[{]/.test(text)) return 0;
    return /"conversationId"\s*:/.test(text) && /"phrases"\s*:\s*\[/.test(text) && /"participantPurpose"\s*:/.test(text)
      ? 0.9
      : 0;
  },
  async *read(content, context) {
    const readTime = await openTimes(context.timezone);
    yield* readJsonRecords(content, context, (value, number) => {
      const record = toRecord(value);
      return isFault(record) ? record : buildInteraction(record, number, context, readTime);
    });
  },
};

export default genesysCloud;

const ROLES: Readonly<Record<string, string>> = {
  internal: 'agent',
  agent: 'agent',
  user: 'agent',
  external: 'customer',
  customer: 'customer',
  bot: 'bot',
  ivr: 'system',
  acd: 'system',
  workflow: 'system',
};
/** Milliseconds since 1970 are larger than this, positions in a recording smaller. */
const EPOCH_FROM = 1e11;

function transcriptsOf(value: Loose): readonly Loose[] {
  return Array.isArray(value['transcripts']) ? value['transcripts'].filter(isLoose) : [];
}

function toRecord(value: unknown): Loose | Fault {
  if (!isLoose(value)) return fault('ingest/not-an-object', 'The record is not a JSON object.');
  const phrases = transcriptsOf(value)
    .flatMap((one) => (Array.isArray(one['phrases']) ? one['phrases'] : []))
    .filter(isLoose);
  const participants = Array.isArray(value['participants']) ? value['participants'].filter(isLoose) : [];
  const numbers = (items: readonly Loose[], name: string) =>
    items.map((item) => item[name]).filter((ms) => typeof ms === 'number');
  const first = Math.min(...numbers(phrases, 'startTimeMs'), ...numbers(participants, 'startTimeMs'));
  const base = first >= EPOCH_FROM ? first : 0;
  const end = Math.max(...numbers(participants, 'endTimeMs')) - base;
  const agents = new Set(
    participants.filter((one) => ROLES[String(one['participantPurpose'])] === 'agent').map((one) => one['userId']),
  );
  const mediaType = String(value['mediaType'] ?? '').toLowerCase();
  return {
    id: value['conversationId'],
    channel: mediaType === 'call' ? 'voice' : mediaType,
    language: transcriptsOf(value)
      .map((one) => one['language'])
      .find((tag) => typeof tag === 'string'),
    startedAt: base > 0 && Number.isFinite(base) ? new Date(base).toISOString() : undefined,
    durationMs: Number.isFinite(end) ? end : undefined,
    agent: agents.size === 1 ? { id: [...agents][0] } : undefined,
    turns: phrases.map((phrase) => toTurn(phrase, base)),
  };
}

function toTurn(phrase: Loose, base: number): Loose {
  const start = phrase['startTimeMs'];
  const startMs = typeof start === 'number' ? start - base : undefined;
  const duration = isLoose(phrase['duration']) ? phrase['duration']['milliseconds'] : undefined;
  return {
    speaker: ROLES[String(phrase['participantPurpose'])],
    text: phrase['decoratedText'] ?? phrase['text'],
    startMs,
    ...(startMs !== undefined && typeof duration === 'number' ? { endMs: startMs + duration } : {}),
    confidence: phrase['confidence'],
  };
}
