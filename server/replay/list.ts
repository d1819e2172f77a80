import { Router } from 'express';
import { type AttemptPage, AttemptQuery } from '#contract/list.ts';
import { refuse } from '#http/refuse.ts';
import type { Archive } from './archive.ts';
import { summaryOf } from './detail.ts';

/** The list of attempts, newest first, searched and filtered, a page at a time. */
export function listRoutes(archive: Archive): Router {
  const router = Router();

  router.get('/attempts', (request, response) => {
    const query = AttemptQuery.safeParse(request.query);
    if (!query.success) {
      const [issue] = query.error.issues;
      return refuse(response, 400, {
        code: 'badQuery',
        message: `The attempts cannot be listed so: ${[...(issue?.path ?? []), issue?.message].join(' ')}.`,
      });
    }
    const { attempts, total, kept, nextCursor } = archive.listAttempts(query.data);
    const page: AttemptPage = {
      attempts: attempts.map(({ hit, ...attempt }) => ({
        ...summaryOf(attempt, archive),
        ...(hit !== null && { hit }),
      })),
      total,
      kept,
      nextCursor,
    };
    response.json(page);
  });

  return router;
}
