// Amazon Transcribe Call Analytics, post-call output: turns with roles, milliseconds, and items that are words or marks.

import { fault, isFault, isLoose, type Loose } from '../fields.ts';
import type { Fault, Format, ReadContext } from '../format.ts';
import { idFromFile } from '../ids.ts';
import { buildInteraction } from '../interaction.ts';
import { readJsonRecords } from '../json-records.ts';
import { countRedactionMarks } from '../redaction-marks.ts';
import { openTimes } from '../times.ts';

const amazonCallAnalytics: Format = {
  name: 'amazon-call-analytics',
  title: 'Amazon Transcribe Call Analytics (JSON)',
  streaming: false,
  recognise({ json, text, complete }) {
    if (isLoose(json)) {
      const first: unknown = Array.isArray(json['Transcript']) ? json['Transcript'][0] : undefined;
      if (Array.isArray(json['Transcript']) && json['Version'] === undefined) {
        return isLoose(first) ? ('ParticipantRole' in first ? 1 : 0) : 'JobName' in json ? 0.9 : 0;
      }
      return json['JobStatus'] === 'FAILED' && 'JobName' in json ? 0.9 : 0;
    }
    if (complete || !/^\s*\{/.test(text) || !/"Transcript"\s*:\s*\[/.test(text)) return 0;
    return /"(?:LoudnessScores|ParticipantRole)"\s*:/.test(text) && !/"ParticipantId"\s*:/.test(text) ? 0.9 : 0;
  },
  async *read(content, context) {
    const readTime = await openTimes(context.timezone);
    yield* readJsonRecords(content, context, (value, number) => {
      const record = toRecord(value, number, context);
      return isFault(record) ? record : buildInteraction(record, number, context, readTime);
    });
  },
};

export default amazonCallAnalytics;

function toRecord(value: unknown, number: number, context: ReadContext): Loose | Fault {
  if (!isLoose(value)) return fault('ingest/not-an-object', 'The record is not a JSON object.');
  if (value['JobStatus'] === 'FAILED')
    return fault('ingest/failed-job', 'Amazon Transcribe reports that this job failed.');
  const transcript = value['Transcript'];
  if (!Array.isArray(transcript)) return fault('ingest/no-turns', 'The file has no "Transcript".');
  const said = transcript.filter((turn) => !isLoose(turn) || turn['Content'] !== '');
  const redactions = said.reduce(
    (sum: number, turn) => sum + (isLoose(turn) ? countRedactionMarks(String(turn['Content'])) : 0),
    0,
  );
  const characteristics = value['ConversationCharacteristics'];
  const categories = isLoose(value['Categories']) ? value['Categories']['MatchedCategories'] : undefined;
  return {
    id: value['JobName'] ?? (number === 1 ? idFromFile(context.file) : undefined),
    channel: 'voice',
    language: value['LanguageCode'],
    durationMs: isLoose(characteristics) ? characteristics['TotalConversationDurationMillis'] : undefined,
    attributes: {
      ...(redactions > 0 ? { redactedAtSource: redactions } : {}),
      ...(Array.isArray(categories) && categories.length > 0 ? { amazonCategories: categories.join(', ') } : {}),
    },
    turns: said.map(toTurn),
  };
}

function toTurn(turn: unknown): unknown {
  if (!isLoose(turn)) return turn;
  const items = Array.isArray(turn['Items']) ? turn['Items'].filter(isLoose) : [];
  const words = items.filter(
    (item) => item['Type'] === 'pronunciation' && typeof item['BeginOffsetMillis'] === 'number',
  );
  // A redacted word has no confidence of its own.
  const sure = words.map((item) => Number(item['Confidence'] ?? Number.NaN)).filter(Number.isFinite);
  return {
    speaker: turn['ParticipantRole'],
    text: turn['Content'],
    startMs: turn['BeginOffsetMillis'],
    endMs: turn['EndOffsetMillis'],
    ...(words.length > 0
      ? { words: words.map((item) => [item['Content'], item['BeginOffsetMillis'], item['EndOffsetMillis']]) }
      : {}),
    ...(sure.length > 0
      ? { confidence: Math.round((sure.reduce((sum, one) => sum + one, 0) / sure.length) * 10_000) / 10_000 }
      : {}),
  };
}
