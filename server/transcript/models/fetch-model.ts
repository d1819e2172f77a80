import { mkdir, open, rename, rm } from 'node:fs/promises';
import type { Model, ModelFile } from './catalogue.ts';
import { ModelError } from './model-error.ts';
import { isWhole, type ModelsFolder, partOf, sizeOf } from './models-folder.ts';

/** Told how much of a model is here: kept from an earlier time, or just arrived. */
export interface Arrival {
  kept(bytes: number): void;
  arrived(bytes: number): void;
}

/**
 * Fetches what is missing of a model from an origin that serves it as huggingface.co does. A file
 * that broke off is gone on with where it ended; it gets its name once its checksum is right.
 * @throws ModelError when the network, the origin or the disk does not allow it.
 */
export async function fetchModel(
  model: Model,
  folder: ModelsFolder,
  origin: string,
  arrival: Arrival,
): Promise<void> {
  try {
    await mkdir(folder.folderOf(model), { recursive: true });
    for (const file of model.files) {
      const path = folder.pathOf(model, file);
      if (await isWhole(path, file)) {
        arrival.kept(file.bytes);
      } else {
        const url = `${origin}/${model.repository}/resolve/${model.revision}/${file.path}`;
        await fetchFile(new URL(url), path, file, arrival);
      }
    }
  } catch (error) {
    throw ofDisk(error, folder.path) ?? error;
  }
}

async function fetchFile(url: URL, path: string, file: ModelFile, arrival: Arrival) {
  const part = partOf(path);
  let here = (await sizeOf(part)) ?? 0;
  arrival.kept(here);
  while (here < file.bytes) {
    const broken = await fetchRest(url, part, here, file, arrival);
    const before = here;
    here = (await sizeOf(part)) ?? 0;
    // A connection that broke is taken up again as long as each one brings something.
    if (here <= before) throw unreached(url, broken, file, here);
  }
  if (!(await isWhole(part, file))) {
    await rm(part);
    throw notPinned(url, file, 'SHA-256 differs; it was removed');
  }
  await rename(part, path);
}

/** Appends the rest of a file. Gives what broke the connection, or null when it ended well. */
async function fetchRest(
  url: URL,
  part: string,
  from: number,
  file: ModelFile,
  arrival: Arrival,
): Promise<unknown> {
  // Open before there is something to write: what waits unread is lost when the connection breaks.
  const out = await open(part, 'a');
  const done = new AbortController();
  try {
    const response = await fetch(url, {
      headers: { 'accept-encoding': 'identity', ...(from > 0 && { range: `bytes=${from}-` }) },
      signal: done.signal,
    });
    if (!response.ok || response.body === null) {
      throw new ModelError(`${url.host} answers ${url.pathname} with ${response.status}.`);
    }
    const isRest = response.status === 206;
    const length = response.headers.get('content-length');
    const expected = isRest ? file.bytes - from : file.bytes;
    // Such as a page that asks for a login: nothing of it may come into the file.
    if (length !== null && Number(length) !== expected) throw notPinned(url, file, 'size differs');
    if (!isRest && from > 0) {
      await out.truncate();
      arrival.kept(-from);
    }
    for await (const chunk of response.body) {
      await out.appendFile(chunk);
      arrival.arrived(chunk.length);
    }
    return null;
  } catch (error) {
    // So fetch tells of the network; its reason is the cause.
    if (error instanceof TypeError && error.cause !== undefined) return error.cause;
    throw error;
  } finally {
    // An answer that was refused is not waited for.
    done.abort();
    await out.close();
  }
}

function unreached({ host }: URL, broken: unknown, { path }: ModelFile, here: number): ModelError {
  const reason = broken instanceof Error ? broken.message : 'it ended early';
  const why = codeOf(broken) ?? reason;
  return new ModelError(
    here === 0
      ? `${host} cannot be reached (${why}); without a network no model can be fetched.`
      : `The connection to ${host} broke in ${path} (${why}); the same command goes on from there.`,
  );
}

function notPinned({ host }: URL, { path }: ModelFile, how: string): ModelError {
  return new ModelError(
    `What ${host} gives as ${path} is not the file that is pinned (its ${how}).`,
  );
}

function ofDisk(error: unknown, folder: string): ModelError | null {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new ModelError(
      `The disk of ${folder} is full; make room, and the same command goes on from there.`,
    );
  }
  return error instanceof Error && 'syscall' in error
    ? new ModelError(
        `${folder} cannot be written (${code}); make it writable, or choose another folder with MODELS_DIR.`,
      )
    : null;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
