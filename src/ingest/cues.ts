// Timed cues, as subtitle formats have them, to one interaction: a cue is a turn, or several when several people speak
// in it. The formats find the cues; what a cue means is decided here.

import { badItem } from './bad-item.ts';
import { fault, isFault } from './fields.ts';
import type { ReadContext, ReadItem } from './format.ts';
import { idFromFile } from './ids.ts';
import { buildInteraction } from './interaction.ts';
import { readSpeakerLabel } from './speaker-label.ts';
import { openTimes } from './times.ts';

export interface Cue {
  /** 1-based line at which the cue starts. */
  readonly line: number;
  /** Both absent when the cue's timing cannot be read: its words are kept all the same. */
  readonly startMs?: number;
  readonly endMs?: number;
  /** Who says what, in order, with the line ends of the cue; `voice` where the format marks it. */
  readonly parts: readonly { readonly voice?: string; readonly text: string }[];
}

export interface Captions {
  readonly cues: readonly Cue[];
  readonly language?: string;
  readonly digest: string;
}

/** Above this share of damaged cues a file is not scored. */
const DAMAGED_SHARE = 0.1;
/** From this many turns on, one and the same role for all is taken for a diarisation that failed. */
const MONOLOGUE = 4;

interface Said {
  readonly label: string | undefined;
  /** A dash says that somebody else speaks now. */
  readonly fresh: boolean;
  readonly text: string;
  readonly startMs?: number;
  readonly endMs?: number;
}

/** The one item of a subtitle file. Damaged cues (no readable timing, or an end before the start) are counted in the
 * attribute `damagedCues` and warned of; when they are more than a tenth the file is refused. When every turn has the
 * same role the labels tell nothing, so all turns are `unknown` and the attribute `speakersUncertain` is true. */
export async function readCaptions({ cues, language, digest }: Captions, context: ReadContext): Promise<ReadItem> {
  const refuse = (code: string, message: string, line?: number) =>
    badItem(
      context,
      { ...fault(code, message), ...(line === undefined ? {} : { line }) },
      { record: 1, sha256: digest },
    );
  const damaged = cues.filter(({ startMs, endMs }) => startMs === undefined || endMs === undefined || endMs < startMs);
  const first = damaged[0]?.line;
  if (damaged.length > cues.length * DAMAGED_SHARE) {
    return refuse('ingest/bad-cue', `${damaged.length} of ${cues.length} cues have times that cannot be right.`, first);
  }
  if (first !== undefined) {
    context.warn?.({
      code: 'ingest/bad-cue',
      message: `${damaged.length} of ${cues.length} cues have times that cannot be right; their words are kept, their times are not.`,
      place: { file: context.file, line: first },
      severity: 'warning',
    });
  }
  const said = takeLabels(cues.flatMap(timeParts));
  if (said.length === 0) return refuse('ingest/no-turns', 'The file has no cue with words in it.');
  const turns = said.map(({ label, fresh: _, ...turn }) => ({ ...turn, speaker: roleOf(label) ?? 'unknown' }));
  const roles = new Set(turns.map(({ speaker }) => speaker));
  const uncertain = turns.length >= MONOLOGUE && roles.size === 1 && !roles.has('unknown');
  if (uncertain) {
    context.warn?.({
      code: 'ingest/one-speaker',
      message:
        'Every turn of a file has the same speaker label, so the labels are not trusted; the speakers count as unknown.',
      place: { file: context.file },
      severity: 'warning',
    });
  }
  const labels = [...new Set(said.map(({ label }) => label))]
    .filter((label) => label !== undefined)
    .map(readSpeakerLabel);
  const nameOf = (role: string) => labels.find(({ speaker, name }) => speaker === role && name !== undefined)?.name;
  const result = buildInteraction(
    {
      id: idFromFile(context.file),
      channel: context.channel ?? 'voice',
      language,
      ...(uncertain ? {} : { agent: nameOf('agent'), customer: nameOf('customer') }),
      attributes: {
        ...(first === undefined ? {} : { damagedCues: damaged.length }),
        ...(uncertain ? { speakersUncertain: true } : {}),
      },
      turns: uncertain ? turns.map((turn) => ({ ...turn, speaker: 'unknown' })) : turns,
    },
    1,
    context,
    await openTimes(context.timezone),
  );
  return isFault(result)
    ? badItem(context, result, { record: 1, sha256: digest })
    : { kind: 'interaction', interaction: result, digest };
}

/** The parts of a cue with times. Several speakers share the cue's time by the length of what they say: with one time for
 * all they would seem to interrupt each other. */
function timeParts({ startMs, endMs, parts }: Cue): Said[] {
  const pieces = parts.flatMap(({ voice, text }) => splitLines(text).map((piece) => ({ ...piece, label: voice })));
  const sizes = pieces.map(({ text }) => text.replace(PREFIX, '').length);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const sound = startMs !== undefined && endMs !== undefined && endMs >= startMs;
  let passed = 0;
  return pieces.map((piece, i) => {
    const at = (share: number) => Math.round((startMs ?? 0) + ((endMs ?? 0) - (startMs ?? 0)) * share);
    const from = passed / whole;
    passed += sizes[i] ?? 0;
    return { ...piece, ...(sound ? { startMs: at(from), endMs: at(passed / whole) } : {}) };
  });
}

/** Lines are one text, unless each begins with a dash or a later one with a role: then each is somebody's. */
function splitLines(text: string): { readonly text: string; readonly fresh: boolean }[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const dashed = lines.length > 1 && lines.every((line) => /^\s*-\s?\S/.test(line));
  if (dashed) return lines.map((line) => ({ text: tidy(line.replace(/^\s*-\s?/, '')), fresh: true }));
  const groups: string[] = [];
  for (const line of lines) {
    const label = PREFIX.exec(line)?.[1];
    if (groups.length === 0 || (label !== undefined && roleOf(label) !== undefined)) groups.push(line);
    else groups.push(`${groups.pop()} ${line}`);
  }
  return groups.map((group) => ({ text: tidy(group), fresh: false }));
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const PREFIX = /^\s*(?:>>\s*|-\s*)?\[?([\p{L}][\p{L}\p{N} .'_()-]{0,39}?)\]?:\s+(?=\S)/u;
const BRACKETED = /^\[([\p{L}][\p{L}\p{N} .'_-]{0,39})\]\s+(?=\S)/u;

/** Takes `Agent:` and `[Agent]` from the front of texts. A role is always a label; a name only when at least half of the
 * texts begin with one, else `Please note:` would be a person. A text without label goes on with the speaker before. */
function takeLabels(said: readonly Said[]): readonly Said[] {
  const found = said.map(({ label, text }) =>
    label === undefined ? (PREFIX.exec(text) ?? BRACKETED.exec(text)) : null,
  );
  const roles = found.map((match) => match?.[1] !== undefined && roleOf(match[1]) !== undefined);
  const named = found.filter((match) => match !== null).length * 2 >= said.length;
  if (!named && !roles.includes(true)) return said;
  let last: string | undefined;
  return said.map((part, i) => {
    const match = found[i];
    if (match?.[1] !== undefined && (roles[i] === true || named)) {
      last = match[1];
      return { ...part, label: last, text: part.text.slice(match[0].length) };
    }
    if (part.label !== undefined || part.fresh || /^[[(♪]/.test(part.text)) return part;
    return last === undefined ? part : { ...part, label: last };
  });
}

function roleOf(label: string | undefined): string | undefined {
  return label === undefined ? undefined : readSpeakerLabel(label).speaker;
}
