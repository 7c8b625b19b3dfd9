// YAML syntax errors in the words of somebody who has never heard of a flow sequence.

import type { YAMLError } from 'yaml';

interface SyntaxFault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

const QUOTE_IT = 'put the whole text in quotes: "…"';

/** What is wrong, and what to do. `text` is the file. */
export function yamlFault(error: YAMLError, text: string): SyntaxFault {
  const fault = (code: string, message: string, hint: string): SyntaxFault => ({ code: `yaml/${code}`, message, hint });
  const character = text[error.pos[0]] ?? '';
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return fault('tab', 'This line is indented with a tab.', 'use spaces: two for each level');
    case 'BAD_INDENT':
      return /end with a [\]}]/.test(error.message)
        ? fault('unclosed', `A list or mapping in brackets is not closed with \`${error.message.slice(-1)}\`.`, 'close it before the line ends')
        : fault('indentation', 'This line does not line up with the others of its mapping or list.', 'indent it as far as its neighbours');
    case 'MISSING_CHAR':
      return missing(error, fault);
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return /sequence/.test(error.message)
        ? fault('indentation', 'This list item does not line up with the items above it.', 'indent it as far as its neighbours')
        : fault('colon', 'There is a second colon in this line, or the next line is indented too far.', `if the colon belongs to the text, ${QUOTE_IT}`);
    case 'BAD_DQ_ESCAPE':
      return fault('escape', `\`${text.slice(error.pos[0], error.pos[0] + 2)}\` is not possible in double quotes.`, "put the text in single quotes: '…'; a backslash is then just a backslash");
    case 'BAD_SCALAR_START':
      return fault('quotes', `A text cannot begin with \`${character}\` unless it is in quotes.`, QUOTE_IT);
    case 'BAD_ALIAS':
      return fault('quotes', 'A text cannot begin with `*` unless it is in quotes.', QUOTE_IT);
    case 'MULTIPLE_DOCS':
      return fault('documents', 'The file has a second document, begun by `---`.', 'put it in a file of its own');
    case 'UNEXPECTED_TOKEN':
      return unexpected(error, fault);
    default:
      return fault('syntax', 'This cannot be read as YAML.', 'look at the indentation, the quotes and the colons of this line and the one before');
  }
}

type Make = (code: string, message: string, hint: string) => SyntaxFault;

function missing(error: YAMLError, fault: Make): SyntaxFault {
  if (/closing/.test(error.message)) {
    const quote = error.message.includes('"quote') ? '"' : "'";
    return fault('unclosed', `The quotation mark \`${quote}\` opened here is never closed.`, `end the text with \`${quote}\`; inside single quotes, write an apostrophe twice: 'it''s'`);
  }
  return fault('no-colon', 'A `key: value` was expected here.', 'write a colon and a space after the key');
}

function unexpected(error: YAMLError, fault: Make): SyntaxFault {
  if (/block-seq-ind/.test(error.message)) {
    return fault('list', 'A list cannot begin in the line of its key.', 'begin the first `- ` in a new line, or write [a, b]');
  }
  if (/node end|flow-(seq|map)-end/.test(error.message)) {
    return fault('quotes', 'There is more text after the end of a value; a text that begins with a bracket, a brace or a quotation mark ends with it.', QUOTE_IT);
  }
  return fault('syntax', 'This cannot be read as YAML.', 'look at the indentation, the quotes and the colons of this line and the one before');
}
