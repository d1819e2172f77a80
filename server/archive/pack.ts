import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import {
  FORMAT_VERSION,
  MANIFEST,
  type Manifest,
  Meter,
  type PackedFile,
  rowsEntry,
  soundEntry,
} from './format.ts';
import type { Keeping, Snapshot } from './ports.ts';

const UtteranceRow = z.looseObject({ id: z.string() });

/**
 * Writes an archive of what a snapshot holds, piece by piece. Sounds come first: a recording may
 * become FLAC meanwhile, and its row names the file as it was packed.
 * @throws Error when the sink ends before it has everything.
 */
export async function pack(
  snapshot: Snapshot,
  { tables, soundPathOf }: Pick<Keeping, 'tables' | 'soundPathOf'>,
  sink: Writable,
  nowMs: number,
): Promise<void> {
  const zip = new ZipFile();
  const end = new AbortController();
  const sent = pipeline(zip.outputStream, sink);
  const files: PackedFile[] = [];

  async function add(name: string, input: Readable, compress: boolean): Promise<void> {
    const meter = new Meter();
    zip.addReadStream(meter, name, { compress });
    const read = pipeline(input, meter, { signal: end.signal });
    // Whoever is to receive it may hang up first.
    await Promise.race([read, sent]);
    files.push(meter.measured(name));
  }

  try {
    const packed = new Map<string, string>();
    for (const id of snapshot.spokenUtterances()) {
      const sound = await openSound(() => soundPathOf(id));
      if (sound === null) continue;
      await add(soundEntry(sound.file), sound.handle.createReadStream(), false);
      packed.set(id, sound.file);
    }
    for (const table of tables) {
      const rows = snapshot.rows(table);
      const told = table === 'utterance' ? naming(packed, rows) : rows;
      await add(rowsEntry(table), Readable.from(linesOf(told)), true);
    }
    const manifest: Manifest = {
      format: 'understudy',
      formatVersion: FORMAT_VERSION,
      storeVersion: snapshot.storeVersion,
      createdAtMs: nowMs,
      files,
    };
    zip.addBuffer(Buffer.from(JSON.stringify(manifest)), MANIFEST);
    zip.end();
    await sent;
  } catch (error) {
    sink.destroy();
    await sent.catch(() => {});
    throw error;
  } finally {
    end.abort();
  }
}

/**
 * Opens an utterance's sound; null where it is gone. It may change its name just now, when it
 * becomes FLAC: then it is looked up again.
 */
async function openSound(
  pathNow: () => string | null,
): Promise<{ file: string; handle: FileHandle } | null> {
  let tried: string | null = null;
  for (let path = pathNow(); path !== null && path !== tried; path = pathNow()) {
    try {
      return { file: basename(path), handle: await open(path) };
    } catch {
      tried = path;
    }
  }
  return null;
}

function* naming(packed: ReadonlyMap<string, string>, rows: Iterable<unknown>): Iterable<unknown> {
  for (const row of rows) {
    const utterance = UtteranceRow.parse(row);
    const file = packed.get(utterance.id);
    yield file === undefined ? utterance : { ...utterance, sound_file: file };
  }
}

function* linesOf(rows: Iterable<unknown>): Iterable<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}
