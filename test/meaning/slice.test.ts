// Training is the same everywhere: the digests of two small models, stored. After a wanted change of the training or of the
// sentences UPDATE_GOLDEN=1 writes them anew, and `npm run train` the shipped model.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sentencesOf, unpackModel } from '../../src/meaning/model-file.ts';
import { packTeaching } from '../../src/meaning/training/pack.ts';
import { teach } from '../../src/meaning/training/teach.ts';
import { diskFiles } from '../../src/rubric/files.ts';
import { readIntents } from '../../src/rubric/intents-reader.ts';

const SHIPPED = 'rubrics/intents';
const OWN = 'fixtures/intents';
const GOLDEN = 'fixtures/intents/digests.txt';
const hasShipped = existsSync(SHIPPED) && readdirSync(SHIPPED).some((name) => name.endsWith('.yaml'));

async function modelOf(folder: string, ids: readonly string[]): Promise<Uint8Array> {
  const { families, problems } = await readIntents([folder], diskFiles());
  if (families === undefined) throw new Error(problems.map((problem) => problem.message).join('\n'));
  const chosen = families.filter((family) => ids.includes(family.id));
  expect(chosen).toHaveLength(ids.length);
  return packTeaching(teach(chosen));
}

/** Of what was learnt: another zlib packs the sentences into other bytes. */
function digestOf(bytes: Uint8Array): string {
  const file = unpackModel(bytes);
  const hash = createHash('sha256');
  const plain = file.head.arrays.filter(({ name }) => name !== 'sentences');
  hash.update(JSON.stringify({ ...file.head, arrays: plain }));
  for (const { name, kind } of plain) {
    const { buffer, byteOffset, byteLength } = file.array(name, kind);
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.update(JSON.stringify(sentencesOf(file))).digest('hex');
}

function stored(): Map<string, string> {
  const lines = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8').trim().split('\n') : [];
  return new Map(lines.map((line) => line.split('  ') as [string, string]));
}

function compare(name: string, digest: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    const all = [...stored().set(name, digest)].sort();
    writeFileSync(GOLDEN, `${all.map((pair) => pair.join('  ')).join('\n')}\n`);
  }
  expect(digest).toBe(stored().get(name));
}

test('a small set', async () => {
  const ids = ['asks-for-photo', 'offers-refund', 'wants-receipt'];
  compare(OWN, digestOf(await modelOf(OWN, ids)));
});

test.skipIf(!hasShipped)('three of the shipped families, of both sides', async () => {
  compare(SHIPPED, digestOf(await modelOf(SHIPPED, ['asks-supervisor', 'offer-help', 'says-why-transfer'])));
});

test('two trainings in one process do not differ', async () => {
  const [one, two] = [
    await modelOf(OWN, ['offers-refund', 'wants-receipt']),
    await modelOf(OWN, ['offers-refund', 'wants-receipt']),
  ];
  expect(Buffer.from(one).equals(two)).toBe(true);
});
