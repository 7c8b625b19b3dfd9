// callmark.config.yaml: what a team would otherwise type every time. Flag, then environment, then file, then default.

import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CommandFailed, EXIT } from './exit-code.ts';
import type { Io } from './io.ts';

const SCHEMA = z.strictObject({
  rubrics: z.array(z.string()).optional(),
  store: z.string().optional(),
  crm: z.string().optional(),
  mapping: z.string().optional(),
  keywords: z.string().optional(),
  timezone: z.string().optional(),
});

export interface Config {
  /** The folder of the config file, else the working folder: where relative paths in it and the project's `rubrics/` begin. */
  readonly projectDir: string;
  readonly rubrics?: readonly string[];
  readonly store?: string;
  readonly crm?: string;
  readonly mapping?: string;
  readonly keywords?: string;
  readonly timezone?: string;
}

const NAME = 'callmark.config.yaml';

/** The nearest config file, walking up from the working folder; environment variables `CALLMARK_STORE`, … win over it. */
export async function loadConfig(io: Io): Promise<Config> {
  const found = await nearest(io.cwd);
  const projectDir = found === undefined ? io.cwd : dirname(found.path);
  const file = found === undefined ? {} : check(found);
  const inFile = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(projectDir, path);
  const env = (name: string): string | undefined => io.env[`CALLMARK_${name}`] || undefined;
  const rubrics = env('RUBRICS')?.split(',') ?? file.rubrics;
  const entries = {
    projectDir,
    rubrics,
    store: env('STORE') ?? inFile(file.store),
    crm: env('CRM') ?? inFile(file.crm),
    mapping: env('MAPPING') ?? inFile(file.mapping),
    keywords: env('KEYWORDS') ?? inFile(file.keywords),
    timezone: env('TIMEZONE') ?? file.timezone,
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as unknown as Config;
}

async function nearest(from: string): Promise<{ path: string; text: string } | undefined> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, NAME);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return { path, text };
    if (dirname(folder) === folder) return undefined;
  }
}

function check({ path, text }: { path: string; text: string }): z.infer<typeof SCHEMA> {
  let value: unknown;
  try {
    value = parse(text) ?? {};
  } catch (error) {
    throw new CommandFailed(EXIT.usage, [`${path}  ${error instanceof Error ? error.message : 'is not YAML'}`]);
  }
  const checked = SCHEMA.safeParse(value);
  if (checked.success) return checked.data;
  throw new CommandFailed(
    EXIT.usage,
    checked.error.issues.map((issue) => `${path}  ${issue.path.join('.') || 'the file'}: ${issue.message}`),
  );
}
