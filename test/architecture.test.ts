// The house rules of the source, read from the files themselves: who imports whom, and what only certain folders may do.

import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ENGINE } from '../src/model/engine.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Beside itself, a folder may import these; a folder that is not here may import nothing of ours. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  stats: [],
  text: ['model'],
  meaning: ['model', 'text'],
  privacy: ['model', 'text'],
  analysis: ['model', 'text'],
  ingest: ['model'],
  rubric: ['model', 'text', 'analysis'],
  scoring: ['model', 'rubric', 'analysis'],
  store: ['model', 'stats'],
  report: ['model', 'stats'],
  review: ['model', 'stats'],
  pipeline: [
    'model',
    'stats',
    'text',
    'privacy',
    'analysis',
    'ingest',
    'rubric',
    'scoring',
    'store',
    'report',
    'review',
  ],
  cli: [
    'model',
    'stats',
    'text',
    'meaning',
    'privacy',
    'analysis',
    'ingest',
    'rubric',
    'scoring',
    'store',
    'report',
    'review',
    'pipeline',
  ],
};

/** Folders whose files only a table imports, and that don't import each other. */
const PLUG_INS: Readonly<Record<string, readonly string[]>> = {
  'src/ingest/formats': ['src/ingest/index.ts'],
  'src/rubric/checks': ['src/rubric/checks/index.ts'],
  'src/report/print': ['src/report/print/index.ts'],
  'src/cli/commands': ['src/cli/program.ts', 'src/cli/verbs.ts', 'src/cli/rubric-verbs.ts'],
};

interface Import {
  readonly from: string;
  /** A file of ours, or the name of a package. */
  readonly to: string;
  readonly ours: boolean;
  /** Gone once compiled: `import type`. */
  readonly types: boolean;
}

interface Source {
  /** From the root, with slashes. */
  readonly file: string;
  readonly text: string;
  /** Without comments. */
  readonly code: string;
  /** Without comments and without what is inside strings. */
  readonly bare: string;
  readonly imports: readonly Import[];
}

const STATEMENT = /^\s*(?:import|export)\s(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
/** Left as they are: strings, templates and regular expressions; taken away: comments. */
const COMMENT =
  /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`)|\/\*[\s\S]*?\*\/|(^|[^:\\/])\/\/[^\n]*/g;

const STRING = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g;

function read(file: string): Source {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const code = text.replace(COMMENT, (_, kept: string | undefined, before: string | undefined) => kept ?? before ?? '');
  const place = (to: string, types: boolean): Import => {
    const ours = to.startsWith('.');
    const target = ours
      ? relative(ROOT, resolve(ROOT, dirname(file), to))
          .split(sep)
          .join('/')
      : to;
    return { from: file, to: target, ours, types };
  };
  const imports = [
    ...[...code.matchAll(STATEMENT)].map(([whole, to = '']) => place(to, /^\s*(import|export)\s+type\s/.test(whole))),
    ...[...code.matchAll(DYNAMIC)].map((match) => place(match[1] as string, false)),
  ];
  return { file, text, code, bare: code.replace(STRING, "''"), imports };
}

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const sources = filesUnder('src', '.ts').map(read);
const bin = filesUnder('bin', '.js').map(read);
const imports = sources.flatMap((source) => source.imports);
const folderOf = (file: string): string => file.split('/')[1] ?? '';

/** The files, outside the allowed ones, whose code has something. */
function filesWith(pattern: RegExp, allowed: (file: string) => boolean): string[] {
  return sources.filter(({ file, bare }) => !allowed(file) && pattern.test(bare)).map(({ file }) => file);
}

const under =
  (...folders: readonly string[]) =>
  (file: string): boolean =>
    folders.some((folder) => file.startsWith(folder));

it('the imports are found at all', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(imports.filter((one) => one.ours).length).toBeGreaterThan(300);
  for (const { to } of imports.filter((one) => one.ours))
    expect(
      sources.some(({ file }) => file === to),
      `${to} is a file of ours`,
    ).toBe(true);
});

describe('who imports whom', () => {
  it('every folder of src has its rule', () => {
    const folders = [...new Set(sources.map(({ file }) => folderOf(file)))];
    expect(folders.filter((folder) => !Object.hasOwn(MAY_IMPORT, folder))).toEqual([]);
  });

  it.each(Object.entries(MAY_IMPORT))('%s imports only its own and %j', (folder, allowed) => {
    const wrong = imports
      .filter((one) => one.ours && folderOf(one.from) === folder)
      .filter(({ to }) => folderOf(to) !== folder && !allowed.includes(folderOf(to)))
      .map(({ from, to }) => `${from} → ${to}`);
    expect(wrong).toEqual([]);
  });

  it('bin imports the command line only', () => {
    const wanted = bin.flatMap((source) => source.imports).filter((one) => one.ours);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter(({ to }) => !/^(dist|src)\/cli\//.test(to))).toEqual([]);
  });

  it.each(Object.entries(PLUG_INS))('items of %s are imported by %j only', (folder, tables) => {
    const items = sources
      .filter(({ file }) => dirname(file) === folder && !tables.includes(file))
      .map(({ file }) => file);
    expect(items.length).toBeGreaterThan(0);
    const wrong = imports.filter(({ to, from }) => items.includes(to) && !tables.includes(from));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
    const used = imports.filter(({ from }) => tables.includes(from)).map(({ to }) => to);
    expect(
      items.filter((item) => !used.includes(item)),
      'items that the table forgets',
    ).toEqual([]);
  });

  it('nobody imports in a circle, types aside', () => {
    const next = new Map(
      sources.map(({ file, imports: own }) => [file, own.filter((one) => one.ours && !one.types).map((one) => one.to)]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) {
        for (const to of next.get(file) ?? []) visit(to, [...path, file]);
        done.add(file);
      }
    };
    for (const { file } of sources) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe('what only certain folders do', () => {
  it('the console and the process belong to the command line', () => {
    expect(filesWith(/\bconsole\s*\./, under('src/cli/'))).toEqual([]);
    expect(filesWith(/(?<![.\w])process\s*[.[]/, () => false)).toEqual([]);
    expect(imports.filter(({ to }) => /^(node:)?(process|console)$/.test(to)).map(({ from }) => from)).toEqual([]);
  });

  it('the database driver is opened in store only, and only when needed', () => {
    const driver = imports.filter(({ to }) => to.startsWith('@duckdb/'));
    expect(driver.length).toBeGreaterThan(0);
    expect(driver.filter(({ from }) => folderOf(from) !== 'store')).toEqual([]);
    const eager = sources.flatMap(({ file, code }) =>
      [...code.matchAll(STATEMENT)]
        .filter(([whole, to = '']) => to.startsWith('@duckdb/') && !/^\s*(import|export)\s+type\s/.test(whole))
        .map(() => file),
    );
    expect(eager).toEqual([]);
  });

  it('threads belong to the pipeline', () => {
    const threads = imports.filter(({ to }) => /^(node:)?(worker_threads|cluster|child_process)$/.test(to));
    expect(threads.filter(({ from }) => folderOf(from) !== 'pipeline').map(({ from }) => from)).toEqual([]);
  });

  it('nothing asks the clock or throws dice outside the command line', () => {
    const clock = /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.now\b|\bTemporal\.Now\b|\bhrtime\b/;
    expect(filesWith(clock, under('src/cli/'))).toEqual([]);
    expect(filesWith(/\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bgetRandomValues\b/, under('src/cli/'))).toEqual(
      [],
    );
  });

  it('nothing opens a connection', () => {
    expect(imports.filter(({ to }) => /^(node:)?(https?|http2|net|tls|dgram|dns)$/.test(to))).toEqual([]);
    expect(filesWith(/\bfetch\s*\(/, () => false)).toEqual([]);
  });

  it('of `natural` only parts are imported: the whole reads a megabyte of tables', () => {
    expect(imports.filter(({ to }) => to === 'natural').map(({ from }) => from)).toEqual([]);
  });
});

describe('habits', () => {
  it('no file is over 250 lines without a reason in its first line', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 251);
    const unexplained = long.filter(({ text }) => !/\(long: /.test(text.split('\n')[0] ?? ''));
    expect(unexplained.map(({ file, text }) => `${file}: ${text.split('\n').length - 1} lines`)).toEqual([]);
  });

  it('every file opens with a line that says what it owns', () => {
    expect(sources.filter(({ text }) => !text.startsWith('// ')).map(({ file }) => file)).toEqual([]);
  });

  it('imports name files of ours with their ending, and modules of Node with `node:`', () => {
    const bare = imports.filter(({ ours, to }) => (ours ? !to.endsWith('.ts') : builtinModules.includes(to)));
    expect(bare.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('no default export but the items of a table', () => {
    const tables = Object.keys(PLUG_INS);
    expect(
      filesWith(/^export default /m, (file) => tables.includes(dirname(file)) || dirname(file) === 'src/report'),
    ).toEqual([]);
  });

  it('no silenced type error, no enum, no namespace', () => {
    expect(
      sources.filter(({ text }) => /@ts-(ignore|expect-error|nocheck)/.test(text)).map(({ file }) => file),
    ).toEqual([]);
    expect(filesWith(/^\s*(export\s+)?(const\s+)?(enum|namespace)\s/m, () => false)).toEqual([]);
  });

  it('files are named by nouns in kebab-case; no utils, no helpers', () => {
    const wrong = sources.filter(
      ({ file }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(file.split('/').at(-1) ?? ''),
    );
    expect(wrong.map(({ file }) => file)).toEqual([]);
    expect(sources.filter(({ file }) => /util|helper|manager/i.test(file)).map(({ file }) => file)).toEqual([]);
  });
});

it("the engine's version is the package's", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(ENGINE).toBe(version);
});
