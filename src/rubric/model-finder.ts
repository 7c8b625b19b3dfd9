// The trained model that a rubric needs: given, or read from the file that the rubric names. Nothing is read when no finder
// asks for a meaning.

import { dirname, isAbsolute, join } from 'node:path';
import type { Node } from 'yaml';
import type { MeaningModel } from '../model/meaning.ts';
import type { RubricFiles } from './files.ts';
import { type Reading, report } from './reading.ts';
import { problemAt, rangeOf } from './yaml-source.ts';

/** Makes a model of the bytes of its file. */
export type ModelReader = (bytes: Uint8Array, file: string) => Promise<MeaningModel>;

/** In the folder of the shipped rubrics. */
const USUAL_MODEL = 'intents/model.bin';

/** The model; undefined when none is needed or there is none (reported). `named` is what stands under `intents`. */
export async function findModel(
  reading: Reading,
  named: { readonly path: string; readonly node: Node } | undefined,
  files: RubricFiles,
  meaning: MeaningModel | ModelReader | undefined,
): Promise<MeaningModel | undefined> {
  const use = reading.draft.meanings[0];
  if (use === undefined) {
    if (named !== undefined)
      report(reading, named.node, {
        code: 'rubric/unused-model',
        message: 'A model is named, but nothing here asks for a meaning.',
        hint: 'write `means:` where it belongs, or remove `intents`',
        severity: 'warning',
      });
    return undefined;
  }
  if (typeof meaning === 'object') return meaning;
  const refuse = (message: string, hint: string): undefined => {
    const fault = { code: 'rubric/no-model', message, hint };
    if (named !== undefined) report(reading, named.node, fault);
    else reading.draft.problems.push(problemAt(use.source, rangeOf(use.node), fault));
    return undefined;
  };
  const readBytes = async (bytes: Uint8Array, file: string, shown: string): Promise<MeaningModel | undefined> => {
    try {
      return await (meaning as ModelReader)(bytes, file);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return refuse(
        `\`${shown}\` cannot be read as a trained model: ${why.slice(0, 200).replace(/\.$/, '')}.`,
        'write it again with `callmark rubric learn`',
      );
    }
  };
  if (meaning === undefined)
    return refuse('`means` needs a trained model, and there is none here.', 'write the words under `says:`');
  if (named === undefined && files.usualModel !== undefined) {
    const bytes = await files.read(files.usualModel);
    if (bytes === undefined)
      return refuse(
        `There is no trained model \`${files.usualModel}\`, which the configuration names under \`intents\`.`,
        'write it with `callmark rubric learn`, or name another',
      );
    return readBytes(bytes, files.usualModel, files.usualModel);
  }
  const path = named?.path ?? USUAL_MODEL;
  if (isAbsolute(path)) return refuse('`intents` is a path relative to this file.', `for example \`${USUAL_MODEL}\``);
  // A model that is named is this one or none: with another in its place every score would mean something else.
  const folder =
    named === undefined ? (files.shippedDir ?? dirname(reading.source.file)) : dirname(reading.source.file);
  const file = join(folder, path);
  const bytes = await files.read(file);
  if (bytes !== undefined) return readBytes(bytes, file, path);
  return refuse(
    `There is no trained model \`${path}\` ${named === undefined ? 'among the rubrics that come with callmark' : 'beside this rubric'}.`,
    'write it with `callmark rubric learn`, or name another under `intents:`',
  );
}
