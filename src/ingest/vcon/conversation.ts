// One vCon, in the clear, to the record of an interaction: texts and transcripts of its dialogs, put in order of time.

import type { Speaker, Word } from '../../model/interaction.ts';
import { channelFromWord, fault, isLoose, type Loose } from '../fields.ts';
import type { Fault, ReadContext } from '../format.ts';
import { tryJson } from '../json.ts';
import { cutQuotedReplies, readMailBody } from '../mail-text.ts';
import type { ReadTime } from '../times.ts';
import { type Parties, readParties } from './parties.ts';
import { readTranscript, type Segment } from './transcript.ts';

interface Piece {
  readonly speaker: Speaker;
  readonly text: string;
  /** Epoch milliseconds; local times count as UTC, which is right for differences. */
  readonly startMs?: number;
  readonly endMs?: number;
  readonly words?: readonly Word[];
}

/** Extensions that are read here; any other one that a vCon calls critical forbids reading it. */
const EXTENSIONS = new Set(['cc', 'contact_center', 'wtf', 'wtf_transcription']);

/** The record for `buildInteraction`, or why there is none. */
export function readConversation(
  vcon: Loose,
  fallbackId: string | undefined,
  context: ReadContext,
  readTime: ReadTime,
): Loose | Fault {
  const critical = [vcon['critical'], vcon['must_support']].flat().filter((name) => typeof name === 'string');
  if (critical.some((name) => !EXTENSIONS.has(name.toLowerCase()))) {
    return fault(
      'ingest/vcon-critical',
      'The vCon says that it must not be read without an extension that callmark does not know.',
    );
  }
  const parties = readParties(vcon['parties']);
  const dialogs = (Array.isArray(vcon['dialog']) ? vcon['dialog'] : [vcon['dialog']]).map((dialog) =>
    isLoose(dialog) ? dialog : {},
  );
  const analyses = (Array.isArray(vcon['analysis']) ? vcon['analysis'] : [vcon['analysis']]).filter(isLoose);
  const startOf = (dialog: Loose | undefined): number | undefined => {
    const time = dialog?.['start'] === undefined ? undefined : readTime(dialog['start']);
    return time === undefined || time.kind === 'bad' ? undefined : time.ms;
  };
  const texts = readTexts(dialogs, parties, startOf);
  const transcripts = dialogs.map((dialog, index) =>
    readSpoken(dialog, index, analyses, parties, startOf(dialog), readTime),
  );
  const spoken = transcripts.flat();
  const pieces = [...texts.pieces, ...spoken];
  if (pieces.length === 0) return explainNothing(dialogs, analyses);
  const silent = dialogs.filter(
    (dialog, index) => dialog['type'] === 'recording' && transcripts[index]?.length === 0,
  ).length;
  if (silent > 0) {
    // Half a conversation would be blamed for what was said in the other half.
    return fault(
      'ingest/partial-text',
      `${silent} of the ${dialogs.length} dialogs are recordings without a transcript: add theirs too.`,
    );
  }

  const used = dialogs.filter((dialog) => dialog['type'] === 'text' || dialog['type'] === 'recording');
  const starts = used.map(startOf).filter((ms) => ms !== undefined);
  const base = starts.length === 0 ? undefined : Math.min(...starts);
  const first = base === undefined ? undefined : used.find((dialog) => startOf(dialog) === base);
  const ends = used.map((dialog) => endOf(dialog, startOf(dialog), base));
  const end = ends.every((ms) => ms !== undefined) ? Math.max(...ends) : 0;
  const metas = dialogs.map((dialog) => dialog['meta']).filter(isLoose);
  const told = [...metas.map((meta) => meta['channel']), ...dialogs.map((dialog) => dialog['application'])];
  const word = told
    .map((name) => (typeof name === 'string' ? channelFromWord(name) : undefined))
    .find((name) => name !== undefined);
  const channel = word ?? (spoken.length > 0 ? 'voice' : texts.mail ? 'email' : (context.channel ?? 'chat'));
  return {
    id: vcon['uuid'] ?? fallbackId,
    channel,
    direction: metas.map((meta) => meta['direction']).find((name) => name !== undefined),
    startedAt: first?.['start'],
    ...(channel !== 'email' && end > 0 ? { durationMs: end } : {}),
    agent: parties.person('agent'),
    customer: parties.person('customer'),
    attributes: readAttributes(vcon, metas),
    turns: pieces.map(({ startMs, endMs, words, ...piece }) => ({
      ...piece,
      ...(words === undefined ? {} : { words: shift(words, -(base ?? 0)) }),
      ...(startMs === undefined ? {} : { startMs: startMs - (base ?? 0) }),
      ...(startMs === undefined || endMs === undefined ? {} : { endMs: endMs - (base ?? 0) }),
    })),
  };
}

function readTexts(dialogs: readonly Loose[], parties: Parties, startOf: (dialog: Loose) => number | undefined) {
  const pieces: Piece[] = [];
  const seen = new Set<string>();
  let mail = false;
  for (const dialog of dialogs) {
    const mediaType = String(dialog['mediatype'] ?? dialog['mimetype'] ?? '');
    const body = dialog['type'] === 'text' ? decodeBody(dialog) : undefined;
    const text = typeof body === 'string' ? readMailBody(body, mediaType) : undefined;
    if (text === undefined) continue;
    const messageId = dialog['message_id'];
    const isMail = (typeof messageId === 'string' && messageId.includes('@')) || mediaType.startsWith('multipart/');
    mail ||= isMail;
    const own = (isMail ? cutQuotedReplies(text) : text).trim();
    // Exports of several mailboxes hold a message twice; the id alone is not enough, mailers reuse it.
    const fingerprint = JSON.stringify([messageId, text]);
    if (own === '' || (messageId !== undefined && seen.has(fingerprint))) continue;
    seen.add(fingerprint);
    const startMs = startOf(dialog);
    const length = Number(dialog['duration'] ?? 0) * 1000;
    pieces.push({
      speaker: parties.roleOf(originator(dialog)) ?? 'unknown',
      text: own,
      ...(startMs === undefined ? {} : { startMs, ...(length > 0 ? { endMs: startMs + length } : {}) }),
    });
  }
  return { pieces, mail };
}

/** The first party speaks, unless another is named. */
function originator(dialog: Loose): unknown {
  const parties = dialog['parties'];
  return dialog['originator'] ?? (Array.isArray(parties) ? parties.flat()[0] : parties);
}

/** The transcript of a recording: of several the first whose speakers are known, else the first. */
function readSpoken(
  dialog: Loose,
  index: number,
  analyses: readonly Loose[],
  parties: Parties,
  start: number | undefined,
  readTime: ReadTime,
): Piece[] {
  if (dialog['type'] === 'text' || dialog['type'] === 'transfer' || dialog['type'] === 'incomplete') return [];
  const channels = Array.isArray(dialog['parties']) ? dialog['parties'] : [dialog['parties']];
  const readings = analyses
    .filter((analysis) => isTranscript(analysis) && [analysis['dialog'] ?? 0].flat().includes(index))
    .map((analysis) => readTranscript(decodeBody(analysis), parties, channels))
    .filter((segments) => segments !== undefined);
  const best = readings.find((segments) => segments.some(({ speaker }) => speaker !== 'unknown')) ?? readings[0] ?? [];
  return best.map((segment) => place(segment, start, readTime));
}

function isTranscript(analysis: Loose): boolean {
  return /^(?:diari[sz]ed[ _-]?)?(?:wtf[ _-]?)?transcript(?:ion)?(?:[ _-].*)?$/i.test(String(analysis['type']));
}

function place(
  { at, durationMs, startMs, endMs, words, ...segment }: Segment,
  start: number | undefined,
  readTime: ReadTime,
): Piece {
  const base = start ?? 0;
  const time = at === undefined ? undefined : readTime(at);
  const from =
    time === undefined
      ? startMs === undefined
        ? undefined
        : base + startMs
      : time.kind === 'bad'
        ? undefined
        : time.ms;
  const to =
    endMs !== undefined ? base + endMs : from === undefined || durationMs === undefined ? undefined : from + durationMs;
  return {
    ...segment,
    ...(from === undefined ? {} : { startMs: from }),
    ...(from === undefined || to === undefined ? {} : { endMs: to }),
    ...(words === undefined ? {} : { words: shift(words, base) }),
  };
}

function shift(words: readonly Word[], by: number): readonly Word[] {
  return words.map(([text, from, to]) => [text, from + by, to + by] as const);
}

/** The body of a dialog or an analysis, decoded as its `encoding` says. */
function decodeBody(part: Loose): unknown {
  const body = part['body'];
  if (typeof body !== 'string') return body;
  const text =
    part['encoding'] === 'base64url' || part['encoding'] === 'base64'
      ? Buffer.from(body, 'base64url').toString('utf8')
      : body;
  return /^\s*[[{]/.test(text) && part['type'] !== 'text' ? (tryJson(text) ?? text) : text;
}

/** Where a dialog ends, in milliseconds from the start of the first; undefined for a recording of unknown length. */
function endOf(dialog: Loose, start: number | undefined, base: number | undefined): number | undefined {
  const length = Number(dialog['duration'] ?? (dialog['type'] === 'text' ? 0 : Number.NaN)) * 1000;
  if (!(length >= 0)) return undefined;
  return Math.round((start === undefined || base === undefined ? 0 : start - base) + length);
}

function readAttributes(vcon: Loose, metas: readonly Loose[]): Loose {
  const changed = (name: string) => isLoose(vcon[name]) && Object.keys(vcon[name]).length > 0;
  const disposition = metas.map((meta) => meta['disposition']).find((value) => typeof value === 'string');
  return {
    ...(typeof vcon['subject'] === 'string' && vcon['subject'] !== '' ? { subject: vcon['subject'] } : {}),
    // The line's, not the agent's: `disposition` is what an agent notes after the call.
    ...(disposition === undefined ? {} : { callDisposition: disposition }),
    ...(changed('redacted') ? { vconRedacted: true } : {}),
    ...(changed('amended') || changed('appended') ? { vconAmended: true } : {}),
  };
}

function explainNothing(dialogs: readonly Loose[], analyses: readonly Loose[]): Fault {
  if (analyses.some(isTranscript)) {
    return fault(
      'ingest/no-text',
      'The vCon has a transcript in a form that callmark does not know, or outside the file.',
    );
  }
  if (dialogs.some((dialog) => dialog['type'] === 'recording')) {
    return fault(
      'ingest/no-text',
      'The vCon has a recording but no words: add its transcript as an analysis of type transcript.',
    );
  }
  if (dialogs.some((dialog) => dialog['type'] === 'text')) {
    return fault('ingest/no-text', 'The text of this vCon is empty, or is outside the file.');
  }
  return fault('ingest/no-text', 'The vCon holds no conversation.');
}
