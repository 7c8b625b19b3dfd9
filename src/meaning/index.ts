// Meanings recognised by example: the only door to this folder.

import type { MeaningModel } from '../model/meaning.ts';
import { unpackModel } from './model-file.ts';
import { Recogniser } from './recogniser.ts';

/** The model in the bytes of a model file; throws an Error that says what is wrong with them. */
export function loadModel(bytes: Uint8Array): MeaningModel {
  return new Recogniser(unpackModel(bytes));
}
