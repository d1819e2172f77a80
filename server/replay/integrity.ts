import express, { type Response, Router } from 'express';
import { z } from 'zod';
import { IntegrityAnswer } from '#contract/attempt.ts';
import { answerBadBody, badBody, isBeingRecorded, noAttempt, refuse } from '#http/refuse.ts';
import type { Archive, Rerate } from './archive.ts';
import { detailOf } from './detail.ts';
import { spokenIn } from './spoken.ts';

const AttemptParams = z.object({ id: z.uuid() });

const BODY_MESSAGE = 'Send the note’s id as flagId, and heardRight as true or false, in JSON.';

/**
 * The person's word on an integrity note: keeps it, rates the stored transcript again with all that
 * they have said so far, and answers with the attempt as it now stands.
 */
export function integrityRoutes(archive: Archive, rerate: Rerate): Router {
  const router = Router();

  router.post('/attempts/:id/integrity', express.json(), async (request, response) => {
    const params = AttemptParams.safeParse(request.params);
    const found = params.success ? archive.findAttempt(params.data.id) : null;
    if (found === null) return noAttempt(response);
    const { id, question, rating_id } = found.attempt;
    if (archive.isRecording(id)) return isBeingRecorded(response);
    if (rating_id === null) return notRated(response);
    const body = IntegrityAnswer.safeParse(request.body);
    if (!body.success) return badBody(response, BODY_MESSAGE);
    const { flagId, heardRight } = body.data;
    const heard = new Map(archive.integrityAnswers(id)).set(flagId, heardRight);
    const { utterances, probes } = spokenIn(found);
    const scorecard = await rerate({ question, utterances }, probes, heard);
    if (!scorecard.integrity.some((flag) => flag.id === flagId)) return noNote(response);
    archive.saveIntegrityAnswer(id, body.data, scorecard);
    const changed = archive.findAttempt(id);
    if (changed === null) return noAttempt(response);
    response.json(detailOf(changed, archive));
  });

  router.use(answerBadBody(() => BODY_MESSAGE));
  return router;
}

function noNote(response: Response): void {
  refuse(response, 404, {
    code: 'unknownFlag',
    message: 'There is no such question about this answer; reload the page.',
  });
}

function notRated(response: Response): void {
  refuse(response, 409, {
    code: 'notRated',
    message: 'This answer has not been scored; finish it first.',
  });
}
