import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { FolderContents } from '#contract/archive.ts';
import { PORTABLE_TABLES } from './portable.ts';
import type { SoundFiles } from './sound/sound-files.ts';
import type { Sql } from './sql.ts';

const CountRow = z.object({ attempts: z.int() });
const SqlRow = z.object({ sql: z.string() });
/** What interviewers said in a voice from elsewhere. */
export const VOICES_FOLDER = 'voice-cache';
const BACKUP = /^understudy\.db\.v\d+\.backup$/;

/** The data folder as a whole. */
export class Folder {
  #path: string;
  #sql: Sql;
  #sounds: SoundFiles;

  constructor(path: string, sql: Sql, sounds: SoundFiles) {
    this.#path = path;
    this.#sql = sql;
    this.#sounds = sounds;
  }

  /** What lies in it now. */
  contents(): FolderContents {
    const voices = resolve(this.#path, VOICES_FOLDER);
    const files = readdirSync(this.#path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => ({
        name,
        isVoice: resolve(parentPath) === voices,
        isRecording: ![resolve(this.#path), voices].includes(resolve(parentPath)),
        bytes: statSync(join(parentPath, name), { throwIfNoEntry: false })?.size ?? 0,
      }));
    const count = (of: typeof files) => ({
      files: of.length,
      bytes: of.reduce((sum, { bytes }) => sum + bytes, 0),
    });
    const recordings = files.filter(({ isRecording }) => isRecording);
    // While it becomes FLAC a recording has two files.
    const recorded = new Set(recordings.map(({ name }) => name.split('.')[0]));
    const row = this.#sql.all('select count(*) as attempts from attempt', [])[0];
    return {
      path: resolve(this.#path),
      attempts: CountRow.parse(row).attempts,
      recordings: { ...count(recordings), files: recorded.size },
      database: count(
        files.filter((file) => !file.isRecording && !file.isVoice && !BACKUP.test(file.name)),
      ),
      voices: count(files.filter(({ isVoice }) => isVoice)),
      backups: count(files.filter(({ name }) => BACKUP.test(name))),
    };
  }

  /**
   * Removes everything that was ever kept: first the sound, then the rows, then what the database
   * and its log still hold of them.
   */
  empty(): void {
    this.#sounds.removeAll();
    // All rows go, so none has to look for those that point at it: with thousands that takes minutes.
    this.#sql.exec('pragma foreign_keys = off');
    try {
      this.#sql.atomically(() => {
        this.#emptySearch();
        for (const table of PORTABLE_TABLES) this.#sql.exec(`delete from ${table}`);
        // What was used stays, for the month's limit, but not for which answer.
        this.#sql.exec('update remote_use set attempt_id = null');
      });
    } finally {
      this.#sql.exec('pragma foreign_keys = on');
    }
    rmSync(join(this.#path, VOICES_FOLDER), { recursive: true, force: true });
    for (const name of readdirSync(this.#path)) {
      if (BACKUP.test(name)) rmSync(join(this.#path, name));
    }
    this.#sql.exec('vacuum');
    this.#sql.forget();
  }

  /** Taking words out one by one, leaving nothing of each, would take as long as putting them in. */
  #emptySearch(): void {
    const [row] = this.#sql.all("select sql from sqlite_master where name = 'spoken'", []);
    this.#sql.exec(`
      drop table spoken;
      ${SqlRow.parse(row).sql};
      insert into spoken (spoken, rank) values ('secure-delete', 1);
    `);
  }
}
