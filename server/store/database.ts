import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { MIGRATIONS } from './migrations.ts';

/** Something about the data folder that only its owner can put right. */
export class StoreError extends Error {
  override name = 'StoreError';
}

const VersionRow = z.object({ user_version: z.int() });

/**
 * Opens the database of a data folder, creating the folder where it is missing and bringing an
 * older store up to date after a backup.
 * @throws StoreError when the folder cannot be written or the store is from a newer version.
 */
export function openDatabase(folder: string, migrations = MIGRATIONS): DatabaseSync {
  const file = join(folder, 'understudy.db');
  try {
    mkdirSync(folder, { recursive: true });
    const database = new DatabaseSync(file);
    database.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma foreign_keys = on;
      pragma secure_delete = on;
    `);
    migrate(database, file, migrations);
    // A folder that can only be read is noticed now, not at the first recording.
    database.exec('begin immediate; create table probe (x integer) strict; rollback;');
    return database;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `The data folder ${folder} cannot be used (${reason}). Make it writable, or choose another one with DATA_DIR.`,
    );
  }
}

function migrate(database: DatabaseSync, file: string, migrations: readonly string[]): void {
  const version = VersionRow.parse(database.prepare('pragma user_version').get()).user_version;
  if (version > migrations.length) {
    throw new StoreError(
      `The data in ${file} was written by a newer version of Understudy (store ${version}, this one knows ${migrations.length}). Update Understudy, or choose another folder with DATA_DIR.`,
    );
  }
  if (version === migrations.length) return;
  if (version > 0) backUp(database, file, version);
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.exec(`begin immediate; ${sql}; pragma user_version = ${index + 1}; commit;`);
  }
}

function backUp(database: DatabaseSync, file: string, version: number): void {
  database.exec('pragma wal_checkpoint(truncate)');
  const backup = `${file}.v${version}.backup`;
  if (!existsSync(backup)) copyFileSync(file, backup);
}
