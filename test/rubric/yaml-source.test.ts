import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import { offsetInSource } from '../../src/rubric/scalar-place.ts';
import { load, rubricWith } from './memory-files.ts';

const GOOD = rubricWith(`check:
  grade:
    - if: {response: {to: "{greeting}", with: [welcome back, 'it''s good'], within: 2 turns}}
      then: met
    - {if: {metric: dead-air, at-most: 20 seconds}, then: partial, credit: 0.25}
    - {if: {regex: '\\bRMA-\\d{6}', by: agent}, then: not-met}
    - else: not-met
auto-fail: {scope: section, mode: {cap: 50}}`);

describe('files that are refused whole', () => {
  test('over 1 MB', async () => {
    const { problems } = await load(`${GOOD}# ${'x'.repeat(1_000_000)}\n`);
    expect(problems).toMatchObject([{ code: 'yaml/too-large' }]);
  });

  test('not UTF-8: the line is told', async () => {
    const bytes = new TextEncoder().encode(GOOD);
    bytes[GOOD.indexOf('1.0.0')] = 0xff;
    const { problems } = await load(bytes);
    expect(problems[0]?.message).toContain('line 2');
  });

  test('an alias bomb is refused before it grows', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 30; n++)
      lines.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
      );
    const begun = performance.now();
    const { rubric, problems } = await load(lines.join('\n'));
    expect(rubric).toBeUndefined();
    expect(problems[0]?.code).toBe('yaml/alias');
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test.each([
    '__proto__: {polluted: true}',
    'phrases:\n  __proto__: {say: hello there}',
    'constructor: {prototype: {polluted: true}}',
  ])('prototype keys: %s', async (text) => {
    const { rubric } = await load(`${text}\n`);
    expect(rubric).toBeUndefined();
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('encodings that mean the same', () => {
  test('a byte order mark and Windows line ends change nothing', async () => {
    const plain = await load(GOOD);
    expect(plain.problems).toEqual([]);
    const marked = await load(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`);
    expect(marked.problems).toEqual([]);
    expect(marked.rubric?.hash).toBe(plain.rubric?.hash);
  });

  test('places count lines and columns in Windows files too', async () => {
    const { problems } = await load(GOOD.replace('"{greeting}"', '"good {greting}"').replaceAll('\n', '\r\n'));
    const line = GOOD.split('\n').findIndex((one) => one.includes('{greeting}')) + 1;
    expect(problems).toMatchObject([{ place: { line, column: (GOOD.split('\n')[line - 1] ?? '').indexOf('"{') + 7 } }]);
  });
});

describe('a damaged file', () => {
  test('never throws, and gives a rubric or problems with places in the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(GOOD.length - 1),
        fc.nat(12),
        fc.constantFrom(
          '',
          ' ',
          '\n',
          '\t',
          ':',
          '- ',
          '"',
          "'",
          '[',
          ']',
          '{',
          '}',
          '*',
          '&a ',
          '!x ',
          '#',
          '|',
          '\u0001',
          'é',
          '0',
          'null',
        ),
        async (at, cut, put) => {
          const text = GOOD.slice(0, at) + put + GOOD.slice(at + cut);
          const { rubric, problems } = await load(text);
          const errors = problems.filter((problem) => problem.severity !== 'warning');
          expect(rubric === undefined).toBe(errors.length > 0);
          for (const problem of problems) {
            expect(problem.message).toMatch(/^.{5,300}[.]$/s);
            expect(problem.place?.line ?? 1).toBeLessThanOrEqual(text.split('\n').length);
          }
        },
      ),
      { numRuns: 400 },
    );
  }, 30_000);
});

test('an offset in a value leads to the same character in the file, however the text is quoted', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', "'", '"', '\\', 'é', '(', '|', '…', '😀', '\t'),
    minLength: 1,
    maxLength: 8,
  });
  const text = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(' '));
  const style = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL');
  fc.assert(
    fc.property(text, style, (written, type) => {
      const file = stringify(
        { phrases: { greeting: written } },
        { defaultStringType: type, defaultKeyType: 'PLAIN', lineWidth: 30 },
      );
      const document = parseDocument(file);
      const phrases = isMap(document.contents) ? document.contents.get('phrases', true) : undefined;
      const node = isMap(phrases) ? phrases.get('greeting', true) : undefined;
      if (!isScalar(node) || !node.range || typeof node.value !== 'string')
        throw new Error('the sample does not read back');
      const value = node.value;
      const source = file.slice(node.range[0], node.range[1]);
      for (let at = 0; at < value.length; at++) {
        const found = source.slice(offsetInSource(source, value, at));
        const character = value[at] ?? '';
        if (character === ' ') expect(found).toMatch(/^(\s|\\)/);
        else expect([character, '\\', "'"]).toContain(found[0]);
        if (/[ab(|é]/.test(character)) expect(found[0]).toBe(character);
      }
    }),
    { numRuns: 500 },
  );
});
