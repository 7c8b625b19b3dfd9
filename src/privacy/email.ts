// E-mail addresses: written ones around an "@", and said ones around "at … dot …".

import { type Line, pieceOf, type Scene } from './line.ts';

const LOCAL = /[\p{L}\p{N}._%+'&=~-]/u;
const HOST = /[\p{L}\p{N}.-]/u;

/** Finds e-mail addresses, each in time linear in the text: from the "@" or the "dot" outwards. */
export function findEmails(scene: Scene): void {
  for (const line of scene.lines) {
    if (line.traits.at) findWritten(scene, line);
    if (line.traits.dot && SAID.test(line.lower)) findSaid(scene, line);
  }
}

function findWritten(scene: Scene, line: Line): void {
  const { text } = line;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && LOCAL.test(text.charAt(start - 1))) start -= 1;
    while (start < at && /['.&=-]/.test(text.charAt(start))) start += 1;
    let end = at + 1;
    while (end < text.length && end - at < 254 && HOST.test(text.charAt(end))) end += 1;
    while (end > at && /[.-]/.test(text.charAt(end - 1))) end -= 1;
    const host = text.slice(at + 1, end);
    // "name@example dot com", as some recognisers write.
    const tail = host.includes('.') ? null : /^(?: dot [a-z]{2,10}){1,3}/.exec(line.lower.slice(end));
    if (tail !== null) end += tail[0].length;
    if (start < at && (tail !== null || /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[\p{L}]{2,24}$/u.test(host))) {
      scene.add({ type: 'email', pieces: [pieceOf(line, start, end)] });
    }
  }
}

/** A quick look for a said address. */
const SAID = /\bdot\b|\bat\b.{1,40}\.(?:com|co|net|org|edu|in|io|uk|ie|au|ca)\b|\bat the rate\b/;

const AT = /(?<=^|[\s)])(?:at the rate(?: of)?|at|\(at\)|\[at\]|@)\s+/g;
const DOMAIN =
  /^(?:[a-z0-9](?:[\s-]+(?=[a-z0-9](?:[\s-]|$))[a-z0-9]){2,24}|(?:[a-z0-9-]+)(?:\s+(?:hyphen|dash)?\s?(?!dot\b|point\b)[a-z0-9-]+){0,2}?)(?:\s*(?:\bdot\b|\bpoint\b|\bperiod\b|\.)\s*(?:[a-z]{2,15}(?![a-z])|[a-z](?:\s[a-z]){1,3}(?![a-z]))){1,3}/;
const TLD =
  /(?:com|co|net|org|edu|gov|in|io|uk|ie|au|ca|info|biz|me|us|eu|de|fr|nl|nz|za|c o m|c o|co dot uk|u k|test|example|invalid|ac|app|dev|tech|online|shop|xyz|email|mail)$/;
const PROVIDER =
  /^(?:g ?mail|google ?mail|yahoo|ya hoo|hot ?mail|out ?look|i ?cloud|aol|bt ?internet|proton(?: ?mail)?|rediff(?: ?mail)?|live|msn|sky|virgin ?media|comcast|me|mac|ymail|gmx|fast ?mail|zoho|mail)\b/;
const JOINER =
  /^(?:dot|period|point|underscore|under|score|hyphen|dash|minus|plus|\.|_|-|all|one|word|lower|case|lowercase)$/;
const CONNECTOR = /^(?:dot|period|point|underscore|hyphen|dash|minus|plus)$/;
const STOP = new Set(
  (
    "is its it's it email mail e-mail address my me us him her them the a an on yes yeah so um uh er okay ok right contact to in no and or was be you i we they " +
    'reach write send sent works work live out look looked looking find found see online website site page store shop order orders available please sure use using ' +
    "that that's thats this said says called id its still just but for with from by of down up up here there start starts begin over visit go app get buy bought apply " +
    "sir madam maam correct hi hello thanks thank would be one more email's then"
  ).split(' '),
);

function findSaid(scene: Scene, line: Line): void {
  const { lower } = line;
  for (const match of lower.matchAll(AT)) {
    const from = match.index + match[0].length;
    const domain = DOMAIN.exec(lower.slice(from, from + 100));
    if (domain === null || !TLD.test(domain[0])) continue;
    const local = readLocal(lower.slice(0, match.index));
    const cued = namesEmail(scene, line);
    const known = PROVIDER.test(domain[0]);
    if (local === undefined) {
      if (lower.slice(0, match.index).trim() === '' || known)
        joinEarlier(scene, line, match.index, from + domain[0].length);
      continue;
    }
    if (!cued && !known && !local.structured) continue;
    scene.add({ type: 'email', pieces: [pieceOf(line, local.start, from + domain[0].length, '', true)] });
  }
}

/** The local part given in the speaker's turn before: "m a r i a" – "uh huh" – "at example dot com". */
function joinEarlier(scene: Scene, line: Line, at: number, end: number): void {
  const here = pieceOf(line, at, end, '', true);
  for (let back = 1; back <= 3; back += 1) {
    const earlier = scene.lines[line.index - back];
    if (earlier === undefined || earlier.speaker !== line.speaker) continue;
    const local = readLocal(earlier.lower.replace(/[\s,.]+$/, ''));
    if (local?.structured !== true) return;
    const trimmed = earlier.lower.replace(/[\s,.]+$/, '').length;
    scene.add({ type: 'email', pieces: [pieceOf(earlier, local.start, trimmed, '', true), here] });
    return;
  }
}

function namesEmail(scene: Scene, line: Line): boolean {
  for (let back = 0; back <= 3; back += 1) {
    if (scene.lines[line.index - back]?.cues.some((cue) => cue.label === 'email')) return true;
  }
  return false;
}

interface Local {
  readonly start: number;
  /** Spelled, with digits, or joined by "dot" and the like: not simply a word before "at". */
  readonly structured: boolean;
}

const NUMBERS =
  /^(?:\d+|zero|oh|o|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|double|triple|treble|nineteen|hundred|thousand)$/;

/** Reads a local part backwards from the end of a text: letters, numbers, and words joined by "dot", "underscore", …. */
function readLocal(before: string): Local | undefined {
  const words = [...before.slice(-160).matchAll(/[^\s,]+/g)];
  const offset = Math.max(0, before.length - 160);
  let start: number | undefined;
  let structured = false;
  let free = 2;
  let joined = false;
  let number = false;
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const match = words[at];
    if (match === undefined) break;
    const word = match[0];
    const previous = words[at - 1]?.[0] ?? '';
    const begin = offset + match.index;
    const letter = /^[a-z]$/.test(word);
    if (CONNECTOR.test(word) || /^[._+-]$/.test(word)) {
      if (start === undefined && !JOINER.test(word)) break;
      joined = true;
      structured = true;
      start = begin;
      continue;
    }
    // "m for mary", "b as in bravo"
    if (
      /^(?:in|for|like)$/.test(previous) &&
      start !== undefined &&
      /^[a-z]$/.test(words[at - (previous === 'in' ? 3 : 2)]?.[0] ?? '')
    ) {
      at -= previous === 'in' ? 3 : 2;
      start = offset + (words[at]?.index ?? match.index);
      structured = true;
      joined = false;
      continue;
    }
    if (
      (letter && !(word === 'i' && !joined && start !== undefined && !/^[a-z]$/.test(previous))) ||
      NUMBERS.test(word) ||
      /^(?:underscore)$/.test(word)
    ) {
      if (letter && word === 'a' && !joined && start === undefined && previous.length > 1 && STOP.has(previous)) break;
      structured = true;
      start = begin;
      joined = false;
      number = !letter;
      continue;
    }
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._'-]*$/u.test(word)) break;
    if (joined) {
      start = begin;
      joined = false;
      free = 0;
      continue;
    }
    if (STOP.has(word) || free === 0 || (start !== undefined && structured && !number)) break;
    // "ravi nineteen eighty two": one word before a number.
    if (number) free = 1;
    number = false;
    if (/[._\d]/.test(word)) structured = true;
    start = begin;
    free -= 1;
  }
  return start === undefined ? undefined : { start, structured };
}
