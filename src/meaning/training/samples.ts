// Training samples: each example and near miss of one side, with what it says about every family of that side.

import type { Speaker, Turn } from '../../model/interaction.ts';
import type { Example, IntentFamily, Register } from '../../model/meaning.ts';
import { asRecognised, asTyped } from './noise.ts';
import { Random } from './random.ts';

/** What a sample says of a family. `unknown`: another family's sentence, which may carry this meaning too. */
export const LABEL = { no: -1, unknown: 0, yes: 1 } as const;

export interface Sample {
  readonly text: string;
  readonly after: string | undefined;
  readonly register: Register;
  /** Number of the sentence among all that were written: a noisy copy shares it. */
  readonly origin: number;
  readonly noisy: boolean;
  /** By place among the side's families. */
  readonly labels: Int8Array;
  /** Everyday talk that carries no meaning of any family. */
  readonly ordinary: boolean;
  /** What the other side meant just before: numbers of reply features. Empty where nothing was said before. */
  readonly replyTo: readonly number[];
}

/** The families of one side and what they teach. */
export interface Lesson {
  readonly side: Speaker;
  readonly families: readonly IntentFamily[];
  readonly samples: readonly Sample[];
}

/** Of the sentences that no recogniser wrote, the share whose noisy copy is as recognised; the rest are as typed. */
const RECOGNISED = 0.6;

/** Samples of one side, each also in a noisy copy. */
export function lessonOf(families: readonly IntentFamily[], side: Speaker, seed: number): Lesson {
  const own = families.filter((family) => family.by === side && family.ordinary !== true);
  const ordinary = families.filter((family) => family.by === side && family.ordinary === true);
  const everyday = ordinary
    .flatMap((family) => family.examples)
    .map((example) => ({ example, labels: new Int8Array(own.length), ordinary: true }));
  const samples: Sample[] = [];
  const random = new Random(seed);
  for (const { example, labels, ordinary } of [...labelled(own), ...everyday]) {
    const origin = samples.length;
    const base = { after: example.after, register: example.register, origin, labels, ordinary, replyTo: [] };
    samples.push({ ...base, text: example.text, noisy: false });
    if (example.register === 'asr') continue;
    const make = random.next() < RECOGNISED ? asRecognised : asTyped;
    const after = example.after === undefined ? undefined : make(example.after, random);
    samples.push({ ...base, text: make(example.text, random), after, noisy: true });
  }
  return { side, families: own, samples };
}

interface Labelled {
  readonly example: Example;
  readonly labels: Int8Array;
  readonly ordinary: boolean;
}

/** Each sentence once, with its label for every family. */
function labelled(families: readonly IntentFamily[]): Iterable<Labelled> {
  const place = new Map(families.map((family, index) => [family.id, index]));
  const sentences = new Map<string, Labelled>();
  const labelsOf = (example: Example): Int8Array => {
    const key = `${example.after ?? ''}\n${example.text}`;
    const known = sentences.get(key) ?? { example, labels: new Int8Array(families.length), ordinary: false };
    sentences.set(key, known);
    return known.labels;
  };
  for (const [index, family] of families.entries()) {
    for (const example of family.examples) {
      const labels = labelsOf(example);
      for (const one of carried(family, place, families)) labels[one] = LABEL.yes;
    }
    for (const example of family.nearMisses) {
      const labels = labelsOf(example);
      if (labels[index] !== LABEL.yes) labels[index] = LABEL.no;
    }
  }
  return sentences.values();
}

/** A family and the wider ones that it implies. */
function carried(
  family: IntentFamily,
  place: ReadonlyMap<string, number>,
  families: readonly IntentFamily[],
  seen = new Set<number>(),
): ReadonlySet<number> {
  for (const id of [family.id, ...family.implies]) {
    const index = place.get(id);
    if (index === undefined || seen.has(index)) continue;
    seen.add(index);
    carried(families[index] as IntentFamily, place, families, seen);
  }
  return seen;
}

/** A sample as a conversation: what the other side said before, if anything, and the sentence. */
export function turnsOf(sample: Pick<Sample, 'text' | 'after'>, side: Speaker): readonly Turn[] {
  const said: Turn = { speaker: side, text: sample.text };
  return sample.after === undefined ? [said] : [{ speaker: otherSide(side), text: sample.after }, said];
}

export function otherSide(side: Speaker): Speaker {
  return side === 'agent' ? 'customer' : 'agent';
}
