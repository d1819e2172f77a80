import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { OpinionChoice } from '#contract/opinion.ts';
import { answerBadBody, badBody, isBeingRecorded, noAttempt, refuse } from '#http/refuse.ts';
import type { Opinions } from './opinions.ts';

const AttemptParams = z.object({ id: z.uuid() });
const PATH = '/attempts/:id/opinion';

const BODY_MESSAGE = 'Send which rating counts as counts, local or remote, in JSON.';

/** The second opinion on an attempt: reading it, asking for it, and choosing which rating counts. */
export function opinionRoutes(opinions: Opinions): Router {
  const router = Router();

  router.get(PATH, (request, response) => {
    const id = idOf(request, opinions);
    if (id === null) return noAttempt(response);
    send(response, opinions, id);
  });

  router.post(PATH, (request, response) => {
    const id = idOf(request, opinions);
    if (id === null) return noAttempt(response);
    if (opinions.isRecording(id)) return isBeingRecorded(response);
    if (opinions.of(id) === null) return notRated(response);
    if (!opinions.isOn) return isOff(response);
    opinions.ask(id);
    send(response, opinions, id);
  });

  router.put(PATH, express.json({ limit: '1kb' }), (request, response) => {
    const id = idOf(request, opinions);
    if (id === null) return noAttempt(response);
    if (opinions.isRecording(id)) return isBeingRecorded(response);
    const choice = OpinionChoice.safeParse(request.body);
    if (!choice.success) return badBody(response, BODY_MESSAGE);
    if (opinions.of(id) === null) return notRated(response);
    if (opinions.isAwaited(id)) return isAwaited(response);
    if (!opinions.choose(id, choice.data.counts)) return nothingToChoose(response);
    send(response, opinions, id);
  });

  router.use(answerBadBody(() => BODY_MESSAGE));
  return router;
}

function idOf(request: Request, opinions: Opinions): string | null {
  const { data } = AttemptParams.safeParse(request.params);
  return data !== undefined && opinions.isKept(data.id) ? data.id : null;
}

function send(response: Response, opinions: Opinions, id: string): void {
  const opinion = opinions.of(id);
  if (opinion === null) notRated(response);
  else response.json(opinion);
}

function isAwaited(response: Response): void {
  refuse(response, 409, {
    code: 'awaited',
    message:
      'The loop is still asking about this answer, by the rating that counts now; choose once it has gone on.',
  });
}

function notRated(response: Response): void {
  refuse(response, 409, {
    code: 'notRated',
    message: 'There is no rating here to have a second opinion on; finish an answer first.',
  });
}

function isOff(response: Response): void {
  refuse(response, 409, {
    code: 'switchedOff',
    message: 'The second opinion is switched off; switch it on under “Models”.',
  });
}

function nothingToChoose(response: Response): void {
  refuse(response, 409, {
    code: 'noOpinion',
    message: 'There is no second opinion on these words to choose; ask for one first.',
  });
}
