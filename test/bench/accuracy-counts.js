// How many examples and near misses there are, by family and by register.

import { readFamilies } from './accuracy-families.js';

const REGISTERS = ['plain', 'terse', 'formal', 'chat', 'uk', 'indian', 'philippine', 'nonnative', 'asr'];

export async function run(options) {
  const families = await readFamilies(options.intents);
  const rows = families.map(({ id, by, examples, nearMisses }) => ({
    family: id,
    by,
    examples: byRegister(examples),
    nearMisses: byRegister(nearMisses),
  }));
  const total = (key, register) => rows.reduce((sum, row) => sum + (row[key][register] ?? 0), 0);
  const cells = ({ examples, nearMisses }) =>
    REGISTERS.map((register) => `${examples[register] ?? 0}+${nearMisses[register] ?? 0}`);
  const sum = (counts) => Object.values(counts).reduce((all, count) => all + count, 0);
  const all = {
    examples: Object.fromEntries(REGISTERS.map((register) => [register, total('examples', register)])),
    nearMisses: Object.fromEntries(REGISTERS.map((register) => [register, total('nearMisses', register)])),
  };
  const sides = ['agent', 'customer'].map((side) => {
    const own = rows.filter(({ by }) => by === side);
    const count = (key) => own.reduce((most, row) => most + sum(row[key]), 0);
    return [side, own.length, count('examples'), count('nearMisses')];
  });
  return {
    tables: [
      { head: ['side', 'families', 'examples', 'near misses'], rows: sides },
      {
        head: ['register', 'examples', 'near misses'],
        rows: [
          ...REGISTERS.map((register) => [register, all.examples[register], all.nearMisses[register]]),
          ['all', sum(all.examples), sum(all.nearMisses)],
        ],
      },
      {
        title: 'Examples + near misses',
        head: ['family', 'pla', 'ter', 'for', 'cha', 'uk', 'ind', 'phi', 'non', 'asr'],
        rows: rows.map((row) => [row.family, ...cells(row)]),
      },
    ],
    data: { families: rows, all },
  };
}

function byRegister(list) {
  const counts = {};
  for (const { register } of list) counts[register] = (counts[register] ?? 0) + 1;
  return counts;
}
