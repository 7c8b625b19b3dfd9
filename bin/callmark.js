#!/usr/bin/env node
import { main } from '../dist/cli/main.js';

// What is written holds personal data: for its owner only.
process.umask(0o077);
const stop = new AbortController();
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(code);
    stop.abort(code);
  });
}
process.exitCode = await main({
  argv: process.argv.slice(2),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  signal: stop.signal,
});
