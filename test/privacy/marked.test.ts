import { describe, expect, it } from 'vitest';
import { redact } from '../../src/privacy/redact.ts';
import { readMarked } from './marked.ts';

const cases = readMarked(new URL('../../fixtures/privacy/', import.meta.url));

describe.each([...new Set(cases.map((one) => one.file))])('%s', (file) => {
  it.each(cases.filter((one) => one.file === file))('$name', ({ turns, spans }) => {
    const { found } = redact(turns);
    const show = (list: readonly { turn: number; start: number; end: number; type: string }[]) =>
      list.map(({ turn, start, end, type }) => `${turn} ${type}: ${turns[turn]?.text.slice(start, end)}`);
    expect(show(found)).toEqual(show(spans));
  });
});
