// Faults inside phrase texts: syntax, unknown families, families that contain themselves, phrases that find too much.

import { type PhraseNode, parsePhrase } from '../text/phrase.ts';
import { referencesIn } from './family-names.ts';
import type { Families } from './phrases-reader.ts';
import { capital, type Draft, type PhraseUse } from './reading.ts';
import { offsetInSource } from './scalar-place.ts';
import { nearest } from './spelling.ts';
import { type Fault, problemAt, rangeOf } from './yaml-source.ts';

/** Alternatives in one phrase from which on nobody oversees it. */
const MANY_ALTERNATIVES = 300;

const COMMON_WORDS = new Set(
  'a an the and or but so to of in on at for from by with as if it its is are was be been am do does did have has had i you he she we they me my your our this that these those there here not can will would just what which who'.split(
    ' ',
  ),
);

/** Reports at characters of a phrase; `at` and `length` count in its text. */
function reportIn(draft: Draft, use: PhraseUse, at: number, length: number, fault: Fault): void {
  const [from, to] = rangeOf(use.node);
  const written = use.source.text.slice(from, to);
  const start = from + offsetInSource(written, use.text, at);
  const end = from + offsetInSource(written, use.text, Math.min(at + length, use.text.length));
  draft.problems.push(problemAt(use.source, [start, Math.max(end, start + 1)], fault));
}

/** Checks every phrase text that was read. */
export function lintPhrases(draft: Draft, families: Families): void {
  const alone = standAlone(draft.phrases);
  for (const use of draft.phrases) {
    // `*` alone stands for anything said.
    if (use.text.trim() === '*' && use.family === undefined) continue;
    const parsed = parsePhrase(use.text);
    if (!parsed.ok) {
      reportIn(draft, use, parsed.at, 1, {
        code: 'rubric/phrase',
        message: `${capital(parsed.message)}.`,
        hint: `in the phrase: ${cut(use.text)}`,
      });
      continue;
    }
    for (const { name, at, length } of referencesIn(use.text)) {
      if (!families.has(name)) reportIn(draft, use, at, length, unknownFamily(name, [...families.keys()]));
    }
    const lone = use.family === undefined || alone.has(use.family) ? loneWord(parsed.node) : undefined;
    if (lone !== undefined && COMMON_WORDS.has(lone.toLowerCase())) {
      reportIn(draft, use, 0, use.text.length, {
        code: 'rubric/common-word',
        message: `This phrase is found wherever "${lone}" is said.`,
        hint: 'add the words that make it mean what you look for',
        severity: 'warning',
      });
    }
    const many = alternatives(parsed.node);
    if (many > MANY_ALTERNATIVES) {
      reportIn(draft, use, 0, use.text.length, {
        code: 'rubric/many-alternatives',
        message: `This phrase has ${many} alternatives.`,
        hint: 'split it into several phrases of one family',
        severity: 'warning',
      });
    }
  }
}

/** Families that are looked for by themselves; others are only parts of longer phrases. */
function standAlone(uses: readonly PhraseUse[]): ReadonlySet<string> {
  const alone = new Set<string>();
  const add = (owner: string | undefined): void => {
    for (const use of uses) {
      const name = use.family === owner ? /^\s*\{([^{}]*)\}\s*$/.exec(use.text)?.[1]?.trim() : undefined;
      if (name === undefined || alone.has(name)) continue;
      alone.add(name);
      add(name);
    }
  };
  add(undefined);
  return alone;
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function unknownFamily(name: string, known: readonly string[]): Fault {
  const near = nearest(name, known);
  const list =
    known.length === 0
      ? 'this rubric has no phrase families yet'
      : known.length > 12
        ? `families: ${known.slice(0, 12).join(', ')}, … (${known.length} in all)`
        : `families: ${known.join(', ')}`;
  return {
    code: 'rubric/unknown-family',
    message: `There is no phrase family \`${name}\`.`,
    hint: near === undefined ? list : `did you mean \`{${near}}\`?`,
  };
}

/** The word, when a phrase can be satisfied by a single one. */
function loneWord(node: PhraseNode): string | undefined {
  switch (node.kind) {
    case 'word':
      return node.text;
    case 'choice':
      return node.options.map(loneWord).find((word) => word !== undefined && COMMON_WORDS.has(word.toLowerCase()));
    case 'sequence': {
      // An anchor makes even a common word mean something.
      const needed = node.parts.filter((part) => part.kind !== 'optional' && part.kind !== 'gap');
      return needed.length === 1 && needed[0] !== undefined ? loneWord(needed[0]) : undefined;
    }
    default:
      return undefined;
  }
}

/** All that stands between bars, at any depth. */
function alternatives(node: PhraseNode): number {
  switch (node.kind) {
    case 'choice':
      return node.options.reduce((sum, option) => sum + alternatives(option), node.options.length);
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + alternatives(part), 0);
    case 'optional':
      return alternatives(node.part);
    default:
      return 0;
  }
}

/** Reports each circle of families once, at the name of its first family. */
export function lintCycles(draft: Draft, families: Families): void {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const entry = families.get(name);
    const from = path.indexOf(name);
    if (entry === undefined) return;
    if (from >= 0) {
      const circle = path.slice(from);
      const first = families.get(circle[0] ?? name) ?? entry;
      const message =
        circle.length === 1
          ? `The phrase family \`${name}\` contains itself.`
          : `These phrase families contain each other: ${[...circle, name].join(' → ')}.`;
      draft.problems.push(
        problemAt(first.source, rangeOf(first.key), {
          code: 'rubric/family-cycle',
          message,
          hint: circle.length === 1 ? `remove {${name}} from it` : 'write the phrases of one of them out',
        }),
      );
      return;
    }
    if (done.has(name)) return;
    for (const phrase of [...entry.family.say, ...(entry.family.not ?? [])]) {
      for (const reference of new Set(referencesIn(phrase).map((found) => found.name)))
        visit(reference, [...path, name]);
    }
    done.add(name);
  };
  for (const name of families.keys()) visit(name, []);
}
