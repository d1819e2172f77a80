import { z } from 'zod';
import { ElementId } from '#contract/element.ts';
import { Level } from '#contract/scorecard.ts';
import type { Sql } from './sql.ts';

const ShortRatingRow = z
  .object({
    id: z.string(),
    created_at_ms: z.int(),
    mechanism: Level,
    data: Level,
    framing: Level,
    credited: z
      .string()
      .transform((ids) => (ids === '' ? [] : ids.split(' ')))
      .pipe(z.array(ElementId)),
    version: z.string(),
  })
  .transform(({ id, created_at_ms, mechanism, data, framing, credited, version }) => ({
    attemptId: id,
    createdAtMs: created_at_ms,
    levels: { mechanism, data, framing },
    credited,
    version,
  }));
export type ShortRating = z.infer<typeof ShortRatingRow>;

/** The newest of the ratings that count, of answers that had enough words, newest first. */
export function newestRatings(sql: Sql, profileId: string, most: number): ShortRating[] {
  const rows = sql.all(
    `select attempt.id, attempt.created_at_ms, mechanism, data, framing, credited,
       grader || ' ' || grader_version || ', rubric ' || rubric_version as version
     from attempt join rating on rating.id = attempt.rating_id
     where attempt.profile_id = ? and sufficient = 1
     order by attempt.created_at_ms desc, attempt.rowid desc limit ?`,
    [profileId, most],
  );
  return z.array(ShortRatingRow).parse(rows);
}

const RatedRow = z.object({ created_at_ms: z.int() });

/** When each answer was given that has such a rating. */
export function ratedAtMs(sql: Sql, profileId: string): number[] {
  const rows = sql.all(
    `select attempt.created_at_ms from attempt join rating on rating.id = attempt.rating_id
     where attempt.profile_id = ? and sufficient = 1`,
    [profileId],
  );
  return z
    .array(RatedRow)
    .parse(rows)
    .map((row) => row.created_at_ms);
}
