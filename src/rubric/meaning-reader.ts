// The ids under `means:`, and whether the trained model knows them.

import { isScalar, isSeq, type Node } from 'yaml';
import type { Speaker } from '../model/interaction.ts';
import type { MeaningModel } from '../model/meaning.ts';
import { nameSpeakers } from './finding.ts';
import { present } from './present.ts';
import { type Draft, kindOf, type Reading, report } from './reading.ts';
import { nearest } from './spelling.ts';
import { type Fault, problemAt, rangeOf } from './yaml-source.ts';

/** How many meanings are named when none is near. */
const NAMED_MOST = 12;

/** One or more ids under `means`; faults are reported and left out. `by` is what stands beside it. */
export function readMeanings(reading: Reading, node: Node, by: readonly Speaker[] | undefined): string[] {
  if (isSeq(node) && node.items.length === 0) {
    report(reading, node, {
      code: 'rubric/empty-list',
      message: '`means` has no meanings.',
      hint: 'write at least one',
    });
    return [];
  }
  return (isSeq(node) ? (node.items as Node[]) : [node]).flatMap((item) => {
    const id = isScalar(item) && typeof item.value === 'string' ? item.value.trim() : '';
    if (id === '') {
      report(reading, item, {
        code: 'rubric/not-a-meaning',
        message: `\`means\` must be the id of a meaning or a list of ids; here is ${isScalar(item) && item.value === '' ? 'an empty text' : kindOf(item)}.`,
        hint: 'write for example `means: offer-help`',
      });
      return [];
    }
    reading.draft.meanings.push(present({ id, source: reading.source, node: item, by }));
    return [id];
  });
}

/** Checks every id that was read against the model. */
export function lintMeanings(draft: Draft, model: MeaningModel): void {
  for (const { id, source, node, by } of draft.meanings) {
    const family = model.families.get(id);
    const fault =
      family === undefined
        ? unknownMeaning(id, [...model.families.keys()])
        : by !== undefined && !by.includes(family.by)
          ? {
              code: 'rubric/other-speaker',
              message: `\`${id}\` is what the ${family.by} means, so \`by: ${nameSpeakers(by)}\` finds nothing.`,
              hint: `remove \`by\`, or write \`by: ${family.by}\``,
            }
          : undefined;
    if (fault !== undefined) draft.problems.push(problemAt(source, rangeOf(node), fault));
  }
}

function unknownMeaning(id: string, known: readonly string[]): Fault {
  const near = nearest(id, known);
  const more = known.length > NAMED_MOST ? `, … (${known.length} in all)` : '';
  return {
    code: 'rubric/unknown-meaning',
    message: `The model knows no meaning \`${id.slice(0, 60)}\`.`,
    hint:
      near === undefined ? `it knows: ${known.slice(0, NAMED_MOST).join(', ')}${more}` : `did you mean \`${near}\`?`,
  };
}
