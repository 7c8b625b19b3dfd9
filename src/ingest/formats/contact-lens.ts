// Amazon Connect Contact Lens: analysed calls (offsets in milliseconds) and chats (absolute times, messages and events).

import { fault, isFault, isLoose, type Loose } from '../fields.ts';
import type { Fault, Format, ReadContext } from '../format.ts';
import { idFromFile } from '../ids.ts';
import { buildInteraction } from '../interaction.ts';
import { parseJson } from '../json.ts';
import { readJsonRecords } from '../json-records.ts';
import { countRedactionMarks } from '../redaction-marks.ts';
import { openTimes } from '../times.ts';

const contactLens: Format = {
  name: 'contact-lens',
  title: 'Amazon Connect Contact Lens, voice and chat (JSON)',
  streaming: false,
  recognise({ json, text, complete }) {
    if (isLoose(json)) {
      if (!Array.isArray(json['Transcript']) || !Array.isArray(json['Participants'])) return 0;
      const first: unknown = json['Transcript'][0];
      if (isLoose(first)) return 'ParticipantId' in first ? 1 : 0;
      return 'Version' in json && 'Channel' in json ? 0.9 : 0;
    }
    if (complete || !/^\s*\{/.test(text)) return 0;
    return /"Transcript"\s*:\s*\[/.test(text) && /"ParticipantId"\s*:/.test(text) ? 0.9 : 0;
  },
  async *read(content, context) {
    const readTime = await openTimes(context.timezone);
    yield* readJsonRecords(content, context, (value, number) => {
      const record = toRecord(value, number, context);
      return isFault(record) ? record : buildInteraction(record, number, context, readTime);
    });
  },
};

export default contactLens;

const ROLES: Readonly<Record<string, string>> = {
  AGENT: 'agent',
  CUSTOMER: 'customer',
  SYSTEM: 'system',
  CUSTOM_BOT: 'bot',
  SUPERVISOR: 'other-agent',
};

function toRecord(value: unknown, number: number, context: ReadContext): Loose | Fault {
  if (!isLoose(value)) return fault('ingest/not-an-object', 'The record is not a JSON object.');
  if (value['JobStatus'] === 'FAILED')
    return fault('ingest/failed-job', 'Contact Lens reports that the analysis failed.');
  const transcript = value['Transcript'];
  if (!Array.isArray(transcript)) return fault('ingest/no-turns', 'The file has no "Transcript".');
  const roleOf = roleReader(value['Participants']);
  const said = transcript.filter((item) => !isLoose(item) || hasWords(item));
  const agents = new Set<unknown>();
  let redactions = 0;
  const turns = said.map((item) => {
    if (!isLoose(item)) return item;
    const speaker = roleOf(item);
    const text = wordsOf(item);
    if (speaker === 'agent' && typeof item['DisplayName'] === 'string') agents.add(item['DisplayName']);
    redactions += countRedactionMarks(text);
    return { speaker, text, ...timesOf(item) };
  });
  const characteristics = value['ConversationCharacteristics'];
  const categories = isLoose(value['Categories']) ? value['Categories']['MatchedCategories'] : undefined;
  return {
    id: contactId(value, number, context.file),
    channel: typeof value['Channel'] === 'string' ? value['Channel'].toLowerCase() : undefined,
    language: value['LanguageCode'],
    durationMs: isLoose(characteristics) ? characteristics['TotalConversationDurationMillis'] : undefined,
    ...(agents.size === 1 ? { agent: { name: [...agents][0] } } : {}),
    attributes: {
      ...(redactions > 0 ? { redactedAtSource: redactions } : {}),
      ...(Array.isArray(categories) && categories.length > 0 ? { amazonCategories: categories.join(', ') } : {}),
    },
    turns,
  };
}

/** The contact's id, which the recorded file's name begins with. */
function contactId(value: Loose, number: number, file: string): unknown {
  const metadata = value['CustomerMetadata'];
  const given = (isLoose(metadata) ? metadata['ContactId'] : undefined) ?? value['ContactId'];
  if (given !== undefined || number > 1) return given;
  const name = idFromFile(file);
  return /^([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})_/i.exec(name)?.[1] ?? name;
}

/** The role of an item: its own, that of its participant, or the participant id where a role stands in its place, as it
 * does in files as published. */
function roleReader(participants: unknown): (item: Loose) => string | undefined {
  const byId = new Map<unknown, string | undefined>();
  for (const participant of Array.isArray(participants) ? participants.filter(isLoose) : []) {
    byId.set(participant['ParticipantId'], ROLES[String(participant['ParticipantRole'])]);
  }
  return (item) => {
    const id = item['ParticipantId'];
    const own = ROLES[String(item['ParticipantRole'])] ?? byId.get(id) ?? ROLES[String(id)];
    return own ?? (item['DisplayName'] === 'SYSTEM_MESSAGE' ? 'system' : undefined);
  };
}

/** Chats also list events (joined, left) and attachments, which are nobody's words. */
function hasWords(item: Loose): boolean {
  return (item['Type'] === undefined || item['Type'] === 'MESSAGE') && wordsOf(item) !== '';
}

/** The text of an item; of an interactive message the title that the customer sees. */
function wordsOf(item: Loose): string {
  const content = item['Content'];
  if (typeof content !== 'string') return '';
  if (!String(item['ContentType']).includes('message.interactive')) return content;
  const parsed = parseJson(content);
  const data = parsed.fault === undefined && isLoose(parsed.value) ? parsed.value['data'] : undefined;
  const inner = isLoose(data) ? data['content'] : undefined;
  return isLoose(inner) && typeof inner['title'] === 'string' ? inner['title'] : '';
}

function timesOf(item: Loose): Loose {
  const at = item['AbsoluteTime'];
  if (typeof at === 'string' && /(?:Z|[+-]\d\d:?\d\d)$/.test(at)) {
    const ms = Date.parse(at);
    return Number.isFinite(ms) ? { unixTime: ms / 1000 } : {};
  }
  return { startMs: item['BeginOffsetMillis'], endMs: item['EndOffsetMillis'] };
}
