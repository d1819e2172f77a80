import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { StoryRow, StoryTellingRow, VotesRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** Rated answers to questions: what can be told as a story. */
const SELECT_TELLINGS = `
  select attempt.id, attempt.created_at_ms, attempt.question, attempt.rating_id, attempt.story_id,
    attempt.story_settled, rating.mechanism, rating.data, rating.framing,
    (select sum(duration_ms) from utterance where attempt_id = attempt.id) as duration_ms
  from attempt join rating on rating.id = attempt.rating_id
  where attempt.profile_id = ? and attempt.conversation is null and rating.sufficient = 1`;

/** The stories, and which attempts are filed under each. */
export class StoryRows {
  #sql: Sql;
  #profileId: string;
  #now: () => number;

  constructor(sql: Sql, profileId: string, now: () => number) {
    this.#sql = sql;
    this.#profileId = profileId;
    this.#now = now;
  }

  /** All stories, newest first. */
  list(): StoryRow[] {
    const rows = this.#sql.all(
      `select id, name from story where profile_id = ? order by created_at_ms desc, rowid desc`,
      [this.#profileId],
    );
    return z.array(StoryRow).parse(rows);
  }

  find(id: string): StoryRow | null {
    const row = this.#sql.all('select id, name from story where id = ?', [id])[0];
    return row === undefined ? null : StoryRow.parse(row);
  }

  /** The tellings of all stories or of one, newest first. */
  tellings(storyId?: string): StoryTellingRow[] {
    return this.#tellings(
      storyId === undefined ? 'and story_id is not null' : 'and story_id = ?',
      storyId === undefined ? [] : [storyId],
    );
  }

  /** The newest tellings that are neither filed nor settled. */
  unfiled(limit: number): StoryTellingRow[] {
    return this.#tellings('and story_id is null and story_settled = 0', [], limit);
  }

  /** One attempt as a telling; null if it has no rating that counts, or is a conversation. */
  telling(attemptId: string): StoryTellingRow | null {
    return this.#tellings('and attempt.id = ?', [attemptId])[0] ?? null;
  }

  /** How a rating votes, without the rest of its scorecard. */
  votesOf(ratingId: string): VotesRow['votes'] {
    const row = this.#sql.all(
      "select json_extract(scorecard, '$.votes') as votes from rating where id = ?",
      [ratingId],
    )[0];
    return VotesRow.parse(row).votes;
  }

  /** Makes a story of these attempts; gives its id. */
  create(name: string, attemptIds: readonly string[]): string {
    const id = randomUUID();
    this.#sql.atomically(() => {
      this.#sql.run('insert into story (id, profile_id, created_at_ms, name) values (?, ?, ?, ?)', [
        id,
        this.#profileId,
        this.#now(),
        name,
      ]);
      this.#fileAll(id, attemptIds);
    });
    return id;
  }

  rename(id: string, name: string): void {
    this.#sql.run('update story set name = ? where id = ?', [name, id]);
  }

  /** Removes a story; its tellings stay, filed under none, and may be suggested again. */
  remove(id: string): void {
    this.#sql.atomically(() => {
      this.#sql.run('update attempt set story_settled = 0 where story_id = ?', [id]);
      this.#sql.run('delete from story where id = ?', [id]);
    });
  }

  /** Files attempts under a story, away from any other. */
  file(storyId: string, attemptIds: readonly string[]): void {
    this.#sql.atomically(() => this.#fileAll(storyId, attemptIds));
  }

  /** The person wants these attempts under no story. */
  settle(attemptIds: readonly string[]): void {
    this.#sql.run(
      `update attempt set story_id = null, story_settled = 1
       where id in (select value from json_each(?))`,
      [JSON.stringify(attemptIds)],
    );
  }

  /** Files all of a story's tellings under another one, and removes it. */
  merge(id: string, into: string): void {
    this.#sql.atomically(() => {
      this.#sql.run('update attempt set story_id = ? where story_id = ?', [into, id]);
      this.#sql.run('delete from story where id = ?', [id]);
    });
  }

  #tellings(where: string, values: string[], limit = -1): StoryTellingRow[] {
    const rows = this.#sql.all(
      `${SELECT_TELLINGS} ${where} order by attempt.created_at_ms desc, attempt.rowid desc limit ?`,
      [this.#profileId, ...values, limit],
    );
    return z.array(StoryTellingRow).parse(rows);
  }

  #fileAll(storyId: string, attemptIds: readonly string[]): void {
    this.#sql.run(
      `update attempt set story_id = ?, story_settled = 1
       where id in (select value from json_each(?))`,
      [storyId, JSON.stringify(attemptIds)],
    );
  }
}
