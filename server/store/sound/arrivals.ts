import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from '../sql.ts';
import { bytesIn, syncFolder } from './disk.ts';
import { samplesInFlac } from './flac-layout.ts';

/**
 * Sounds that come from elsewhere, on their way among the recordings. They wait in `waiting` until
 * they have been looked at; those that are taken stand in `arriving` while their rows are being
 * kept, and get their places after that. A crash leaves them to `putRight`.
 */
export class Arrivals {
  /** Where what comes from elsewhere waits. */
  readonly waiting: string;
  #sql: Sql;
  #folder: string;
  #arriving: string;

  constructor(sql: Sql, recordings: string) {
    this.#sql = sql;
    this.#folder = recordings;
    this.waiting = join(recordings, 'incoming');
    this.#arriving = join(recordings, 'arriving');
  }

  /** Whether it can be told how much sound a waiting file holds. */
  canRead(file: string): boolean {
    try {
      return !file.endsWith('.flac') || samplesInFlac(join(this.waiting, file)) >= 0;
    } catch {
      return false;
    }
  }

  /** Sets these files apart, those that are there; call it before their rows are kept. */
  take(files: readonly string[]): void {
    mkdirSync(this.#arriving);
    for (const file of files) {
      const path = join(this.waiting, file);
      if (bytesIn(path) !== null) renameSync(path, join(this.#arriving, file));
    }
    syncFolder(this.#arriving);
  }

  /** Gives the taken files whose rows were kept their places, and removes the others. */
  settle(): void {
    if (bytesIn(this.#arriving) === null) return;
    for (const file of readdirSync(this.#arriving)) {
      const named = this.#sql.all('select 1 from utterance where id = ? and sound_file = ?', [
        file.replace(/\.\w+$/, ''),
        file,
      ]);
      if (named.length > 0) renameSync(join(this.#arriving, file), join(this.#folder, file));
    }
    syncFolder(this.#folder);
    rmSync(this.#arriving, { recursive: true });
  }

  /** Removes what waits. */
  forget(): void {
    rmSync(this.waiting, { recursive: true, force: true });
  }

  /** Puts right what a crash left. */
  putRight(): void {
    this.settle();
    this.forget();
  }
}
