import { type Response, Router } from 'express';
import { z } from 'zod';
import type { Hearing } from '#contract/hearing.ts';
import type { Hearings } from './hearings.ts';
import { type Refused, UNKNOWN } from './refusal.ts';

const AttemptParams = z.object({ id: z.uuid() });

/** Whether a stronger ear has heard an attempt, and asking it to. */
export function hearingRoutes(hearings: Hearings): Router {
  const router = Router();

  router.get('/attempts/:id/hearing', (request, response) => {
    const params = AttemptParams.safeParse(request.params);
    answer(response, params.success ? hearings.of(params.data.id) : UNKNOWN);
  });

  router.post('/attempts/:id/hearing', (request, response) => {
    const params = AttemptParams.safeParse(request.params);
    answer(response, params.success ? hearings.request(params.data.id) : UNKNOWN);
  });

  return router;
}

function answer(response: Response, state: Hearing | Refused): void {
  if ('status' in state) response.status(state.status).json(state.problem);
  else response.status(state.state === 'asked' ? 202 : 200).json(state);
}
