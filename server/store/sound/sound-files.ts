import { readdirSync, renameSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SoundState } from '#contract/attempt.ts';
import { SAMPLE_RATE_HZ } from '#contract/transcript.ts';
import type { Sql } from '../sql.ts';
import { bytesIn, syncFolder } from './disk.ts';
import { samplesInFlac } from './flac-layout.ts';
import { FlacProcess } from './flac-process.ts';
import { samplesInWav } from './wav.ts';
import { flacAsWav, type WavSound, wavFile } from './wav-sound.ts';

const FileRow = z.object({ sound_file: z.string() });
const WaitingRow = z.object({ at: z.int(), id: z.string() });

/** Less sound than the store knows of, by more than what a power cut takes from a batch. */
const CUT_SHORT_MS = 500;

/**
 * The recordings on disk. One is written as WAV, which a crash cannot break, and becomes FLAC when
 * it is finished. `utterance.sound_file` names the file that counts; at every moment it is whole.
 */
export class SoundFiles {
  #sql: Sql;
  #folder: string;
  #encoder = new FlacProcess();
  #decoder = new FlacProcess();
  /** The utterance whose recording is being converted. */
  #converting: string | null = null;

  constructor(sql: Sql, folder: string) {
    this.#sql = sql;
    this.#folder = folder;
  }

  /** Where an utterance's WAV is, or would be, written. */
  wavPathOf(utteranceId: string): string {
    return this.#path(`${utteranceId}.wav`);
  }

  /** The file that holds an utterance's sound; null for a typed answer or an unknown id. */
  pathOf(utteranceId: string): string | null {
    const file = this.#fileOf(utteranceId);
    return file === null ? null : this.#path(file);
  }

  /** How much of an utterance's sound is still on disk, by the file's outline; nothing is decoded. */
  stateOf(file: string, durationMs: number | null): SoundState {
    const path = this.#path(file);
    const bytes = bytesIn(path);
    if (bytes === null) return 'missing';
    const samples = isFlac(file) ? samplesInFlac(path) : samplesInWav(bytes);
    const heardMs = (samples / SAMPLE_RATE_HZ) * 1000;
    return (durationMs ?? 0) - heardMs > CUT_SHORT_MS ? 'cutShort' : 'whole';
  }

  /** An utterance's sound as the WAV that was recorded; null where there is none. */
  wavOf(utteranceId: string): WavSound | null {
    const path = this.pathOf(utteranceId);
    const bytes = path === null ? null : bytesIn(path);
    if (path === null || bytes === null) return null;
    return isFlac(path)
      ? flacAsWav(samplesInFlac(path), (from, count) => this.#decoder.decode(path, from, count))
      : wavFile(path, bytes);
  }

  /** The first finished recording that is still WAV, of those behind `after` (0 for all). */
  nextToConvert(after: number): { at: number; id: string } | null {
    const row = this.#sql.all(
      `select rowid as at, id from utterance
       where rowid > ? and sound_file = id || '.wav'
         and exists (select 1 from transcript where utterance_id = utterance.id)
       order by rowid limit 1`,
      [after],
    )[0];
    return row === undefined ? null : WaitingRow.parse(row);
  }

  /**
   * Makes FLAC of a finished recording. Whenever this ends, the row names a whole file: the new one
   * is written aside, synced and compared, and gets its name before the row names it; the WAV goes
   * last. What an end leaves over is put right at the next start.
   * @throws Error when the disk refuses or it was told to stop; the WAV stays.
   */
  async convert(utteranceId: string): Promise<void> {
    const wav = this.wavPathOf(utteranceId);
    const flac = this.#path(`${utteranceId}.flac`);
    const part = `${flac}.part`;
    if (samplesInWav(bytesIn(wav) ?? 0) === 0) return;
    this.#converting = utteranceId;
    try {
      await this.#encoder.encode(wav, part);
      // Deleted meanwhile? From here on nothing comes in between.
      if (bytesIn(wav) === null || this.pathOf(utteranceId) !== wav) return;
      renameSync(part, flac);
      syncFolder(this.#folder);
      this.#name(utteranceId, `${utteranceId}.flac`);
      rmSync(wav);
    } finally {
      rmSync(part, { force: true });
      this.#converting = null;
    }
  }

  /** Ends the conversion under way, if there is one, and gives its memory back. */
  async stopConverting(): Promise<void> {
    await this.#encoder.end();
  }

  /** Removes all files of these utterances. */
  async remove(utteranceIds: readonly string[]): Promise<void> {
    if (this.#converting !== null && utteranceIds.includes(this.#converting)) {
      await this.stopConverting();
    }
    for (const id of utteranceIds) {
      for (const ending of ['wav', 'flac', 'flac.part']) {
        await rm(this.#path(`${id}.${ending}`), { force: true });
      }
    }
  }

  /** Removes all recordings, and whatever else lies beside them. */
  removeAll(): void {
    for (const name of readdirSync(this.#folder)) rmSync(this.#path(name), { recursive: true });
  }

  /** Puts right what a crash left of conversions. Call it before anything is recorded. */
  async putRight(): Promise<void> {
    const files = await readdir(this.#folder);
    for (const file of files.filter((name) => name.endsWith('.part'))) rmSync(this.#path(file));
    const rows = this.#sql.all(
      `select sound_file from utterance where sound_file = id || '.flac'`,
      [],
    );
    const converted = new Set(
      z
        .array(FileRow)
        .parse(rows)
        .map((row) => row.sound_file),
    );
    for (const wav of files.filter((name) => name.endsWith('.wav'))) {
      const id = wav.slice(0, -'.wav'.length);
      const flac = `${id}.flac`;
      if (!converted.has(flac)) continue;
      const samples = samplesInWav(bytesIn(this.#path(wav)) ?? 0);
      if (samplesInFlac(this.#path(flac)) === samples) rmSync(this.#path(wav));
      else this.#name(id, wav);
    }
  }

  #name(utteranceId: string, file: string): void {
    this.#sql.run('update utterance set sound_file = ? where id = ?', [file, utteranceId]);
  }

  #fileOf(utteranceId: string): string | null {
    const rows = this.#sql.all('select sound_file from utterance where id = ?', [utteranceId]);
    return FileRow.safeParse(rows[0]).data?.sound_file ?? null;
  }

  #path(file: string): string {
    return join(this.#folder, file);
  }
}

function isFlac(file: string): boolean {
  return file.endsWith('.flac');
}
