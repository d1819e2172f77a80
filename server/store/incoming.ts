import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as otherWork } from 'node:timers/promises';
import { z } from 'zod';
import type { TakenIn } from '#contract/archive.ts';
import { MIGRATIONS } from './migrations.ts';
import {
  columnsOf,
  fromSelected,
  PORTABLE_TABLES,
  PortableTableName,
  type Selection,
} from './portable.ts';
import { PORTABLE_ROWS } from './portable-rows.ts';
import { IdRow } from './rows.ts';
import type { Arrivals } from './sound/arrivals.ts';
import { Sql } from './sql.ts';

const CellsRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const SoundRow = z.object({ sound_file: z.string() });

/** SQLite's own error codes for values that a table refuses, and for SQL that fails on them. */
const NOT_FITTING = [1, 19, 20];
const SqliteError = z.object({ errcode: z.int() });

/** Rows that are looked at before anybody else has a turn. */
const ROWS_AT_ONCE = 50;

/**
 * Rows and sounds from elsewhere, kept apart until all of them have been looked at. Nothing of the
 * store changes before `merge`.
 */
export class Incoming {
  #store: Sql;
  #sounds: Arrivals;
  #profileId: string;
  #file: string;
  #rows: Sql | null = null;
  #columns = new Map<PortableTableName, string[]>();
  #storeVersion = 0;

  constructor(store: Sql, sounds: Arrivals, profileId: string) {
    this.#store = store;
    this.#sounds = sounds;
    this.#profileId = profileId;
    mkdirSync(sounds.waiting, { recursive: true });
    this.#file = this.pathOf('rows.db');
  }

  /** Where a file is put that belongs to it: the archive itself, or a sound by its own name. */
  pathOf(file: string): string {
    return join(this.#sounds.waiting, file);
  }

  /** Takes rows from now on, of a store of this version: at least 1, at most our own. */
  begin(storeVersion: number): void {
    const database = new DatabaseSync(this.#file);
    database.exec(`
      pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off;
      begin;
      ${MIGRATIONS.slice(0, storeVersion).join(';')};
    `);
    this.#rows = new Sql(database);
    this.#storeVersion = storeVersion;
    this.#rows.run('insert into profile values (?, 0)', [this.#profileId]);
    for (const table of PORTABLE_TABLES) this.#columns.set(table, columnsOf(this.#rows, table));
  }

  /** Takes a row in; false where the table has other columns, or refuses it. */
  add(table: string, row: unknown): boolean {
    const name = PortableTableName.safeParse(table);
    const cells = CellsRow.safeParse(row);
    if (!name.success || !cells.success) return false;
    const columns = this.#columns.get(name.data) ?? [];
    const own = columns.filter((column) => column !== 'profile_id');
    const given = cells.data;
    if (own.length === 0 || Object.keys(given).length !== own.length) return false;
    if (own.some((column) => given[column] === undefined)) return false;
    const places = columns.map(() => '?').join(', ');
    return fits(() =>
      this.#own.run(
        `insert into ${name.data} (${columns.join(', ')}) values (${places})`,
        columns.map((column) =>
          column === 'profile_id' ? this.#profileId : (given[column] ?? null),
        ),
      ),
    );
  }

  /**
   * Brings the rows to our own version and looks at every one of them; false where something does
   * not fit. `sounds` are the files that came with them.
   */
  async check(sounds: readonly string[]): Promise<boolean> {
    const migrated = fits(() => {
      for (const sql of MIGRATIONS.slice(this.#storeVersion)) this.#own.exec(sql);
      this.#own.exec('commit');
    });
    if (!migrated || this.#own.all('pragma foreign_key_check', []).length > 0) return false;
    const rows = this.#own.all('select sound_file from utterance where sound_file is not null', []);
    const named = new Set(
      z
        .array(SoundRow)
        .parse(rows)
        .map((row) => row.sound_file),
    );
    if (!sounds.every((file) => named.has(file) && this.#sounds.canRead(file))) {
      return false;
    }
    for (const table of PORTABLE_TABLES) {
      let looked = 0;
      for (const row of this.#own.each(`select * from ${table}`, [])) {
        if (!PORTABLE_ROWS[table].safeParse(row).success) return false;
        looked += 1;
        if (looked % ROWS_AT_ONCE === 0) await otherWork();
      }
    }
    return true;
  }

  /**
   * Adds what is new to the store, all of it or nothing; what is already here stays as it is. Null,
   * and nothing added, where it does not fit to what is here.
   */
  merge(): TakenIn | null {
    this.#own.close();
    this.#store.run('attach database ? as incoming', [this.#file]);
    let taken: TakenIn | null = null;
    try {
      fits(() => {
        taken = this.#store.atomically(() => this.#add());
      });
      return taken;
    } finally {
      this.#sounds.settle();
      this.#store.run('detach database incoming', []);
    }
  }

  /** Removes what was kept apart. */
  remove(): void {
    this.#rows?.close();
    this.#sounds.forget();
  }

  #add(): TakenIn {
    // Rows of a table may point at later ones.
    this.#store.run('pragma defer_foreign_keys = on', []);
    const newIn = (table: 'loop' | 'story' | 'attempt') =>
      z
        .array(IdRow)
        .parse(
          this.#store.all(
            `select id from incoming.${table} where id not in (select id from main.${table})`,
            [],
          ),
        )
        .map(({ id }) => id);
    const added: Selection = {
      loops: newIn('loop'),
      stories: newIn('story'),
      attempts: newIn('attempt'),
    };
    for (const table of PORTABLE_TABLES) {
      const columns = columnsOf(this.#store, table);
      const { sql, ids } = fromSelected(table, added, 'incoming');
      // An attempt and its rating point at each other: were one to wait for the other, each row
      // that is added meanwhile would be held against all that wait.
      const values = columns.map((name) =>
        table === 'attempt' && name === 'rating_id' ? 'null' : name,
      );
      this.#store.run(
        `insert into main.${table} (${columns.join(', ')}) select ${values.join(', ')} ${sql}`,
        [ids],
      );
    }
    this.#store.run(
      `update main.attempt set rating_id = own.rating_id from incoming.attempt as own
       where own.id = main.attempt.id and own.id in (select value from json_each(?))`,
      [JSON.stringify(added.attempts)],
    );
    const all = this.#store.all('select id from incoming.attempt', []).length;
    this.#sounds.take(
      z
        .array(SoundRow)
        .parse(
          this.#store.all(
            `select sound_file from main.utterance where sound_file is not null
               and attempt_id in (select value from json_each(?))`,
            [JSON.stringify(added.attempts)],
          ),
        )
        .map((row) => row.sound_file),
    );
    return { added: added.attempts.length, alreadyHere: all - added.attempts.length };
  }

  get #own(): Sql {
    if (this.#rows === null) throw new Error('Rows are taken in only after begin().');
    return this.#rows;
  }
}

/** Does work on rows that nobody has looked at yet; false where they do not fit. */
function fits(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    const { data } = SqliteError.safeParse(error);
    if (data !== undefined && NOT_FITTING.includes(data.errcode & 0xff)) return false;
    throw error;
  }
}
