// CRM exports: a mapping says what the columns mean, a table holds the rows, and a join puts a row beside an interaction.

export { joinCrm } from './join.ts';
export { type LoadedCrm, loadCrm } from './load.ts';
export { loadMapping, type Mapping, parseMapping } from './mapping.ts';
export { type CrmCounts, type CrmTable, openCrmTable } from './table.ts';
