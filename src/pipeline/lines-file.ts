// Lines written to a file in large pieces, without holding more than one piece.

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
    await this.#flush();
    await this.#file.sync();
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    if (this.#pending.length === 0) return;
    const piece = this.#pending.join('');
    this.#pending = [];
    this.#size = 0;
    await this.#file.write(piece);
  }
}
