import { z } from 'zod';
import { IdRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** The attempts that are meant, with the loops and the stories that they belong to; by id. */
export interface Selection {
  loops: readonly string[];
  stories: readonly string[];
  attempts: readonly string[];
}

/** One attempt, one loop with its attempts, or all that is kept. */
export type Scope = { attemptId: string } | { loopId: string } | 'everything';

interface PortableTable {
  /** Which ids say whether a row is meant. */
  by: keyof Selection;
  /** The rows that are meant, in a database attached under this name; takes those ids as JSON. */
  where: (database: string) => string;
}

const OF_ATTEMPT = 'attempt_id in (select value from json_each(?))';
const byId = (by: keyof Selection): PortableTable => ({
  by,
  where: () => 'id in (select value from json_each(?))',
});
const byAttempt = (where: PortableTable['where']): PortableTable => ({ by: 'attempts', where });

/** What moves from one machine to another, each table after those that it stands on. */
const PORTABLE = {
  loop: byId('loops'),
  interview: { by: 'loops', where: () => 'loop_id in (select value from json_each(?))' },
  story: byId('stories'),
  attempt: byId('attempts'),
  utterance: byAttempt(() => OF_ATTEMPT),
  transcript: byAttempt(
    (database) => `utterance_id in (select id from ${database}.utterance where ${OF_ATTEMPT})`,
  ),
  rating: byAttempt(() => OF_ATTEMPT),
  rating_transcript: byAttempt(
    (database) => `rating_id in (select id from ${database}.rating where ${OF_ATTEMPT})`,
  ),
  integrity_answer: byAttempt(() => OF_ATTEMPT),
} as const satisfies Record<string, PortableTable>;

export const PortableTableName = z.enum([
  'loop',
  'interview',
  'story',
  'attempt',
  'utterance',
  'transcript',
  'rating',
  'rating_transcript',
  'integrity_answer',
]);
export type PortableTableName = z.infer<typeof PortableTableName>;
export const PORTABLE_TABLES = PortableTableName.options;

const ColumnRow = z.object({ name: z.string(), hidden: z.int() });

/** A table's own columns, without generated ones; none where there is no such table. */
export function columnsOf(sql: Sql, table: PortableTableName): string[] {
  return z
    .array(ColumnRow)
    .parse(sql.all(`pragma table_xinfo(${table})`, []))
    .flatMap(({ name, hidden }) => (hidden === 0 ? [name] : []));
}

/** The end of a statement that reads the rows which are meant, and the value that it takes. */
export function fromSelected(
  table: PortableTableName,
  selection: Selection,
  database = 'main',
): { sql: string; ids: string } {
  const { by, where } = PORTABLE[table];
  return {
    sql: `from ${database}.${table} where ${where(database)} order by rowid`,
    ids: JSON.stringify(selection[by]),
  };
}

/**
 * What a scope comes to, without the attempts that are excepted; null where there is no such
 * attempt or loop.
 */
export function selectionOf(
  sql: Sql,
  profileId: string,
  scope: Scope,
  except: readonly string[],
): Selection | null {
  const ids = (query: string, ...values: string[]) =>
    z
      .array(IdRow)
      .parse(sql.all(query, values))
      .map(({ id }) => id);
  const own = `select attempt.id from attempt left join interview on interview.id = interview_id
    where attempt.profile_id = ? and attempt.id not in (select value from json_each(?))`;
  const ownValues = [profileId, JSON.stringify(except)];
  if (scope === 'everything') {
    return {
      loops: ids('select id from loop where profile_id = ?', profileId),
      stories: ids('select id from story where profile_id = ?', profileId),
      attempts: ids(own, ...ownValues),
    };
  }
  const attempts =
    'loopId' in scope
      ? ids(`${own} and interview.loop_id = ?`, ...ownValues, scope.loopId)
      : ids(`${own} and attempt.id = ?`, ...ownValues, scope.attemptId);
  const meant = JSON.stringify(attempts);
  const loops =
    'loopId' in scope
      ? ids('select id from loop where id = ?', scope.loopId)
      : ids(
          `select distinct loop_id as id from interview join attempt on interview.id = interview_id
           where attempt.id in (select value from json_each(?))`,
          meant,
        );
  if (loops.length === 0 && attempts.length === 0) return null;
  return {
    loops,
    stories: ids(
      `select distinct story_id as id from attempt
       where story_id is not null and id in (select value from json_each(?))`,
      meant,
    ),
    attempts,
  };
}
