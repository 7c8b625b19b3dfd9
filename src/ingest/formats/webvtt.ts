// WebVTT (W3C): header, NOTE, STYLE and REGION blocks, cue identifiers and settings, voice and other cue tags, entities.

import { type Cue, readCaptions } from '../cues.ts';
import { digestRecord } from '../digest.ts';
import type { Format } from '../format.ts';

const webvtt: Format = {
  name: 'webvtt',
  title: 'WebVTT subtitles (.vtt), one interaction a file',
  streaming: false,
  recognise({ name, text }) {
    if (/^\uFEFF?WEBVTT(?=[ \t\n]|$)/.test(text)) return 1;
    return /\.vtt$/i.test(name) && text.includes('-->') ? 0.7 : 0;
  },
  async *read(content, context) {
    const text = await content.text();
    const blocks = splitBlocks(text);
    const header = blocks[0]?.lines[0]?.startsWith('WEBVTT') === true ? blocks[0] : undefined;
    const language = header?.lines
      .map((line) => /^Language:\s*([A-Za-z-]+)/i.exec(line)?.[1])
      .find((tag) => tag !== undefined);
    const cues = blocks.map(readBlock).filter((cue) => cue !== undefined);
    yield await readCaptions(
      { cues, digest: digestRecord(text), ...(language === undefined ? {} : { language }) },
      context,
    );
  },
};

export default webvtt;

interface Block {
  /** 1-based. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** Runs of lines between blank ones. */
function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  for (const [index, line] of `${text}\n`.split('\n').entries()) {
    if (line !== '') lines.push(line);
    else if (lines.length > 0) {
      blocks.push({ line: index + 1 - lines.length, lines });
      lines = [];
    }
  }
  return blocks;
}

const TIME = '(?:(\\d{1,6}):)?([0-5]\\d):([0-5]\\d)[.,](\\d{3})';
const TIMING = new RegExp(`^\\s*${TIME}\\s*-->\\s*${TIME}(?:\\s.*)?$`);

/** A cue; undefined for header, comments, styles, regions and cues without words. A block without readable timing is a
 * cue without times: words are never dropped. */
function readBlock({ line, lines }: Block, index: number): Cue | undefined {
  const [first = ''] = lines;
  if (index === 0 && first.startsWith('WEBVTT')) return undefined;
  const at = lines.findIndex((candidate) => candidate.includes('-->'));
  if (at === -1 && /^(?:NOTE|STYLE|REGION)(?=\s|$)/.test(first)) return undefined;
  const parts = readPayload(lines.slice(at === -1 ? 0 : at + 1).join('\n'));
  if (parts.length === 0) return undefined;
  const match = TIMING.exec(lines[at] ?? '');
  if (match === null || at > 1) return { line: line + Math.max(at, 0), parts };
  return { line: line + at, startMs: readTime(match.slice(1, 5)), endMs: readTime(match.slice(5, 9)), parts };
}

function readTime([hours, minutes, seconds, milliseconds]: readonly (string | undefined)[]): number {
  return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(milliseconds);
}

/** The payload by voices: `<v.loud Dana>Hello</v>`. Other tags and inner times are taken out, ruby readings too. */
function readPayload(payload: string): { readonly voice?: string; readonly text: string }[] {
  const parts: { voice?: string; text: string }[] = [];
  let voice: string | undefined;
  let text = '';
  const finish = () => {
    const plain = decodeEntities(text).trim();
    if (plain !== '') parts.push(voice === undefined ? { text: plain } : { voice, text: plain });
    text = '';
  };
  for (const [token, tag] of payload.replace(/<rt[^>]*>.*?(?:<\/rt>|$)/gs, '').matchAll(/<([^>]*)>?|[^<]+/g)) {
    if (tag === undefined) text += token;
    else if (/^v[.\s]/.test(tag) || tag === '/v') {
      finish();
      voice = tag === '/v' ? undefined : decodeEntities(tag.replace(/^v\S*\s*/, '')).trim() || undefined;
    }
  }
  finish();
  return parts;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
  quot: '"',
  apos: "'",
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
    },
  );
}
