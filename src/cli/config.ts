// callmark.config.yaml: what a team would otherwise type every time. Flag, then environment, then file, then default.

import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../model/problem.ts';
import { readFields, report } from '../rubric/reading.ts';
import { readYaml } from '../rubric/yaml-source.ts';
import { CommandFailed, EXIT } from './exit-code.ts';
import type { Io } from './io.ts';
import { problemText } from './shown.ts';
import { unknownZone } from './timezone.ts';

const text = z.string().min(1);
const CONFIG = z.strictObject({
  rubrics: z.array(text).min(1).optional(),
  store: text.optional(),
  crm: text.optional(),
  mapping: text.optional(),
  keywords: text.optional(),
  intents: text.optional(),
  timezone: text.optional(),
});

export interface Config {
  /** The folder of the config file, else the working folder: where relative paths in it and the project's `rubrics/` begin. */
  readonly projectDir: string;
  readonly rubrics?: readonly string[];
  readonly store?: string;
  readonly crm?: string;
  readonly mapping?: string;
  readonly keywords?: string;
  /** A trained model for rubrics that name none. */
  readonly intents?: string;
  readonly timezone?: string;
}

const NAME = 'callmark.config.yaml';

/** The nearest config file, walking up from the working folder; environment variables `CALLMARK_STORE`, … win over it. */
export async function loadConfig(io: Io): Promise<Config> {
  const found = await nearest(io.cwd);
  const projectDir = found === undefined ? io.cwd : dirname(found.path);
  const file = found === undefined ? {} : read(io, found);
  const inFile = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(projectDir, path);
  const env = (name: string): string | undefined => io.env[`CALLMARK_${name}`]?.trim() || undefined;
  const entries = {
    projectDir,
    rubrics: rubricsOf(env('RUBRICS')) ?? file.rubrics,
    store: env('STORE') ?? inFile(file.store),
    crm: env('CRM') ?? inFile(file.crm),
    mapping: env('MAPPING') ?? inFile(file.mapping),
    keywords: env('KEYWORDS') ?? inFile(file.keywords),
    intents: env('INTENTS') ?? inFile(file.intents),
    timezone: checkedZone(env('TIMEZONE')) ?? file.timezone,
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as unknown as Config;
}

function rubricsOf(list: string | undefined): readonly string[] | undefined {
  const names = list
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names === undefined || names.length === 0 ? undefined : names;
}

function checkedZone(zone: string | undefined): string | undefined {
  const wrong = zone === undefined ? undefined : unknownZone(zone);
  if (wrong === undefined) return zone;
  throw new CommandFailed(EXIT.usage, [`CALLMARK_TIMEZONE: ${wrong.message}`, `  ${wrong.hint}`]);
}

async function nearest(from: string): Promise<{ path: string; bytes: Uint8Array } | undefined> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, NAME);
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes !== undefined) return { path, bytes };
    if (dirname(folder) === folder) return undefined;
  }
}

/** The config's values; a fault in it ends the command, with its place. A file of comments only says nothing and is fine. */
function read(io: Io, { path, bytes }: { path: string; bytes: Uint8Array }): Omit<Config, 'projectDir'> {
  const { source, problems } = readYaml(path, bytes);
  if (source === undefined) {
    if (problems.every((problem) => problem.code === 'yaml/empty')) return {};
    throw failed(io, problems);
  }
  const reading = { source, draft: { problems, phrases: [], meanings: [] } };
  const fields = readFields(reading, source.root, CONFIG, 'the configuration');
  const zone = fields?.value('timezone');
  const wrong = zone === undefined ? undefined : unknownZone(zone);
  const node = fields?.node('timezone');
  if (wrong !== undefined && node !== undefined) report(reading, node, { code: 'config/unknown-timezone', ...wrong });
  if (fields === undefined || problems.length > 0) throw failed(io, problems);
  const names = Object.keys(CONFIG.shape) as (keyof typeof CONFIG.shape)[];
  return Object.fromEntries(names.map((name) => [name, fields.value(name)]));
}

function failed(io: Io, problems: readonly Problem[]): CommandFailed {
  return new CommandFailed(
    EXIT.usage,
    problems.map((problem) => problemText(io, problem)),
  );
}
