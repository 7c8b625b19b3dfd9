// Mapping files: what they may say, and what a person is told when they say it wrong.

import { describe, expect, it } from 'vitest';
import { loadMapping, parseMapping } from '../../../src/ingest/crm/index.ts';

function problemsOf(text: string) {
  return parseMapping(text, 'crm.yaml').problems;
}

describe('a wrong mapping', () => {
  it.each([
    ['a misspelt key', 'key: id\ncolums: { team: agent.team }', 'mapping/unknown-key', 2, 1, 'Did you mean `columns`?'],
    ['a missing key', 'columns: { team: agent.team }', 'mapping/missing-key', 1, 1, undefined],
    [
      'an unknown field',
      'key: id\ncolumns:\n  team: agent.taem',
      'mapping/unknown-field',
      3,
      9,
      'Did you mean `agent.team`?',
    ],
    [
      'a bare attribute',
      'key: id\ncolumns:\n  csat: csat',
      'mapping/unknown-field',
      3,
      9,
      'Did you mean `attributes.csat`?',
    ],
    ['a reserved attribute', 'key: id\ncolumns:\n  a: attributes.__proto__', 'mapping/unknown-field', 3, 6, undefined],
    [
      'an unknown type',
      'key: id\ncolumns:\n  a: { to: attributes.a, type: nubmer }',
      'mapping/unknown-type',
      3,
      32,
      'Did you mean `number`?',
    ],
    [
      'an option of another type',
      'key: id\ncolumns:\n  a: { to: attributes.a, type: number, unit: s }',
      'mapping/unknown-key',
      3,
      40,
      undefined,
    ],
    [
      'a misspelt option',
      'key: id\ncolumns:\n  a: { to: attributes.a, type: date, fromat: iso }',
      'mapping/unknown-key',
      3,
      38,
      'Did you mean `format`?',
    ],
    [
      'a text column for a duration',
      'key: id\ncolumns:\n  a: durationMs',
      'mapping/wrong-type',
      3,
      6,
      expect.stringContaining('type: duration'),
    ],
    [
      'a duration without unit',
      'key: id\ncolumns:\n  a: { to: durationMs, type: duration }',
      'mapping/missing-key',
      3,
      3,
      undefined,
    ],
    [
      'two columns for one field',
      'key: id\ncolumns:\n  a: queue\n  b: queue',
      'mapping/duplicate-target',
      4,
      6,
      undefined,
    ],
    ['a column twice', 'key: id\ncolumns:\n  a: queue\n  a: language', 'mapping/duplicate-key', 4, 3, undefined],
    [
      'an unknown zone',
      'key: id\ntimezone: Europe/Berln\ncolumns: { a: queue }',
      'mapping/unknown-timezone',
      2,
      11,
      'Did you mean `Europe/Berlin`?',
    ],
    [
      'a channel that is none',
      'key: id\ncolumns:\n  a: { to: channel, values: { Phone: voise } }',
      'mapping/wrong-value',
      3,
      38,
      'Did you mean `voice`?',
    ],
    [
      'a pattern with unknown letters',
      'key: id\ncolumns:\n  a: { to: attributes.a, type: date, format: DD.MM.YYYY }',
      'mapping/wrong-format',
      3,
      46,
      undefined,
    ],
    [
      'local times without zone',
      'key: id\ncolumns:\n  a: { to: attributes.a, type: date, format: dd.MM.yyyy HH:mm }',
      'mapping/no-timezone',
      3,
      46,
      undefined,
    ],
    [
      'a start without time of day',
      'key: id\ncolumns:\n  a: { to: startedAt, type: date, format: dd.MM.yyyy }',
      'mapping/wrong-format',
      3,
      43,
      undefined,
    ],
    ['an anchor', 'key: &k id\ncolumns: { a: queue }', 'mapping/anchor', 1, 9, undefined],
    ['a tag', 'key: !js id\ncolumns: { a: queue }', 'mapping/tag', 1, 10, undefined],
    ['broken YAML', 'key: id\ncolumns: { a: queue', 'mapping/yaml-syntax', 2, 20, undefined],
    ['nothing in it', '', 'mapping/wrong-value', 1, 1, undefined],
    ['no columns', 'key: id\ncolumns: {}', 'mapping/no-columns', 2, 10, undefined],
    [
      'one mark for two things',
      'key: id\ncolumns:\n  a: { to: attributes.a, type: number, decimal: ".", thousands: "." }',
      'mapping/wrong-value',
      3,
      65,
      undefined,
    ],
  ])('with %s', (_, text, code, line, column, hint) => {
    const problems = problemsOf(text);
    expect(problems[0]).toMatchObject({ code, place: { file: 'crm.yaml', line, column }, severity: 'error' });
    if (hint !== undefined) expect(problems[0]?.hint).toEqual(hint);
    expect(problems[0]?.excerpt?.split('\n').at(-1)).toMatch(/^ +\| *\^$/);
  });

  it('is told all at once', () => {
    const problems = problemsOf('key: id\ncolumns:\n  a: agent.nam\n  b: queeu\n  c: { to: startedAt }\n');
    expect(problems.map(({ place }) => place?.line)).toEqual([3, 4, 5]);
  });

  it('shows the line and a caret', () => {
    expect(problemsOf('key: id\ncolumns:\n  team: agent.taem\n')[0]?.excerpt).toBe(
      ['  1 | key: id', '  2 | columns:', '> 3 |   team: agent.taem', '    |         ^'].join('\n'),
    );
  });

  it('does not unfold a bomb of aliases', () => {
    const bomb = Array.from(
      { length: 20 },
      (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}, *a${i - 1}`}]`,
    ).join('\n');
    expect(problemsOf(bomb).every(({ code }) => code === 'mapping/anchor')).toBe(true);
  });

  it('may not be there at all', async () => {
    expect((await loadMapping('fixtures/crm/no-such.yaml')).problems).toMatchObject([{ code: 'mapping/unreadable' }]);
  });
});
