// What is measured: the intent families, the trained model, and the folder of conversations written by others.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskFiles } from '../../dist/rubric/files.js';
import { readIntents } from '../../dist/rubric/intents-reader.js';

export const RUBRICS = fileURLToPath(new URL('../../rubrics', import.meta.url));
const INTENTS = join(RUBRICS, 'intents');
const PROBLEMS_SHOWN = 5;

/** All families of the folders, by id; a later folder adds to those before. */
export async function readFamilies(folders) {
  const { families, problems } = await readIntents(folders.length > 0 ? folders : [INTENTS], diskFiles());
  if (families !== undefined) return families;
  const lines = problems.map(({ message, place }) => `${place.file}:${place.line ?? ''} ${message}`);
  throw new Error(`the intent families cannot be read\n${lines.slice(0, PROBLEMS_SHOWN).join('\n')}`);
}

/** Small letters and digits only: sentences that fold to the same are one sentence. */
export function folded({ text, after = '' }) {
  const fold = (part) =>
    part
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return `${fold(after)}|${fold(text)}`;
}

/** Every example and near miss of a family as something to be recognised or not; everyday talk belongs to none. */
export function questions(families) {
  return meanings(families).flatMap(({ id, by, examples, nearMisses }) => [
    ...examples.map((example) => ({ ...example, family: id, by, yes: true })),
    ...nearMisses.map((example) => ({ ...example, family: id, by, yes: false })),
  ]);
}

/** The families that a model recognises. */
export function meanings(families) {
  return families.filter(({ ordinary }) => ordinary !== true);
}

/** The families without the sentences that are held back. */
export function without(families, held) {
  const kept = (list) => list.filter((example) => !held(example));
  return families.map((family) => ({
    ...family,
    examples: kept(family.examples),
    nearMisses: kept(family.nearMisses),
  }));
}

export function modelPath({ model }) {
  return model ?? join(INTENTS, 'model.bin');
}

export async function readModel(options) {
  const path = modelPath(options);
  if (!existsSync(path)) throw new Error(`there is no trained model ${path}; name one with --model`);
  const { loadModel } = await import('../../dist/meaning/index.js');
  return loadModel(readFileSync(path));
}

/** A file of the corpora; undefined where they are absent. */
export function corpus(...path) {
  const folder =
    process.env.CALLMARK_CORPORA ?? resolve(fileURLToPath(new URL('../../../shared/corpora', import.meta.url)));
  const file = join(folder, ...path);
  return existsSync(file) ? file : undefined;
}

export const NO_CORPORA = 'the corpora are absent; CALLMARK_CORPORA may name their folder.';

export function jsonLines(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}
