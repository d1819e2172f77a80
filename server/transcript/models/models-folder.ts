import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Model, ModelFile } from './catalogue.ts';
import { ModelError } from './model-error.ts';

const Choice = z.object({ model: z.string() });
const READ_BYTES = 1 << 20;

/** The folder in which fetched models are kept, a folder each, and the choice among them. */
export class ModelsFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  folderOf(model: Model): string {
    return join(this.path, model.name);
  }

  pathOf(model: Model, file: ModelFile): string {
    return join(this.folderOf(model), file.path);
  }

  /** The chosen model's name; null for the built-in one. @throws ModelError when it cannot be read. */
  async chosen(): Promise<string | null> {
    try {
      return Choice.parse(JSON.parse(await readFile(this.#choice, 'utf8'))).model;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw new ModelError(`the choice in ${this.#choice} cannot be read`);
    }
  }

  /** Chooses a model by its name; null goes back to the built-in one. */
  async choose(name: string | null): Promise<void> {
    if (name === null) return rm(this.#choice, { force: true });
    await mkdir(this.path, { recursive: true });
    await writeFile(this.#choice, `${JSON.stringify({ model: name })}\n`);
  }

  /** How much of a model is here, unchecked: whole files, and what has arrived of others. */
  async bytesHere(model: Model): Promise<number> {
    const sizes = await Promise.all(
      model.files.map(async (file) => {
        const path = this.pathOf(model, file);
        return (await sizeOf(path)) ?? (await sizeOf(partOf(path))) ?? 0;
      }),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /**
   * Looks through every byte of a model: sherpa-onnx may end the process over a file that is not
   * what it should be. @throws ModelError that names the first such file.
   */
  async check(model: Model): Promise<void> {
    for (const file of model.files) {
      if (!(await isWhole(this.pathOf(model, file), file))) {
        throw new ModelError(`${file.path} of ${model.name} is missing or damaged`);
      }
    }
  }

  get #choice(): string {
    return join(this.path, 'chosen.json');
  }
}

/** Where a file lies while it arrives. */
export function partOf(path: string): string {
  return `${path}.part`;
}

/** Whether these very bytes lie there. */
export async function isWhole(path: string, { bytes, sha256 }: ModelFile): Promise<boolean> {
  return (await sizeOf(path)) === bytes && (await sha256Of(path)) === sha256;
}

/** A file's size in bytes; null when there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.size ?? null;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: READ_BYTES }), hash);
  return hash.digest('hex');
}
