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
// What escapes everything else is a bug, and Node's own code for it means something else here.
process.on('uncaughtException', (error) => {
  process.stderr.write(`callmark: this is a bug in callmark.\n${error?.stack ?? error}\n`);
  process.exit(70);
});
process.exitCode = await main({
  argv: process.argv.slice(2),
  // Opening standard input takes time: only for commands that read it.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  signal: stop.signal,
});
