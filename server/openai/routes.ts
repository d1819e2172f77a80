import express, { type ErrorRequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Problem } from '#contract/attempt.ts';
import { RemoteSettings, type RemoteStatus } from '#contract/remote.ts';
import type { Desk } from './desk.ts';

const LOCKED: RemoteStatus = { unlocked: false };

/** What can be used of models elsewhere, and choosing it; `desk` is null where there are none. */
export function remoteRoutes(desk: Desk | null): Router {
  const router = Router();

  router.get('/remote', (_request, response) => {
    response.json(desk?.status() ?? LOCKED);
  });

  router.get('/attempts/:id/usage', (request, response) => {
    response.json(desk?.usageOf(request.params.id) ?? []);
  });

  router.put('/remote', express.json({ limit: '4kb' }), (request, response) => {
    if (desk === null) {
      return refuse(response, 409, {
        code: 'locked',
        message:
          'No model elsewhere is set up; set OPENAI_API_KEY or OPENAI_BASE_URL and start Understudy again.',
      });
    }
    const settings = RemoteSettings.safeParse(request.body);
    if (!settings.success) return badBody(response);
    desk.choose(settings.data);
    response.json(desk.status());
  });

  router.use(answerBadBody);
  return router;
}

const answerBadBody: ErrorRequestHandler = (error, _request, response, next) => {
  const { success } = z.object({ status: z.int().min(400).max(499) }).safeParse(error);
  if (!success) return next(error);
  badBody(response);
};

function badBody(response: Response): void {
  refuse(response, 400, {
    code: 'badRequest',
    message: 'Send the settings as GET /api/remote gives them, in JSON.',
  });
}

function refuse(response: Response, status: number, problem: Problem): void {
  response.status(status).json(problem);
}
