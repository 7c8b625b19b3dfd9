// Where JSON breaks: line and column for a file that a person may want to mend.

/** 1-based line and column (UTF-16 code units) of the first character that makes the text no JSON; undefined when the
 * text is JSON. */
export function findJsonFault(text: string): { readonly line: number; readonly column: number } | undefined {
  const at = faultOffset(text);
  if (at === undefined) return undefined;
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

function faultOffset(text: string): number | undefined {
  const message = syntaxError(text);
  if (message === undefined) return undefined;
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  if (!message.startsWith('Unexpected token')) return text.trimEnd().length;
  // The engine names the token but not the place: it is the end of the shortest beginning that shows the same fault.
  let sound = 0;
  let broken = text.length;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (syntaxError(text.slice(0, middle))?.startsWith('Unexpected token') === true) broken = middle;
    else sound = middle;
  }
  return broken - 1;
}

function syntaxError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
