// Faults of intent families that no single field shows: sentences that are there twice, circles, too little to learn from.

import type { Example } from '../model/meaning.ts';
import type { Implied, WrittenFamily } from './intents-file.ts';
import { foldSentence, type Sentence } from './intents-sentences.ts';
import { type Draft, report } from './reading.ts';
import { nearest } from './spelling.ts';
import { type Fault, problemAt, rangeOf } from './yaml-source.ts';

/** Fewer than these teach badly. */
const FEW_EXAMPLES = 20;
const FEW_NEAR_MISSES = 10;
/** Meanings of one side that a model has room for. */
const MOST_OF_A_SIDE = 255;

/**
 * Checks all families together; gives them without the sentences that an earlier folder has already. `unread` are those
 * whose files have faults of their own.
 */
export function lintIntents(
  draft: Draft,
  families: ReadonlyMap<string, WrittenFamily>,
  unread: ReadonlySet<string>,
): WrittenFamily[] {
  for (const family of families.values()) {
    for (const implied of family.implies) if (!unread.has(implied.id)) lintImplied(draft, family, implied, families);
    lintFew(family);
  }
  lintCircles(draft, families);
  lintRoom(families);
  return [...families.values()].map((family) => withoutDoubles(draft, family));
}

function at(draft: Draft, { source, node }: Pick<Sentence | Implied, 'source' | 'node'>, fault: Fault): void {
  draft.problems.push(problemAt(source, rangeOf(node), fault));
}

/** Two sentences with one key teach the same. */
function keyOf({ text, after }: Example): string {
  return `${after === undefined ? '' : foldSentence(after)}\n${foldSentence(text)}`;
}

/** In the order of the files: what was there first stays, and what came later is at fault. */
function withoutDoubles(draft: Draft, family: WrittenFamily): WrittenFamily {
  const first = new Map<string, Sorted>();
  const written = family.sources.flatMap((source) =>
    [family.examples, family.nearMisses].flatMap((list, index) =>
      list.filter((one) => one.source === source).map((sentence): Sorted => ({ sentence, nearMiss: index === 1 })),
    ),
  );
  for (const one of written) {
    const key = keyOf(one.sentence.example);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, one);
    else at(draft, one.sentence, doubleFault(earlier, one));
  }
  const kept = new Set([...first.values()].map(({ sentence }) => sentence));
  return {
    ...family,
    examples: family.examples.filter((sentence) => kept.has(sentence)),
    nearMisses: family.nearMisses.filter((sentence) => kept.has(sentence)),
  };
}

interface Sorted {
  readonly sentence: Sentence;
  readonly nearMiss: boolean;
}

function doubleFault(earlier: Sorted, later: Sorted): Fault {
  const { source, node } = earlier.sentence;
  const inFile = source.file === later.sentence.source.file;
  const line = source.counter.linePos(rangeOf(node)[0]).line;
  const where = `in line ${line}${inFile ? '' : ' of the file that this one adds to'}`;
  if (earlier.nearMiss !== later.nearMiss)
    return {
      code: 'intents/both',
      message: `This sentence is ${earlier.nearMiss ? 'a near miss' : 'an example'} too, ${where}.`,
      hint: inFile
        ? 'decide for one; where it depends on what was said before, write that: `{after: …, text: …}`'
        : 'decide for one; to do without the earlier sentences write the family anew with `replace: true`',
    };
  return {
    code: 'intents/double',
    message: `This sentence is there already, ${where}.`,
    hint: 'capitals and punctuation make no difference; remove one',
    // What a team added may come with a later version of callmark: that must not stop anybody.
    severity: inFile ? 'error' : 'warning',
  };
}

function lintFew({ id, reading, node, ordinary, examples, nearMisses }: WrittenFamily): void {
  const few = [
    ...(examples.length < FEW_EXAMPLES ? [`${examples.length} of ${FEW_EXAMPLES} examples`] : []),
    ...(nearMisses.length < FEW_NEAR_MISSES && !ordinary
      ? [`${nearMisses.length} of ${FEW_NEAR_MISSES} near misses`]
      : []),
  ];
  if (few.length === 0) return;
  report(reading, node, {
    code: 'intents/few',
    message: `\`${id}\` learns badly from so few: ${few.join(' and ')}.`,
    hint: 'write more, in many ways of saying it; near misses are sentences that look alike and mean something else',
    severity: 'warning',
  });
}

function lintImplied(
  draft: Draft,
  family: WrittenFamily,
  implied: Implied,
  families: ReadonlyMap<string, WrittenFamily>,
): void {
  const wider = families.get(implied.id);
  if (wider === undefined) {
    const near = nearest(implied.id, families.keys());
    at(draft, implied, {
      code: 'intents/unknown-family',
      message: `There is no family \`${implied.id.slice(0, 60)}\`.`,
      hint: near === undefined ? 'name a family of these folders, or remove it' : `did you mean \`${near}\`?`,
    });
  } else if (wider.by !== family.by)
    at(draft, implied, {
      code: 'intents/other-side',
      message: `\`${family.id}\` is what the ${family.by} says, and \`${wider.id}\` what the ${wider.by} says.`,
      hint: 'only a meaning of the same side can be implied',
    });
}

/** Reports each circle once, where it closes. */
function lintCircles(draft: Draft, families: ReadonlyMap<string, WrittenFamily>): void {
  const done = new Set<string>();
  const follow = (family: WrittenFamily, path: readonly string[]): void => {
    for (const implied of family.implies) {
      const start = path.indexOf(implied.id);
      const wider = families.get(implied.id);
      if (start >= 0)
        at(draft, implied, {
          code: 'intents/circle',
          message: `These families imply each other in a circle: ${[...path.slice(start), implied.id].join(' → ')}.`,
          hint: 'the narrower meaning implies the wider one, never the other way round',
        });
      else if (wider !== undefined && !done.has(wider.id)) follow(wider, [...path, wider.id]);
    }
    done.add(family.id);
  };
  for (const family of families.values()) if (!done.has(family.id)) follow(family, [family.id]);
}

function lintRoom(families: ReadonlyMap<string, WrittenFamily>): void {
  for (const side of ['agent', 'customer']) {
    const own = [...families.values()].filter((family) => family.by === side);
    const last = own[MOST_OF_A_SIDE];
    if (last !== undefined)
      report(last.reading, last.node, {
        code: 'intents/too-many',
        message: `A model holds up to ${MOST_OF_A_SIDE} meanings of the ${side}; here are ${own.length}.`,
        hint: 'leave some out: --alone reads only the folders that are named',
      });
  }
}
