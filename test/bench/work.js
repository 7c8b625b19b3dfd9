// One measured task in a process of its own: `node work.js <task> <file> […]` prints what it took as JSON.

import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1 << 20;
const LF = 10;

/** The lines of a file as text, read in pieces of a megabyte. */
function* linesOf(path) {
  const file = openSync(path, 'r');
  const piece = Buffer.allocUnsafe(PIECE);
  let rest = Buffer.alloc(0);
  for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
    const bytes = rest.length === 0 ? piece.subarray(0, read) : Buffer.concat([rest, piece.subarray(0, read)]);
    let from = 0;
    for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF, from)) {
      yield bytes.toString('utf8', from, end);
      from = end + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
  }
  closeSync(file);
}

/** Calls `each` for each interaction; answers milliseconds and bytes of JSON. */
function timeEach(path, each) {
  let bytes = 0;
  const begin = performance.now();
  for (const line of linesOf(path)) {
    bytes += line.length;
    each(JSON.parse(line));
  }
  return { ms: performance.now() - begin, bytes };
}

const TASKS = {
  /** The least that anything can do with the file. */
  parse: (path) => timeEach(path, () => {}),

  /** What is written in an afternoon: a tokeniser, a stemmer, a sentiment package and one expression for each phrase. */
  async loop(path) {
    const { familyPhrases } = await import('./phrases.js');
    const { default: natural } = await import('natural/lib/natural/tokenizers/regexp_tokenizer.js');
    const { default: stemmer } = await import('natural/lib/natural/stemmers/porter_stemmer.js');
    const { default: Sentiment } = await import('sentiment');
    const tokenizer = new natural.WordTokenizer();
    const sentiment = new Sentiment();
    const expressions = (await familyPhrases()).flat().map((source) => new RegExp(`\\b${source}\\b`, 'i'));
    let found = 0;
    const timed = timeEach(path, ({ turns }) => {
      for (const { text } of turns) {
        found += tokenizer.tokenize(text).map((word) => stemmer.stem(word)).length > 0 ? 0 : 1;
        found += sentiment.analyze(text).score === 0 ? 0 : 1;
        for (const expression of expressions) if (expression.test(text)) found++;
      }
    });
    return { ...timed, found, phrases: expressions.length };
  },

  /** The competent version: one alternation for each group of phrases, nothing else. */
  async alternation(path) {
    const { familyPhrases } = await import('./phrases.js');
    const expressions = (await familyPhrases()).map((sources) => new RegExp(`\\b(?:${sources.join('|')})\\b`, 'i'));
    let found = 0;
    const timed = timeEach(path, ({ turns }) => {
      for (const { text } of turns) for (const expression of expressions) if (expression.test(text)) found++;
    });
    return { ...timed, found, expressions: expressions.length };
  },

  /** The matcher alone over parsed interactions, with so many phrases. */
  async matcher(path, phrases) {
    const { madePhrases } = await import('./phrases.js');
    const { Matcher } = await import('../../dist/text/matcher.js');
    const nodes = madePhrases(Number(phrases));
    const begin = performance.now();
    const matcher = new Matcher(nodes);
    const bindMs = performance.now() - begin;
    let found = 0;
    let ms = 0;
    const { bytes } = timeEach(path, ({ turns }) => {
      const from = performance.now();
      found += matcher.scan(matcher.read(turns)).size;
      ms += performance.now() - from;
    });
    return { ms, bytes, bindMs, found };
  },
};

const [task = '', ...args] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await TASKS[task](...args)));
