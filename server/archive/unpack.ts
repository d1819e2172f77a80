import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import {
  entryKind,
  FORMAT_VERSION,
  MANIFEST,
  Manifest,
  ManifestHead,
  Meter,
  type PackedFile,
} from './format.ts';
import type { Incoming } from './ports.ts';
import { changed, newer, notWhole, Refusal, tooLarge } from './refusal.ts';

const MIB = 1024 ** 2;

/** What an archive may come to, in bytes. */
export interface Limits {
  /** The file itself: some hundreds of hours of speech. */
  archive: number;
  /** Its list of files. */
  manifest: number;
  /** All rows together, unpacked. */
  rows: number;
  /** One row. */
  row: number;
}

export const LIMITS: Limits = {
  archive: 32 * 1024 * MIB,
  manifest: 64 * MIB,
  rows: 4 * 1024 * MIB,
  row: 32 * MIB,
};

const STORED = 0;
const DEFLATED = 8;
/** The kind of file in the upper half of an entry's attributes, as Unix writes it. */
const FILE_KIND = 0o170000;
const REGULAR = 0o100000;
const NEW_LINE = 0x0a;

/**
 * Unpacks an archive into what is kept apart, and looks at every byte of it on the way: nothing is
 * unpacked that the archive's own list does not name, nor more of it than is said there.
 * @throws Refusal when it is not whole, was changed, is from a newer version or too large.
 */
export async function unpack(
  archive: string,
  incoming: Incoming,
  storeVersion: number,
  limits: Limits,
): Promise<void> {
  const zip = await orNotWhole(
    openPromise(archive, { lazyEntries: true, autoClose: false, strictFileNames: true }),
  );
  try {
    const { size } = await stat(archive);
    const entries = await orNotWhole(entriesOf(zip, size, limits));
    const manifest = await orNotWhole(manifestOf(zip, entries, storeVersion, limits));
    incoming.begin(manifest.storeVersion);
    const sounds: string[] = [];
    for (const file of manifest.files) {
      const entry = entries.get(file.name);
      const kind = entryKind(file.name);
      if (entry === undefined || kind === null) throw changed(file.name);
      if (kind.is === 'sound') sounds.push(kind.file);
      const found = await orNotWhole(takeOut(zip, entry, incoming, limits));
      if (found.bytes !== file.bytes || found.sha256 !== file.sha256) throw changed(file.name);
    }
    if (!(await incoming.check(sounds))) throw changed('what stands in it');
  } finally {
    zip.close();
  }
}

/** The archive's entries by name. @throws Refusal where one of them is none of ours. */
async function entriesOf(
  zip: ZipFile,
  archiveBytes: number,
  limits: Limits,
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let packedBytes = 0;
  let rowBytes = 0;
  for await (const entry of zip.eachEntry()) {
    const kind = entryKind(entry.fileName);
    const fileKind = (entry.externalFileAttributes >>> 16) & FILE_KIND;
    const isOurs =
      kind !== null &&
      !entries.has(entry.fileName) &&
      !entry.isEncrypted() &&
      (fileKind === 0 || fileKind === REGULAR) &&
      (entry.compressionMethod === STORED ||
        (entry.compressionMethod === DEFLATED && kind.is !== 'sound'));
    if (!isOurs) throw changed('one of its files');
    entries.set(entry.fileName, entry);
    packedBytes += entry.compressedSize;
    if (kind.is === 'rows') rowBytes += entry.uncompressedSize;
    // More than there is: some of them share their bytes.
    if (packedBytes > archiveBytes) throw changed('one of its files');
    if (rowBytes > limits.rows) throw tooLarge();
    if (kind.is === 'manifest' && entry.uncompressedSize > limits.manifest) throw tooLarge();
  }
  return entries;
}

/** The archive's own list, which names every other entry. */
async function manifestOf(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  storeVersion: number,
  limits: Limits,
): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (entry === undefined) throw notWhole();
  let json: unknown;
  for await (const line of linesOf(await zip.openReadStreamPromise(entry), limits.manifest)) {
    if (json !== undefined) throw changed(MANIFEST);
    json = JSON.parse(line);
  }
  const head = ManifestHead.safeParse(json);
  if (!head.success) throw notWhole();
  if (head.data.formatVersion > FORMAT_VERSION || head.data.storeVersion > storeVersion) {
    throw newer();
  }
  const manifest = Manifest.safeParse(json);
  if (!manifest.success) throw changed(MANIFEST);
  const names = new Set([MANIFEST, ...manifest.data.files.map(({ name }) => name)]);
  const isWhole =
    names.size === entries.size &&
    manifest.data.files.length === entries.size - 1 &&
    manifest.data.files.every(({ name, bytes }) => entries.get(name)?.uncompressedSize === bytes);
  if (!isWhole) throw changed(MANIFEST);
  return manifest.data;
}

/** Takes an entry's sound or rows; gives what it came to. */
async function takeOut(
  zip: ZipFile,
  entry: Entry,
  incoming: Incoming,
  limits: Limits,
): Promise<PackedFile> {
  const kind = entryKind(entry.fileName);
  const meter = new Meter();
  const stream = await zip.openReadStreamPromise(entry);
  if (kind?.is === 'sound') {
    const file = createWriteStream(incoming.pathOf(kind.file), { flags: 'wx', flush: true });
    await pipeline(stream, meter, file);
  } else if (kind?.is === 'rows') {
    await pipeline(stream, meter, async (chunks: AsyncIterable<Buffer>) => {
      for await (const line of linesOf(chunks, limits.row)) {
        if (!incoming.add(kind.table, JSON.parse(line))) throw changed(entry.fileName);
      }
    });
  }
  return meter.measured(entry.fileName);
}

/** The lines of a text, without their ends. @throws Refusal when one is longer than so many bytes. */
async function* linesOf(chunks: AsyncIterable<Buffer>, mostBytes: number): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let parts: Buffer[] = [];
  let bytes = 0;
  function* line(): Iterable<string> {
    if (bytes > 0) yield decoder.decode(Buffer.concat(parts));
    parts = [];
    bytes = 0;
  }
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(NEW_LINE); to !== -1; to = chunk.indexOf(NEW_LINE, from)) {
      add(chunk.subarray(from, to));
      yield* line();
      from = to + 1;
    }
    add(chunk.subarray(from));
  }
  yield* line();

  function add(part: Buffer): void {
    bytes += part.length;
    if (bytes > mostBytes) throw tooLarge();
    if (part.length > 0) parts.push(part);
  }
}

/**
 * What goes wrong while an archive is read is the archive's fault, except what our own disk refuses.
 * @throws Refusal, or the disk's error
 */
async function orNotWhole<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const isOwn = error instanceof Refusal || (error instanceof Error && 'syscall' in error);
    throw isOwn ? error : notWhole();
  }
}
