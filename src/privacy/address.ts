// Street addresses where one is asked for or plainly written, with the postcode that ends them.

import { cueAt, type Line, namedAt, pieceOf, type Scene } from './line.ts';

const NUMBER_WORD =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|oh|zero)';
const START = `(?:(?:flat|apartment|apt\\.?|unit|suite) (?:\\d{1,4}[a-z]?|${NUMBER_WORD}),? )?(?:(?:flat|apartment|house|plot|door|room) (?:number |no\\.? )?)?(?:\\d{1,5}[a-z]?(?:[/-]\\d{1,4}[a-z]?)?|${NUMBER_WORD}(?:[ -]${NUMBER_WORD}){0,4})`;
const STREET =
  '(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|way|court|ct|crescent|boulevard|blvd|place|pl|terrace|gardens|square|grove|parade|mews|hill|park|row|walk|circle|parkway|pkwy|highway|hwy|cross|nagar|marg|layout|colony|sector|chowk|salai|main road|rise|view|quay|wharf|trail|terr)';
const WORD = "[a-z][a-z'’-]{0,18}\\.?";
const STREET_ADDRESS = new RegExp(
  `(?<![\\w£$€.:/-])${START},?(?: (?!(?:and|is|for|on|of|at|in|to|towards?|minutes?|blocks?|miles?|hours?|days?|stops?|the|my|your|or|that|way|percent|dollars|pounds)\\b)${WORD}){1,4}? ${STREET}\\b\\.?`,
  'g',
);
/** What may follow a street: further short parts after commas, a state, a ZIP. */
const WRITTEN_TAIL =
  /^(?:,? (?:[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ss]uite|[Ff]lat|#) ?[\w-]{1,5})?(?:, ?[A-Z][\p{L}'’.-]*(?: [A-Z][\p{L}'’.-]*){0,2}){0,3}(?:,? [A-Z]{2}\b)?(?: \d{5}(?:-\d{4})?\b)?/u;
const SPOKEN_TAIL =
  /^(?: (?!and\b|pin\b|post|zip\b|please\b|thanks?\b|thank\b|is\b|the\b|that\b|but\b|for\b|to\b|on\b|so\b|if\b|with\b|can\b|i\b|my\b|in case\b|uh\b|um\b)[a-z][a-z'-]*){0,3}/;
/** Addresses of shops and offices are nobody's. */
const PUBLIC_PLACE =
  /\b(?:stores?|branch|shop|office|depot|located (?:at|on)|showroom|warehouse|our address|outlet|we are at|we're at)\b/;
const REACH = 2;

/** Finds street addresses: number, name and kind of street; said ones only where an address is spoken of. */
export function findAddresses(scene: Scene): void {
  for (const line of scene.lines) {
    if (line.traits.weight >= 5) findZip(scene, line);
    if (!line.traits.street || line.runs.length === 0) continue;
    for (const match of line.lower.matchAll(STREET_ADDRESS)) {
      const start = match.index;
      const end = start + match[0].length;
      const written = /\d/.test(match[0]) && /[A-Z]/.test(line.text.slice(start, end));
      const asked = isAsked(scene, line, start, end);
      if (PUBLIC_PLACE.test(line.lower.slice(Math.max(0, start - 60), start))) continue;
      if (
        !asked &&
        !(
          written &&
          /(?:street|road|avenue|ave|lane|drive|close|boulevard|blvd|st|rd|crescent|terrace)\.?$/.test(match[0])
        )
      )
        continue;
      const rest = line.text.slice(end);
      const tail =
        (written ? WRITTEN_TAIL.exec(rest)?.[0] : asked ? SPOKEN_TAIL.exec(line.lower.slice(end))?.[0] : '') ?? '';
      scene.add({ type: 'address', pieces: [pieceOf(line, start, end + tail.length, '', !written)] });
    }
  }
}

function isAsked(scene: Scene, line: Line, start: number, end: number): boolean {
  const label = namedAt(scene.lines, { line, start, end }, REACH)?.label;
  if (label === 'address') return true;
  // "house number forty two … pin five six zero": the PIN code is named after the street.
  if (label !== 'postcode' && label !== 'pin') return false;
  if (cueAt(line, start, end) !== undefined) return true;
  // "your address and postcode?"
  return scene.lines
    .slice(Math.max(0, line.index - REACH), line.index)
    .some((earlier) => earlier.cues.some((cue) => cue.label === 'address'));
}

/** A ZIP code after a state: "Columbus, OH 43215". */
function findZip(scene: Scene, line: Line): void {
  for (const match of line.text.matchAll(/(?<=[a-z], [A-Z]{2},? )\d{5}(?:-\d{4})?\b/g)) {
    scene.add({ type: 'postcode', pieces: [pieceOf(line, match.index, match.index + match[0].length)] });
  }
}
