// Characters folded one at a time: case, accents, look-alikes, quotes and invisible characters.

/** Classes a character can have once folded. */
export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const APOSTROPHE = 3;
export const HYPHEN = 4;
export const STOP = 5;
export const CURRENCY = 6;
export const QUOTE = 7;
export const OTHER = 8;
/** Not there at all: zero-width joiners, soft hyphens, variation selectors. */
export const INVISIBLE = 9;

const TABLE_SIZE = 0x3000;
const classes = new Uint8Array(TABLE_SIZE);
const folded = new Uint16Array(TABLE_SIZE);

/** Cyrillic and Greek letters that look like Latin ones: text that mixes them in must still match. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  һ: 'h',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  α: 'a',
  ο: 'o',
  ν: 'v',
  ι: 'i',
  κ: 'k',
  ρ: 'p',
  τ: 't',
  ε: 'e',
};

function classify(code: number): void {
  const character = String.fromCharCode(code);
  folded[code] = code;
  if (
    /\u00ad|\u034f|\u061c|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180e]|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]/.test(
      character,
    )
  ) {
    classes[code] = INVISIBLE;
  } else if (/\p{Mn}/u.test(character)) {
    classes[code] = INVISIBLE;
  } else if (/['’‘ʼ′`´]/.test(character)) {
    classes[code] = APOSTROPHE;
    folded[code] = 39;
  } else if (/[-‐‑]/.test(character)) {
    classes[code] = HYPHEN;
  } else if (/[.!?…\n\r\u2028\u2029।]/.test(character)) {
    classes[code] = STOP;
  } else if (/["“”„«»]/.test(character)) {
    classes[code] = QUOTE;
  } else if (/\p{Sc}/u.test(character)) {
    classes[code] = CURRENCY;
  } else if (/\p{Nd}/u.test(character)) {
    classes[code] = DIGIT;
  } else if (/\p{L}/u.test(character)) {
    classes[code] = LETTER;
    const lower = character.toLowerCase();
    const base =
      lower
        .normalize('NFKD')
        .replace(/\p{Mn}/gu, '')
        .charAt(0)
        .toLowerCase() || lower;
    folded[code] = (LOOK_ALIKES[base] ?? base).charCodeAt(0);
  } else if (/\s/.test(character)) {
    classes[code] = SPACE;
  } else {
    classes[code] = OTHER;
  }
}
for (let code = 0; code < TABLE_SIZE; code++) classify(code);

/** The class of a UTF-16 code unit. */
export function classOf(code: number): number {
  if (code < TABLE_SIZE) return classes[code] as number;
  if (code >= 0xfe00 && code <= 0xfe0f) return INVISIBLE;
  if (code === 0xfeff) return INVISIBLE;
  if (code >= 0xd800 && code <= 0xdfff) return OTHER;
  if (code === 0x3000) return SPACE;
  if (code === 0x3002 || code === 0xff01 || code === 0xff0e || code === 0xff1f) return STOP;
  if (code > 0x3000 && code < 0x3040) return OTHER;
  if (code >= 0xff10 && code <= 0xff19) return DIGIT;
  if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return LETTER;
  // Not a number: beyond the end of the text.
  return code < 0xe000 ? LETTER : OTHER;
}

/** The class of the next code unit that is there: invisible ones are passed over. */
export function classFrom(text: string, at: number): number {
  let index = at;
  while (classOf(text.charCodeAt(index)) === INVISIBLE) index++;
  return classOf(text.charCodeAt(index));
}

/** The folded code unit: lower case, no accent, Latin for its look-alikes. */
export function foldCode(code: number): number {
  if (code < TABLE_SIZE) return folded[code] as number;
  if (code >= 0xff21 && code <= 0xff3a) return code - 0xff21 + 97;
  if (code >= 0xff41 && code <= 0xff5a) return code - 0xff41 + 97;
  return code;
}

/** A word folded as the matcher folds it. */
export function foldWord(word: string): string {
  let result = '';
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if (classOf(code) !== INVISIBLE) result += String.fromCharCode(foldCode(code));
  }
  return result;
}
