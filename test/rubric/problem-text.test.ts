import { expect, test } from 'vitest';
import { PERSONAL_TYPES } from '../../src/privacy/personal-datum.ts';
import { excerpt } from '../../src/rubric/excerpt.ts';
import { PERSONAL_DATA } from '../../src/rubric/personal-data-names.ts';
import { formatProblem, sortProblems } from '../../src/rubric/problem-text.ts';

test('place and message, excerpt, hint', () => {
  expect(
    formatProblem({
      code: 'x',
      message: 'Wrong.',
      place: { file: 'a.yaml', line: 2, column: 3 },
      excerpt: '> 2 | a: b\n    |   ^',
      hint: 'did you mean `c`?',
    }),
  ).toBe('a.yaml:2:3  Wrong.\n  > 2 | a: b\n      |   ^\n  did you mean `c`?');
  expect(formatProblem({ code: 'x', message: 'Odd.', severity: 'warning' })).toBe('warning: Odd.');
});

test('sorted by file in the order given, line and column; each once', () => {
  const at = (file: string, line: number, column: number) => ({
    code: 'x',
    message: 'm',
    place: { file, line, column },
  });
  const sorted = sortProblems([at('b', 1, 1), at('a', 10, 1), at('a', 2, 5), at('a', 2, 3), at('a', 2, 3)], ['a', 'b']);
  expect(sorted.map(({ place }) => `${place?.file}${place?.line}:${place?.column}`)).toEqual([
    'a2:3',
    'a2:5',
    'a10:1',
    'b1:1',
  ]);
});

test('the caret stands below the place, in long lines and with tabs too', () => {
  const long = `${'x'.repeat(150)}HERE${'y'.repeat(150)}`;
  for (const [line, column] of [
    ['\ta: HERE', 5],
    ['HERE', 1],
    [long, 151],
  ] as const) {
    const rows = excerpt(['before', line, 'after'], 2, column, 4).split('\n');
    const caret = rows[2]?.indexOf('^^^^') ?? -1;
    expect(rows[1]?.slice(caret, caret + 4)).toBe('HERE');
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThan(115);
  }
});

test('an excerpt never carries terminal controls', () => {
  expect(excerpt(['a: \u001b[31mred\u202e'], 1, 1, 1)).toBe('> 1 | a: ·[31mred·\n    | ^');
});

test('the types of personal data are those of the detectors', () => {
  expect(PERSONAL_DATA).toEqual(PERSONAL_TYPES);
});
