// The header of an export against its mapping: columns that are missing, there twice, or taken over by nobody.

import type { Problem } from '../../model/problem.ts';
import type { ExportTable } from './export-rows.ts';
import type { Mapping } from './mapping.ts';
import { suggest } from './suggestion.ts';

/** Errors (a mapped column is missing, a column is there twice) and warnings (columns that nobody mapped). */
export function checkHeader(file: string, { header, headerLine }: ExportTable, mapping: Mapping): Problem[] {
  const problems: Problem[] = [];
  const place = { file, line: headerLine };
  const names = header.filter((name) => name !== '');
  for (const name of new Set(names.filter((candidate, i) => names.indexOf(candidate) !== i))) {
    problems.push({
      code: 'crm/duplicate-column',
      message: `The column \`${name}\` is there twice.`,
      place,
      hint: 'Rename or remove one of them: nobody can tell which is meant.',
      severity: 'error',
    });
  }
  for (const { column, place: at } of [mapping.key, ...mapping.columns]) {
    if (names.includes(column)) continue;
    const near = suggest(column, names);
    const hint = near === undefined ? `The export has ${list(names)}.` : `Did you mean \`${near}\`?`;
    problems.push(mapping.problem(at, 'crm/missing-column', `The export ${file} has no column \`${column}\`.`, hint));
  }
  if (mapping.ignore !== 'all') {
    const known = new Set([
      mapping.key.column,
      ...mapping.columns.map(({ column }) => column),
      ...mapping.ignore.map(({ column }) => column),
    ]);
    const left = names.filter((name) => !known.has(name));
    if (left.length > 0 && problems.length === 0) {
      problems.push({
        code: 'crm/unmapped-columns',
        message: `${left.length === 1 ? 'One column is' : `${left.length} columns are`} not in the mapping and left out: ${list(left)}.`,
        place,
        hint: 'Name them under `ignore`, or write `ignore: all`.',
        severity: 'warning',
      });
    }
    for (const { column, place: at } of mapping.ignore) {
      if (names.includes(column)) continue;
      const near = suggest(column, names);
      const problem = mapping.problem(
        at,
        'crm/missing-column',
        `The export ${file} has no column \`${column}\` to ignore.`,
        near === undefined ? undefined : `Did you mean \`${near}\`?`,
      );
      problems.push({ ...problem, severity: 'warning' });
    }
  }
  return problems;
}

function list(names: readonly string[]): string {
  const shown = names
    .slice(0, 8)
    .map((name) => `\`${name}\``)
    .join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
}
