import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { refusalOf } from '../server/session/refusal.ts';
import { Sql } from '../server/store/sql.ts';

/** A database that has room for some rows and then is full. */
function nearlyFull(): { database: DatabaseSync; sql: Sql } {
  const database = new DatabaseSync(':memory:');
  database.exec('create table piece (bytes blob) strict; pragma max_page_count = 8;');
  return { database, sql: new Sql(database) };
}

test('work that the disk has no room for is undone, says why, and hinders nothing later', () => {
  const { database, sql } = nearlyFull();
  const work = () =>
    sql.atomically(() => {
      sql.run('insert into piece values (?)', [Buffer.alloc(100)]);
      sql.run('insert into piece values (?)', [Buffer.alloc(100_000)]);
    });
  expect(work).toThrow('full');
  expect(database.isTransaction).toBe(false);
  expect(sql.all('select * from piece', [])).toEqual([]);
  sql.atomically(() => sql.run('insert into piece values (?)', [Buffer.alloc(100)]));
  expect(sql.all('select * from piece', [])).toHaveLength(1);
});

test('a full disk is told as such, whoever met it; anything else is not', () => {
  const { sql } = nearlyFull();
  let met: unknown;
  try {
    sql.run('insert into piece values (?)', [Buffer.alloc(100_000)]);
  } catch (error) {
    met = error;
  }
  expect(refusalOf(met)).toMatchObject({ code: 'storageFailed', fatal: true });
  const noSpace = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  expect(refusalOf(noSpace)).toMatchObject({ code: 'storageFailed', fatal: true });
  expect(refusalOf(new Error('other'))).toMatchObject({ code: 'internal', fatal: true });
});
