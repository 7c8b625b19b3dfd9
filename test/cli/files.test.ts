// Files that the command line makes and takes away.

import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeAbandoned } from '../../src/cli/abandoned.ts';
import { OutputFile, writeOutput } from '../../src/cli/output-file.ts';
import { WORK_FOLDER_PREFIX } from '../../src/pipeline/run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('OutputFile', () => {
  it('leaves the earlier file as it was until the new one is whole', async () => {
    const path = join(folder, 'a/b/scores.csv');
    await writeOutput(path, 'first');
    const file = await OutputFile.begin(path);
    await file.write('sec');
    expect(await readFile(path, 'utf8')).toBe('first');
    await file.write('ond');
    await file.publish();
    expect(await readFile(path, 'utf8')).toBe('second');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const given = await OutputFile.begin(path);
    await given.write('third');
    await given.discard();
    expect(await readFile(path, 'utf8')).toBe('second');
    expect(await readdir(join(folder, 'a/b'))).toEqual(['scores.csv']);
  });

  it('writes through links and into devices', async () => {
    await writeFile(join(folder, 'real.txt'), 'old');
    await symlink('real.txt', join(folder, 'link.txt'));
    await writeOutput(join(folder, 'link.txt'), 'new');
    expect(await readFile(join(folder, 'real.txt'), 'utf8')).toBe('new');
    await writeOutput('/dev/null', 'nothing');
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('names the file that was meant when it cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(writeOutput(join(folder, 'file/scores.csv'), '')).rejects.toMatchObject({ syscall: 'mkdir' });
    await mkdir(join(folder, 'folder'));
    await expect(writeOutput(join(folder, 'folder'), 'x')).rejects.toMatchObject({ code: 'EISDIR' });
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('removeAbandoned', () => {
  it('takes away what killed runs left a day ago, and nothing else', async () => {
    const base = join(folder, 'tmp');
    const old = new Date('2026-11-20T11:00:00Z');
    const recent = new Date('2026-11-21T11:00:00Z');
    const make = async (name: string, touched: Date): Promise<void> => {
      await mkdir(join(base, name), { recursive: true });
      await writeFile(join(base, name, 'part.jsonl'), '{}\n');
      await utimes(join(base, name, 'part.jsonl'), touched, touched);
      await utimes(join(base, name), old, old);
    };
    await make(`${WORK_FOLDER_PREFIX}old`, old);
    await make(`${WORK_FOLDER_PREFIX}recent`, recent);
    await make('somebody-elses', old);
    await removeAbandoned({ now: () => new Date('2026-11-21T12:00:00Z') }, base);
    expect((await readdir(base)).sort()).toEqual([`${WORK_FOLDER_PREFIX}recent`, 'somebody-elses']);
  });
});
