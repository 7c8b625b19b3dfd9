// Sentences made worse as keyboards and speech recognisers do it. In training only: a model must have seen bad text to read it.

import type { Random } from './random.ts';

const FILLERS = ['um', 'uh', 'er', 'like', 'you know', 'so', 'well', 'yeah', 'okay'];

/** Words that recognisers take for each other: they sound alike. */
const SOUND_ALIKES: readonly (readonly string[])[] = [
  ['your', "you're", 'you are', 'yore'],
  ['there', 'their', "they're"],
  ['to', 'too', 'two'],
  ['for', 'four'],
  ['here', 'hear'],
  ['right', 'write'],
  ['by', 'bye', 'buy'],
  ['know', 'no'],
  ['one', 'won'],
  ['help', 'held', 'helped'],
  ['hold', 'old', 'whole'],
  ['else', 'elts', 'els'],
  ['anything', 'any thing', 'anythink'],
  ['something', 'some thing'],
  ['cannot', 'can not'],
  ['sorry', 'sari', 'sore he'],
  ['wait', 'weight'],
  ['mail', 'male'],
  ['sent', 'cent', 'scent'],
  ['would', 'wood'],
  ['our', 'are', 'hour'],
  ['its', 'it is'],
  ["i'll", 'ill', 'aisle', 'i will'],
  ["we'll", 'well', 'wheel'],
  ["i'm", 'im', 'i am', 'um'],
  ["don't", 'dont', 'do not'],
  ["can't", 'cant', 'cannot'],
  ["that's", 'thats', 'that is'],
  ["what's", 'whats', 'what is'],
  ['manager', 'manage her', 'manger'],
  ['account', 'a count', 'count'],
  ['assist', 'a sist', 'assisted'],
  ['refund', 're fund'],
  ['supervisor', 'super visor'],
  ['again', 'a gain'],
  ['about', 'a bout'],
  ['because', 'cause', 'cos'],
  ['going', 'gonna', 'go in'],
  ['name', 'names', 'aim'],
  ['call', 'called', 'cool'],
  ['could', 'good'],
  ['date', 'data', 'day'],
  ['me', 'be'],
  ['in', 'and'],
  ['than', 'then'],
  ['check', 'cheque', 'jack'],
];
const ALIKE: ReadonlyMap<string, readonly string[]> = new Map(
  SOUND_ALIKES.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)] as const)),
);

/** Lower case, no marks, a filler or two, a word repeated, dropped or misheard. */
export function asRecognised(text: string, random: Random): string {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'\s]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const result: string[] = [];
  for (const word of words) {
    const chance = random.next();
    if (chance < 0.05) result.push(random.pick(FILLERS));
    const alike = ALIKE.get(word);
    if (alike !== undefined && random.next() < 0.25) result.push(random.pick(alike));
    else if (chance > 0.98 && words.length > 4) continue;
    else result.push(random.next() < 0.3 ? word.replaceAll("'", '') : word);
    if (chance > 0.95 && chance < 0.97) result.push(word);
  }
  return result.join(' ');
}

const SHORTENED: Readonly<Record<string, string>> = {
  you: 'u',
  your: 'ur',
  are: 'r',
  please: 'pls',
  thanks: 'thx',
  because: 'cos',
  tomorrow: 'tmrw',
  people: 'ppl',
  message: 'msg',
  account: 'acct',
  number: 'no',
  minutes: 'mins',
  minute: 'min',
  second: 'sec',
  okay: 'k',
  with: 'w',
  about: 'abt',
  before: 'b4',
  to: '2',
  for: '4',
  see: 'c',
  something: 'smth',
  really: 'rly',
  though: 'tho',
  information: 'info',
};

/** Lower case, most marks gone, a slip of the fingers or two, short forms. */
export function asTyped(text: string, random: Random): string {
  const words = text
    .toLowerCase()
    .replace(/[.,;:]/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  return words
    .map((word) => {
      const short = SHORTENED[word];
      if (short !== undefined && random.next() < 0.3) return short;
      if (word.length > 3 && random.next() < 0.1) return slip(word, random);
      return random.next() < 0.5 ? word.replaceAll("'", '') : word;
    })
    .join(' ');
}

/** Two letters swapped, one left out, one doubled. */
function slip(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2);
  switch (random.below(3)) {
    case 0:
      return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
    case 1:
      return word.slice(0, at) + word.slice(at + 1);
    default:
      return word.slice(0, at) + word.charAt(at) + word.slice(at);
  }
}
