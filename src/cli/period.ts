// --from and --to: calendar days, both included.

import { CommandFailed, EXIT } from './exit-code.ts';
import { shownName } from './shown.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The period asked for; undefined for all time. */
export function periodOf(flags: { readonly from?: string; readonly to?: string }): Period | undefined {
  const from = dayOf('--from', flags.from);
  const to = dayOf('--to', flags.to);
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined && from > to)
    throw new CommandFailed(EXIT.usage, [`--from ${from} is after --to ${to}.`]);
  return { from: from ?? '0000-01-01', to: to ?? '9999-12-31' };
}

function dayOf(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const [, year, month, day] = (DAY.exec(text) ?? []).map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  if (date.getUTCMonth() + 1 === month && date.getUTCDate() === day) return text;
  throw new CommandFailed(EXIT.usage, [`${flag} takes a day such as 2026-11-02; it was "${shownName(text)}".`]);
}
