// Whatever comes in through the pipe: one answer for each line, in order, valid and inert; and no answer but the contract's.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inert } from '../../src/report/inert.ts';
import { callmark } from './shell.ts';

const INPUTS = join(import.meta.dirname, '../../fixtures/golden/inputs');
const calls = (await readFile(join(INPUTS, 'calls.jsonl'), 'utf8')).trim().split('\n');

/** A line of the sample with a piece of it replaced by something else. */
const damaged = fc
  .record({
    line: fc.constantFrom(...calls),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(30),
    piece: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '',
        '"',
        '}',
        ',',
        '\\',
        'null',
        '1e999',
        '-1',
        '"__proto__":{"x":1},',
        '\\u001b[31m',
        '\u009b31m',
        '\u202e',
        '\u2028',
      ),
    ),
  })
  .map(({ line, at, length, piece }) => {
    const start = Math.floor(at * line.length);
    return (line.slice(0, start) + piece + line.slice(start + length)).replaceAll('\n', ' ').replaceAll('\r', ' ');
  });
const lines = fc.array(
  fc.oneof(
    fc.constantFrom(...calls),
    damaged,
    fc.jsonValue().map((value) => JSON.stringify(value)),
  ),
  {
    minLength: 1,
    maxLength: 6,
  },
);

/** A stream that begins with a bracket, or a brace alone, is one JSON document and not lines. */
const isLines = (input: readonly string[]): boolean => !/^\s*(\[|\{\s*\n)/.test(input.join('\n'));

describe('a pipe of anything', () => {
  it('is answered line by line', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(lines.filter(isLines), async (input) => {
        const { stdout, stderr, status } = await callmark(['score', '-', '-r', 'small'], INPUTS, {
          stdin: input.map((line) => `${line}\n`).join(''),
        });
        const answers = stdout.split('\n').slice(0, -1);
        const asked = input.filter((line) => line.trim() !== '');
        expect(answers.length).toBe(asked.length);
        const scored = answers
          .map((answer) => JSON.parse(answer))
          .filter((answer) => answer.schema === 'callmark.evaluation/1');
        const duplicates = answers.filter((answer) => answer.includes('"ingest/duplicate"')).length;
        const bad = answers.length - scored.length - duplicates;
        expect(status).toBe(bad === 0 ? 0 : scored.length === 0 ? 4 : 3);
        for (const line of [...answers, ...stderr.split('\n')]) expect(inert(line)).toBe(line);
        expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x');
      }),
      { numRuns: 500 },
    );
  });
});
