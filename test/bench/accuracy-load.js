// Loads a trained model in a process of its own, as a command does: `node accuracy-load.js <file>` prints the milliseconds.

import { readFileSync } from 'node:fs';

const begin = performance.now();
const { loadModel } = await import('../../dist/meaning/index.js');
const imported = performance.now();
loadModel(readFileSync(process.argv[2]));
process.stdout.write(JSON.stringify({ importMs: imported - begin, loadMs: performance.now() - imported }));
