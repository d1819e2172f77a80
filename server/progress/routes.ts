import { Router } from 'express';
import type { Problem } from '#contract/attempt.ts';
import { ProgressQuery } from '#contract/progress.ts';
import type { ProgressArchive } from './ports.ts';
import { MOST_POINTS, progressOf } from './progress.ts';

/** What all rated answers come to. */
export function progressRoutes(archive: ProgressArchive, now: () => number = Date.now): Router {
  const router = Router();
  router.get('/progress', (request, response) => {
    const query = ProgressQuery.safeParse(request.query);
    if (!query.success) {
      const problem: Problem = {
        code: 'badQuery',
        message: 'offsetMinutes takes the minutes that local time is behind UTC, such as -60.',
      };
      response.status(400).json(problem);
      return;
    }
    const newest = archive.newestRatings(MOST_POINTS);
    const { offsetMinutes } = query.data;
    response.json(progressOf(newest, archive.ratedAtMs(), now(), offsetMinutes));
  });
  return router;
}
