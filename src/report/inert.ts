// Untrusted text made inert for every output: no control characters, no terminal escapes, no bidirectional overrides.

// C0 and C1 controls, DEL, directional marks, embeddings, overrides and isolates, interlinear marks, byte order marks,
// and halves of surrogate pairs.
const ACTIVE = /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
const HALVES = /\p{Surrogate}/gu;
const ACTIVE_ALL = new RegExp(ACTIVE, 'gu');

/** The text on one line, well-formed, with nothing in it that a terminal, a browser or a spreadsheet acts upon unseen. */
export function inert(text: string): string {
  if (!ACTIVE.test(text)) return text;
  return text.replace(BREAKS, ' ').replace(HALVES, '\ufffd').replace(ACTIVE_ALL, '');
}
