import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { type Options, ZipFile } from 'yazl';
import { MIGRATIONS } from '../../server/store/migrations.ts';

/** The files of an archive, by name; without its own list of them. */
export type Files = Map<string, Buffer>;

/** The files of a zip. */
export async function unzipped(zip: Uint8Array): Promise<Files> {
  const reader = await fromBufferPromise(Buffer.from(zip), { lazyEntries: true });
  const files: Files = new Map();
  for await (const entry of reader.eachEntry()) {
    files.set(entry.fileName, await buffer(await reader.openReadStreamPromise(entry)));
  }
  return files;
}

/** The same zip with one byte flipped in the middle of each of its files, in turn. */
export async function* flipped(zip: Buffer): AsyncIterable<{ name: string; zip: Buffer }> {
  const reader = await fromBufferPromise(zip, { lazyEntries: true });
  for await (const entry of reader.eachEntry()) {
    const { fileDataStart } = await reader.readLocalFileHeaderPromise(entry, { minimal: true });
    const copy = Buffer.from(zip);
    const at = fileDataStart + Math.floor(entry.compressedSize / 2);
    copy.writeUInt8(copy.readUInt8(at) ^ 0x40, at);
    yield { name: entry.fileName, zip: copy };
  }
}

/** A zip of these entries, in their order. */
export async function zipped(
  entries: readonly (readonly [name: string, bytes: Buffer, options?: Partial<Options>])[],
): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes, options] of entries) {
    zip.addBuffer(bytes, name, { compress: !name.startsWith('sound/'), ...options });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** The list of these files; what is given says otherwise. */
export function manifestOf(files: Files, otherwise: object = {}): Buffer {
  return Buffer.from(
    JSON.stringify({
      format: 'understudy',
      formatVersion: 1,
      storeVersion: MIGRATIONS.length,
      createdAtMs: 0,
      files: [...files].map(([name, bytes]) => ({
        name,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
      ...otherwise,
    }),
  );
}

/** An archive of these files with a list that fits. */
export function archiveOf(files: Files, otherwise: object = {}): Promise<Buffer> {
  return zipped([...files, ['understudy.json', manifestOf(files, otherwise)]]);
}

/** The rows of one of an archive's files. */
export function rowsIn(files: Files, table: string): Record<string, unknown>[] {
  const lines = files.get(`rows/${table}.jsonl`)?.toString() ?? '';
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** The same files with other rows in a table. */
export function withRows(files: Files, table: string, rows: readonly object[]): Files {
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return new Map([...files, [`rows/${table}.jsonl`, Buffer.from(lines)]]);
}
