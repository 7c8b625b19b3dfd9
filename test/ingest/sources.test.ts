import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listSources } from '../../src/ingest/list.ts';
import { readSource } from '../../src/ingest/read.ts';
import { line, temporaryFolder } from './reading.ts';

const TEXT = 'Agent: Hello.\nCustomer: Hi.\n';

/** A folder as people keep them. */
function callFolder(): string {
  const folder = temporaryFolder();
  for (const name of ['calls/b', 'calls/a', 'calls/.git', 'calls/store/_delta_log', 'calls/node_modules/x']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const files = {
    'calls/b/2.txt': TEXT,
    'calls/b/10.jsonl': line('j'),
    'calls/a/z.csv': 'conversation_id,speaker,text\nk,agent,hi\n',
    'calls/a/crm.csv': 'ticket_id,status,csat\n1,open,4\n',
    'calls/a/mapping.yaml': 'name: x\n',
    'calls/README.md': 'Agent: not a call.\nCustomer: no.\n',
    'calls/empty.jsonl': '',
    'calls/photo.bin': 'PK\u0003\u0004 nothing',
    'calls/.hidden.txt': TEXT,
    'calls/.git/x.txt': TEXT,
    'calls/store/_delta_log/0.json': line('stored'),
    'calls/node_modules/x/y.txt': TEXT,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  symlinkSync(join(folder, 'calls/b/2.txt'), join(folder, 'calls/a/link.txt'));
  symlinkSync(join(folder, 'calls'), join(folder, 'calls/a/loop'));
  execFileSync('mkfifo', [join(folder, 'calls/pipe.txt')]);
  return folder;
}

describe('a folder', () => {
  test('gives what a format recognises, sorted, and says what it leaves out', async () => {
    const { sources, skipped, problems } = await listSources(['calls/'], { cwd: callFolder() });
    expect(sources.map(({ file, format }) => [file, format])).toEqual([
      ['calls/a/z.csv', 'csv-turns'],
      ['calls/b/10.jsonl', 'canonical'],
      ['calls/b/2.txt', 'plain-text'],
    ]);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(skipped.map(({ file, reason }) => [file, reason]))).toEqual({
      'calls/.git': 'hidden',
      'calls/.hidden.txt': 'hidden',
      'calls/README.md': 'a document about the folder',
      'calls/a/crm.csv': 'looks like a CRM export, give it with --crm',
      'calls/a/link.txt': 'a symbolic link',
      'calls/a/loop': 'a symbolic link',
      'calls/a/mapping.yaml': 'a YAML file',
      'calls/empty.jsonl': 'empty',
      'calls/node_modules': 'installed packages',
      'calls/photo.bin': 'no input format knows it',
      'calls/pipe.txt': 'not a regular file',
      'calls/store': 'a store',
    });
  });

  test('gives the same list whatever the order and number of inputs that name it', async () => {
    const cwd = callFolder();
    const list = async (...inputs: string[]) => (await listSources(inputs, { cwd })).sources;
    const once = await list('calls');
    expect(await list('calls/b', 'calls', './calls', 'calls/**/*.txt', join('calls', 'b', '2.txt'))).toEqual(once);
    expect(await list('calls/b/2.txt', 'calls/b', 'calls/a', 'calls')).toEqual(once);
  });

  test('with a named format gives only the files of that format', async () => {
    const { sources } = await listSources(['calls'], { cwd: callFolder(), format: 'plain-text' });
    expect(sources.map(({ file }) => file)).toEqual(['calls/b/2.txt']);
  });
});

describe('a file named by path or glob', () => {
  test('is always read: what no format knows is a bad record', async () => {
    const cwd = callFolder();
    const { sources } = await listSources(['calls/photo.bin', 'calls/a/*.csv', 'calls/empty.jsonl'], { cwd });
    const outcomes: [string, string][] = [];
    for (const source of sources) {
      for await (const item of readSource(source, {})) {
        outcomes.push([source.file, item.kind === 'bad' ? item.bad.code : item.interaction.id]);
      }
    }
    expect(outcomes).toEqual([
      ['calls/a/crm.csv', 'csv/missing-column'],
      ['calls/a/z.csv', 'k'],
      ['calls/photo.bin', 'ingest/unrecognised'],
    ]);
  });

  test('a pipe is not read', async () => {
    const { sources, skipped } = await listSources(['calls/pipe.txt'], { cwd: callFolder() });
    expect(sources).toEqual([]);
    expect(skipped).toEqual([{ file: 'calls/pipe.txt', reason: 'not a regular file' }]);
  });

  test('what is not there is a problem', async () => {
    const { problems } = await listSources(['calls/nope.txt', 'calls/*.nope'], { cwd: callFolder() });
    expect(problems.map(({ code, place }) => [code, place?.file])).toEqual([
      ['ingest/not-found', 'calls/nope.txt'],
      ['ingest/no-match', 'calls/*.nope'],
    ]);
  });

  test('a file that is gone when it is read is a bad record', async () => {
    const cwd = callFolder();
    const { sources } = await listSources(['calls/b/10.jsonl'], { cwd });
    const items = [];
    for (const source of sources) {
      for await (const item of readSource({ ...source, path: `${source.path}.gone` }, {})) items.push(item);
    }
    expect(items).toMatchObject([{ kind: 'bad', bad: { code: 'ingest/unreadable-file' } }]);
  });
});

test('an unknown format is a problem that lists the known ones', async () => {
  const { problems } = await listSources(['calls'], { cwd: callFolder(), format: 'canonicl' });
  expect(problems[0]?.hint).toContain('canonical, ');
});

test('standard input comes first', async () => {
  const { sources } = await listSources(['calls', '-'], { cwd: callFolder() });
  expect(sources.map(({ file }) => file).slice(0, 2)).toEqual(['-', 'calls/a/z.csv']);
});
