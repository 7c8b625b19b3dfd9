// The demo in fixtures/demo is what its scripts and its seed give, and what its README says about it is so.
// To write it anew: CALLMARK_WRITE_DEMO=1 npx vitest run test/demo

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeDemo } from './demo.ts';
import { demoFiles } from './files.ts';

const DEMO = resolve(import.meta.dirname, '../../fixtures/demo');
const conversations = makeDemo();
const files = demoFiles(conversations);

if (process.env['CALLMARK_WRITE_DEMO'] === '1') {
  for (const [name, text] of files) {
    mkdirSync(dirname(join(DEMO, name)), { recursive: true });
    writeFileSync(join(DEMO, name), name.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text);
  }
}

describe('the files of the demo', () => {
  test.each([...files.keys()])('%s is what the scripts give', (name) => {
    const bytes = readFileSync(join(DEMO, name));
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    // Compared as a yes or no: a difference of a megabyte helps nobody.
    expect(text === files.get(name)).toBe(true);
  });

  test('are less than 3 MB together, and none is left over', () => {
    const found = readdirSync(DEMO, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(DEMO, name)).isFile(),
    );
    const size = found.reduce((sum, name) => sum + statSync(join(DEMO, name)).size, 0);
    expect(size).toBeLessThan(3 * 1024 * 1024);
    expect(found.filter((name) => !files.has(name)).sort()).toEqual([
      'README.md',
      'crm-mapping.yaml',
      'keywords.yaml',
      'scorecard.png',
    ]);
  });
});
