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

/** The ratings that count, of answers that had enough words, newest first. */
export function shortRatings(sql: Sql, profileId: string): ShortRating[] {
  const rows = sql.all(
    `select attempt.id, attempt.created_at_ms, mechanism, data, framing, credited,
       grader || ' ' || grader_version || ', rubric ' || rubric_version as version
     from attempt join rating on rating.id = attempt.rating_id
     where attempt.profile_id = ? and sufficient = 1
     order by attempt.created_at_ms desc, attempt.rowid desc`,
    [profileId],
  );
  return z.array(ShortRatingRow).parse(rows);
}
