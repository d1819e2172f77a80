import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { MIGRATIONS } from './migrations.ts';
import {
  columnsOf,
  fromSelected,
  PortableTableName,
  type Scope,
  type Selection,
  selectionOf,
} from './portable.ts';
import { Sql } from './sql.ts';

const SoundRow = z.object({ id: z.string(), sound_file: z.string().nullable() });

/** What was kept at one moment, to be read while the store goes on. Close it: it holds disk space. */
export class Snapshot {
  /** The version of the store that its rows are of. */
  readonly storeVersion = MIGRATIONS.length;
  #sql: Sql;
  #selection: Selection;
  #onClose: (snapshot: Snapshot) => void;

  private constructor(sql: Sql, selection: Selection, onClose: (snapshot: Snapshot) => void) {
    this.#sql = sql;
    this.#selection = selection;
    this.#onClose = onClose;
  }

  /** Null where there is no such attempt or loop; `except` are left out. */
  static of(
    folder: string,
    profileId: string,
    scope: Scope,
    except: readonly string[],
    onClose: (snapshot: Snapshot) => void,
  ): Snapshot | null {
    const sql = new Sql(new DatabaseSync(join(folder, 'understudy.db'), { readOnly: true }));
    sql.run('begin', []);
    const selection = selectionOf(sql, profileId, scope, except);
    if (selection !== null) return new Snapshot(sql, selection, onClose);
    sql.close();
    return null;
  }

  /** The rows of a table one by one: their own columns, without the person's profile. */
  rows(table: string): Iterable<Record<string, unknown>> {
    const name = PortableTableName.parse(table);
    const columns = columnsOf(this.#sql, name).filter((name) => name !== 'profile_id');
    const { sql, ids } = fromSelected(name, this.#selection);
    return this.#sql.each(`select ${columns.join(', ')} ${sql}`, [ids]);
  }

  /** The utterances that have sound. */
  spokenUtterances(): string[] {
    const { sql, ids } = fromSelected('utterance', this.#selection);
    return z
      .array(SoundRow)
      .parse(this.#sql.all(`select id, sound_file ${sql}`, [ids]))
      .flatMap(({ id, sound_file }) => (sound_file === null ? [] : [id]));
  }

  /** A second time does nothing. */
  close(): void {
    this.#sql.close();
    this.#onClose(this);
  }
}
