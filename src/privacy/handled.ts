// Personal data that somebody already took out: `[PII]`, `[CARD NUMBER]`, `<PHONE>`, `****`, `xxxx`. It is left alone.

const MARKER =
  /\[[A-Za-z][A-Za-z _/-]{0,30}(?:[ _-]?\d{1,3})?\]|<[A-Z][A-Z_ -]{1,30}(?:_?\d{1,3})?>|\{\{?[A-Z_]{2,30}\}?\}|\*{2,}|(?<![a-z])x{3,}(?![a-z])|#{3,}|[•●█]{2,}/gi;
const QUICK = /\[|<|\{|\*\*|xxx|###|[•●]/i;

/** The text with every marker of an earlier redaction replaced by as many `█`; offsets stay as they are. */
export function blackOut(text: string): string {
  if (!QUICK.test(text)) return text;
  return text.replace(MARKER, (marker) => '█'.repeat(marker.length));
}
