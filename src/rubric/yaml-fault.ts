// YAML syntax errors in the words of somebody who has never heard of a flow sequence, at the place where a person looks.

import { type Document, isCollection, isSeq, visit, type YAMLError } from 'yaml';

interface SyntaxFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** Offsets in the file. */
  readonly range: readonly [from: number, to: number];
}

const QUOTE_IT = 'put the whole text in quotes: "…"';
const LOOK = 'look at the indentation, the quotes and the colons of this line and the one before';

/** What is wrong, where, and what to do. `text` is the file. */
export function yamlFault(error: YAMLError, text: string, document: Document): SyntaxFault {
  const [from, to] = [error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)];
  const fault = (code: string, message: string, hint: string, at = from, end = Math.max(to, at + 1)): SyntaxFault => ({
    code: `yaml/${code}`,
    message,
    hint,
    range: [at, end],
  });
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return fault('tab', 'This line is indented with a tab.', 'use spaces: two for each level');
    case 'BAD_INDENT': {
      const bracket = /end with a ([\]}])/.exec(error.message)?.[1];
      if (bracket === undefined) return misaligned(fault, text, from);
      const open = openBracket(document, from, bracket);
      return fault(
        'unclosed',
        `The bracket opened here is not closed with \`${bracket}\`.`,
        'close it, or put the text in quotes when the bracket belongs to it',
        open,
        open + 1,
      );
    }
    case 'MISSING_CHAR': {
      if (!/closing/.test(error.message)) {
        return /^\s*[\w.-]+:(\s|$)/.test(lineAt(text, from))
          ? misaligned(fault, text, from)
          : fault('no-colon', 'A `key: value` was expected here.', 'write a colon and a space after the key');
      }
      const quote = error.message.includes('"quote') ? '"' : "'";
      const advice =
        quote === '"'
          ? 'end the text with `"`'
          : "end the text with `'`; an apostrophe inside is written twice: 'it''s'";
      return fault(
        'unclosed',
        `The quotation mark \`${quote}\` opened here is never closed.`,
        advice,
        openQuote(document, from),
      );
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return secondColon(fault, text, from);
    case 'BAD_DQ_ESCAPE':
      return fault(
        'escape',
        `\`${text.slice(from, from + 2)}\` is not possible in double quotes.`,
        "put the text in single quotes: '…'; a backslash is then just a backslash",
      );
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
      return fault('quotes', `A text cannot begin with \`${text[from] ?? ''}\` unless it is in quotes.`, QUOTE_IT);
    case 'MULTIPLE_DOCS':
      return fault(
        'documents',
        'The file has a second document, begun by `---`.',
        'put it in a file of its own',
        from,
        from + 3,
      );
    case 'UNEXPECTED_TOKEN':
      return unexpected(error, fault, text);
    default:
      return fault('syntax', 'This cannot be read as YAML.', LOOK);
  }
}

type Make = (code: string, message: string, hint: string, at?: number, end?: number) => SyntaxFault;

function lineAt(text: string, offset: number): string {
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(begin, end < 0 ? text.length : end);
}

/** The place where the words of the line begin. */
function misaligned(fault: Make, text: string, offset: number): SyntaxFault {
  const line = lineAt(text, offset);
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = line.length - line.trimStart().length;
  return fault(
    'indentation',
    'This line does not line up with the others of its mapping or list.',
    'indent it as far as its neighbours',
    begin + indent,
    begin + line.length,
  );
}

function secondColon(fault: Make, text: string, from: number): SyntaxFault {
  const rest = text.slice(from).split('\n', 1)[0] ?? '';
  const colon = rest.search(/:(\s|$)/);
  if (colon >= 0)
    return fault(
      'colon',
      'There is a second colon in this line.',
      `if the colon belongs to the text, ${QUOTE_IT}`,
      from + colon,
      from + colon + 1,
    );
  return misaligned(fault, text, Math.min(from + rest.length + 1, text.length));
}

function unexpected(error: YAMLError, fault: Make, text: string): SyntaxFault {
  if (/block-seq-ind/.test(error.message))
    return fault(
      'list',
      'A list cannot begin in the line of its key.',
      'begin the first `- ` in a new line, or write [a, b]',
    );
  if (/Not a YAML token|Block scalar header/.test(error.message)) {
    return fault(
      'block',
      'After `|` or `>` nothing more can stand in the line.',
      'begin the text in the next line, indented',
    );
  }
  const end = text[error.pos[0]] === ']' || text[error.pos[0]] === '}';
  if (end) return fault('unopened', `This \`${text[error.pos[0]]}\` closes nothing.`, `remove it, or ${QUOTE_IT}`);
  if (/node end/.test(error.message)) {
    return fault(
      'quotes',
      'This stands after the end of a value: a text that begins with a bracket, a brace or a quotation mark also ends with it.',
      QUOTE_IT,
    );
  }
  return fault('syntax', 'This cannot be read as YAML.', LOOK);
}

/** Where the quotation began that runs to `offset`: the parser notices only at the end. */
function openQuote(document: Document, offset: number): number {
  let open = offset;
  visit(document, {
    Scalar(_, scalar) {
      if (!scalar.type?.startsWith('QUOTE') || !scalar.range || scalar.range[1] < offset) return undefined;
      open = scalar.range[0];
      return visit.BREAK;
    },
  });
  return open;
}

/** Where the innermost bracket was opened that ought to be closed before `offset`. */
function openBracket(document: Document, offset: number, closing: string): number {
  let open = offset;
  visit(document, {
    Node(_, node) {
      const wanted =
        isCollection(node) && node.flow === true && node.range && node.range[0] < offset && node.range[1] >= offset - 1;
      if (wanted && node.range && (closing === ']') === isSeq(node)) open = node.range[0];
    },
  });
  return open;
}
