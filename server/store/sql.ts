import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** A database in the three ways in which the store uses it. */
export class Sql {
  #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  run(sql: string, values: SQLInputValue[]): void {
    this.#database.prepare(sql).run(...values);
  }

  /** Several statements, without values. */
  exec(sql: string): void {
    this.#database.exec(sql);
  }

  all(sql: string, values: SQLInputValue[]): unknown[] {
    return this.#database.prepare(sql).all(...values);
  }

  /** The rows one by one, as they are asked for. */
  each(sql: string, values: SQLInputValue[]): Iterable<Record<string, unknown>> {
    return this.#database.prepare(sql).iterate(...values);
  }

  /** All of the work is kept, or none of it. */
  atomically<T>(work: () => T): T {
    this.#database.exec('begin immediate');
    try {
      const result = work();
      this.#database.exec('commit');
      return result;
    } catch (error) {
      // SQLite has undone it already when the disk is full.
      if (this.#database.isTransaction) this.#database.exec('rollback');
      throw error;
    }
  }

  /** Empties the write-ahead log, which still holds what was deleted. */
  forget(): void {
    this.#database.exec('pragma wal_checkpoint(truncate)');
  }

  /** A second time does nothing. */
  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}
