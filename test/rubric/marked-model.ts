// A model that reads marks instead of learning: what follows `[offer-help]` means that, what follows `[offer-help?]` may;
// up to the next mark or `[]`.

import type { Speaker } from '../../src/model/interaction.ts';
import type { MeaningModel, Meant } from '../../src/model/meaning.ts';

const MARK = /\[([a-z-]*)(\?)?\]/g;

const FAMILIES: Readonly<Record<string, readonly [Speaker, string]>> = {
  'offer-help': ['agent', 'Offers help.'],
  promise: ['agent', 'Promises to do something.'],
  apology: ['agent', 'Says sorry.'],
  complaint: ['customer', 'Complains about the service.'],
  'asks-supervisor': ['customer', 'Asks for a supervisor.'],
};

function placesIn(text: string, family: string): readonly Meant[] {
  const marks = [...text.matchAll(MARK)];
  return marks.flatMap((mark, index): readonly Meant[] => {
    if (mark[1] !== family) return [];
    const from = mark.index + mark[0].length;
    const said = text.slice(from, marks[index + 1]?.index ?? text.length);
    const start = from + said.length - said.trimStart().length;
    const end = start + said.trim().length;
    const sure = mark[2] === undefined;
    return end > start ? [{ start, end, confidence: sure ? 0.93 : 0.55, sure }] : [];
  });
}

/** How often conversations were opened and turns read, for laws about cost. */
export interface Counts {
  opened: number;
  read: number;
}

export interface Marking {
  readonly counts?: Counts;
  readonly hash?: string;
  /** What a place comes to: counted for sure, left out, or as it is marked. */
  readonly resolve?: (family: string, turn: number, place: Meant) => 'sure' | 'out' | 'marked';
}

export function markedModel(marking: Marking = {}): MeaningModel {
  const { counts = { opened: 0, read: 0 }, hash = `sha256:${'0'.repeat(64)}`, resolve = () => 'marked' } = marking;
  return {
    families: new Map(Object.entries(FAMILIES).map(([id, [by, means]]) => [id, { by, means }])),
    hash,
    open(turns) {
      counts.opened++;
      return {
        of(family, index) {
          counts.read++;
          const turn = turns[index];
          if (turn === undefined || turn.speaker !== FAMILIES[family]?.[0]) return [];
          return placesIn(turn.text, family).flatMap((place) => {
            const comes = resolve(family, index, place);
            return comes === 'out' ? [] : [comes === 'sure' ? { ...place, sure: true } : place];
          });
        },
        prove: (family, index, place) => ({
          nearest: { text: `An example of ${family}.`, nearMiss: false },
          words: (turns[index]?.text.slice(place.start, place.end) ?? '').split(' ').slice(0, 2),
        }),
      };
    },
  };
}
