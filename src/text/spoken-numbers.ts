// Numbers as people say and write them: "double four", "oh", "forty-two", "nineteen eighty", "4242", and how they run on. (long: one grammar)
// One file over the usual length: the words, the reading of words into numbers, and the joining of numbers into runs are
// one small grammar that is understood together.

/** One number: `forty two`, `double oh`, `one hundred and five`, `4242`. Offsets are UTF-16 code units. */
export interface NumberToken {
  readonly start: number;
  readonly end: number;
  /** What it writes as: `42`, `00`, `105`, `4242`. */
  readonly digits: string;
  /** Said in words, at least partly. */
  readonly spoken: boolean;
  /** Written digits that touch a letter, as in `SAVE2024`. */
  readonly attached: boolean;
}

/** Numbers that follow each other with nothing but spaces, marks and hesitations between them. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly spoken: boolean;
  readonly tokens: readonly NumberToken[];
}

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

type Kind =
  | 'unit'
  | 'teen'
  | 'tens'
  | 'hundred'
  | 'thousand'
  | 'times'
  | 'oh'
  | 'sounds-like'
  | 'digits'
  | 'filler'
  | 'mark'
  | 'break';

interface Lexeme {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: number;
}

const LEXICON = new Map<string, { kind: Kind; value: number }>();
const enter = (kind: Kind, words: readonly string[], value: (index: number) => number) =>
  words.forEach((word, index) => {
    LEXICON.set(word, { kind, value: value(index) });
  });
enter('unit', UNITS, (index) => index);
enter('teen', TEENS, (index) => 10 + index);
enter('tens', TENS, (index) => 20 + 10 * index);
enter('unit', ['nought', 'naught', 'nil'], () => 0);
enter('unit', ['niner'], () => 9);
enter('tens', ['fourty'], () => 40);
enter('hundred', ['hundred'], () => 100);
enter('thousand', ['thousand'], () => 1000);
enter('times', ['double'], () => 2);
enter('times', ['triple', 'treble'], () => 3);
enter('times', ['quadruple'], () => 4);
enter('oh', ['oh', 'o'], () => 0);
enter('sounds-like', ['to', 'too', 'tu'], () => 2);
enter('sounds-like', ['for', 'fore'], () => 4);
enter('sounds-like', ['ate'], () => 8);
enter('sounds-like', ['won'], () => 1);
enter('sounds-like', ['tree'], () => 3);
enter(
  'filler',
  (
    'um umm uh uhh er erm eh ah mm hmm hm okay ok right so then and yeah yes yep ya ji next like well now sorry wait no ' +
    'space dash hyphen minus point slash comma again'
  ).split(' '),
  () => 0,
);

/** The words that digits are said with, for a quick look before reading a text. */
export const NUMBER_WORDS: readonly string[] = [...LEXICON]
  .filter(([word, { kind }]) => kind !== 'filler' && kind !== 'sounds-like' && word !== 'o')
  .map(([word]) => word);

/** Words that may stand inside a number without ending it: "um", "okay", "then". */
export const HESITATIONS: readonly string[] = [...LEXICON]
  .filter(([, { kind }]) => kind === 'filler' || kind === 'sounds-like')
  .map(([word]) => word);

/** Hesitations of more than one word, read as a whole: the "one" of "one sec" is no digit. */
const PHRASES =
  /^(?:let(?:'s|s| me| us) (?:just )?(?:see|check|look)|(?:hold|hang) on(?: (?:a|one) (?:sec|second|moment|minute))?|(?:just )?(?:a|one) (?:sec|second|moment|minute)|give me (?:a|one) (?:sec|second|moment|minute)|you know|i (?:think|mean)|and then|that's|thats|it's|its|there(?:'s| is) (?:a|an))(?![a-z'])/i;
const PHRASE_STARTS = /^(?:let|hold|hang|just|a|one|give|you|i|and|that|it|its|thats|lets|there)$/;

/** `one` as a pronoun. */
const PRONOUN_ONE = /^\s+(?:of|more|time|thing|that|who|day|is|was|way|last|other|another|minute|which)\b/i;

/** "three digits": a count of digits is not one of them. */
const COUNTED = /^[\s-](?:digits?|numbers|figures)\b/i;

const LEXEME = /[A-Za-z\u00c0-\u024f]+|[0-9\uff10-\uff19]+|[^\sA-Za-z\u00c0-\u024f0-9\uff10-\uff19]/g;
const ORDINAL_TAIL = /^(?:st|nd|rd|th)(?![a-z])/i;
/** Marks that numbers run on over. Zero-width characters are in it: they are used to break up numbers. */
const JOINING = new Set([..."-‐‑‒–—.,'’…?()/_·+\u00ad\u200b\u200c\u200d\u2060\ufeff"]);

const NUMBER_WORD =
  /[0-9\uff10-\uff19]|\b(?:zero|nought|naught|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|double|triple|treble|oh|nil)\b/i;

/** Whether a text has any number at all, written or said. Cheap: for skipping most turns. */
export function hasNumber(text: string): boolean {
  return NUMBER_WORD.test(text);
}

/**
 * The runs of numbers in an English text, in order. Numbers run on over spaces, hyphens, commas, full stops and
 * hesitations ("um", "let me see", "okay"); any other word or mark ends a run. "oh" counts next to other numbers only;
 * ordinals ("9th") are words. With `homophones`, words that sound like a digit ("four two for two", as recognisers
 * write) are digits between two numbers.
 */
export function digitRuns(text: string, options: { readonly homophones?: boolean } = {}): DigitRun[] {
  const homophones = options.homophones ?? false;
  if (!hasNumber(text)) return [];
  const lexemes = lex(text);
  const runs: DigitRun[] = [];
  let open: NumberToken[] = [];
  const close = () => {
    const run = toRun(open);
    if (run !== undefined) runs.push(run);
    open = [];
  };
  for (let at = 0; at < lexemes.length; ) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    const read = readNumber(text, lexemes, at, { inRun: open.length > 0, homophones });
    if (read !== undefined) {
      open.push(read.token);
      at = read.next;
    } else {
      if (lexeme.kind !== 'filler' && lexeme.kind !== 'mark') close();
      at += 1;
    }
  }
  close();
  return runs;
}

function toRun(tokens: readonly NumberToken[]): DigitRun | undefined {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return {
    start: first.start,
    end: last.end,
    digits: tokens.map((token) => token.digits).join(''),
    spoken: tokens.some((token) => token.spoken),
    tokens,
  };
}

function lex(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  LEXEME.lastIndex = 0;
  for (let match = LEXEME.exec(text); match !== null; match = LEXEME.exec(text)) {
    const start = match.index;
    const raw = match[0];
    const first = raw.charCodeAt(0);
    if ((first >= 48 && first <= 57) || (first >= 0xff10 && first <= 0xff19)) {
      lexemes.push(lexDigits(text, raw, start));
      continue;
    }
    const word = raw.toLowerCase();
    if (PHRASE_STARTS.test(word)) {
      const phrase = PHRASES.exec(text.slice(start, start + 40));
      if (phrase !== null) {
        const end = start + phrase[0].length;
        lexemes.push({ kind: 'filler', start, end, text: phrase[0], value: 0 });
        LEXEME.lastIndex = end;
        continue;
      }
    }
    const end = start + raw.length;
    const known = LEXICON.get(word);
    if (known === undefined) {
      lexemes.push({ kind: JOINING.has(raw) ? 'mark' : 'break', start, end, text: word, value: 0 });
    } else if (word === 'one' ? PRONOUN_ONE.test(text.slice(end, end + 12)) : COUNTED.test(text.slice(end, end + 9))) {
      lexemes.push({ kind: 'break', start, end, text: word, value: 0 });
    } else {
      lexemes.push({ kind: known.kind, start, end, text: word, value: known.value });
    }
  }
  return lexemes;
}

function lexDigits(text: string, raw: string, start: number): Lexeme {
  const end = start + raw.length;
  const ordinal = raw.length <= 2 && ORDINAL_TAIL.test(text.slice(end, end + 3));
  const ascii = raw.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 48));
  return { kind: ordinal ? 'break' : 'digits', start, end, text: ascii, value: 0 };
}

interface Read {
  readonly token: NumberToken;
  readonly next: number;
}

/** Reads the number that starts at lexeme `at`, or nothing. */
function readNumber(
  text: string,
  lexemes: readonly Lexeme[],
  at: number,
  { inRun, homophones }: { readonly inRun: boolean; readonly homophones: boolean },
): Read | undefined {
  const first = lexemes[at];
  if (first === undefined) return undefined;
  switch (first.kind) {
    case 'digits': {
      const attached = isLetter(text, first.start - 1) || isLetter(text, first.end);
      return { token: token(first.start, first.end, first.text, { spoken: false, attached }), next: at + 1 };
    }
    case 'times':
      return readRepeated(lexemes, at, first);
    case 'unit':
    case 'teen':
    case 'tens':
      return readCardinal(lexemes, at, first);
    case 'oh':
      if (!inRun && !isDigitLike(lexemes[skipHesitation(lexemes, at + 1)])) return undefined;
      return { token: token(first.start, first.end, '0', { spoken: true }), next: at + 1 };
    case 'sounds-like':
      if (!homophones || !inRun || !isDigitLike(lexemes[at + 1])) return undefined;
      return { token: token(first.start, first.end, String(first.value), { spoken: true }), next: at + 1 };
    default:
      return undefined;
  }
}

/** "double four", "treble-oh", "triple 7". */
function readRepeated(lexemes: readonly Lexeme[], at: number, times: Lexeme): Read | undefined {
  const next = skipHesitation(lexemes, at + 1);
  const what = lexemes[next];
  if (what === undefined) return undefined;
  const digit = single(what);
  if (digit === undefined) return undefined;
  return { token: token(times.start, what.end, digit.repeat(times.value), { spoken: true }), next: next + 1 };
}

/** "four", "fourteen", "forty two", "one hundred and five", "two thousand twenty nine". */
function readCardinal(lexemes: readonly Lexeme[], at: number, first: Lexeme): Read {
  const below = belowHundred(lexemes, at) ?? { value: first.value, end: first.end, next: at + 1 };
  let { value, end, next } = below;
  let digits = String(value);
  const extend = (scale: 'hundred' | 'thousand') => {
    const word = lexemes[next];
    if (word?.kind !== scale || value === 0) return;
    const factor = scale === 'hundred' ? 100 : 1000;
    value *= factor;
    end = word.end;
    next += 1;
    const rest = remainder(lexemes, next, scale === 'thousand');
    if (rest !== undefined) {
      value += rest.value;
      end = rest.end;
      next = rest.next;
    }
    digits = String(value);
  };
  extend('hundred');
  extend('thousand');
  return { token: token(first.start, end, digits, { spoken: true }), next };
}

interface Amount {
  readonly value: number;
  readonly end: number;
  readonly next: number;
}

function belowHundred(lexemes: readonly Lexeme[], at: number): Amount | undefined {
  const first = lexemes[at];
  if (first === undefined) return undefined;
  if (first.kind === 'tens') {
    const next = isHyphen(lexemes[at + 1]) ? at + 2 : at + 1;
    const unit = lexemes[next];
    if (unit?.kind === 'unit' && unit.value > 0) {
      return { value: first.value + unit.value, end: unit.end, next: next + 1 };
    }
  }
  if (first.kind === 'unit' || first.kind === 'teen' || first.kind === 'tens') {
    return { value: first.value, end: first.end, next: at + 1 };
  }
  return undefined;
}

/** What follows "hundred" or "thousand": "and five", "seventy one". A single digit followed by more digits is not part of it. */
function remainder(lexemes: readonly Lexeme[], at: number, thousands: boolean): Amount | undefined {
  const from = lexemes[at]?.text === 'and' ? at + 1 : at;
  const rest = belowHundred(lexemes, from);
  if (rest === undefined || rest.value === 0) return undefined;
  const after = lexemes[rest.next];
  if (thousands && after?.kind === 'hundred' && rest.value < 10) {
    const tail = remainder(lexemes, rest.next + 1, false);
    const hundreds = rest.value * 100;
    if (tail !== undefined) return { value: hundreds + tail.value, end: tail.end, next: tail.next };
    return { value: hundreds, end: after.end, next: rest.next + 1 };
  }
  if (rest.value < 10 && from === at && isDigitLike(after)) return undefined;
  return rest;
}

function single(lexeme: Lexeme): string | undefined {
  if (lexeme.kind === 'unit' || lexeme.kind === 'oh') return String(lexeme.value);
  if (lexeme.kind === 'digits' && lexeme.text.length === 1) return lexeme.text;
  return undefined;
}

function skipHesitation(lexemes: readonly Lexeme[], at: number): number {
  let next = at;
  while (isHyphen(lexemes[next]) || /^(?:um|uh|er|erm)$/.test(lexemes[next]?.text ?? '')) next += 1;
  return next;
}

function isDigitLike(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && /^(?:unit|teen|tens|digits|times|oh)$/.test(lexeme.kind);
}

function isHyphen(lexeme: Lexeme | undefined): boolean {
  return lexeme?.kind === 'mark' && /^[-‐‑–]$/.test(lexeme.text);
}

function isLetter(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /[A-Za-z]/.test(text.charAt(at));
}

function token(
  start: number,
  end: number,
  digits: string,
  { spoken, attached = false }: { readonly spoken: boolean; readonly attached?: boolean },
): NumberToken {
  return { start, end, digits, spoken, attached };
}
