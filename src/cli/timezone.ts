// Time zones that a user names: known to the runtime, or a usage error with the nearest one that is.

import { nearest } from '../rubric/spelling.ts';
import type { Config } from './config.ts';
import { CommandFailed, EXIT } from './exit-code.ts';

/** What is wrong with the name of a zone; undefined when it is an IANA name that the runtime knows. */
export function unknownZone(zone: string): { readonly message: string; readonly hint: string } | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    if (/^[A-Za-z]/.test(zone)) return undefined;
  } catch {
    // Said below.
  }
  const near = nearest(zone, Intl.supportedValuesOf('timeZone'));
  return {
    message: `There is no time zone called "${zone.slice(0, 60)}".`,
    hint:
      near === undefined
        ? 'write an IANA name, such as Europe/London or America/New_York'
        : `did you mean \`${near}\`?`,
  };
}

/** The zone of the flag, else of the configuration (which is checked where it is read). */
export function zoneOf(flags: { readonly timezone?: string }, config: Config): string | undefined {
  if (flags.timezone === undefined) return config.timezone;
  const wrong = unknownZone(flags.timezone);
  if (wrong === undefined) return flags.timezone;
  throw new CommandFailed(EXIT.usage, [`--timezone: ${wrong.message}`, `  ${wrong.hint}`]);
}
