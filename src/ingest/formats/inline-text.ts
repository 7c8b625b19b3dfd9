// A JSON object whose transcript is one text with speaker labels (`Content`, `transcript` …) beside fields about the
// conversation. One a file, a list, or one a line.

import type { Interaction } from '../../model/interaction.ts';
import { fault, isLoose, type Loose } from '../fields.ts';
import type { Fault, Format, ReadContext, Sample } from '../format.ts';
import { idFromFile } from '../ids.ts';
import { buildInteraction } from '../interaction.ts';
import { readJsonRecords } from '../json-records.ts';
import { countLabels } from '../labelled-rows.ts';
import { readLabelledText } from '../labelled-text.ts';
import { INFERRED_ROLES, NO_LABELS, UNCLEAR_TIMES } from '../text-problems.ts';
import { openTimes, type ReadTime } from '../times.ts';

/** Keys are compared in lower case without `_`, `-` and blanks. */
const KEYS = {
  text: ['content', 'transcript', 'transcription', 'transcripttext', 'calltranscript', 'conversation', 'text', 'body'],
  id: ['conversationid', 'interactionid', 'callid', 'contactid', 'ticketid', 'sessionid', 'recordingid', 'id'],
  start: [
    'starttime',
    'startedat',
    'start',
    'startdate',
    'startdatetime',
    'callstart',
    'calldate',
    'timestamp',
    'datetime',
    'date',
  ],
  end: ['endtime', 'endedat', 'end', 'enddate', 'enddatetime', 'callend'],
  durationMs: ['durationms', 'durationmilliseconds'],
  durationSeconds: ['durationseconds', 'durationsec', 'durationsecs', 'durations'],
  channel: ['channel', 'channeltype'],
  direction: ['direction', 'calldirection'],
  language: ['language', 'languagecode', 'locale'],
  queue: ['queue', 'queuename'],
  agentId: ['agentid', 'userid', 'employeeid'],
  agentName: ['agentname', 'agent'],
  agentTeam: ['agentteam', 'team', 'teamname'],
  customerId: ['customerid', 'clientid', 'callerid'],
  customerName: ['customername', 'clientname', 'customer', 'client'],
} as const;
type Field = keyof typeof KEYS;

const inlineText: Format = {
  name: 'inline-text',
  title: 'JSON with the transcript as one text such as “Agent: … Customer: …”',
  streaming: true,
  recognise,
  async *read(content, context) {
    const readTime = await openTimes(context.timezone);
    yield* readJsonRecords(content, context, (value, number) => readRecord(value, number, context, readTime));
  },
};

export default inlineText;

function recognise(sample: Sample): number {
  const { json, firstLineJson } = sample;
  const candidate = isLoose(json) ? json : Array.isArray(json) ? json[0] : firstLineJson;
  if (!isLoose(candidate)) return 0;
  const text = findFields(candidate).text;
  if (typeof text !== 'string') return 0;
  const { roles, labelled, lines } = countLabels(text);
  return roles > 0 ? 0.8 : labelled > 1 && labelled >= lines / 2 ? 0.7 : 0;
}

function readRecord(value: unknown, number: number, context: ReadContext, readTime: ReadTime): Interaction | Fault {
  if (!isLoose(value)) return fault('ingest/not-an-object', 'The record is not a JSON object.');
  const { text, rest, ...fields } = findFields(value);
  if (typeof text !== 'string') return fault('ingest/missing-text', 'The record has no transcript text.');
  const conversation = readLabelledText(text.replace(/\r\n?/g, '\n'), readTime);
  if (conversation === undefined) return NO_LABELS;
  if (conversation.unclearTimes) context.warn?.(UNCLEAR_TIMES);
  if (conversation.inferredRoles) context.warn?.(INFERRED_ROLES);
  return buildInteraction(
    {
      id: fields.id ?? (number === 1 ? idFromFile(context.file) : undefined),
      channel: fields.channel,
      direction: fields.direction,
      language: fields.language,
      queue: fields.queue,
      startedAt: fields.start ?? conversation.startedAt,
      durationMs: readDuration(fields, readTime),
      agent: { id: fields.agentId, name: fields.agentName ?? conversation.agent, team: fields.agentTeam },
      customer: { id: fields.customerId, name: fields.customerName ?? conversation.customer },
      attributes: rest,
      turns: conversation.turns,
    },
    number,
    context,
    readTime,
  );
}

type Fields = { readonly [K in Field]?: unknown } & { readonly rest: Loose };

/** The fields that are known by one of their names, and the others. */
function findFields(record: Loose): Fields {
  const byKey = new Map(Object.keys(record).map((key) => [key.toLowerCase().replace(/[_\-\s]/g, ''), key] as const));
  const found: { [K in Field]?: unknown } = {};
  const used = new Set<string>();
  for (const [field, names] of Object.entries(KEYS) as [Field, readonly string[]][]) {
    const name = names.find((candidate) => byKey.has(candidate));
    const key = name === undefined ? undefined : byKey.get(name);
    if (key === undefined) continue;
    found[field] = record[key] ?? undefined;
    used.add(key);
  }
  return { ...found, rest: Object.fromEntries(Object.entries(record).filter(([key]) => !used.has(key))) };
}

function readDuration(fields: Omit<Fields, 'text' | 'rest'>, readTime: ReadTime): unknown {
  if (fields.durationMs !== undefined) return fields.durationMs;
  if (fields.durationSeconds !== undefined) return Number(fields.durationSeconds) * 1000;
  if (fields.start === undefined || fields.end === undefined) return undefined;
  const start = readTime(fields.start);
  const end = readTime(fields.end);
  return start.kind === 'bad' || end.kind === 'bad' ? undefined : end.ms - start.ms;
}
