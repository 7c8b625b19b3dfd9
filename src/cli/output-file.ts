// Files that a command writes: made beside their final name and renamed when they are whole, so that nobody ever reads half
// of one, and a run that is stopped leaves the earlier file as it was.

import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../ingest/source.ts';
import { CommandFailed, EXIT } from './exit-code.ts';

/** What the owner alone may read. */
const PRIVATE = 0o600;

/** Ends the command when a path cannot become a file; to be asked before long work begins. */
export async function assertFile(path: string, shown: string, example = 'scores.jsonl'): Promise<void> {
  const state = await stat(path).catch(() => undefined);
  if (state?.isDirectory())
    throw new CommandFailed(EXIT.output, [
      `${shown}  This is a folder; name a file to write, such as ${shown}/${example}.`,
    ]);
}

/** Ends the command when a path is one of its inputs: what was read must not be lost. */
export async function assertNoInput(path: string, shown: string, inputs: readonly SourceFile[]): Promise<void> {
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return;
  for (const input of inputs) {
    if (input.path === undefined || (await realpath(input.path).catch(() => undefined)) !== real) continue;
    throw new CommandFailed(EXIT.usage, [`${shown}  This is one of the inputs; write to another file.`]);
  }
}

export class OutputFile {
  readonly #path: string;
  /** Absent for devices and pipes, which are written to as they are. */
  readonly #draft: string | undefined;
  readonly #file: FileHandle;
  #published = false;

  private constructor(path: string, draft: string | undefined, file: FileHandle) {
    this.#path = path;
    this.#draft = draft;
    this.#file = file;
  }

  /** Begins a file; folders that are missing are made. */
  static async begin(path: string): Promise<OutputFile> {
    const target = await realpath(path).catch(() => path);
    const state = await stat(target).catch(() => undefined);
    if (state !== undefined && !state.isFile() && !state.isDirectory())
      return new OutputFile(target, undefined, await open(target, 'w'));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const draft = join(dirname(target), `.callmark-${randomBytes(6).toString('hex')}`);
    return new OutputFile(target, draft, await named(path, () => open(draft, 'wx', PRIVATE)));
  }

  async write(content: string | Uint8Array): Promise<void> {
    await named(this.#path, () => this.#file.writeFile(content));
  }

  /** Gives the file its name. */
  async publish(): Promise<void> {
    if (this.#draft !== undefined) await this.#file.sync();
    await this.#file.close();
    if (this.#draft !== undefined) await rename(this.#draft, this.#path);
    this.#published = true;
  }

  /** Leaves no trace of a file that was not published; does nothing to one that was. */
  async discard(): Promise<void> {
    if (this.#published) return;
    await this.#file.close().catch(() => undefined);
    if (this.#draft !== undefined) await rm(this.#draft, { force: true });
  }
}

/** Does the work; an error names the file that was meant, not its draft. */
async function named<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}

/** Writes a whole file at once. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  const file = await OutputFile.begin(path);
  try {
    await file.write(content);
    await file.publish();
  } catch (error) {
    await file.discard();
    throw error;
  }
}
