// A YAML file as a tree with places, after refusing everything in YAML that could surprise a reader of a rubric.

import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Problem } from '../model/problem.ts';
import { excerpt } from './excerpt.ts';
import { yamlFault } from './yaml-fault.ts';

/** Largest rubric, phrase or cases file, in bytes. */
const MOST_BYTES = 1_000_000;
/** Mappings and lists inside each other. */
const MOST_DEPTH = 40;

export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly counter: LineCounter;
  readonly root: Node;
}

/** Offsets into the text of the source: from, to (exclusive). */
export type Range = readonly [from: number, to: number];

export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly severity?: 'error' | 'warning';
}

type Text = Omit<YamlSource, 'root'>;

/** A problem with its line, column and excerpt. */
export function problemAt(source: Text, range: Range, fault: Fault): Problem {
  const from = Math.min(range[0], source.text.length);
  const { line, col } = source.counter.linePos(from);
  const known = line > 0 ? { line, column: col } : { line: 1, column: 1 };
  return {
    code: fault.code,
    message: fault.message,
    place: { file: source.file, ...known },
    excerpt: excerpt(source.lines, known.line, known.column, range[1] - range[0]),
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
    severity: fault.severity ?? 'error',
  };
}

/** Where a node is written. */
export function rangeOf(node: Node): Range {
  const range = node.range;
  return range ? [range[0], range[1]] : [0, 0];
}

/** Reads a YAML file; a source only when nothing in it is refused. */
export function readYaml(file: string, bytes: Uint8Array): { source?: YamlSource; problems: Problem[] } {
  const whole = (code: string, message: string, hint?: string): { problems: Problem[] } => ({
    problems: [{ code, message, place: { file }, ...(hint === undefined ? {} : { hint }), severity: 'error' }],
  });
  if (bytes.length > MOST_BYTES) {
    return whole(
      'yaml/too-large',
      'This file is larger than 1 MB.',
      'split the phrases over several files and name them under `use:`',
    );
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return whole('yaml/not-utf-8', 'This file is saved as UTF-16.', 'save it again as UTF-8');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = 1 + countLines(bytes);
    return whole(
      'yaml/not-utf-8',
      `This file is not saved as UTF-8; the first odd character is in line ${line}.`,
      'save it again as UTF-8',
    );
  }
  if (text.includes('\u0000'))
    return whole('yaml/binary', 'This file has binary content.', 'a rubric is a plain text file');
  if (text.replace(/^\s*#.*$/gm, '').trim() === '') return whole('yaml/empty', 'This file is empty.');
  return parse(file, text);
}

function countLines(bytes: Uint8Array): number {
  // Decoding without `fatal` marks the first fault with U+FFFD.
  const lenient = new TextDecoder('utf-8').decode(bytes);
  return lenient.slice(0, lenient.indexOf('\ufffd')).split('\n').length - 1;
}

function parse(file: string, text: string): { source?: YamlSource; problems: Problem[] } {
  const counter = new LineCounter();
  const source: Text = { file, text, lines: text.split(/\r\n|\r|\n/), counter };
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    lineCounter: counter,
    prettyErrors: false,
  });
  const syntax = document.errors[0];
  if (syntax !== undefined) return { problems: [syntaxProblem(source, syntax, document)] };
  const root = document.contents;
  if (root === null)
    return { problems: [problemAt(source, [0, 1], { code: 'yaml/empty', message: 'This file is empty.' })] };
  const problems: Problem[] = [];
  visit(document, {
    Node(_, node, path) {
      if (path.length > MOST_DEPTH * 2) {
        problems.push(
          problemAt(source, rangeOf(node), {
            code: 'yaml/too-deep',
            message: 'The lists and mappings here are too deep inside each other.',
          }),
        );
        return visit.BREAK;
      }
      if (isAlias(node)) problems.push(aliasProblem(source, node.source, rangeOf(node)));
      return undefined;
    },
    Map(_, map) {
      problems.push(...keyProblems(source, map.items));
    },
  });
  for (const warning of document.warnings) {
    if (warning.code === 'TAG_RESOLVE_FAILED')
      problems.push(problemAt(source, [warning.pos[0], warning.pos[1]], TAG_FAULT));
  }
  return problems.length > 0 ? { problems } : { source: { ...source, root }, problems };
}

function keyProblems(source: Text, pairs: readonly Pair[]): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, Range>();
  for (const { key } of pairs) {
    if (!isNode(key)) continue;
    const range = rangeOf(key);
    if (isMap(key) || !isScalar(key)) {
      if (!isAlias(key))
        problems.push(
          problemAt(source, range, {
            code: 'yaml/odd-key',
            message: 'A key must be a plain word.',
            hint: 'a phrase with brackets or braces must be in quotes: "{greeting}"',
          }),
        );
      continue;
    }
    const name = String(key.value);
    const earlier = first.get(name);
    if (name === '<<') {
      problems.push(
        problemAt(source, range, {
          code: 'yaml/merge-key',
          message: 'Merge keys (`<<`) are not used in rubrics.',
          hint: 'write the keys out, or share phrases as a family under `phrases:`',
        }),
      );
    } else if (name === '__proto__') {
      problems.push(
        problemAt(source, range, {
          code: 'yaml/odd-key',
          message: 'The key `__proto__` cannot be used.',
          hint: 'choose another name',
        }),
      );
    } else if (earlier !== undefined) {
      const line = source.counter.linePos(earlier[0]).line;
      problems.push(
        problemAt(source, range, {
          code: 'yaml/duplicate-key',
          message: `The key \`${name}\` is here twice; the first is in line ${line}.`,
          hint: 'keep one of them',
        }),
      );
    } else first.set(name, range);
  }
  return problems;
}

function aliasProblem(source: Text, name: string, range: Range): Problem {
  return problemAt(source, range, {
    code: 'yaml/alias',
    message: `A word that begins with \`*\` is a YAML alias (\`*${name.slice(0, 30)}\`), and aliases are not used in rubrics.`,
    hint: `for a phrase that begins with any word, put it in quotes: "*${name.slice(0, 30)}"`,
  });
}

const TAG_FAULT: Fault = {
  code: 'yaml/tag',
  message: 'YAML tags (`!…`) are not used in rubrics.',
  hint: 'remove it; a phrase that begins with an exclamation mark must be in quotes',
};

function syntaxProblem(source: Text, error: YAMLError, document: Document): Problem {
  const { range, ...fault } = yamlFault(error, source.text, document);
  return problemAt(source, range, fault);
}
