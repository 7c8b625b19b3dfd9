// Files of services whose transcripts are not read: recognised so that a person is told what they have and what to do,
// instead of being told that the file is unknown.

import { badItem } from '../bad-item.ts';
import { digestRecord } from '../digest.ts';
import type { Format, Sample } from '../format.ts';

interface Refused {
  readonly service: string;
  /** All must be in the start of the text. */
  readonly marks: readonly RegExp[];
  /** Where the fields of a canonical turn stand in the file; or why it has none. */
  readonly advice: string;
}

const NO_ROLES = 'it numbers its speakers, so name the one who is the agent';

const REFUSED: readonly Refused[] = [
  {
    service: 'Amazon Bedrock Data Automation',
    marks: [/"semantic_modality"\s*:\s*"AUDIO"/],
    advice: `turns are audio segments: text, start_timestamp_millis, end_timestamp_millis; ${NO_ROLES}`,
  },
  {
    service: 'Azure batch transcription',
    marks: [/"(?:combinedRecognizedPhrases|recognizedPhrases)"\s*:\s*\[/],
    advice:
      'turns are recognizedPhrases: nBest[0].display, offsetInTicks / 10000; the channel or speaker number tells who is the agent',
  },
  {
    service: 'Deepgram',
    marks: [
      /"results"\s*:\s*\{/,
      /"(?:request_id|model_info)"\s*:|"channels"\s*:\s*\[/,
      /"alternatives"\s*:\s*\[|"request_id"\s*:/,
    ],
    advice: `turns are results.utterances: transcript, start and end in seconds; ${NO_ROLES}`,
  },
  {
    service: 'AssemblyAI',
    marks: [/"audio_url"\s*:/, /"(?:acoustic_model|speech_model|language_model)"\s*:/],
    advice: `turns are utterances: text, start and end in milliseconds; ${NO_ROLES}`,
  },
  {
    service: 'Rev.ai',
    marks: [/"monologues"\s*:\s*\[/, /"elements"\s*:\s*\[/],
    advice: `turns are monologues: values of the elements joined, ts and end_ts in seconds; ${NO_ROLES}`,
  },
  {
    service: 'Gong',
    marks: [/"callTranscripts"\s*:\s*\[/],
    advice:
      'turns are transcript entries: sentences joined, start and end in milliseconds; look the speakerId up among the call’s parties',
  },
  {
    service: 'Amazon Transcribe (without Call Analytics)',
    marks: [/"jobName"\s*:/, /"results"\s*:\s*\{/, /"transcripts"\s*:\s*\[/],
    advice: `turns are results.audio_segments: transcript, start_time and end_time in seconds; ${NO_ROLES}`,
  },
  {
    service: 'Whisper',
    marks: [/^\s*\{\s*"(?:text|task|language|segments)"\s*:/, /"segments"\s*:\s*\[\s*\{/, /"(?:start|seek)"\s*:\s*\d/],
    advice:
      'turns are segments: text, start and end in seconds; it does not tell speakers apart, so separate them first',
  },
];

const CALL_RECORDS = 'call detail records have no words; use them with --crm and a mapping, beside transcripts';

const refused: Format = {
  name: 'refused',
  title: 'Files of other services, which are recognised and refused with advice',
  streaming: false,
  recognise: (sample) => (explain(sample) === undefined ? 0 : 0.75),
  async *read(content, context) {
    const text = await content.text();
    const start = text.slice(0, 64 * 1024);
    const said = explain({ name: context.file, text: start, complete: start.length === text.length });
    const message =
      said ?? 'callmark does not read this file. Convert it to canonical JSON: id, and turns with speaker and text.';
    yield badItem(context, { code: 'ingest/unsupported-format', message }, { record: 1, sha256: digestRecord(text) });
  },
};

export default refused;

function explain({ text }: Sample): string | undefined {
  if (/^"?cdrRecordType"?,|^"?globalCallID_callManagerId"?,/.test(text)) {
    return `This is a call record of Cisco Unified CM: ${CALL_RECORDS}.`;
  }
  if (/^\d+:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}\n/.test(text)) {
    return 'These are SBV subtitles of YouTube. Save them as SubRip (.srt) or WebVTT (.vtt).';
  }
  if (!/^\s*[[{]/.test(text)) return undefined;
  const found = REFUSED.find(({ marks }) => marks.every((mark) => mark.test(text)));
  return found === undefined
    ? undefined
    : `This is a transcript of ${found.service}, which callmark does not read. Convert it to canonical JSON (id; turns with speaker, text, startMs, endMs): ${found.advice}.`;
}
