import { describe, expect, it } from 'vitest';
import { orProblem, problemOf } from '../../src/store/fault.ts';

function errno(code: string, syscall = 'open'): Error {
  return Object.assign(new Error(`${code}: something`), { code, syscall, path: '/stores/team/file' });
}

describe('faults of the disk', () => {
  it.each([
    ['ENOSPC', 'store/no-space'],
    ['EDQUOT', 'store/no-space'],
    ['EROFS', 'store/read-only'],
    ['EACCES', 'store/no-access'],
    ['EMFILE', 'store/too-many-files'],
    ['EIO', 'store/io'],
  ])('%s is %s, with the path and what to do', (code, expected) => {
    expect(problemOf(errno(code), '/stores/team')).toMatchObject({
      code: expected,
      place: { file: '/stores/team/file' },
      hint: expect.stringMatching(/\.$/),
    });
  });

  it.each([
    ['IO Error: Could not write file "/x": No space left on device', 'store/no-space'],
    ['IO Error: Cannot open file "/x": Permission denied', 'store/no-access'],
    ['IO Error: Cannot open file "/x": Read-only file system', 'store/read-only'],
    ['IO Error: Cannot open file "/x": Too many open files', 'store/too-many-files'],
    ['IO Error: Could not fsync file "/x": Input/output error', 'store/io'],
    ['Out of Memory Error: could not allocate block', 'store/out-of-memory'],
  ])('what the database says is understood: %s', (message, expected) => {
    expect(problemOf(new Error(message), '/stores/team')).toMatchObject({
      code: expected,
      place: { file: '/stores/team' },
    });
  });

  it('a file system without hard links says so', () => {
    expect(problemOf(errno('EPERM', 'link'), '/stores/team')).toMatchObject({ code: 'store/no-links' });
    expect(problemOf(errno('EPERM'), '/stores/team')).toMatchObject({ code: 'store/no-access' });
  });

  it('anything else is a bug and thrown on', async () => {
    expect(problemOf(new Error('Binder Error: no such column'), '/stores/team')).toBeUndefined();
    await expect(orProblem('/stores/team', () => Promise.reject(new TypeError('undefined')))).rejects.toThrow(
      TypeError,
    );
  });
});
