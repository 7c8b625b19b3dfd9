// Dates that are personal: a date of birth where one is asked for, and the expiry date of a card.

import { answeredBy, talksOfCards } from './answer.ts';
import { cueAt, type Line, namedAt, pieceOf, type Scene } from './line.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const ORDINAL =
  '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir)tieth|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))';
const UNIT = '(?:one|two|three|four|five|six|seven|eight|nine)';
const TEEN = '(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)';
const TENS = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
const TWO = `(?:${TENS}(?:[ -]${UNIT})?|${TEEN}|(?:oh|zero) ${UNIT}|${UNIT})`;
const DAY = `(?:\\d{1,2}(?:st|nd|rd|th)?|${ORDINAL}|${TWO})`;
const YEAR = `(?:(?:19|20)\\d{2}|'?\\d{2}|(?:nineteen|twenty)[ -](?:hundred(?: and)? )?(?:oh )?${TWO}|nineteen hundred(?: and)?(?: ${TWO})?|two thousand(?: and)?(?: ${TWO})?|${TWO})`;
const GLUE = '[ ,]+(?:of |in |the )?';

const DATE = new RegExp(
  `(?<![\\w£$€.])(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}([-/. ])\\d{1,2}\\1(?:\\d{4}|\\d{2})|(?:the )?${DAY}[ -](?:of )?${MONTH}(?:(?:${GLUE}|-)${YEAR})?|${MONTH} (?:the )?${DAY}(?:${GLUE}${YEAR})?)(?![\\w])`,
  'g',
);
/** A date in numbers said one after the other: "nine two eighty eight", "oh nine oh two nineteen eighty eight". */
const NUMBERED =
  /^(?:0?[1-9]|[12]\d|3[01])(?:0?[1-9]|[12]\d|3[01])(?:(?:19|20)\d{2}|\d{2})$|^(?:19|20)\d{2}[01]\d[0-3]\d$/;
const MONTH_YEAR = new RegExp(
  `(?<![\\w£$€.])(?:(?:0?[1-9]|1[0-2]) ?[/-] ?(?:20)?[2-4]\\d|${MONTH}${GLUE}(?:20[2-4]\\d|'?[2-4]\\d|(?:twenty )?(?:twenty|thirty)(?:[ -]${UNIT})?|two thousand(?: and)? (?:twenty|thirty)(?:[ -]${UNIT})?)|${TWO} slash (?:twenty )?(?:twenty|thirty)(?:[ -]${UNIT})?)(?![\\w/])`,
  'g',
);
const REACH = 3;

/** Finds dates of birth: a date that answers a question for one, or follows "born". */
export function findBirthDates(scene: Scene): void {
  for (const line of scene.lines) {
    if (line.traits.weight === 0 || !scene.mayBeNamed(line, 'birth-date', REACH)) continue;
    for (const match of line.lower.matchAll(DATE)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (!isAsked(scene, line, start, end)) continue;
      scene.add({ type: 'birth-date', pieces: [pieceOf(line, start, end, '', /[a-z]{6}/.test(match[0]))] });
    }
    for (const run of scene.freeRuns(line)) {
      if (run.digits.length < 3 || !isAsked(scene, line, run.start, run.end)) continue;
      const year = /^(?:19[0-9]|20[01])\d$/.test(run.digits);
      const follows = scene.found.some((datum) => datum.type === 'birth-date' && line.index - datum.turn <= REACH);
      const numbered = (run.spoken || run.digits.length >= 6) && NUMBERED.test(run.digits);
      if (numbered || (year && (follows || cueAt(line, run.start, run.end) === undefined))) {
        scene.add({ type: 'birth-date', pieces: [pieceOf(line, run.start, run.end, run.digits, run.spoken)] });
      }
    }
  }
}

function isAsked(scene: Scene, line: Line, start: number, end: number): boolean {
  if (!scene.isFree(line.index, start, end)) return false;
  const named = namedAt(scene.lines, { line, start, end }, REACH);
  if (named?.label !== 'birth-date') return false;
  const by = answeredBy(scene, named, { line, start });
  return by === undefined || by.speaker === line.speaker;
}

/** Finds expiry dates that are written with a slash or a month's name, where cards are spoken of. */
export function findExpiryDates(scene: Scene): void {
  for (const line of scene.lines) {
    const card = scene.foundIn(line).filter((datum) => datum.type === 'card');
    if (line.traits.weight === 0 || (card.length === 0 && !scene.mayBeNamed(line, 'expiry', REACH))) continue;
    for (const match of line.lower.matchAll(MONTH_YEAR)) {
      const start = match.index;
      const end = start + match[0].length;
      const named = namedAt(scene.lines, { line, start, end }, REACH)?.label;
      const follows = card.some((datum) => datum.end <= start && start - datum.end < 12);
      if (follows || (named === 'expiry' && talksOfCards(scene, line))) {
        scene.add({ type: 'expiry', pieces: [pieceOf(line, start, end, '', /[a-z]{4} /.test(match[0]))] });
      }
    }
  }
}
