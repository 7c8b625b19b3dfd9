// The formats of subtitle makers, vCon and contact-centre services: every sample in fixtures/formats against the result
// written beside it, and the rules that the samples do not show.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textContent } from '../../src/ingest/content.ts';
import type { Format, ReadItem, Sample } from '../../src/ingest/format.ts';
import amazonCallAnalytics from '../../src/ingest/formats/amazon-call-analytics.ts';
import contactLens from '../../src/ingest/formats/contact-lens.ts';
import genesysCloud from '../../src/ingest/formats/genesys-cloud.ts';
import googleCcai from '../../src/ingest/formats/google-ccai.ts';
import refused from '../../src/ingest/formats/refused.ts';
import srt from '../../src/ingest/formats/srt.ts';
import vcon from '../../src/ingest/formats/vcon.ts';
import webvtt from '../../src/ingest/formats/webvtt.ts';
import { cutQuotedReplies } from '../../src/ingest/mail-text.ts';
import type { Interaction } from '../../src/model/interaction.ts';
import type { BadRecord } from '../../src/model/problem.ts';

const FORMATS: readonly Format[] = [
  webvtt,
  srt,
  vcon,
  amazonCallAnalytics,
  contactLens,
  genesysCloud,
  googleCcai,
  refused,
];

interface Reading {
  readonly interactions: readonly Interaction[];
  readonly bad: readonly BadRecord[];
  readonly warnings: readonly string[];
}

async function read(format: Format, text: string, file: string, timezone?: string): Promise<Reading> {
  const items: ReadItem[] = [];
  const warnings: string[] = [];
  const context = {
    file,
    warn: ({ code }: { readonly code: string }) => void warnings.push(code),
    ...(timezone === undefined ? {} : { timezone }),
  };
  for await (const item of format.read(textContent(text), context)) items.push(item);
  return {
    interactions: items.flatMap((item) => (item.kind === 'interaction' ? [item.interaction] : [])),
    bad: items.flatMap((item) => (item.kind === 'bad' ? [item.bad] : [])),
    warnings,
  };
}

async function readOne(format: Format, text: string, file = 'sample.txt'): Promise<Interaction> {
  const { interactions, bad } = await read(format, text, file);
  expect(bad).toEqual([]);
  const [interaction] = interactions;
  if (interaction === undefined || interactions.length > 1) throw new Error(`${interactions.length} interactions`);
  return interaction;
}

function sampleOf(name: string, text: string): Sample {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const start = clean.slice(0, 65_536);
  const complete = start.length === clean.length;
  let json: unknown;
  try {
    json = complete ? JSON.parse(clean) : undefined;
  } catch {
    json = undefined;
  }
  return { name, text: start, complete, ...(json === undefined ? {} : { json }) };
}

/** The surest format and how sure it is. */
function recognise(name: string, text: string): string | undefined {
  const scores = FORMATS.map((format) => [format.name, format.recognise(sampleOf(name, text))] as const);
  return scores.filter(([, score]) => score > 0).sort(([, a], [, b]) => b - a)[0]?.[0];
}

const turnsOf = (interaction: Interaction) => interaction.turns.map(({ speaker, text }) => `${speaker}: ${text}`);

describe.each(FORMATS.filter(({ name }) => name !== 'refused').map((format) => [format.name, format] as const))(
  'the samples of %s',
  (name, format) => {
    const folder = join('fixtures/formats', name);
    const samples = readdirSync(folder).filter((file) => !file.endsWith('.expected.json'));

    it.each(samples)('%s gives the same from Windows, and with a byte order mark', async (file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(recognise(file, text)).toBe(name);
      expect(await readOne(format, `\uFEFF${text.replaceAll('\n', '\r\n')}`, file)).toEqual(
        await readOne(format, text, file),
      );
    });
  },
);

describe('WebVTT', () => {
  const cue = (n: number, text: string) =>
    `00:${String(n).padStart(2, '0')}.000 --> 00:${String(n).padStart(2, '0')}.900\n${text}\n`;

  it('does not trust one role for everybody', async () => {
    const cues = ['Good day.', 'This is Dana.', 'And I am Lee.', 'How can I help?'].map((text, i) =>
      cue(i, `<v Agent>${text}`),
    );
    const { interactions, warnings } = await read(webvtt, `WEBVTT\n\n${cues.join('\n')}`, 'one.vtt');
    expect(interactions[0]?.turns.map(({ speaker }) => speaker)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(interactions[0]?.attributes).toEqual({ speakersUncertain: true });
    expect(warnings).toEqual(['ingest/one-speaker']);
  });

  it('keeps the words of a cue with damaged times, counts it and says so', async () => {
    const cues = Array.from({ length: 12 }, (_, i) => cue(i, `Text ${i}`))
      .join('\n')
      .replace('00:05.000', '00:0x.000');
    const { interactions, warnings } = await read(webvtt, `WEBVTT\n\n${cues}`, 'damaged.vtt');
    expect(interactions[0]?.turns).toHaveLength(12);
    expect(interactions[0]?.turns[5]).toEqual({ speaker: 'unknown', text: 'Text 5' });
    expect(interactions[0]?.attributes).toEqual({ damagedCues: 1 });
    expect(warnings).toEqual(['ingest/bad-cue']);
  });

  it('refuses a file of which more than a tenth is damaged, with the line', async () => {
    const { bad, interactions } = await read(
      webvtt,
      `WEBVTT\n\n${cue(1, 'a')}\n00:02.000 --> later\nb\n\n${cue(3, 'c')}`,
      'bad.vtt',
    );
    expect(interactions).toEqual([]);
    expect(bad).toMatchObject([{ code: 'ingest/bad-cue', record: 1, line: 6 }]);
  });

  it('counts a cue that ends before it starts as damaged', async () => {
    expect((await read(webvtt, 'WEBVTT\n\n00:09.000 --> 00:02.000\nb\n', 'back.vtt')).bad).toMatchObject([
      { code: 'ingest/bad-cue', line: 3 },
    ]);
  });

  it('says that there are no words', async () => {
    expect((await read(webvtt, 'WEBVTT\n\nNOTE nothing\n', 'empty.vtt')).bad).toMatchObject([
      { code: 'ingest/no-turns' },
    ]);
  });

  it('takes a name in front of most cues for a speaker, but not every colon', async () => {
    const named = await readOne(
      webvtt,
      `WEBVTT\n\n${cue(1, 'Dana: Good day.')}\n${cue(2, 'Lee: Please note: I am late.')}`,
    );
    expect(turnsOf(named)).toEqual(['unknown: Good day.', 'unknown: Please note: I am late.']);
    const plain = await readOne(
      webvtt,
      `WEBVTT\n\n${cue(1, 'Please note: calls are recorded.')}\n${cue(2, 'Fine.')}\n${cue(3, 'Good.')}`,
    );
    expect(turnsOf(plain)[0]).toBe('unknown: Please note: calls are recorded.');
  });

  it('gives each dash its own speaker and no time to interrupt', async () => {
    const { turns } = await readOne(webvtt, 'WEBVTT\n\n00:00.000 --> 00:02.000\n- Agent: Yes?\n- Well now\n');
    expect(turns).toEqual([
      { speaker: 'agent', text: 'Yes?', startMs: 0, endMs: 667 },
      { speaker: 'unknown', text: 'Well now', startMs: 667, endMs: 2000 },
    ]);
  });
});

describe('SubRip', () => {
  it('reads times with point or comma, with and without numbers', async () => {
    const { turns } = await readOne(
      srt,
      '00:00:01.5 --> 00:00:02,750\nHello\n\n7\n00:00:03,000 --> 00:00:04,000\nBye\n',
    );
    expect(turns.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [1500, 2750],
      [3000, 4000],
    ]);
  });
});

describe('vCon', () => {
  const base = {
    uuid: 'v-1',
    parties: [
      { name: 'Dana', role: 'agent' },
      { name: 'Lee', role: 'customer' },
    ],
  };
  const recording = { type: 'recording', start: '2026-11-02T09:14:00Z', duration: 5, parties: [0, 1] };
  const refusal = async (value: unknown) =>
    (await read(vcon, typeof value === 'string' ? value : JSON.stringify(value), 'x.vcon')).bad[0];
  const transcript = (body: unknown, more: object = {}) =>
    readOne(
      vcon,
      JSON.stringify({ ...base, dialog: [recording], analysis: [{ type: 'transcript', dialog: 0, body, ...more }] }),
    );

  it('says what a recording lacks', async () => {
    expect(await refusal({ ...base, dialog: [recording] })).toMatchObject({
      code: 'ingest/no-text',
      message: expect.stringContaining('transcript'),
    });
    const half = {
      ...base,
      dialog: [
        recording,
        { type: 'text', start: '2026-11-02T09:15:00Z', parties: 0, body: 'Hello', mediatype: 'text/plain' },
      ],
    };
    expect(await refusal(half)).toMatchObject({ code: 'ingest/partial-text' });
  });

  it('refuses what is encrypted, and what needs an unknown extension', async () => {
    expect(await refusal({ protected: 'e30', iv: 'a', ciphertext: 'b', recipients: [] })).toMatchObject({
      code: 'ingest/vcon-encrypted',
    });
    expect(await refusal({ ...base, critical: ['hologram'], dialog: [recording] })).toMatchObject({
      code: 'ingest/vcon-critical',
    });
  });

  it('names line and column of broken JSON', async () => {
    expect(await refusal('{\n  "vcon" : 0.0.1,\n  "dialog": []\n}')).toMatchObject({
      code: 'ingest/json-syntax',
      line: 2,
      message: 'This is not valid JSON: line 2, column 15.',
    });
    expect(await refusal('{\n  "vcon": "0.0.2",\n  "dialog": [x]\n}')).toMatchObject({
      line: 3,
      message: expect.stringContaining('column 14'),
    });
    expect(await refusal('{ "vcon": "0.0.2",\n  "dialog": [')).toMatchObject({ code: 'ingest/json-syntax', line: 2 });
  });

  it('reads a signed one whose signature fits, and no other', async () => {
    const signed = JSON.parse(readFileSync('fixtures/formats/vcon/signed.vcon', 'utf8'));
    expect(
      await refusal({ ...signed, payload: Buffer.from(JSON.stringify(base)).toString('base64url') }),
    ).toMatchObject({
      code: 'ingest/vcon-signed',
      message: expect.stringContaining('changed'),
    });
    const [{ protected: head, signature }] = signed.signatures;
    expect(await refusal({ ...signed, signatures: [{ protected: head, signature }] })).toMatchObject({
      code: 'ingest/vcon-signed',
      message: expect.stringContaining('cannot be checked'),
    });
  });

  it('reads the transcripts of vendors', async () => {
    expect(
      turnsOf(
        await transcript([
          { speaker: 'Agent', message: 'Hello' },
          { speaker: 'Lee', message: 'Hi' },
        ]),
      ),
    ).toEqual(['agent: Hello', 'customer: Hi']);
    expect(turnsOf(await transcript('Agent: Hello\nCustomer: Hi\nthere'))).toEqual([
      'agent: Hello',
      'customer: Hi there',
    ]);
    expect(
      turnsOf(await transcript(JSON.stringify([{ speaker: 'Agent', text: 'Hello' }]), { encoding: 'json' })),
    ).toEqual(['agent: Hello']);
    expect(
      turnsOf(await transcript(Buffer.from('Agent: Grüß Gott').toString('base64url'), { encoding: 'base64url' })),
    ).toEqual(['agent: Grüß Gott']);
  });

  it('does not take a number of a diariser for a party, but a channel of its own for one', async () => {
    const word = (text: string, start: number, speaker: number) => ({ word: text, start, end: start + 0.5, speaker });
    const mixed = await transcript({
      results: { channels: [{ alternatives: [{ words: [word('hello', 1, 0), word('hi', 2, 1)] }] }] },
    });
    expect(mixed.turns).toEqual([
      { speaker: 'unknown', text: 'hello', startMs: 1000, endMs: 1500, words: [['hello', 1000, 1500]] },
      { speaker: 'unknown', text: 'hi', startMs: 2000, endMs: 2500, words: [['hi', 2000, 2500]] },
    ]);
    const split = await transcript({
      results: {
        channels: [word('hello', 1, 0), word('hi', 2, 0)].map((one) => ({ alternatives: [{ words: [one] }] })),
      },
    });
    expect(turnsOf(split)).toEqual(['agent: hello', 'customer: hi']);
  });

  it('reads one a line', async () => {
    const line = (id: string) =>
      JSON.stringify({
        ...base,
        uuid: id,
        dialog: [{ type: 'text', start: '2026-11-02T09:14:00Z', parties: 0, mediatype: 'text/plain', body: 'Hello' }],
      });
    const { interactions } = await read(vcon, `${line('v-1')}\n${line('v-2')}\n`, 'all.jsonl');
    expect(interactions.map(({ id }) => id)).toEqual(['v-1', 'v-2']);
  });
});

describe('quoted replies', () => {
  it.each([
    ['Fine.\n\nOn Monday, Lee wrote:\nHow are you?', 'Fine.'],
    ['Fine.\n\nAm 2.11.2026 um 11:00 schrieb Lee <l@x.example>:\n> Wie geht es?', 'Fine.'],
    ['Fine.\n\nFrom: Lee\nSent: Monday\nTo: Dana\n\nHow?', 'Fine.'],
    ['Fine.\n________________________________\nFrom: Lee\nHow?', 'Fine.'],
    ['> How?\nFine.', 'Fine.'],
    ['On Monday I wrote: nothing new.\nBye', 'On Monday I wrote: nothing new.\nBye'],
    ['> only quoted', '> only quoted'],
  ])('%j', (text, own) => expect(cutQuotedReplies(text)).toBe(own));
});

describe('services that are refused', () => {
  it.each([
    ['Deepgram', '{"metadata":{"request_id":"r"},"results":{"channels":[{"alternatives":[{"transcript":"a"}]}]}}'],
    ['AssemblyAI', '{"id":"1","language_model":"m","audio_url":"u","utterances":[]}'],
    ['Whisper', '{"text":" Hi","segments":[{"id":0,"start":0.0,"end":1.0,"text":" Hi"}]}'],
    ['Rev.ai', '{"monologues":[{"speaker":0,"elements":[]}]}'],
    ['Gong', '{"callTranscripts":[{"callId":"1","transcript":[]}]}'],
    ['Azure batch transcription', '{"source":"s","recognizedPhrases":[]}'],
    ['Amazon Bedrock Data Automation', '{"metadata":{"semantic_modality":"AUDIO"},"audio_items":[]}'],
    [
      'Amazon Transcribe (without Call Analytics)',
      '{"jobName":"j","results":{"transcripts":[{"transcript":"a"}],"items":[]}}',
    ],
    ['Cisco Unified CM', '"cdrRecordType","globalCallID_callId"\nINTEGER,INTEGER\n1,5001\n'],
    ['SBV', '0:00:00.378,0:00:11.378\nHello\n'],
  ])('%s is named, and what to do', async (service, text) => {
    expect(recognise('x.json', text)).toBe('refused');
    const { bad } = await read(refused, text, 'x.json');
    expect(bad).toMatchObject([
      { code: 'ingest/unsupported-format', record: 1, message: expect.stringContaining(service) },
    ]);
    expect(bad[0]?.message).toMatch(/Convert|Save|--crm/);
  });
});

const CORPORA = '../shared/corpora';

describe.skipIf(!existsSync(CORPORA))('files as published (skipped where the corpora are absent)', () => {
  const spoken = (agent: number, customer: number, unknown = 0) => ({ agent, customer, unknown });
  it.each([
    ['transcripts/amazon-transcribe-call-analytics.json', 'amazon-call-analytics', spoken(19, 18), [40, 182_890]],
    ['transcripts/contact-lens-voice-1.1.0.json', 'contact-lens', spoken(5, 5), [0, 32_110]],
    ['transcripts/genesys-cloud.json', 'genesys-cloud', spoken(1, 2), [500, undefined]],
    ['transcripts/google-ccai-voice.json', 'google-ccai', spoken(1, 1), [1000, undefined]],
    ['transcripts/google-ccai-chat.json', 'google-ccai', spoken(1, 1), [0, undefined]],
    ['transcripts/azure-content-understanding.vtt', 'webvtt', spoken(0, 0, 19), [80, 31_840]],
    ['subtitles/captions_with_bom.vtt', 'webvtt', spoken(0, 0, 4), [500, 21_580]],
    ['subtitles/cue_tags.vtt', 'webvtt', spoken(0, 0, 3), [16_500, 21_500]],
    ['subtitles/sample.vtt', 'webvtt', spoken(0, 0, 16), [500, 64_300]],
    ['subtitles/styles.vtt', 'webvtt', spoken(0, 0, 1), [0, 10_000]],
    ['subtitles/using_identifiers.vtt', 'webvtt', spoken(0, 0, 6), [500, 27_280]],
    ['subtitles/sample.srt', 'srt', spoken(0, 0, 5), [500, 23_880]],
    ['subtitles/invalid_timeframe.srt', 'srt', spoken(0, 0, 5), [500, 23_880]],
    ['vcon/ab_email_prob_followup_text_thread.vcon', 'vcon', spoken(0, 0, 3), [0, undefined]],
    ['vcon/175b4393-b18a-4b47-bdce-c5d795be4130.vcon.json', 'vcon', spoken(8, 8), [undefined, undefined]],
  ])('%s is read', async (file, name, counts, [startMs, endMs]) => {
    const text = readFileSync(join(CORPORA, file), 'utf8');
    expect(recognise(file, text)).toBe(name);
    const { turns } = await readOne(FORMATS.find((format) => format.name === name) ?? refused, text, file);
    const count = (role: string) => turns.filter(({ speaker }) => speaker === role).length;
    expect({ agent: count('agent'), customer: count('customer'), unknown: count('unknown') }).toEqual(counts);
    expect([turns[0]?.startMs, turns.at(-1)?.endMs]).toEqual([startMs, endMs]);
  });

  it('every synthetic support call has an agent and a customer who take turns', async () => {
    const files = readdirSync(join(CORPORA, 'vcon')).filter((file) => file.endsWith('.vcon.json'));
    expect(files).toHaveLength(21);
    for (const file of files) {
      const text = readFileSync(join(CORPORA, 'vcon', file), 'utf8');
      const interaction = await readOne(vcon, text, file);
      const source = JSON.parse(text) as { analysis: { body: { speaker: string; message: string }[] }[] };
      expect(turnsOf(interaction)).toEqual(
        source.analysis[0]?.body.map(({ speaker, message }) => `${speaker.toLowerCase()}: ${message}`),
      );
      expect(interaction).toMatchObject({
        channel: 'voice',
        direction: 'inbound',
        agent: { name: expect.any(String) },
      });
      const zoned = await read(vcon, text, file, 'UTC');
      expect(zoned.interactions[0]?.startedAt).toMatch(/^2024-03-1[67]T/);
    }
  });

  it.each([
    ['subtitles/invalid_timeframe.vtt', webvtt, 'ingest/bad-cue'],
    ['vcon/ab_call_ext_rec.vcon', vcon, 'ingest/no-text'],
    ['vcon/ab_call_ext_rec_signed.vcon', vcon, 'ingest/no-text'],
    ['vcon/ab_call_ext_rec_encrypted.vcon', vcon, 'ingest/vcon-encrypted'],
    ['vcon/simple-vcon.vcon', vcon, 'ingest/json-syntax'],
    ['subtitles/sample.sbv', refused, 'ingest/unsupported-format'],
    ['transcripts/assemblyai-utterances.json', refused, 'ingest/unsupported-format'],
    ['transcripts/azure-batch-v3.json', refused, 'ingest/unsupported-format'],
    ['transcripts/bedrock-data-automation.json', refused, 'ingest/unsupported-format'],
    ['transcripts/deepgram-speakers.json', refused, 'ingest/unsupported-format'],
    ['transcripts/deepgram-utterances.json', refused, 'ingest/unsupported-format'],
    ['transcripts/revai.json', refused, 'ingest/unsupported-format'],
    ['transcripts/gong.json', refused, 'ingest/unsupported-format'],
    ['transcripts/whisper-timestamped.json', refused, 'ingest/unsupported-format'],
    ['transcripts/cisco-cucm-cdr.csv', refused, 'ingest/unsupported-format'],
  ] as const)('%s is refused', async (file, format, code) => {
    const text = readFileSync(join(CORPORA, file), 'utf8');
    expect(recognise(file, text)).toBe(format.name);
    const { bad, interactions } = await read(format, text, file);
    expect(interactions).toEqual([]);
    expect(bad).toMatchObject([{ code, record: 1 }]);
  });
});
