import express, { Router } from 'express';
import { z } from 'zod';
import { CoachingRequest } from '#contract/coaching.ts';
import { answerBadBody, badBody, isLocked, refuse } from '#http/refuse.ts';
import type { Coach } from './coach.ts';

const Params = z.object({ id: z.uuid() });

const BODY_MESSAGE =
  'Send the kind, rewrite or modelAnswer, and for a rewrite the element, in JSON.';

/** Asking for a rewrite or a model answer; `coach` is null where no model is set up. */
export function coachRoutes(coach: Coach | null): Router {
  const router = Router();

  router.post(
    '/attempts/:id/coaching',
    express.json({ limit: '4kb' }),
    async (request, response) => {
      if (coach === null) return isLocked(response);
      const wanted = CoachingRequest.safeParse(request.body);
      if (!wanted.success) return badBody(response, BODY_MESSAGE);
      const params = Params.safeParse(request.params);
      const coaching = params.success ? await coach.coach(params.data.id, wanted.data) : null;
      if (coaching === null) {
        return refuse(response, 404, {
          code: 'unknownAttempt',
          message: 'There is no such answer with a scorecard; it may have been deleted.',
        });
      }
      response.json(coaching);
    },
  );

  router.use(answerBadBody(() => BODY_MESSAGE));
  return router;
}
