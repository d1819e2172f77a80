import { z } from 'zod';
import type { RemoteUsage } from '#contract/remote.ts';
import type { Scorecard } from '#contract/scorecard.ts';
import type { RatingRows, RemoteGrader } from './ratings.ts';
import type { RemoteRows } from './remote.ts';
import { RatingRow } from './rows.ts';
import type { Sql } from './sql.ts';

interface KeptRating {
  id: string;
  scorecard: Scorecard;
}

interface KeptOpinion extends KeptRating, RemoteGrader {
  counts: boolean;
  /** Null where it was made on another computer. */
  usage: RemoteUsage | null;
}

/**
 * What models elsewhere think of the ratings made here. An opinion is on the newest of these: it is
 * made after it, and any later one, as of corrected words, leaves the attempt without an opinion.
 */
export class OpinionRows {
  readonly #sql: Sql;
  readonly #ratings: RatingRows;
  readonly #remote: RemoteRows;

  constructor(sql: Sql, ratings: RatingRows, remote: RemoteRows) {
    this.#sql = sql;
    this.#ratings = ratings;
    this.#remote = remote;
  }

  /** The newest rating made here, and the opinion on it if there is one; null for an unrated attempt. */
  find(attemptId: string): { local: KeptRating; opinion: KeptOpinion | null } | null {
    const local = this.#newest(attemptId, 'model is null');
    const newest = this.#newest(attemptId, 'true');
    if (local === null || newest === null) return null;
    const { id, scorecard, model, prompt_version, counts } = newest;
    if (model === null || prompt_version === null) return { local, opinion: null };
    const usage = this.#remote.gradingUsage(attemptId, local.created_at_ms, newest.created_at_ms);
    return {
      local,
      opinion: { id, scorecard, model, promptVersion: prompt_version, counts, usage },
    };
  }

  /**
   * Adds an opinion on the rating made here with this id, which then counts or not; nothing where
   * that is not the newest any more, or the attempt was deleted.
   */
  add(
    attemptId: string,
    localId: string,
    { scorecard, counts, ...by }: RemoteGrader & { scorecard: Scorecard; counts: boolean },
  ): void {
    this.#sql.atomically(() => {
      if (this.#newest(attemptId, 'model is null')?.id !== localId) return;
      const id = this.#ratings.insert(attemptId, scorecard, by);
      if (counts) this.#ratings.count(attemptId, id, scorecard);
    });
  }

  /** From now on this rating of the attempt counts. */
  count(attemptId: string, { id, scorecard }: KeptRating): void {
    this.#sql.atomically(() => this.#ratings.count(attemptId, id, scorecard));
  }

  #newest(attemptId: string, condition: 'model is null' | 'true'): RatingRow | null {
    const rows = this.#sql.all(
      `select rating.id, rating.created_at_ms, model, prompt_version, scorecard,
         rating.id is attempt.rating_id as counts
       from rating join attempt on attempt.id = rating.attempt_id
       where rating.attempt_id = ? and ${condition} order by rating.rowid desc limit 1`,
      [attemptId],
    );
    return z.array(RatingRow).parse(rows)[0] ?? null;
  }
}
