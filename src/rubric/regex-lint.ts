// Regular expressions for a linear-time engine: what it cannot do is named, with the place in the pattern.

import { RE2JS, RE2JSSyntaxException } from 're2js';

interface RegexFault {
  readonly message: string;
  readonly hint: string;
  /** Offset of the offending part in the pattern, and its length. */
  readonly at: number;
  readonly length: number;
}

const MOST_CHARACTERS = 1000;

const UNSUPPORTED: readonly { readonly find: RegExp; readonly message: string; readonly hint: string }[] = [
  {
    find: /\(\?<?=/,
    message: 'Look-around (`(?=…)`, `(?<=…)`) is not possible in a pattern here.',
    hint: 'match the words around it too, or use `with:` and `after:` of `says`',
  },
  {
    find: /\(\?<?!/,
    message: 'Look-around (`(?!…)`, `(?<!…)`) is not possible in a pattern here.',
    hint: 'use `says:` with `not:` for what must not stand beside it',
  },
  {
    find: /\\(?:[1-9]|k[<{'])/,
    message: 'A back-reference (`\\1`, `\\k<name>`) is not possible in a pattern here.',
    hint: 'write the repeated part out',
  },
  {
    find: /\(\?>/,
    message: 'An atomic group (`(?>…)`) is not possible in a pattern here.',
    hint: 'write `(?:…)`; this engine never backtracks',
  },
];

/** RE2 flags from letters. */
function flagBits(flags: string): number {
  return (
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0)
  );
}

/** What is wrong with a pattern, or undefined when it compiles and needs at least one character. */
export function lintRegex(pattern: string, flags: string): RegexFault | undefined {
  const whole = { at: 0, length: pattern.length };
  if (pattern === '') return { message: 'The pattern is empty.', hint: 'write what to look for', ...whole };
  if (pattern.length > MOST_CHARACTERS)
    return {
      message: `The pattern is longer than ${MOST_CHARACTERS} characters.`,
      hint: 'use phrases, or several checks',
      ...whole,
    };
  const backspace = pattern.indexOf('\b');
  if (backspace >= 0)
    return {
      message: 'In double quotes, `\\b` is a backspace and not the edge of a word.',
      hint: "put the pattern in single quotes: '…'",
      at: backspace,
      length: 1,
    };
  for (const { find, message, hint } of UNSUPPORTED) {
    const at = outsideClasses(pattern).search(find);
    if (at >= 0) return { message, hint, at, length: find.exec(pattern.slice(at))?.[0].length ?? 1 };
  }
  try {
    const compiled = RE2JS.compile(pattern, flagBits(flags));
    if (compiled.matcher('').find())
      return {
        message: 'This pattern is content with no text at all, so it would be found everywhere.',
        hint: 'write `+` instead of `*`, or make a part of it necessary',
        ...whole,
      };
    return undefined;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    return {
      message: `The pattern is not valid: ${plainReason(error.message)}.`,
      hint: 'patterns are in RE2 syntax; a character such as ( or [ that is meant itself needs a backslash',
      ...placeOf(pattern, error.message),
    };
  }
}

/** The pattern with escaped backslashes blanked, so that `\\1` (a backslash and a 1) is no back-reference. */
function outsideClasses(pattern: string): string {
  return pattern.replace(/\\\\/g, '  ');
}

function plainReason(message: string): string {
  const reason = /error parsing regexp: ([^:]*)/.exec(message)?.[1] ?? message;
  const part = offending(message);
  return part === undefined || part.length > 40 ? reason : `${reason} at \`${part}\``;
}

function offending(message: string): string | undefined {
  return /: `([\s\S]*)`$/.exec(message)?.[1];
}

function placeOf(pattern: string, message: string): { at: number; length: number } {
  const part = offending(message) ?? '';
  const at = part === '' ? -1 : pattern.lastIndexOf(part);
  return at < 0 ? { at: 0, length: pattern.length } : { at, length: part.length };
}
