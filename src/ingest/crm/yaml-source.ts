// A YAML file with the place of everything in it, so that a message can show the lines it is about. Anchors, aliases,
// merge keys, tags and repeated keys are refused: a mapping needs none of them.

import { type Document, isAlias, isCollection, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Place, Problem } from '../../model/problem.ts';

export type Path = readonly (string | number)[];

export interface YamlSource {
  readonly value: unknown;
  /** The place of a value; with `key`, of the key that introduces it. The nearest parent's where it is absent. */
  place(path: Path, of?: 'key' | 'value'): Place;
  /** A problem at a place of the file, with the lines around it. */
  problem(at: Place, code: string, message: string, hint?: string): Problem;
}

export type ParsedYaml =
  | { readonly source: YamlSource; readonly problems?: undefined }
  | { readonly problems: readonly Problem[] };

/** Parses YAML 1.2; what is wrong with it comes back as problems with line, column and excerpt. `code` is the first part
 * of their codes: `mapping` gives `mapping/yaml-syntax`. */
export function parseYaml(text: string, file: string, code: string): ParsedYaml {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, version: '1.2', uniqueKeys: true, merge: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problem = (at: Place, suffix: string, message: string, hint?: string): Problem => ({
    code: suffix,
    message,
    place: at,
    ...(at.line === undefined ? {} : { excerpt: excerpt(text, at.line, at.column ?? 1) }),
    ...(hint === undefined ? {} : { hint }),
    severity: 'error',
  });

  const faults: Problem[] = document.errors.map((error) => {
    const duplicate = error.code === 'DUPLICATE_KEY';
    return problem(
      placeAt(error.pos[0]),
      `${code}/${duplicate ? 'duplicate-key' : 'yaml-syntax'}`,
      duplicate
        ? 'This key is there twice.'
        : `This is not valid YAML: ${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}.`,
    );
  });
  visit(document, {
    Node(_, node) {
      const tag = isScalar(node) || isCollection(node) ? node.tag : undefined;
      const anchor = isAlias(node) || node.anchor !== undefined;
      if (!anchor && (tag === undefined || tag.startsWith('tag:yaml.org,2002:'))) return;
      const at = placeAt(node.range?.[0] ?? 0);
      faults.push(
        problem(
          at,
          `${code}/${anchor ? 'anchor' : 'tag'}`,
          `${anchor ? 'Anchors and aliases' : 'Tags'} are not used here; write the value out.`,
        ),
      );
    },
  });
  if (faults.length > 0) return { problems: faults };

  return {
    source: {
      value: document.toJS(),
      place: (path, of = 'value') => placeAt(offsetOf(document, path, of)),
      problem,
    },
  };
}

function offsetOf(document: Document, path: Path, of: 'key' | 'value'): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const last = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(last));
      const node = of === 'key' || depth < path.length ? pair?.key : (pair?.value ?? pair?.key);
      const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
      if (range?.[0] !== undefined) return range[0];
    } else {
      const node = document.getIn(path.slice(0, depth), true);
      const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
      if (range?.[0] !== undefined) return range[0];
    }
  }
  return document.contents?.range?.[0] ?? 0;
}

/** Two lines before, the line, and a caret under the column. */
function excerpt(text: string, line: number, column: number): string {
  const lines = text.split(/\r\n?|\n/);
  const width = String(line).length;
  const shown: string[] = [];
  for (let number = Math.max(1, line - 2); number <= line; number++) {
    shown.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${lines[number - 1] ?? ''}`);
  }
  shown.push(`  ${' '.repeat(width)} | ${' '.repeat(column - 1)}^`);
  return shown.join('\n');
}
