// One plain sentence for what zod found wrong with the value of a key.

import { z } from 'zod';
import { nearest, oneOf, suggestion } from './spelling.ts';

const KINDS: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};
/** Lists of allowed words up to this long are spelled out in the sentence. */
const SHORT_LIST = 7;

interface Explained {
  readonly message: string;
  readonly hint?: string;
  /** Where in the value: list positions and keys. */
  readonly path: readonly PropertyKey[];
}

/** A value in a message: texts in quotes, cut. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 39)}…` : value}"`;
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return String(value);
}

/**
 * The first of the issues of `value` under `schema`, told plainly; `key` is what the value belongs to, `written` how a
 * value stands in the file where that differs.
 */
export function explain(
  key: string,
  schema: z.ZodType,
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  written: (path: readonly PropertyKey[]) => string | undefined = () => undefined,
): Explained {
  const first = issues[0];
  if (first === undefined) return { message: `\`${key}\` cannot be used.`, path: [] };
  const { issue, path } = deepest(first, value, []);
  const wrong = valueAt(value, path);
  const example = exampleOf(schema);
  if (issue.code === 'invalid_value') return { ...explainChoice(key, issue.values.map(String), wrong), path };
  const kinds =
    issue.code === 'invalid_union'
      ? unionKinds(issue)
      : issue.code === 'invalid_type'
        ? [issue.expected as string]
        : [];
  const predicate =
    ownMessage(issue.message) ?? `must be ${oneOf(kinds.map((kind) => KINDS[kind] ?? kind)) || 'something else'}`;
  const given = written(path) ?? kindShown(wrong, kinds);
  const tail = predicate.startsWith('must not') ? '' : predicate.startsWith('must') ? `, not ${given}` : `: ${given}`;
  const advice = issue.code === 'custom' ? issue.params?.['hint'] : undefined;
  const hint =
    typeof advice === 'string'
      ? advice
      : (slip(key, wrong, kinds) ??
        (kinds.length > 0 && example !== undefined ? `for example \`${key}: ${example}\`` : quotes(key, wrong, kinds)));
  return { message: `\`${key}\` ${predicate}${tail}.`, ...(hint === undefined ? {} : { hint }), path };
}

/** Ours finish a sentence; zod's own don't. */
function ownMessage(message: string): string | undefined {
  return /^(must|is|can|cannot|covers) /.test(message) ? message : undefined;
}

function explainChoice(key: string, values: readonly string[], wrong: unknown): { message: string; hint?: string } {
  if (values.length <= SHORT_LIST) {
    const near = typeof wrong === 'string' ? nearest(wrong, values) : undefined;
    const message = `\`${key}\` must be ${oneOf(values)}, not ${shown(wrong)}.`;
    return near === undefined ? { message } : { message, hint: `did you mean \`${near}\`?` };
  }
  return { message: `\`${key}\` cannot be ${shown(wrong)}.`, hint: suggestion(String(wrong), values) };
}

function kindShown(value: unknown, kinds: readonly string[]): string {
  return typeof value === 'string' && kinds.length > 0 && !kinds.includes('string')
    ? `the text ${shown(value)}`
    : shown(value);
}

/** Slips that YAML invites. */
function slip(key: string, wrong: unknown, kinds: readonly string[]): string | undefined {
  if (typeof wrong === 'string' && kinds.includes('number') && /^\s*-?\d+(\.\d+)?\s*$/.test(wrong))
    return `write it without quotes: \`${key}: ${wrong.trim()}\``;
  if (typeof wrong === 'string' && kinds.includes('boolean') && /^(yes|on|y)$/i.test(wrong))
    return `write \`${key}: true\``;
  if (typeof wrong === 'string' && kinds.includes('boolean') && /^(no|off|n)$/i.test(wrong))
    return `write \`${key}: false\``;
  return undefined;
}

/** Numbers and words such as `true` are texts only in quotes. */
function quotes(key: string, wrong: unknown, kinds: readonly string[]): string | undefined {
  const plain = typeof wrong === 'number' || typeof wrong === 'boolean';
  return plain && kinds.length === 1 && kinds[0] === 'string' ? `put it in quotes: \`${key}: "${wrong}"\`` : undefined;
}

/** Unions say nothing useful: the branch that the value was meant for does. */
function deepest(
  issue: z.core.$ZodIssue,
  value: unknown,
  prefix: readonly PropertyKey[],
): { issue: z.core.$ZodIssue; path: readonly PropertyKey[] } {
  const path = [...prefix, ...issue.path];
  if (issue.code !== 'invalid_union') return { issue, path };
  const branches = issue.errors.map((branch) => branch[0]).filter((first) => first !== undefined);
  const meant = branches.filter((first) => first.path.length > 0 || first.code !== 'invalid_type');
  const choice = Array.isArray(valueAt(value, path)) ? meant[meant.length - 1] : meant[0];
  return choice === undefined ? { issue, path } : deepest(choice, value, path);
}

function unionKinds(issue: z.core.$ZodIssueInvalidUnion): string[] {
  return [
    ...new Set(
      issue.errors.flatMap((branch) => (branch[0]?.code === 'invalid_type' ? [String(branch[0].expected)] : [])),
    ),
  ];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const step of path) here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined;
  return here;
}

function exampleOf(schema: z.ZodType): string | undefined {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  const examples = [schema, inner].map((one) => z.globalRegistry.get(one)?.['examples']).find(Array.isArray);
  const first: unknown = examples?.[0];
  return first === undefined ? undefined : typeof first === 'object' ? JSON.stringify(first) : String(first);
}
