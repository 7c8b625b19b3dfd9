// Lines in files: written in large pieces without holding more than one piece, read back one by one.

import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

const PIECE = 1 << 20;

export class LinesFile {
  readonly path: string;
  readonly #file: FileHandle;
  #pending: string[] = [];
  #size = 0;

  private constructor(path: string, file: FileHandle) {
    this.path = path;
    this.#file = file;
  }

  /** A new file that only its owner may read; fails when there is one already. */
  static async create(path: string): Promise<LinesFile> {
    return new LinesFile(path, await open(path, 'wx', 0o600));
  }

  /** Undefined when the line fits into the piece at hand: then there is nothing to wait for. */
  write(line: string): Promise<void> | undefined {
    this.#pending.push(line, '\n');
    this.#size += line.length + 1;
    return this.#size >= PIECE ? this.#flush() : undefined;
  }

  async close(): Promise<void> {
    try {
      await this.#flush();
      await this.#named(() => this.#file.sync());
    } finally {
      await this.#file.close();
    }
  }

  /** Lets go of the file after something went wrong; closing twice does no harm. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }

  async #flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    const piece = this.#pending.join('');
    this.#pending = [];
    this.#size = 0;
    await this.#named(() => this.#file.writeFile(piece));
  }

  /** Errors of an open file do not name it: a full disk should be found. */
  async #named(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw error instanceof Error ? Object.assign(error, { path: this.path }) : error;
    }
  }
}

/** The lines of a UTF-8 file, cut at `\n` alone: text may hold other characters that some call the end of a line. */
export async function* readLines(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: PIECE })) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
