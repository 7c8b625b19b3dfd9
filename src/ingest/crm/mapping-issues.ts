// What zod finds wrong with a mapping, in the words of the mapping.

import { KNOWN_COLUMN_KEYS } from './mapping-schema.ts';
import { didYouMean, suggest } from './suggestion.ts';
import type { Path } from './yaml-source.ts';

export interface MappingFault {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly of: 'key' | 'value';
}

interface ZodIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
}

/** Faults for issues found below `path` of `root`. `known` are the keys that may stand there; `type` is the column's. A
 * missing key is not told when a misspelt one was meant to be it. */
export function describeIssues(
  issues: readonly ZodIssue[],
  root: unknown,
  path: Path,
  known: readonly string[],
  type?: string,
): MappingFault[] {
  const faults: MappingFault[] = [];
  const meant = new Set<string | undefined>();
  for (const { keys = [], path: inner } of issues) {
    for (const key of keys) {
      const near = suggest(key, known);
      meant.add(near);
      const elsewhere = type !== undefined && KNOWN_COLUMN_KEYS.includes(key);
      const message = elsewhere
        ? `A column of type \`${type}\` has no \`${key}\`.`
        : `There is no key \`${key}\` here.`;
      faults.push({
        path: [...path, ...plainPath(inner), key],
        code: 'unknown-key',
        message,
        hint: didYouMean(near),
        of: 'key',
      });
    }
  }
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') continue;
    const at = [...path, ...plainPath(issue.path)];
    const name = at.at(-1);
    const missing = at.length > path.length && valueAt(root, at) === undefined;
    if (missing && meant.has(String(name))) continue;
    const message = missing
      ? `\`${name}\` is missing.`
      : `${name === undefined ? 'The mapping' : `\`${name}\``} ${describeValue(issue)}`;
    faults.push({ path: at, code: missing ? 'missing-key' : 'wrong-value', message, hint: undefined, of: 'value' });
  }
  return faults;
}

function describeValue({ code, message, values }: ZodIssue): string {
  if (code === 'invalid_value' && values !== undefined) {
    return `should be one of ${values.map((value) => (value === '\t' ? '"\\t"' : String(value))).join(', ')}.`;
  }
  return `does not fit: ${message.replace(/^Invalid input: /, '')}.`;
}

function plainPath(path: readonly PropertyKey[]): Path {
  return path.filter((part) => typeof part !== 'symbol');
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, part) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, part) : undefined),
    value,
  );
}
