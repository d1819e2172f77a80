import express, { Router } from 'express';
import { RemoteSettings, type RemoteStatus } from '#contract/remote.ts';
import { answerBadBody, badBody, isLocked } from '#http/refuse.ts';
import type { Desk } from './desk.ts';

const LOCKED: RemoteStatus = { unlocked: false };

const BODY_MESSAGE = 'Send the settings as GET /api/remote gives them, in JSON.';

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
    if (desk === null) return isLocked(response);
    const settings = RemoteSettings.safeParse(request.body);
    if (!settings.success) return badBody(response, BODY_MESSAGE);
    desk.choose(settings.data);
    response.json(desk.status());
  });

  router.use(answerBadBody(() => BODY_MESSAGE));
  return router;
}
