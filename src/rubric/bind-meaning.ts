// Binding of meanings: which families a finder asks the model for, and which finders below it ask at all.

import type { Speaker } from '../model/interaction.ts';
import type { MeaningModel } from '../model/meaning.ts';
import type { Guard } from '../model/phrase.ts';
import type { Finder } from '../model/rubric.ts';

/** What a finder asks the model. */
export interface BoundMeaning {
  readonly model: MeaningModel;
  readonly families: readonly BoundFamily[];
  /** Patterns that mean something else, and contexts in which it does not count: for finders without words of their own. */
  readonly not: readonly number[];
  readonly unless: readonly Guard[];
}

export interface BoundFamily {
  readonly id: string;
  readonly by: Speaker;
  /** The family's one line, as it goes into a sentence. */
  readonly means: string;
}

/** The meanings of a finder; undefined when it asks for words only. */
export function bindMeaning(
  finder: Finder,
  model: MeaningModel | undefined,
  not: readonly number[],
): BoundMeaning | undefined {
  if (finder.means === undefined) return undefined;
  if (model === undefined) throw new Error('a rubric that uses `means` was bound without a model');
  const families = finder.means.flatMap((id): readonly BoundFamily[] => {
    const family = model.families.get(id);
    if (family === undefined) throw new Error(`the model knows no meaning "${id}"`);
    if (finder.by !== undefined && !finder.by.includes(family.by)) return [];
    return [{ id, by: family.by, means: inSentence(family.means) }];
  });
  return { model, families, not, unless: finder.unless ?? [] };
}

/** The finder itself and those inside it that ask for a meaning. */
export function meantBelow(finder: Finder): readonly Finder[] {
  const inner = [finder.after, finder.before, finder.with, finder.without].filter((one) => one !== undefined);
  return [...(finder.means === undefined ? [] : [finder]), ...inner.flatMap(meantBelow)];
}

/** "Offers help." → "offers help": the line stands in quotation marks in the middle of a sentence. */
export function inSentence(line: string): string {
  const plain = line.trim().replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain;
}
