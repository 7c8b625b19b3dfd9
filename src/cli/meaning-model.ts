// The trained model of meanings: its code is loaded when the first rubric asks for a meaning, each file once.

import type { MeaningModel } from '../model/meaning.ts';

const models = new Map<string, Promise<MeaningModel>>();

/** The model in the bytes of a file. */
export function readModel(bytes: Uint8Array, file: string): Promise<MeaningModel> {
  const known = models.get(file) ?? load(bytes);
  models.set(file, known);
  return known;
}

async function load(bytes: Uint8Array): Promise<MeaningModel> {
  const { loadModel } = await import('../meaning/index.ts');
  return loadModel(bytes);
}
