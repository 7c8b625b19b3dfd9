import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 180_000,
    // CI reads the runner's own counts from the file; see .ci/run.
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', ['json', { outputFile: 'out/test-results.json' }]],
    coverage: { include: ['src/**'] },
  },
});
