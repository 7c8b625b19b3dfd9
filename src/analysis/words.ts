// A text cut into words, for sentiment and content words: folded, with offsets, clauses and sentences. One pass, no regular expression per word.

import { classOf, DIGIT, foldWord, INVISIBLE, LETTER } from '../text/characters.ts';

/** Parallel lists, one entry a word. Offsets are UTF-16 code units into the text. */
export interface Words {
  readonly keys: string[];
  readonly starts: number[];
  readonly ends: number[];
  /** Counted through the text; a comma, colon, dash or bracket begins a new clause. */
  readonly clauses: number[];
  readonly sentences: number[];
  /** Exclamation marks of each sentence. */
  readonly exclamations: number[];
  /** Words with a letter three times in a row: "sooo". */
  readonly drawn: number[];
}

const WORD = 1;
const QUOTE = 2;
const PAUSE = 3;
const STOP = 4;
const MENTION = 5;
const FACE = 6;

const EXCLAMATION = 33;
const POINT = 46;
const BACKTICK = 96;

/** What an ASCII character does. */
const KINDS = new Uint8Array(128);
for (const [kind, characters] of [
  [WORD, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'],
  [QUOTE, "'`"],
  [PAUSE, ',()[]{}"|'],
  [STOP, '.!?\n\r'],
  [MENTION, '@'],
  [FACE, ':;=<>^'],
] as const) {
  for (const character of characters) KINDS[character.charCodeAt(0)] = kind;
}

/** The longest typed face, `:'-(`. */
const FACE_LENGTH = 4;

/** Stems that a recogniser leaves of a negative contraction ("don t"), and verbs that make one with "not". */
const BEFORE_T = new Set(
  'don doesn didn isn aren wasn weren haven hasn hadn can couldn won wouldn shouldn needn mustn ain'.split(' '),
);
const WITH_NOT = new Map(
  `do=don't does=doesn't did=didn't is=isn't are=aren't was=wasn't were=weren't have=haven't has=hasn't had=hadn't can=can't could=couldn't
   will=won't would=wouldn't should=shouldn't need=needn't must=mustn't`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);
const BEFORE_PIECE = new Set('i you he she it we they that this there here what who where how let'.split(' '));
const PIECES = new Set(['s', 'm', 'd', 'll', 've', 're']);

/** The kind of a character beyond ASCII. */
function wideKind(code: number): number {
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc || code === 0xb4) return QUOTE;
  if (code === 0x2026) return STOP;
  if (code >= 0xd800 && code <= 0xdfff) return FACE;
  if (code >= 0x2600 && code <= 0x2bff) return FACE;
  if (code >= 0x2010 && code <= 0x2011) return 0;
  if (code >= 0x2012 && code <= 0x201f) return PAUSE;
  const kind = classOf(code);
  return kind === LETTER || kind === DIGIT || kind === INVISIBLE ? WORD : 0;
}

/** Lower case of the same length: one letter of Unicode grows when it is made small. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replaceAll('\u0130', 'I').toLowerCase();
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return KINDS[code] ?? 0;
  return code >= 128 ? wideKind(code) : 0;
}

/**
 * Cuts a text into words. Curly apostrophes are straight, "don t", "do not" and "don't" are one word, addresses and @names are left out.
 * `faces` holds the typed faces and emoji that are words of their own.
 */
export function splitWords(text: string, faces: ReadonlySet<string>): Words {
  const lower = lowerCase(text);
  const words: Words = {
    keys: [],
    starts: [],
    ends: [],
    clauses: [],
    sentences: [],
    exclamations: [0],
    drawn: [],
  };
  const { keys, starts, ends, clauses, sentences, exclamations } = words;
  let clause = 0;
  let sentence = 0;
  /** Whether the sentence has a word yet: marks without one end nothing. */
  let opened = false;
  let at = 0;

  const push = (key: string, start: number): void => {
    keys.push(key);
    starts.push(start);
    ends.push(at);
    clauses.push(clause);
    sentences.push(sentence);
    opened = true;
  };

  while (at < lower.length) {
    const kind = kindAt(lower, at);
    if (kind === 0) at++;
    else if (kind === WORD) {
      const start = at;
      let wide = false;
      let run = 1;
      let drawn = false;
      let previous = -1;
      for (;;) {
        const code = lower.charCodeAt(at);
        const here = code < 128 ? KINDS[code] : code >= 128 ? wideKind(code) : 0;
        if (here !== WORD && !(here === QUOTE && kindAt(lower, at + 1) === WORD)) break;
        if (code >= 128 || code === BACKTICK) wide = true;
        run = code === previous ? run + 1 : 1;
        if (run === 3 && code > 57) drawn = true;
        previous = code;
        at++;
      }
      const piece = lower.slice(start, at);
      const key = wide ? foldWord(piece) : piece;
      if (key === 'http' || key === 'https' || key === 'www') at = skipToBlank(lower, at);
      else if (key.length > 3 || keys.length === 0 || !joinPiece(key, at, words)) {
        push(key, start);
        if (drawn) words.drawn.push(keys.length - 1);
      }
    } else if (kind === STOP) {
      const code = lower.charCodeAt(at);
      if (code === EXCLAMATION && (opened || sentence > 0)) {
        const ended = opened ? sentence : sentence - 1;
        exclamations[ended] = (exclamations[ended] ?? 0) + 1;
      }
      at++;
      // A point inside "3.50" or "bank.com" ends nothing.
      if (opened && (code !== POINT || kindAt(lower, at) !== WORD)) {
        sentence++;
        clause++;
        exclamations[sentence] = 0;
        opened = false;
      }
    } else if (kind === MENTION) {
      const named = (at === 0 || kindAt(lower, at - 1) !== WORD) && kindAt(lower, at + 1) === WORD;
      at = named ? skipToBlank(lower, at) : at + 1;
    } else if (kind === QUOTE) at++;
    else {
      const start = at;
      const length = faceLength(lower, at, faces);
      if (length === 0) {
        if (lower.charCodeAt(at) < 128) clause++;
        at++;
      } else {
        at += length;
        push(lower.slice(start, at), start);
      }
    }
  }
  return words;
}

function skipToBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) > 32) at++;
  return at;
}

/** The length of the face at `at`, 0 for none; the longest wins. */
function faceLength(lower: string, at: number, faces: ReadonlySet<string>): number {
  for (let length = Math.min(FACE_LENGTH, lower.length - at); length > 0; length--) {
    if (faces.has(lower.slice(at, at + length))) return length;
  }
  return 0;
}

/** Joins "t" to "don", "not" to "do", "m" to "i". True when it did. */
function joinPiece(key: string, end: number, { keys, ends }: Words): boolean {
  const last = keys.length - 1;
  const before = keys[last] ?? '';
  let joined: string | undefined;
  if (key === 't') joined = BEFORE_T.has(before) ? `${before}'t` : undefined;
  else if (key === 'not') joined = WITH_NOT.get(before);
  else if (PIECES.has(key)) joined = BEFORE_PIECE.has(before) ? `${before}'${key}` : undefined;
  // Only a single blank may stand between: no full stop, no line end.
  if (joined === undefined || end - key.length - (ends[last] ?? 0) !== 1) return false;
  keys[last] = joined;
  ends[last] = end;
  return true;
}
