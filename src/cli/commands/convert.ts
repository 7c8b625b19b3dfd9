// callmark convert: any supported input as canonical JSON lines.

import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readSource } from '../../ingest/read.ts';
import type { Channel, Direction, Interaction } from '../../model/interaction.ts';
import type { Problem } from '../../model/problem.ts';
import { loadConfig } from '../config.ts';
import { badLine, codeFor, findSources, parseMaxBad, warningLines } from '../inputs.ts';
import { type Io, writeError, writeOut } from '../io.ts';

interface ConvertFlags {
  readonly inputFormat?: string;
  readonly channel?: Channel;
  readonly direction?: Direction;
  readonly timezone?: string;
  readonly output?: string;
  readonly maxBad?: string;
}

export async function convert(io: Io, inputs: readonly string[], flags: ConvertFlags): Promise<number> {
  parseMaxBad(flags.maxBad);
  const config = await loadConfig(io);
  const timezone = flags.timezone ?? config.timezone;
  const found = await findSources(io, inputs, flags.inputFormat);
  const warnings: Problem[] = [];
  const options = {
    stdin: io.stdin,
    warn: (problem: Problem) => warnings.push(problem),
    ...(timezone === undefined ? {} : { timezone }),
    ...(flags.channel === undefined ? {} : { channel: flags.channel }),
    ...(flags.direction === undefined ? {} : { direction: flags.direction }),
  };
  const file = flags.output === undefined ? undefined : await open(resolve(io.cwd, flags.output), 'w', 0o600);
  const counts = { read: 0, scored: 0, quarantined: 0 };
  try {
    for (const source of found.sources) {
      for await (const item of readSource(source, options)) {
        io.signal.throwIfAborted();
        counts.read++;
        if (item.kind === 'bad') {
          counts.quarantined++;
          writeError(io, badLine(item.bad));
          continue;
        }
        counts.scored++;
        const line = `${JSON.stringify(canonical(item.interaction))}\n`;
        if (file === undefined) await writeOut(io, line);
        else await file.write(line);
      }
    }
  } finally {
    await file?.close();
  }
  for (const line of warningLines(warnings)) writeError(io, line);
  for (const { file: skipped, reason } of found.skipped) writeError(io, `${skipped}  skipped: ${reason}`);
  return codeFor(counts, flags.maxBad);
}

/** Keys in the contract's order; where the record came from is not part of the format. */
function canonical({
  id,
  channel,
  direction,
  language,
  startedAt,
  durationMs,
  agent,
  customer,
  queue,
  recordingNotice,
  attributes,
  turns,
}: Interaction): object {
  const kept = Object.keys(attributes).length === 0 ? undefined : attributes;
  return {
    id,
    channel,
    direction,
    language,
    startedAt,
    durationMs,
    agent,
    customer,
    queue,
    recordingNotice,
    attributes: kept,
    turns,
  };
}
