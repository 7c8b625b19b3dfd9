// callmark convert: any supported input as canonical JSON lines.

import { resolve } from 'node:path';
import { type ReadOptions, readSource } from '../../ingest/read.ts';
import type { Channel, Direction, Interaction } from '../../model/interaction.ts';
import { loadConfig } from '../config.ts';
import { findSources, isOnlyStdin, judge, parseMaxBad } from '../inputs.ts';
import { type Io, writeOut } from '../io.ts';
import { jsonText } from '../json-text.ts';
import { type Log, type LogFlags, openLog } from '../log.ts';
import { assertFile, assertNoInput, OutputFile } from '../output-file.ts';
import { many, shownName, shownPath } from '../shown.ts';
import { SourceCounts } from '../source-counts.ts';
import { zoneOf } from '../timezone.ts';

interface ConvertFlags extends LogFlags {
  readonly inputFormat?: string;
  readonly channel?: Channel;
  readonly direction?: Direction;
  readonly timezone?: string;
  readonly output?: string;
  readonly maxBad?: string;
}

export async function convert(io: Io, inputs: readonly string[], flags: ConvertFlags): Promise<number> {
  parseMaxBad(flags.maxBad);
  const timezone = zoneOf(flags, await loadConfig(io));
  const path = flags.output === '-' ? undefined : flags.output;
  if (path !== undefined) await assertFile(resolve(io.cwd, path), path);
  const log = await openLog(io, flags);
  const found = await findSources(io, inputs, flags.inputFormat);
  if (path !== undefined) await assertNoInput(resolve(io.cwd, path), path, found.sources);
  log.step('inputs found', { files: found.sources.length, skipped: found.skipped.length });
  const options: ReadOptions = {
    stdin: io.stdin,
    warn: (problem) => log.warning(problem),
    ...(timezone === undefined ? {} : { timezone }),
    ...(flags.channel === undefined ? {} : { channel: flags.channel }),
    ...(flags.direction === undefined ? {} : { direction: flags.direction }),
  };
  const file = path === undefined ? undefined : await OutputFile.begin(resolve(io.cwd, path));
  try {
    const counts = await writeAll(io, found.sources, options, log, (line) =>
      file === undefined ? writeOut(io, line) : file.write(line),
    );
    log.tellWarnings();
    for (const skipped of found.skipped) log.say(`${shownPath(io, skipped.file)}  skipped: ${skipped.reason}`);
    const verdict = judge(counts, flags.maxBad, isOnlyStdin(found));
    if (file !== undefined && verdict.publish) {
      await file.publish();
      log.say(`Wrote ${many(counts.scored, 'interaction')} to ${shownName(path ?? '')}`);
    }
    // On standard output the lines are out already.
    if (verdict.why !== undefined)
      log.failed(file === undefined ? verdict.why.replace(/; nothing was published\.$/, '.') : verdict.why);
    return verdict.code;
  } finally {
    await file?.discard();
  }
}

/** Writes each interaction as a line; answers what became of the records (`scored`: written). */
async function writeAll(
  io: Io,
  sources: readonly Parameters<typeof readSource>[0][],
  options: ReadOptions,
  log: Log,
  write: (line: string) => Promise<void>,
): Promise<{ read: number; scored: number; quarantined: number }> {
  const counts = { read: 0, scored: 0, quarantined: 0 };
  const perSource = new SourceCounts(log);
  for (const source of sources) {
    perSource.begin(source.file);
    for await (const item of readSource(source, options)) {
      io.signal.throwIfAborted();
      counts.read++;
      if (item.kind === 'bad') {
        counts.quarantined++;
        perSource.add('bad');
        log.bad(item.bad);
      } else {
        counts.scored++;
        perSource.add('scored');
        await write(`${jsonText(canonical(item.interaction))}\n`);
      }
    }
  }
  perSource.end();
  return counts;
}

/** Keys in the contract's order; where the record came from is not part of the format. */
function canonical(interaction: Interaction): object {
  const { id, channel, direction, language, startedAt, durationMs, agent, customer, queue } = interaction;
  const { recordingNotice, attributes, turns } = interaction;
  const kept = Object.keys(attributes).length === 0 ? undefined : attributes;
  const head = { id, channel, direction, language, startedAt, durationMs, agent, customer, queue };
  return { ...head, recordingNotice, attributes: kept, turns };
}
