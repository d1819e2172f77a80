import express, { type ErrorRequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Problem } from '#contract/attempt.ts';
import { CoachingRequest } from '#contract/coaching.ts';
import type { Coach } from './coach.ts';

const Params = z.object({ id: z.uuid() });

/** Asking for a rewrite or a model answer; `coach` is null where no model is set up. */
export function coachRoutes(coach: Coach | null): Router {
  const router = Router();

  router.post(
    '/attempts/:id/coaching',
    express.json({ limit: '4kb' }),
    async (request, response) => {
      if (coach === null) {
        return refuse(response, 409, {
          code: 'locked',
          message:
            'No model elsewhere is set up; set OPENAI_API_KEY or OPENAI_BASE_URL and start Understudy again.',
        });
      }
      const wanted = CoachingRequest.safeParse(request.body);
      if (!wanted.success) return badBody(response);
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
    message: 'Send the kind, rewrite or modelAnswer, and for a rewrite the element, in JSON.',
  });
}

function refuse(response: Response, status: number, problem: Problem): void {
  response.status(status).json(problem);
}
