// What is printed around the data: shell words, JSON, names, paths.

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../src/cli/json-text.ts';
import { nextCommands, shellWord } from '../../src/cli/next-commands.ts';
import { shownName, shownPath, wrap } from '../../src/cli/shown.ts';
import { inert } from '../../src/report/inert.ts';

const anything = fc.string({ unit: 'grapheme' });
const hostile = fc.oneof(
  anything,
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u001b[31m', '\u009b2J', '\u202e', '$(x)', '`x`', "'", '-', '"\\'),
);

describe('jsonText', () => {
  it('says the same as JSON and nothing that a terminal acts upon', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.jsonValue()), (value) => {
        const text = jsonText(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(inert(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('shellWord', () => {
  it('is read back by a shell as it was', () => {
    const words = fc.sample(
      hostile.filter((word) => !/[\0\p{Surrogate}]/u.test(word)),
      300,
    );
    const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
    const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    expect(read).toEqual(words);
  });
});

describe('nextCommands', () => {
  it('names the store where it is not the usual one', () => {
    expect(nextCommands('my store', false, '-rf')).toEqual([
      "callmark report scorecards --store 'my store' -o scorecards/",
      "callmark explain --store 'my store' -- -rf",
    ]);
    expect(nextCommands('callmark-store', true, undefined)).toEqual(['callmark report scorecards -o scorecards/']);
  });

  it('proposes no id that cannot be shown', () => {
    expect(nextCommands('s', true, 'a\u001b[2J')).toHaveLength(1);
  });
});

describe('shown', () => {
  it('names are inert, on one line and not endless', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const shown = shownName(name.repeat(30));
        expect(inert(shown)).toBe(shown);
        expect(shown.length).toBeLessThanOrEqual(80);
      }),
      { numRuns: 1000 },
    );
  });

  it('paths are as short as they can be written', () => {
    const io = { cwd: '/home/ann/calls' };
    expect(shownPath(io, '/home/ann/calls/week/a.jsonl')).toBe('week/a.jsonl');
    expect(shownPath(io, '/home/ann/store')).toBe('../store');
    expect(shownPath(io, '/etc')).toBe('/etc');
    expect(shownPath(io, '-')).toBe('standard input');
  });

  it('wraps at the width and loses no word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'word', 'and', 'another', 'considerably')),
        fc.integer({ min: 20, max: 80 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width, '    ');
          expect(lines.map((one) => one.trim()).join(' ')).toBe(words.join(' '));
          for (const one of lines) expect(one.length).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
