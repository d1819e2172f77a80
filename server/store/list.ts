import type { SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import type { AttemptState } from '#contract/attempt.ts';
import { DIMENSIONS, type Dimension } from '#contract/element.ts';
import type { AttemptQuery, SearchHit } from '#contract/list.ts';
import { AttemptRow, FoundRow, HighlightRow } from './rows.ts';
import { FOUND_FROM, FOUND_TO, hitOf, matchOf } from './search.ts';
import type { Sql } from './sql.ts';

const HAS_WORDS = `exists (select 1 from transcript join utterance on utterance.id = utterance_id
  where utterance.attempt_id = attempt.id)`;
const IS_RATED = `(attempt.rating_id is not null
  or (attempt.conversation is not null and ${HAS_WORDS}))`;

/** From the index to the attempts, in this order. */
const SAYS = `attempt.rowid in (select told.rowid from spoken
  cross join utterance on utterance.rowid = spoken.rowid
  cross join attempt as told on told.id = utterance.attempt_id
  where spoken match ?)`;

/** By an attempt's rowid; the plus keeps the walk by time, which ends when the page is full. */
const IS_AMONG = '+attempt.rowid in (select value from json_each(?))';

/** What is read of an attempt without its utterances and its scorecard: an `AttemptRow`. */
export const SELECT_ATTEMPT = `
  select attempt.id, attempt.created_at_ms, attempt.source, attempt.question, attempt.rating_id,
    (select sum(duration_ms) from utterance where attempt_id = attempt.id) as duration_ms,
    rating.mechanism, rating.data, rating.framing, interview.loop_id, attempt.conversation,
    ${HAS_WORDS} as has_words
  from attempt left join rating on rating.id = attempt.rating_id and rating.sufficient
    left join interview on interview.id = attempt.interview_id`;

/** One page of attempts. */
interface ListedAttempts {
  attempts: (AttemptRow & { hit: SearchHit | null })[];
  /** How many are wanted, on all pages. */
  total: number;
  /** How many are kept. */
  kept: number;
  nextCursor: string | null;
}

/** Something that must hold of an attempt. */
interface Condition {
  sql: string;
  values: SQLInputValue[];
}

/** The list of attempts, newest first, searched and filtered, a page at a time. */
export class ListRows {
  #sql: Sql;
  #profileId: string;

  constructor(sql: Sql, profileId: string) {
    this.#sql = sql;
    this.#profileId = profileId;
  }

  /** `recordingIds`: the attempts that are being recorded now, which only the sessions know. */
  page(query: AttemptQuery, recordingIds: readonly string[]): ListedAttempts {
    const mine = { sql: 'attempt.profile_id = ?', values: [this.#profileId] };
    const kept = this.#find([mine]).count;
    const match = query.search?.trim() ? matchOf(query.search) : undefined;
    // Signs without a word: nobody says them.
    if (match === null) return { attempts: [], total: 0, kept, nextCursor: null };
    const wanted = this.#find([
      mine,
      ...filtersOf(query),
      ...stateIs(query.state, recordingIds),
      ...where(SAYS, match),
    ]);
    const rows = this.#read(
      [mine, ...after(query.cursor), ...where(IS_AMONG, wanted.ids)],
      query.limit + 1,
    );
    const page = rows.slice(0, query.limit);
    const hits = match === undefined ? null : this.#hits(page, match);
    const last = page.at(-1);
    return {
      attempts: page.map((row) => ({ ...row, hit: hits?.get(row.id) ?? null })),
      total: wanted.count,
      kept,
      nextCursor: rows.length > page.length && last ? `${last.created_at_ms}_${last.id}` : null,
    };
  }

  /** All of which the conditions hold, in one pass over no more than it takes. */
  #find(conditions: readonly Condition[]): FoundRow {
    const { sql, values } = all(conditions);
    const row = this.#sql.all(
      `select count(*) as count, json_group_array(attempt.rowid) as ids from attempt where ${sql}`,
      values,
    )[0];
    return FoundRow.parse(row);
  }

  #read(conditions: readonly Condition[], limit: number): AttemptRow[] {
    const { sql, values } = all(conditions);
    const rows = this.#sql.all(
      `${SELECT_ATTEMPT} where ${sql}
       order by attempt.created_at_ms desc, attempt.id desc limit ?`,
      [...values, limit],
    );
    return z.array(AttemptRow).parse(rows);
  }

  /** For each attempt its first utterance that says it. */
  #hits(attempts: readonly AttemptRow[], match: string): Map<string, SearchHit> {
    // The plus: one walk through all that match is quicker than a look-up for each row.
    const rows = this.#sql.all(
      `select utterance.attempt_id, utterance.id as utterance_id, highlighted
       from (select rowid, highlight(spoken, 0, ?, ?) as highlighted from spoken
           where spoken match ? and +rowid in (select rowid from utterance
             where attempt_id in (select value from json_each(?)))) as said
         join utterance on utterance.rowid = said.rowid
       order by utterance.position desc`,
      [FOUND_FROM, FOUND_TO, match, JSON.stringify(attempts.map(({ id }) => id))],
    );
    return new Map(
      z
        .array(HighlightRow)
        .parse(rows)
        .map((row) => [row.attempt_id, hitOf(row.utterance_id, row.highlighted)]),
    );
  }
}

function filtersOf(query: AttemptQuery): Condition[] {
  const { question, principle, fromMs, toMs } = query;
  return [
    ...where('attempt.question_id = ?', question),
    ...where('attempt.principle = ?', principle),
    ...where('attempt.created_at_ms >= ?', fromMs),
    ...where('attempt.created_at_ms < ?', toMs),
    ...DIMENSIONS.flatMap((dimension) => levelIs(dimension, query[dimension])),
  ];
}

function levelIs(dimension: Dimension, range: AttemptQuery[Dimension]): Condition[] {
  if (range === undefined) return [];
  const level = `(select ${dimension} from rating where id = attempt.rating_id and sufficient)`;
  return [{ sql: `${level} between ? and ?`, values: [range.lowest, range.highest] }];
}

function where(sql: string, value: SQLInputValue | undefined): Condition[] {
  return value === undefined ? [] : [{ sql, values: [value] }];
}

function stateIs(state: AttemptState | undefined, recordingIds: readonly string[]): Condition[] {
  if (state === undefined) return [];
  if (state === 'rated') return [{ sql: IS_RATED, values: [] }];
  const recorded = `attempt.id ${state === 'recording' ? 'in' : 'not in'}
    (select value from json_each(?))`;
  return [{ sql: `not ${IS_RATED} and ${recorded}`, values: [JSON.stringify(recordingIds)] }];
}

/** What comes after the last of a page: it was made earlier, or at once and has a smaller id. */
function after(cursor: string | undefined): Condition[] {
  const [createdAtMs, id] = cursor?.split('_') ?? [];
  if (createdAtMs === undefined || id === undefined) return [];
  return [
    {
      sql: '(attempt.created_at_ms, attempt.id) < (?, ?)',
      values: [Number(createdAtMs), id],
    },
  ];
}

function all(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}
