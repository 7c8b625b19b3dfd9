// What the formats made of text for people say when it cannot be understood.

import type { Problem } from '../model/problem.ts';
import type { Fault } from './format.ts';

export const NO_LABELS: Fault = {
  code: 'ingest/no-speaker-labels',
  message: 'No line starts with a speaker label such as "Agent:" or "Customer:".',
};

export const UNCLEAR_TIMES: Problem = {
  code: 'ingest/unclear-times',
  message: 'Times such as 09:14 could be hours and minutes or minutes and seconds; they are left out.',
  hint: 'Write times in front of lines as 00:09:14 or with the date.',
  severity: 'warning',
};

export const INFERRED_ROLES: Problem = {
  code: 'ingest/inferred-roles',
  message: 'The labels are names without roles; who is the agent was told from what is said at the opening.',
  hint: 'Write the role into the labels: "Agent Dana:", "Customer Lee:".',
  severity: 'warning',
};
