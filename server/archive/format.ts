import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { z } from 'zod';

/**
 * An archive is a zip of `understudy.json`, which lists all the others; `rows/<table>.jsonl`, the
 * rows of a table, one JSON object a line; and `sound/<utterance>.flac` or `.wav`.
 */
export const MANIFEST = 'understudy.json';
export const FORMAT_VERSION = 1;

export const PackedFile = z.strictObject({
  name: z.string(),
  bytes: z.int().nonnegative(),
  /** In hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PackedFile = z.infer<typeof PackedFile>;

/** What says which versions an archive is of; the rest is read only if they are known. */
export const ManifestHead = z.object({
  format: z.literal('understudy'),
  formatVersion: z.int().positive(),
  storeVersion: z.int().positive(),
});

export const Manifest = z.strictObject({
  ...ManifestHead.shape,
  createdAtMs: z.int().nonnegative(),
  files: z.array(PackedFile),
});
export type Manifest = z.infer<typeof Manifest>;

const ROWS = /^rows\/([a-z_]+)\.jsonl$/;
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const SOUND = new RegExp(`^sound/(${UUID}\\.(?:wav|flac))$`);

export function rowsEntry(table: string): string {
  return `rows/${table}.jsonl`;
}

export function soundEntry(file: string): string {
  return `sound/${file}`;
}

/** What an entry's name says of it; null for a name that no archive has. */
export function entryKind(
  name: string,
): { is: 'manifest' } | { is: 'rows'; table: string } | { is: 'sound'; file: string } | null {
  if (name === MANIFEST) return { is: 'manifest' };
  const table = ROWS.exec(name)?.[1];
  if (table !== undefined) return { is: 'rows', table };
  const file = SOUND.exec(name)?.[1];
  return file === undefined ? null : { is: 'sound', file };
}

/** Hands on what it is given, and knows its length and its hash at the end. */
export class Meter extends Transform {
  #hash = createHash('sha256');
  #bytes = 0;

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    done(null, chunk);
  }

  /** What passed; call it once, at the end. */
  measured(name: string): PackedFile {
    return { name, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
